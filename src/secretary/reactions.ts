import { numbersAbout } from '../meeting/entry.ts';
import { userKey } from '../meeting/link.ts';
import { signsOf } from '../meeting/signs.ts';
import type { Heard, HeardReaction, RoomId } from '../ports/chat.ts';
import type { Reacting, Reaction, Subject } from '../ports/store.ts';
import { isCopied, originOf, relays, viewOf, type Origin } from './copies.ts';
import type { Hearing } from './settling.ts';

// Reactions in the relay. Gavel has one account in each room: it shows an emoji there once, for as long as anybody in
// another room has put it under the message or a copy of it (docs/decisions/0061).

const key = ({ emoji, from, by }: Reaction): string => JSON.stringify([emoji, from, by]);

function after(standing: readonly Reaction[], change: Reacting): readonly Reaction[] {
  const { removed, ...reaction } = change;
  const others = standing.filter((one) => key(one) !== key(change));
  return removed ? others : [...others, reaction];
}

/** The reactions to a message that stand, with what this work has changed of them. */
async function standingOn({ room, message }: Origin, { store, work }: Hearing): Promise<readonly Reaction[]> {
  const changes = work.reactions().filter((one) => one.room === room && one.message === message);
  return changes.reduce(after, await store.reactions(room, message));
}

/** Whether Gavel shows an emoji in a room: where somebody of another room put it. */
const isShown = (emoji: string, room: RoomId, standing: readonly Reaction[]): boolean =>
  standing.some((one) => one.emoji === emoji && one.from !== room);

/** Whether Gavel shows the emoji under the message anyway, as the sign of what was recorded: then it has to stay. */
function isSign(emoji: string, subject: Subject | undefined, { work }: Hearing): boolean {
  const meeting = subject && work.meeting(subject.stream);
  return meeting !== undefined && signsOf(numbersAbout(subject?.about), meeting).has(emoji);
}

function show(emoji: string, removed: boolean, room: RoomId, origin: Origin, heard: Heard, { work }: Hearing): void {
  const id = `${heard.id}/reaction/${emoji}@${room}`;
  const reaction = { kind: 'reaction', id, room, emoji, removed } as const;
  // Where an older state was not sent yet, the newer one takes its place.
  const view = `reaction/${emoji}/${viewOf(origin)}`;
  if (room === origin.room) work.send({ id, room, view, outgoing: { ...reaction, target: origin.message } });
  else work.send({ id, room, view, outgoing: reaction, answersView: viewOf(origin) });
}

/**
 * Shows a reaction in the other rooms, or takes it back there when it was the last one. What is taken back goes at any
 * time; what a reaction does in the meeting (a ballot, a hand, a tag) is told everywhere, and the reaction is not shown.
 * @param direct what the message reacted to stands for: another one, where it is a copy
 * @param subject what the message stands for that it reacted to, or that the copy shows
 * @param isActedOn whether it did something in the meeting
 */
export async function relayReaction(
  heard: HeardReaction,
  { direct, subject }: { readonly direct: Subject | undefined; readonly subject: Subject | undefined },
  isActedOn: boolean,
  hearing: Hearing,
): Promise<void> {
  const { emoji, removed } = heard;
  const origin = originOf(direct) ?? { room: heard.room, message: heard.message };
  if (!removed && (isActedOn || !relays(hearing) || !(await isCopied(origin, hearing)))) return;
  const standing = await standingOn(origin, hearing);
  const change = { ...origin, emoji, from: heard.room, by: userKey(heard.by), removed };
  const now = after(standing, change);
  if (now.length === standing.length) return;
  hearing.work.reacted(change);
  const rooms = isSign(emoji, subject, hearing)
    ? hearing.place.rooms.filter((room) => room !== origin.room)
    : hearing.place.rooms;
  for (const room of rooms) {
    const isNow = isShown(emoji, room, now);
    if (isNow !== isShown(emoji, room, standing)) show(emoji, !isNow, room, origin, heard, hearing);
  }
}

/** The message was taken away, and everybody's reactions with it: Gavel's own go from the copies. */
export async function forgetReactions(origin: Origin, heard: Heard, hearing: Hearing): Promise<void> {
  const standing = await standingOn(origin, hearing);
  for (const reaction of standing) hearing.work.reacted({ ...reaction, removed: true });
  for (const room of hearing.place.rooms) {
    if (room === origin.room) continue;
    for (const emoji of new Set(standing.map((one) => one.emoji)))
      if (isShown(emoji, room, standing)) show(emoji, true, room, origin, heard, hearing);
  }
}
