import type { DateTime } from 'luxon';

import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState, nominalStart } from '../../meeting/lifecycle.ts';
import { meetingQuorum } from '../../meeting/quorum.ts';
import { fillPlaceholders, utcDateTime, type PlaceholderValues } from '../../minutes/placeholders.ts';
import { occurrenceAt, ownOccurrence } from '../calendar/calendar.ts';
import { nextMeeting } from '../next-meeting/state.ts';
import { historyFeature } from '../stats/history.ts';

const instant = (at: string | undefined) => (at === undefined ? undefined : utcDateTime(at));

/**
 * What a format's patterns can name. All in UTC, but `date`: the day on which the meeting started in the zone in which the group
 * keeps its clock.
 */
export function placeholderValues(meeting: Meeting): PlaceholderValues {
  const { begun, ended } = meeting.stateOf(lifecycleState);
  const { gathering, duration } = meeting.group.schedule;
  const start = nominalStart(meeting);
  const next = nextMeeting(meeting);
  const over = instant(ended) ?? instant(start)?.plus({ minutes: duration });
  return {
    group: meeting.group.name,
    date: instant(start)?.setZone(zoneOf(meeting)),
    /** The planned start, or when it began if it was held at another time. */
    start: instant(start),
    /** When it really began. */
    begun: instant(begun ?? start),
    gathering: instant(start)?.minus({ minutes: gathering }),
    ended: over,
    /** As long after the end as people gather before the start. */
    closed: over?.plus({ minutes: gathering }),
    next: instant(next),
    previous: previousDay(meeting),
    quorum: quorumText(meeting),
    ...where(meeting, start, ''),
    /** Where the next meeting is held; groups that take turns have several places. */
    ...where(meeting, next, 'next'),
  };
}

/** The day of the meeting before, if its minutes are known. */
function previousDay(meeting: Meeting): DateTime | undefined {
  const latest = meeting.stateOf(historyFeature).at(-1);
  return latest && utcDateTime(latest.date);
}

/** Whether the meeting had a quorum, in the words of its format. */
function quorumText(meeting: Meeting): string {
  const { isReached, present, voting, needed } = meetingQuorum(meeting);
  const words = meeting.group.format.quorum[isReached ? 'reached' : 'missed'];
  return fillPlaceholders(words, { present: String(present), voting: String(voting), needed: String(needed) });
}

/** Whose clock says on which day the meeting is. */
const zoneOf = (meeting: Meeting): string => ownOccurrence(meeting)?.zone ?? meeting.group.schedule.zone;

/** `place` and `link` of the meeting at a start; those of the schedule if the calendar has none then. */
function where(meeting: Meeting, start: string | undefined, before: '' | 'next'): PlaceholderValues {
  const found = start === undefined ? undefined : occurrenceAt(meeting, start);
  const { schedule } = meeting.group;
  return { [`${before}place`]: found?.place ?? schedule.place, [`${before}link`]: found?.link ?? schedule.link };
}
