import type { MinutesFacts } from '../../archive/facts.ts';
import { keyOf, type NamedPerson } from '../../archive/people.ts';
import type { InLanguage } from '../../language/language.ts';
import { enumerate } from '../../language/lists.ts';
import type { MessagePiece } from '../../meeting/message.ts';
import type { MeetingRole } from '../roles/roles.ts';
import { carryOverMessages } from './messages.ts';

const there = ({ attendance: { present, partly } }: MinutesFacts): NamedPerson[] => [...present, ...partly];

const beside = (some: readonly NamedPerson[], others: readonly NamedPerson[]): NamedPerson[] =>
  some.filter((one) => others.every((other) => keyOf(other) !== keyOf(one)));

const namesIn = (people: readonly NamedPerson[], of: InLanguage): MessagePiece[] =>
  enumerate(
    people.map(({ handle, written }) => (handle === undefined ? written : `@${handle}`)),
    of,
  );

/**
 * What people corrected about the meeting itself: who was there and who led it. The statistics count what was merged,
 * so this only tells people.
 */
export function correctedRecord(
  merged: MinutesFacts,
  proposed: MinutesFacts,
  of: InLanguage,
): readonly (readonly MessagePiece[])[] {
  const say = carryOverMessages(of);
  const led = (role: MeetingRole): MessagePiece[][] => {
    const [now, before] = [merged.roles[role], proposed.roles[role]];
    const isSame = now.length === before.length && beside(now, before).length === 0;
    return isSame || now.length === 0 ? [] : [say.ledLast[role](namesIn(now, of))];
  };
  const came = beside(there(merged), there(proposed));
  const gone = beside(there(proposed), there(merged));
  return [
    ...(came.length === 0 ? [] : [say.alsoPresent(namesIn(came, of))]),
    ...(gone.length === 0 ? [] : [say.notPresent(namesIn(gone, of))]),
    ...led('chair'),
    ...led('secretary'),
  ];
}
