import { factsOf, type MinutesFacts } from '../../archive/facts.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { code, sayText, textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { carryOverMessages } from './messages.ts';
import { takeOverDate, type ProposedDate } from './take-over-date.ts';
import { correctedRecord } from './take-over-record.ts';
import { takeOverRole } from './take-over-roles.ts';
import { NOTHING_TAKEN, type TakenOver } from './taken.ts';

/** The minutes that Gavel proposed, and their meeting. */
export interface WrittenMinutes {
  readonly markdown: string;
  readonly reviewed: Meeting;
}

/** Whether the date is taken over; a replay of a log has one already. */
export interface TakeOverContext {
  readonly date: boolean;
}

const factsIn = (markdown: string, { group }: Meeting): MinutesFacts => {
  const { directory, format } = group;
  return factsOf(readDocument(markdown), { directory, format, of: group });
};

/**
 * Takes over the next meeting's date and roles from merged minutes: at a first start what they say, and after a review
 * what people changed in what Gavel wrote. Everyone is told, and also if something is wrong or unclear, in which case
 * nothing changes.
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
  if (hasBegun(next)) return linesOf(taken, next).length === 0 ? undefined : tooLate(next);
  const corrected = proposed ? correctedRecord(facts, proposed.facts, next.group) : [];
  return decided([...taken, { ...NOTHING_TAKEN, told: corrected }], next);
}

function hasBegun(next: Meeting): boolean {
  const { phase } = next.stateOf(lifecycleState);
  return phase !== 'planned' && phase !== 'gathering';
}

function decided(taken: readonly TakenOver[], next: Meeting): Decided<Event> | undefined {
  const lines = linesOf(taken, next);
  return lines.length === 0 ? undefined : { events: taken.flatMap(({ events }) => events), announce: { lines } };
}

function linesOf(taken: readonly TakenOver[], { group }: Meeting): MessageLine[] {
  const told = taken.flatMap((one) => one.told);
  const parts = told.flatMap((pieces, i): readonly MessagePiece[] => (i === 0 ? pieces : [', ', ...pieces]));
  const first = told.length === 0 ? [] : [textLine(...carryOverMessages(group).taken(parts))];
  return [...first, ...taken.flatMap(({ problems }) => problems)];
}

const tooLate = ({ group }: Meeting): Decided<Event> => ({
  events: [],
  announce: sayText(...carryOverMessages(group).tooLate(code('/chair @user'), code('/secretary @user'))),
});
