import { DateTime } from 'luxon';

import type { MinutesFacts } from '../archive/facts.ts';
import { linesOf } from '../archive/lines.ts';
import type { NamedPerson } from '../archive/people.ts';
import type { Event } from '../meeting/event.ts';
import type { Group } from '../meeting/group.ts';
import type { PersonKey } from '../meeting/member.ts';
import { shiftMinutes } from '../meeting/shift-minutes.ts';
import { allSections, type MinutesDocument } from '../minutes/document.ts';
import { readPlaceholders } from '../minutes/read-placeholders.ts';
import { startOn } from '../schedule/schedule.ts';

/** When a meeting was, as its minutes say in the places that the format has for it: ISO 8601, UTC. */
export interface MeetingTimes {
  readonly start: string;
  readonly begun: string;
  readonly ended: string;
}

const LATE = /late|joined|später|verspätet/iu;
const EARLY = /early|left|früher|gegangen/iu;

/** A line without the signs of what is stressed in it. */
const withoutMarkup = (line: string): string => line.replaceAll(/\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '');

/** The times that the format's own headings and lines name, by their placeholders: HH:MM in UTC on a day. */
function statedTimes(document: MinutesDocument, { format }: Group, day: string): ReadonlyMap<string, string> {
  const templates = format.sections.flatMap((section) => [
    section.heading ?? '',
    ...(section.kind === 'text' ? [section.markdown ?? []].flat().flatMap((text) => text.split('\n')) : []),
  ]);
  const timed = templates.filter((template) => /\{(?:begun|ended)[:@]/u.test(template));
  const texts = [
    ...allSections(document).flatMap(({ text, blocks }) => [text, ...linesOf(blocks).map((line) => line.text)]),
    ...linesOf(document.blocks).map(({ text }) => text),
  ];
  const found = timed.flatMap((template) => {
    const bare = withoutMarkup(template.replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, ''));
    return texts.flatMap((text) => readPlaceholders(bare, text) ?? []);
  });
  return new Map(
    found.flatMap(({ name, zone = 'utc', pattern, words }): [string, string][] => {
      const time = DateTime.fromFormat(`${day} ${words}`, `yyyy-MM-dd ${pattern}`, { zone });
      return time.isValid && /[Hh]/u.test(pattern) ? [[name, time.toUTC().toFormat('HH:mm')]] : [];
    }),
  );
}

/** When the meeting was. What its minutes don't say is as the group's schedule has it. */
export function meetingTimes(document: MinutesDocument, facts: MinutesFacts, group: Group): MeetingTimes {
  const date = facts.date ?? '2000-01-01';
  const start = facts.start ?? startOn(group.schedule, date);
  const stated = statedTimes(document, group, date);
  const at = (name: string, otherwise: string): string => {
    const time = stated.get(name);
    return time === undefined ? otherwise : `${date}T${time}:00.000Z`;
  };
  const begun = at('begun', start);
  return { start, begun, ended: at('ended', shiftMinutes(begun, group.schedule.duration)) };
}

/** Gives people their keys, and introduces those whom the directory doesn't know. */
export function peopleInMinutes(group: Group, at: string) {
  const met = new Map<PersonKey, string>();
  const key = ({ handle, written }: NamedPerson): PersonKey => {
    if (handle !== undefined) return handle;
    const name = written.replace(/^@/u, '');
    const member = group.directory.byName(name);
    if (member) return member.handle;
    met.set(`minutes:${name}`, written);
    return `minutes:${name}`;
  };
  const events = (): Event[] => [...met].map(([who, name]) => ({ type: 'guest.met', at, key: who, name }) as Event);
  return { key, events };
}

type Happened = Event & Readonly<Record<string, unknown>>;
type KeyOf = (who: NamedPerson) => PersonKey;

/** Who was there and who wasn't, as if the roll call had said so. */
export function attendanceEvents(
  { attendance }: MinutesFacts,
  { start, begun, ended }: MeetingTimes,
  { attendance: rule }: Group,
  key: KeyOf,
): Event[] {
  const before = shiftMinutes(start < begun ? start : begun, -1);
  const late = shiftMinutes(start > begun ? start : begun, rule.lateAfter + 1);
  const early = shiftMinutes(ended, -rule.earlyBefore - 1);
  const present = [...attendance.present, ...attendance.partly].map((who) => {
    const own = key(who);
    const [isLate, isEarly] = [LATE, EARLY].map((words) => words.test(who.note ?? ''));
    const guest = own.startsWith('minutes:') ? { guest: true } : {};
    const came = { type: 'roll-call.present', at: isLate === true ? late : before, who: own, ...guest };
    return [came, ...(isEarly === true ? [{ type: 'roll-call.left', at: early, who: own }] : [])];
  });
  const regrets = attendance.regrets.map((who) => ({ type: 'roll-call.regrets', at: before, who: key(who) }));
  return [...present.flat(), ...regrets];
}

/** Who leads a meeting, and who was elected for the next one. */
const leaderEvents = ({ roles, nextRoles }: MinutesFacts, at: string, key: KeyOf): Happened[] =>
  (['chair', 'secretary'] as const).flatMap((role) => [
    { type: 'roles.named', at, role, people: roles[role].map(key) },
    ...(nextRoles[role].length === 0
      ? []
      : [{ type: 'elections.elected', at, role, people: nextRoles[role].map(key) }]),
  ]);

/** What became of the minutes before. */
function approvalEvents({ approval }: MinutesFacts, at: string, key: KeyOf): Happened[] {
  if (!approval?.approved) return [{ type: 'approval.traced', at }];
  const { pullRequest, approvedBy, mergedBy } = approval;
  const named = /\b(?:in|durch) (?<name>[^\s@]+) (?:by|von)\b/u.exec(approval.text)?.groups?.['name'];
  const proposal = named ?? `PR#${pullRequest ?? '?'}`;
  return [
    { type: 'approval.approved', at, proposal, by: approvedBy.map(key) },
    ...mergedBy.slice(0, 1).map((who) => ({ type: 'approval.merged', at, proposal, by: key(who) })),
  ];
}

/** Who led, who leads next, when that is, and what became of the minutes before. */
export function roleEvents(facts: MinutesFacts, { begun: at }: MeetingTimes, key: KeyOf): Event[] {
  const { next } = facts;
  const start = next?.start ?? (next?.date === undefined ? undefined : `${next.date}${at.slice(10)}`);
  const set: Happened = { type: 'next-meeting.set', at, ...(start === undefined ? {} : { start }) };
  return [...leaderEvents(facts, at, key), ...approvalEvents(facts, at, key), set];
}
