import { feedSource } from './features/calendar/feed.ts';
import type { Calendars } from './ports/calendar.ts';
import type { Clock } from './ports/clock.ts';
import { feed, oneMeeting } from './schedule/ical.ts';
import type { Secretary } from './secretary/secretary.ts';

/** The groups' calendars: what the configuration says, and what was decided in their meetings. */
export function calendars(groups: Calendars['groups'], gavel: () => Secretary, clock: Pick<Clock, 'now'>): Calendars {
  const source = (group: string) => {
    const meeting = gavel().desk(group)?.current();
    return meeting && feedSource(meeting, clock.now());
  };
  return {
    groups,
    feed(group) {
      const found = source(group);
      return found && feed(found);
    },
    meeting(group, key) {
      const found = source(group);
      return found && oneMeeting(found, key);
    },
  };
}
