import { signOf, signsOf, VOLUNTEER_SIGN, wantVolunteer } from '../../meeting/signs.ts';
import type { Heard } from '../../ports/chat.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const numbered = (numbers: readonly number[]): string => numbers.map((number) => `#${number}`).join(' ');

/**
 * Signs on the message itself, for all to see: one for each kind of what was recorded from it, and a hand if an action
 * wants a volunteer. Each is sent by itself, so that one that has to wait doesn't make those before it be sent again.
 */
export function markMessage(numbers: readonly number[], heard: Heard, stream: string, work: UnitOfWork): void {
  const { room, message: target } = heard;
  const meeting = work.meeting(stream);
  const kinds = Map.groupBy(numbers, (number) => meeting && signOf(number, meeting));
  for (const [i, [sign, same]] of [...kinds].entries()) {
    const id = i === 0 ? `${heard.id}/mark` : `${heard.id}/mark/${i + 1}`;
    const signed = sign === undefined ? {} : { sign };
    work.send({ id, room, outgoing: { kind: 'mark', id, room, target, mark: numbered(same), ...signed } });
  }
  if (meeting && wantVolunteer(numbers, meeting)) react(VOLUNTEER_SIGN, heard, work);
}

/** Gavel's own reaction to a message. */
export function react(emoji: string, { id: cause, room, message: target }: Heard, work: UnitOfWork): void {
  const id = `${cause}/react ${emoji}`;
  work.send({ id, room, outgoing: { kind: 'reaction', id, room, target, emoji, removed: false } });
}

/**
 * The message was edited: what was recorded from it can be of another kind now, and then it has another sign.
 * @param before the signs that the message had
 */
export function markAnew(
  numbers: readonly number[],
  before: ReadonlySet<string>,
  heard: Heard,
  stream: string,
  work: UnitOfWork,
): void {
  const { room, message: target } = heard;
  const meeting = work.meeting(stream);
  if (!meeting) return;
  const now = signsOf(numbers, meeting);
  for (const emoji of before) {
    if (now.has(emoji)) continue;
    const id = `${heard.id}/mark/not ${emoji}`;
    work.send({ id, room, outgoing: { kind: 'reaction', id, room, target, emoji, removed: true } });
  }
  const isNew = (number: number): boolean => !signsOf([number], meeting).isSubsetOf(before);
  markMessage(now.size === 0 ? [] : numbers.filter(isNew), heard, stream, work);
}
