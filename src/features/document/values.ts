import type { Meeting } from '../../meeting/feature.ts';
import { utc, type Values } from '../../minutes/patterns.ts';
import { lifecycle, nominalStart, shift } from '../lifecycle/lifecycle.ts';
import { nextMeeting } from '../next-meeting/state.ts';

const instant = (at: string | undefined) => (at === undefined ? undefined : utc(at));

/**
 * What a format's patterns can name. All in UTC, but `date`: the day on which the meeting started where the group
 * keeps its clock.
 */
export function values(meeting: Meeting): Values {
  const { begun, ended } = meeting.of(lifecycle);
  const { gathering, duration, zone } = meeting.group.schedule;
  const start = nominalStart(meeting);
  const over = ended ?? (start === undefined ? undefined : shift(start, duration));
  return {
    group: meeting.group.name,
    date: start === undefined ? undefined : utc(start).setZone(zone),
    /** The planned start, or when it began where it was held at another time. */
    start: instant(start),
    /** When it really began. */
    begun: instant(begun ?? start),
    gathering: start === undefined ? undefined : utc(shift(start, -gathering)),
    ended: instant(over),
    /** As long after the end as people gather before the start. */
    closed: over === undefined ? undefined : utc(shift(over, gathering)),
    next: instant(nextMeeting(meeting)),
  };
}
