import type { Person, UserRef } from '../../meeting/member.ts';
import { writtenOut } from '../../meeting/mention.ts';
import { sayText, strong, type Message } from '../../meeting/message.ts';
import type {
  RelayAuthor,
  Heard,
  HeardDeletion,
  HeardEdit,
  HeardMessage,
  MessageId,
  RoomId,
} from '../../ports/chat.ts';
import type { OutboxItem, MessageSubject } from '../../ports/store.ts';
import { speakerOf, type HandlerContext } from '../handler-context.ts';
import { secretaryMessages } from '../messages.ts';
import { memberAccount, platformOf } from '../people/direct-route.ts';
import { resolveMentions } from '../people/mentions.ts';
import type { GroupBinding } from '../secretary-deps.ts';
import {
  ABOUT_NOTHING,
  aboutCopy,
  isCopied,
  originOf,
  isRelayed,
  viewOf,
  type RelayOrigin,
} from './relayed-messages.ts';
import { forgetReactions } from './relayed-reactions.ts';
import { relayedWords } from './relayed-words.ts';

const nameOf = ({ key, guest, label }: Person, binding: GroupBinding): string =>
  guest ? label : (binding.group.directory.byName(key)?.name ?? label);

/** Whose words they are, as they are known in a room. */
function authorIn(room: RoomId, by: UserRef, person: Person, binding: GroupBinding): RelayAuthor {
  const { directory } = binding.group;
  const member = directory.byName(person.key);
  const id = member && !person.guest ? memberAccount(platformOf(room), member, directory) : undefined;
  const platform = directory.traits(by.platform)?.label ?? by.platform;
  return { name: nameOf(person, binding), platform, ...(id === undefined ? {} : { id }) };
}

const wordsOf = (heard: HeardMessage | HeardEdit, context: HandlerContext): readonly Message[] =>
  relayedWords(writtenOut(resolveMentions(heard, context)), heard.by.platform, context.binding);

/** The message of another room that this one answers: itself if it's that room's own, else its copy there. */
function answeredIn(
  room: RoomId,
  target: RelayOrigin | undefined,
): Pick<OutboxItem, 'answersView'> & { replyTo?: MessageId } {
  if (!target) return {};
  return target.room === room ? { replyTo: target.message } : { answersView: viewOf(target) };
}

/**
 * Shows words in the other rooms, as those of the person who said them, or as Gavel's own if they were deleted.
 * @param said what the copies say: long words in several
 */
function show(
  origin: RelayOrigin,
  said: readonly Message[],
  heard: Heard,
  target: RelayOrigin | undefined,
  context: HandlerContext,
): void {
  const { binding, active, work } = context;
  const isGone = heard.kind === 'deletion';
  const by = speakerOf(heard, context);
  const subject = { stream: active.current, about: isGone ? ABOUT_NOTHING : aboutCopy(origin) };
  for (const room of binding.rooms) {
    if (room === origin.room) continue;
    const author = isGone ? {} : { author: authorIn(room, heard.by, by, binding) };
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
 * Shows what somebody said in the group's other rooms, and tells whether it did. Commands aren't shown: Gavel
 * says everywhere what comes of them. `s/old/new/` is, since it says so itself.
 * @param answers what the message that it answers stands for, if that's a copy
 */
export function relayMessage(
  heard: HeardMessage,
  answers: MessageSubject | undefined,
  isWorthIt: boolean,
  context: HandlerContext,
): boolean {
  if (!isWorthIt || !heard.visible || !isRelayed(heard, context)) return false;
  const origin = { room: heard.room, message: heard.message };
  const target =
    originOf(answers) ?? (heard.replyTo === undefined ? undefined : { room: heard.room, message: heard.replyTo });
  show(origin, wordsOf(heard, context), heard, target, context);
  return true;
}

/** What the copies say that the words no longer need. */
async function surplus(needed: number, origin: RelayOrigin, context: HandlerContext): Promise<readonly Message[]> {
  const left: Message[] = [];
  const { emptied } = secretaryMessages(context.binding.group);
  while (await isCopied(origin, context, needed + left.length)) left.push(sayText(emptied));
  return left;
}

/** Lets the copies follow a message that was changed or deleted. A deletion goes everywhere, at any time. */
export async function relayChange(heard: HeardEdit | HeardDeletion, context: HandlerContext): Promise<void> {
  // Its words stay.
  if (heard.kind === 'deletion' && heard.attachments !== undefined) return;
  const { binding } = context;
  const say = secretaryMessages(binding.group);
  const origin = { room: heard.room, message: heard.message };
  if (!(await isCopied(origin, context)) || (heard.kind === 'edit' && !isRelayed(heard, context))) return;
  const said =
    heard.kind === 'edit'
      ? wordsOf(heard, context)
      : [sayText(...say.deleted(strong(nameOf(speakerOf(heard, context), binding))))];
  show(origin, [...said, ...(await surplus(said.length, origin, context))], heard, undefined, context);
  if (heard.kind === 'deletion') await forgetReactions(origin, heard, context);
}
