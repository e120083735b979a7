import type { Person, UserRef } from '../meeting/member.ts';
import { writtenOut } from '../meeting/mention.ts';
import { say, strong, type Message } from '../meeting/message.ts';
import type { Author, Heard, HeardDeletion, HeardEdit, HeardMessage, MessageId, RoomId } from '../ports/chat.ts';
import type { OutboxItem, Subject } from '../ports/store.ts';
import { ABOUT_NOTHING, aboutCopy, isCopied, originOf, relays, viewOf, type Origin } from './copies.ts';
import { resolved } from './mentions.ts';
import type { Place } from './parts.ts';
import { accountOn, platformOf } from './reach.ts';
import { forgetReactions } from './reactions.ts';
import { relayedWords } from './relayed-words.ts';
import { speaker, type Hearing } from './settling.ts';

const nameOf = ({ key, guest, label }: Person, place: Place): string =>
  guest ? label : (place.group.directory.byName(key)?.name ?? label);

/** Whose words they are, as they are known in a room. */
function authorIn(room: RoomId, by: UserRef, person: Person, place: Place): Author {
  const platform = platformOf(room);
  const member = place.group.directory.byName(person.key);
  const id = member && !person.guest ? accountOn(platform, member) : undefined;
  return { name: nameOf(person, place), platform: by.platform, ...(id === undefined ? {} : { id }) };
}

const wordsOf = (heard: HeardMessage | HeardEdit, hearing: Hearing): readonly Message[] =>
  relayedWords(writtenOut(resolved(heard, hearing)), heard.by.platform, hearing.place);

/** The message of another room that this one answers: itself where it is that room's own, else its copy there. */
function answeredIn(
  room: RoomId,
  target: Origin | undefined,
): Pick<OutboxItem, 'answersView'> & { replyTo?: MessageId } {
  if (!target) return {};
  return target.room === room ? { replyTo: target.message } : { answersView: viewOf(target) };
}

/**
 * Shows words in the other rooms, as those of whoever said them, or as Gavel's own where they were taken away.
 * @param said what the copies say: long words in several
 */
function show(
  origin: Origin,
  said: readonly Message[],
  heard: Heard,
  target: Origin | undefined,
  hearing: Hearing,
): void {
  const { place, table, work } = hearing;
  const isGone = heard.kind === 'deletion';
  const by = speaker(heard, hearing);
  const subject = { stream: table.current, about: isGone ? ABOUT_NOTHING : aboutCopy(origin) };
  for (const room of place.rooms) {
    if (room === origin.room) continue;
    const author = isGone ? {} : { author: authorIn(room, heard.by, by, place) };
    const { answersView, replyTo } = answeredIn(room, target);
    const answers = replyTo === undefined ? {} : { replyTo };
    for (const [i, words] of said.entries()) {
      const id = `${heard.id}/relay${i === 0 ? '' : `/${i + 1}`}@${room}`;
      work.send({
        id,
        room,
        outgoing: { kind: 'post', id, room, message: words, ...answers, ...author },
        view: viewOf(origin, i),
        subject,
        ...(answersView === undefined ? {} : { answersView }),
      });
    }
  }
}

/**
 * Shows what somebody said in the group's other rooms, and tells whether it did. Commands are not shown: what comes of
 * them is told everywhere.
 * @param answers what the message that it answers stands for, where that is a copy
 */
export function relay(
  heard: HeardMessage,
  answers: Subject | undefined,
  isWorthIt: boolean,
  hearing: Hearing,
): boolean {
  if (!isWorthIt || !heard.visible || !relays(hearing)) return false;
  const origin = { room: heard.room, message: heard.message };
  const target =
    originOf(answers) ?? (heard.replyTo === undefined ? undefined : { room: heard.room, message: heard.replyTo });
  show(origin, wordsOf(heard, hearing), heard, target, hearing);
  return true;
}

/** What the copies say now that are more than the words need any more. */
async function surplus(needed: number, origin: Origin, hearing: Hearing): Promise<readonly Message[]> {
  const left: Message[] = [];
  while (await isCopied(origin, hearing, needed + left.length)) left.push(say('(Nothing any more.)'));
  return left;
}

/** Lets the copies follow a message that was changed or taken away. What is taken away goes everywhere, at any time. */
export async function relayChange(heard: HeardEdit | HeardDeletion, hearing: Hearing): Promise<void> {
  // Its words stay.
  if (heard.kind === 'deletion' && heard.attachments !== undefined) return;
  const { place } = hearing;
  const origin = { room: heard.room, message: heard.message };
  if (!(await isCopied(origin, hearing)) || (heard.kind === 'edit' && !relays(hearing))) return;
  const said =
    heard.kind === 'edit'
      ? wordsOf(heard, hearing)
      : [say(strong(nameOf(speaker(heard, hearing), place)), ' took this message away.')];
  show(origin, [...said, ...(await surplus(said.length, origin, hearing))], heard, undefined, hearing);
  if (heard.kind === 'deletion') await forgetReactions(origin, heard, hearing);
}
