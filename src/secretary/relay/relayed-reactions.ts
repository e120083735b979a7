import { numbersAbout } from '../../meeting/entry.ts';
import { userKey } from '../../meeting/link.ts';
import { signsOf, VOLUNTEER_SIGN, wantVolunteer } from '../../meeting/signs.ts';
import type { Heard, HeardMessage, HeardReaction, RoomId } from '../../ports/chat.ts';
import type { ReactionLog, StoredHand, MessageSubject } from '../../ports/store.ts';
import type { HandlerContext } from '../handler-context.ts';
import { isCopied, originOf, isRelayed, viewOf, type RelayOrigin } from './relayed-messages.ts';

// Reactions in the relay. Gavel has one account in each room: it shows an emoji there once, for as long as anybody in
// another room has put it under the message or a copy of it (docs/decisions/0061).

const key = ({ emoji, from, by }: StoredHand): string => JSON.stringify([emoji, from, by]);

function after(standing: readonly StoredHand[], change: ReactionLog): readonly StoredHand[] {
  const { removed, ...reaction } = change;
  const others = standing.filter((one) => key(one) !== key(change));
  return removed ? others : [...others, reaction];
}

/** The reactions to a message that stand, with what this work has changed of them. */
async function standingOn(
  { room, message }: RelayOrigin,
  { store, work }: HandlerContext,
): Promise<readonly StoredHand[]> {
  const changes = work.reactions().filter((one) => one.room === room && one.message === message);
  return changes.reduce(after, await store.reactions(room, message));
}

/** Whether Gavel shows an emoji in a room: if someone in another room put it. */
const isShown = (emoji: string, room: RoomId, standing: readonly StoredHand[]): boolean =>
  standing.some((one) => one.emoji === emoji && one.from !== room);

/** Whether Gavel shows the emoji under the message anyway, as the sign of what was recorded: then it has to stay. */
function isSign(emoji: string, subject: MessageSubject | undefined, { work }: HandlerContext): boolean {
  const meeting = subject && work.meeting(subject.stream);
  return meeting !== undefined && signsOf(numbersAbout(subject?.about), meeting).has(emoji);
}

function show(
  emoji: string,
  removed: boolean,
  room: RoomId,
  origin: RelayOrigin,
  heard: Heard,
  { work }: HandlerContext,
): void {
  const id = `${heard.id}/reaction/${emoji}@${room}`;
  const reaction = { kind: 'reaction', id, room, emoji, removed } as const;
  // Where an older state was not sent yet, the newer one takes its place.
  const view = `reaction/${emoji}/${viewOf(origin)}`;
  if (room === origin.room) work.send({ id, room, view, outgoing: { ...reaction, target: origin.message } });
  else work.send({ id, room, view, outgoing: reaction, answersView: viewOf(origin) });
}

/** A hand under the copies of a message too, if an action that was recorded from it wants a volunteer. */
export function signCopies(numbers: readonly number[], heard: HeardMessage, context: HandlerContext): void {
  const meeting = context.work.meeting(context.active.current);
  if (!meeting || !wantVolunteer(numbers, meeting)) return;
  const origin = { room: heard.room, message: heard.message };
  for (const room of context.binding.rooms)
    if (room !== origin.room) show(VOLUNTEER_SIGN, false, room, origin, heard, context);
}

/**
 * Shows a reaction in the other rooms, or takes it back there when it was the last one. It can be taken back at any
 * time. If a reaction does something in the meeting (a ballot, a hand, a tag), Gavel tells that everywhere instead.
 * @param direct what the message that got the reaction represents: another message, if it is a copy
 * @param subject what that message represents; if it is a copy, what its original represents
 * @param isActedOn whether it did something in the meeting
 */
export async function relayReaction(
  heard: HeardReaction,
  { direct, subject }: { readonly direct: MessageSubject | undefined; readonly subject: MessageSubject | undefined },
  isActedOn: boolean,
  context: HandlerContext,
): Promise<void> {
  const { emoji, removed } = heard;
  const origin = originOf(direct) ?? { room: heard.room, message: heard.message };
  if (!removed && (isActedOn || !isRelayed(heard, context) || !(await isCopied(origin, context)))) return;
  const standing = await standingOn(origin, context);
  const change = { ...origin, emoji, from: heard.room, by: userKey(heard.by), removed };
  const now = after(standing, change);
  if (now.length === standing.length) return;
  context.work.reacted(change);
  const rooms = isSign(emoji, subject, context)
    ? context.binding.rooms.filter((room) => room !== origin.room)
    : context.binding.rooms;
  for (const room of rooms) {
    const isNow = isShown(emoji, room, now);
    if (isNow !== isShown(emoji, room, standing)) show(emoji, !isNow, room, origin, heard, context);
  }
}

/** The message was taken away, and everybody's reactions with it: Gavel's own go from the copies. */
export async function forgetReactions(origin: RelayOrigin, heard: Heard, context: HandlerContext): Promise<void> {
  const standing = await standingOn(origin, context);
  for (const reaction of standing) context.work.reacted({ ...reaction, removed: true });
  for (const room of context.binding.rooms) {
    if (room === origin.room) continue;
    for (const emoji of new Set(standing.map((one) => one.emoji)))
      if (isShown(emoji, room, standing)) show(emoji, true, room, origin, heard, context);
  }
}
