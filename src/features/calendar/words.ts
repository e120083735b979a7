import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import { dayIn, weekdayOf } from '../../schedule/local.ts';
import type { Occurrence } from '../../schedule/occurrences.ts';
import { calendarOf, zonesOf } from './calendar.ts';

/** An instant as messages of this group show it. */
export const timeIn = (meeting: Meeting, time: string): MessagePiece => ({
  time,
  zones: zonesOf(meeting.group),
  language: meeting.group.language,
});

/** Where a meeting is held, for a message: ", in PLACE (LINK)". */
export function placeWords({ place, link }: Pick<Occurrence, 'place' | 'link'>): MessagePiece[] {
  const room: MessagePiece[] = place === undefined ? [] : [', ', place];
  return link === undefined ? room : [...room, ', ', { link, text: link }];
}

/** Where other times are shown, and where the calendar is. */
export function linksOf({ group }: Meeting, start: string): MessageLine[] {
  const { url } = group.calendar;
  const feed: MessagePiece[] = url === undefined ? [] : [' · ', { link: url, text: 'iCal' }];
  return [textLine({ link: otherZones(group, start), text: 'other time zones' }, ...feed)];
}

/** A page that shows an instant in many cities: timeanddate.com's event time announcer. */
function otherZones({ name, schedule }: Group, start: string): string {
  const iso = start.slice(0, 16).replaceAll(/[-:]/gu, '');
  const query = new URLSearchParams({ msg: name, iso, p1: '1440', am: String(schedule.duration) });
  return `https://www.timeanddate.com/worldclock/fixedtime.html?${query.toString()}`;
}

/** A day for people: Wednesday 2024-06-05. */
export function dayWords(start: string, zone: string): string {
  const day = dayIn(start, zone);
  return `${weekdayOf(day)} ${day}`;
}

/** Whether the group's calendar gives dates by itself now. */
export const isRecurring = (meeting: Meeting): boolean => {
  const { schedule, decisions } = calendarOf(meeting);
  return schedule.every !== undefined && !decisions.pauses.some(({ until }) => until === undefined);
};
