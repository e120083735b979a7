import { dayInWords } from '../../language/days.ts';
import type { InLanguage } from '../../language/language.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import { dayIn } from '../../schedule/local.ts';
import type { Occurrence } from '../../schedule/occurrences.ts';
import { calendarOf, zonesOf } from './calendar.ts';
import { calendarMessages } from './messages.ts';

/** An instant as messages of this group show it. */
export const timeIn = (meeting: Meeting, time: string): MessagePiece => ({
  time,
  zones: zonesOf(meeting.group),
  language: meeting.group.language,
});

/** Where a meeting is held, for a message: `, PLACE, LINK`. */
export function placeWords({ place, link }: Pick<Occurrence, 'place' | 'link'>): MessagePiece[] {
  const room: MessagePiece[] = place === undefined ? [] : [', ', place];
  return link === undefined ? room : [...room, ', ', { link, text: link }];
}

/** Links to other time zones and to the calendar. */
export function linksOf({ group }: Meeting, start: string): MessageLine[] {
  const { url } = group.calendar;
  const feed: MessagePiece[] = url === undefined ? [] : [' · ', { link: url, text: 'iCal' }];
  return [textLine({ link: otherZones(group, start), text: calendarMessages(group).otherZones }, ...feed)];
}

/** A page that shows an instant in many cities: timeanddate.com's event time announcer. */
function otherZones({ name, schedule }: Group, start: string): string {
  const iso = start.slice(0, 16).replaceAll(/[-:]/gu, '');
  const query = new URLSearchParams({ msg: name, iso, p1: '1440', am: String(schedule.duration) });
  return `https://www.timeanddate.com/worldclock/fixedtime.html?${query.toString()}`;
}

/**
 * The day of a meeting as people say it: `Wednesday 5 June`.
 * @param at the instant at which it is said, ISO 8601: in another year the day has its year
 */
export const dayWords = ({ start, zone }: Pick<Occurrence, 'start' | 'zone'>, of: InLanguage, at: string): string =>
  dayInWords(dayIn(start, zone), of, at);

/** Whether the group's calendar gives dates by itself now. */
export const isRecurring = (meeting: Meeting): boolean => {
  const { schedule, decisions } = calendarOf(meeting);
  return schedule.every !== undefined && !decisions.pauses.some(({ until }) => until === undefined);
};
