import { refuse, type Decision, type Meeting, type Typed } from '../../meeting/feature.ts';
import { say } from '../../meeting/message.ts';
import { timeIn } from '../calendar/words.ts';
import type { NextOutcome } from './state.ts';
import { planning, upcoming } from './upcoming.ts';

/** A meeting beside the recurrence. Where it comes before all others, it is the next one. */
export function add(start: string, { at, by }: Typed, meeting: Meeting): Decision<NextOutcome> {
  const known = upcoming(meeting);
  if (known?.start === start) return refuse('The next meeting is then already.');
  const added: NextOutcome = { type: 'calendar.added', at, start };
  const events =
    known === undefined || start < known.start ? [added, planning({ start, occurrence: start }, at, meeting)] : [added];
  return { events, announce: say({ strong: 'One meeting more: ' }, timeIn(meeting, start), `, set by ${by.label}.`) };
}
