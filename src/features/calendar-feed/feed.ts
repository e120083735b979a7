import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { plainText } from '../../meeting/message.ts';
import type { FeedSource } from '../../schedule/ical.ts';
import { agendaMessage } from '../agenda/view.ts';
import { calendarFeature, calendarOf } from '../calendar/calendar.ts';
import { calendarMessages } from '../calendar/messages.ts';

/** Calendars show a few lines. People read a long agenda in the room. */
const LONGEST_AGENDA = 4000;

/** The agenda of the meeting that is planned, for its entry in people's calendars. */
function nextOf(meeting: Meeting): FeedSource['next'] {
  const { own } = meeting.stateOf(calendarFeature);
  if (own === undefined || meeting.stateOf(lifecycleState).phase !== 'planned') return undefined;
  const { lines } = agendaMessage(meeting);
  return { key: own, description: plainText({ lines }).slice(0, LONGEST_AGENDA) };
}

/**
 * What a group's iCalendar feed is made of, as of a meeting.
 * @param at now: ISO 8601, UTC. Only its month matters, so that a feed in which nothing happens stays the same.
 */
export function feedSource(meeting: Meeting, at: string): FeedSource {
  const { id, name, schedule, calendar: settings } = meeting.group;
  const say = calendarMessages(meeting.group);
  const { changed } = meeting.stateOf(calendarFeature);
  const lines = [
    say.duration(name, schedule.duration),
    ...(schedule.gathering > 0 ? [say.rollCallOpens(schedule.gathering)] : []),
  ];
  return {
    id,
    name,
    calendar: calendarOf(meeting),
    stamp: changed ?? at,
    day: `${at.slice(0, 7)}-01`,
    url: settings.url,
    description: lines.join('\n'),
    next: nextOf(meeting),
  };
}
