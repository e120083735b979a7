import type { Meeting } from '../../meeting/feature.ts';
import type { Piece } from '../../meeting/message.ts';
import type { Occurrence } from '../../schedule/occurrences.ts';
import { calendarOf, zonesOf } from './calendar.ts';

/** An instant as messages of this group show it. */
export const timeIn = (meeting: Meeting, time: string): Piece => ({ time, zones: zonesOf(meeting.group) });

/** Where a meeting is held, for a message: ", in PLACE (LINK)". */
export function placeOf({ place, link }: Pick<Occurrence, 'place' | 'link'>): Piece[] {
  const room: Piece[] = place === undefined ? [] : [', ', place];
  return link === undefined ? room : [...room, ', ', { link, text: link }];
}

/** A day for people: Wednesday 2024-06-05. */
export const dayWords = (start: string, zone: string): string => {
  const day = new Date(start).toLocaleDateString('en-CA', { timeZone: zone });
  return `${new Date(start).toLocaleDateString('en-GB', { timeZone: zone, weekday: 'long' })} ${day}`;
};

/** Whether the group's calendar gives dates by itself now. */
export const recurs = (meeting: Meeting): boolean => {
  const { schedule, decisions } = calendarOf(meeting);
  return schedule.every !== undefined && !decisions.pauses.some(({ until }) => until === undefined);
};
