import type { Decided, Meeting } from '../../meeting/feature.ts';
import { message, text } from '../../meeting/message.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { lifecycle, type Moved, type Unplanned } from '../lifecycle/lifecycle.ts';
import { calendarOf, comingAfter } from './calendar.ts';
import { timeIn } from './words.ts';

/** Where the configuration's schedule was changed, the meeting that is planned and not past follows it. */
export function replan(meeting: Meeting, at: string): Decided<Moved | Unplanned> | undefined {
  const { phase, planned } = meeting.of(lifecycle);
  if (phase !== 'planned' || (planned !== undefined && planned <= at)) return undefined;
  const expected = nextOccurrence(calendarOf(meeting), comingAfter(meeting, at));
  if (expected?.start === planned) return undefined;
  const changed = text('The schedule in the configuration has changed.');
  return expected
    ? {
        events: [{ type: 'lifecycle.moved', at, start: expected.start, occurrence: expected.key }],
        announce: message(changed, text('Next meeting: ', timeIn(meeting, expected.start), '.')),
      }
    : { events: [{ type: 'lifecycle.unplanned', at }], announce: message(changed, text('There is no date yet.')) };
}
