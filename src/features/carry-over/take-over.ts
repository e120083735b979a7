import { factsOf, type MinutesFacts } from '../../archive/facts.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { code, textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { takeOverDate, type ProposedDate } from './take-over-date.ts';
import { correctedRecord } from './take-over-record.ts';
import { takeOverRole } from './take-over-roles.ts';
import { NOTHING_TAKEN, type TakenOver } from './taken.ts';

/** The minutes that Gavel proposed, and their meeting. */
export interface WrittenMinutes {
  readonly markdown: string;
  readonly reviewed: Meeting;
}

/** What is asked of the minutes; a replay of a log has a date already. */
export interface TakeOverContext {
  readonly date: boolean;
}

const factsIn = (markdown: string, { group: { directory, format } }: Meeting): MinutesFacts =>
  factsOf(readDocument(markdown), { directory, format });

/**
 * What the next meeting takes over from merged minutes, of its date and its roles: at a first start what they say, and
 * after a review what people changed in what Gavel wrote. Everybody hears of it, and of what is wrong or unclear, in
 * which case nothing changes.
 */
export function takeOver(
  merged: string,
  next: Meeting,
  at: string,
  written?: WrittenMinutes,
  { date }: TakeOverContext = { date: true },
): Decided<Event> | undefined {
  if (merged === written?.markdown) return undefined;
  const facts = factsIn(merged, next);
  const proposed: ProposedDate | undefined = written && {
    facts: factsIn(written.markdown, written.reviewed),
    reviewed: written.reviewed,
  };
  const taken = [
    ...(date ? [takeOverDate(facts, next, at, proposed)] : []),
    takeOverRole('chair', facts, next, at, proposed),
    takeOverRole('secretary', facts, next, at, proposed),
  ];
  if (hasBegun(next)) return linesOf(taken).length === 0 ? undefined : tooLate();
  return decided([
    ...taken,
    { ...NOTHING_TAKEN, told: proposed ? correctedRecord(facts, proposed.facts, next.group) : [] },
  ]);
}

function hasBegun(next: Meeting): boolean {
  const { phase } = next.stateOf(lifecycleState);
  return phase !== 'planned' && phase !== 'gathering';
}

function decided(taken: readonly TakenOver[]): Decided<Event> | undefined {
  const lines = linesOf(taken);
  return lines.length === 0 ? undefined : { events: taken.flatMap(({ events }) => events), announce: { lines } };
}

function linesOf(taken: readonly TakenOver[]): MessageLine[] {
  const told = taken.flatMap((one) => one.told);
  const parts = told.flatMap((pieces, i): readonly MessagePiece[] => (i === 0 ? pieces : [', ', ...pieces]));
  const first = told.length === 0 ? [] : [textLine({ strong: 'Taken from the merged minutes: ' }, ...parts, '.')];
  return [...first, ...taken.flatMap(({ problems }) => problems)];
}

const tooLate = (): Decided<Event> => ({
  events: [],
  announce: {
    lines: [
      textLine(
        'People changed the next meeting’s date or roles in the merged minutes, but that meeting has begun, so nothing was taken over. ',
        code('/chair @user'),
        ' and ',
        code('/secretary @user'),
        ' still work.',
      ),
    ],
  },
});
