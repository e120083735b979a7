import { loosely } from '../meeting/clean.ts';
import type { Member, Person, UserRef } from '../meeting/member.ts';
import { message, say, strong, text, type Message, type Piece } from '../meeting/message.ts';
import type { Author, Heard, HeardDeletion, HeardEdit, HeardMessage, MessageId, RoomId } from '../ports/chat.ts';
import type { OutboxItem, Subject } from '../ports/store.ts';
import { ABOUT_NOTHING, aboutCopy, isCopied, originOf, relays, viewOf, type Origin } from './copies.ts';
import { resolved } from './mentions.ts';
import type { Place } from './parts.ts';
import { accountOn, platformOf } from './reach.ts';
import { forgetReactions } from './reactions.ts';
import { speaker, type Hearing } from './settling.ts';

/** A guest who is called like a member is told apart by their id: names are free to choose. */
function guestName({ name, id }: UserRef, label: string, { group }: Place): string {
  const { directory } = group;
  const isCalledSo = (member: Member): boolean => member.name !== undefined && loosely(member.name) === loosely(name);
  const isTaken = directory.byName(label) !== undefined || directory.members.some(isCalledSo);
  return isTaken ? `${label}, ${id}` : label;
}

const nameOf = ({ key, guest, label }: Person, by: UserRef, place: Place): string =>
  guest ? guestName(by, label, place) : (place.group.directory.byName(key)?.name ?? label);

/** Whose words they are, as they are known in a room. */
function authorIn(room: RoomId, by: UserRef, person: Person, place: Place): Author {
  const platform = platformOf(room);
  const member = place.group.directory.byName(person.key);
  const id = member && !person.guest ? accountOn(platform, member) : undefined;
  return { name: nameOf(person, by, place), platform: by.platform, ...(id === undefined ? {} : { id }) };
}

const MENTION = /(?<![\p{L}\p{N}_.@])@(?<name>[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)/u;

/** Members are mentioned on the other side as that platform mentions them. */
function pieces(words: string, place: Place): Piece[] {
  const found = MENTION.exec(words);
  if (!found) return words === '' ? [] : [words];
  const member = place.group.directory.byName(found.groups?.['name'] ?? '');
  const end = found.index + found[0].length;
  const before = words.slice(0, member ? found.index : end);
  return [
    ...(before === '' ? [] : [before]),
    ...(member ? [{ member: member.handle }] : []),
    ...pieces(words.slice(end), place),
  ];
}

const CODE = /(?<fence>`{1,3})(?<code>.+?)\k<fence>/su;

/** Code stays code: what stands between backticks, one or three. */
function withCode(said: string, place: Place): Piece[] {
  const found = CODE.exec(said);
  const { code = '' } = found?.groups ?? {};
  if (!found) return pieces(said, place);
  const bare = found.groups?.['fence'] === '```' ? code.replace(/^[\w-]*\n/u, '').replace(/\n$/u, '') : code;
  return [
    ...pieces(said.slice(0, found.index), place),
    { code: bare },
    ...withCode(said.slice(found.index + found[0].length), place),
  ];
}

const words = (heard: HeardMessage | HeardEdit, hearing: Hearing): Message =>
  message(text(...withCode(resolved(heard, hearing), hearing.place)));

/** The message of another room that this one answers: itself where it is that room's own, else its copy there. */
function answeredIn(
  room: RoomId,
  target: Origin | undefined,
): Pick<OutboxItem, 'answersView'> & { replyTo?: MessageId } {
  if (!target) return {};
  return target.room === room ? { replyTo: target.message } : { answersView: viewOf(target) };
}

/** Shows words in the other rooms, as those of whoever said them, or as Gavel's own where they were taken away. */
function show(origin: Origin, said: Message, heard: Heard, target: Origin | undefined, hearing: Hearing): void {
  const { place, table, work } = hearing;
  const isGone = heard.kind === 'deletion';
  const by = speaker(heard, hearing);
  for (const room of place.rooms) {
    if (room === origin.room) continue;
    const id = `${heard.id}/relay@${room}`;
    const { answersView, replyTo } = answeredIn(room, target);
    work.send({
      id,
      room,
      outgoing: {
        kind: 'post',
        id,
        room,
        message: said,
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(isGone ? {} : { author: authorIn(room, heard.by, by, place) }),
      },
      view: viewOf(origin),
      subject: { stream: table.current, about: isGone ? ABOUT_NOTHING : aboutCopy(origin) },
      ...(answersView === undefined ? {} : { answersView }),
    });
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
  show(origin, words(heard, hearing), heard, target, hearing);
  return true;
}

/** Lets the copies follow a message that was changed or taken away. What is taken away goes everywhere, at any time. */
export async function relayChange(heard: HeardEdit | HeardDeletion, hearing: Hearing): Promise<void> {
  const { place } = hearing;
  const origin = { room: heard.room, message: heard.message };
  if (!(await isCopied(origin, hearing)) || (heard.kind === 'edit' && !relays(hearing))) return;
  const said =
    heard.kind === 'edit'
      ? words(heard, hearing)
      : say(strong(nameOf(speaker(heard, hearing), heard.by, place)), ' took this message away.');
  show(origin, said, heard, undefined, hearing);
  if (heard.kind === 'deletion') await forgetReactions(origin, heard, hearing);
}
