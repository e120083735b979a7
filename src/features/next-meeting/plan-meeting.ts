import { entriesFeature, type EntriesNumbered } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { nominalStart, type MeetingPlanned } from '../../meeting/lifecycle.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { nextOccurrence, NO_DECISIONS, startOnDay } from '../../schedule/occurrences.ts';
import { startOn } from '../../schedule/schedule.ts';
import { calendarOf, carriedCalendar } from '../calendar/calendar.ts';
import { electionsFeature } from '../elections/elections.ts';
import type { RolesNamed, MeetingRole } from '../roles/roles.ts';
import { comingMeeting, type ComingMeeting } from './state.ts';

/** The first events of a meeting: its number line, its start, and the roles to which people were elected. */
export function planMeeting(group: Group, before: Meeting | undefined, at: string): Event[] {
  const coming = before && comingMeeting(before);
  if (before && (!coming || shiftMinutes(coming.start, group.schedule.duration) > at))
    return plannedEvents(before, coming, at);
  // The date has gone by while nobody was there to plan it.
  const next = nextOccurrence(before ? calendarOf(before) : { schedule: group.schedule, decisions: NO_DECISIONS }, at);
  return plannedEvents(before, next && { start: next.start, occurrence: next.key }, at);
}

/** As `planMeeting`, for a group's first meeting on a day (YYYY-MM-DD), whether or not the schedule has one then. */
export function plannedOn(group: Group, day: string, at: string): Event[] {
  const { schedule } = group;
  const start = startOnDay({ schedule, decisions: NO_DECISIONS }, day)?.at ?? startOn(schedule, day);
  return plannedEvents(undefined, { start, occurrence: start }, at);
}

/** As `planMeeting`, for a start that is known. */
export function plannedEvents(before: Meeting | undefined, coming: ComingMeeting | undefined, at: string): Event[] {
  const elected = before?.stateOf(electionsFeature);
  const named = (role: MeetingRole): RolesNamed[] => {
    const people = elected?.[role] ?? [];
    return people.length === 0 ? [] : [{ type: 'roles.named', at, role, people }];
  };
  const held = before && nominalStart(before);
  const first: MeetingPlanned = { type: 'lifecycle.planned', at, ...coming, ...(held && held > at ? { held } : {}) };
  const numbers: EntriesNumbered[] = before
    ? [{ type: 'entry.numbered', at, next: before.stateOf(entriesFeature).next }]
    : [];
  const carried = before ? carriedCalendar(before, at) : [];
  return [first, ...carried, ...numbers, ...named('chair'), ...named('secretary')];
}
