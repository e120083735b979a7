// Turns minutes that people wrote into what they could have typed in their room: who was there, who led, what was
// noted under which topic, and when. Nothing of the file comes along that nobody would say in a meeting: what the
// group's format writes by itself is not typed, and what it can't write is lost.
import { DateTime } from 'luxon';

import { factsOf, type MinutesFacts } from '../../src/archive/facts.ts';
import type { NamedPerson } from '../../src/archive/people.ts';
import type { Group } from '../../src/meeting/group.ts';
import { readDocument } from '../../src/minutes/parse-document.ts';
import { attendanceIn, peopleIn, type Attendance } from './attendance.ts';
import { typeAbsences, typeAttendance, typeLeaders, typistOf } from './convert-people.ts';
import { typeTopics } from './convert-topics.ts';
import { dateInWords, hasPlaceFor, statedIn, type StatedTimes, type StatedValues } from './facts.ts';
import { itemsWithin, outlineOf, type MinutesOutline } from './outline.ts';
import { createTypedLog, type MeetingClock, type TypedLog } from './typed-log.ts';

/** What is converted, and what is known of it besides its words. */
export interface Conversion {
  readonly outline: MinutesOutline;
  readonly facts: MinutesFacts;
  readonly group: Group;
  /** The day of the meeting: YYYY-MM-DD. */
  readonly day: string;
  readonly log: TypedLog;
  /** Who types what nobody else has to. */
  readonly typist: string;
}

/** What Gavel reads of the minutes; whom the format's own patterns name counts before that. */
function factsIn(markdown: string, words: StatedValues['words'], group: Group): MinutesFacts {
  const facts = factsOf(readDocument(markdown), { directory: group.directory, format: group.format, of: group });
  const named = (name: string, otherwise: readonly NamedPerson[]): readonly NamedPerson[] => {
    const people = peopleIn(words[name] ?? '', group.directory);
    return people.length > 0 ? people : otherwise;
  };
  return {
    ...facts,
    roles: { chair: named('chair', facts.roles.chair), secretary: named('secretary', facts.roles.secretary) },
    nextRoles: {
      chair: named('nextchair', facts.nextRoles.chair),
      secretary: named('nextsecretary', facts.nextRoles.secretary),
    },
  };
}

const instant = (at: string | undefined): DateTime | undefined =>
  at === undefined ? undefined : DateTime.fromISO(at, { zone: 'utc' });

/** When the meeting was: what the minutes state, else what the schedule says. */
function clockOf(stated: StatedTimes, facts: MinutesFacts, group: Group, day: string): MeetingClock {
  const { schedule, attendance } = group;
  const planned = DateTime.fromISO(`${day}T${schedule.start}`, { zone: schedule.zone }).toUTC();
  const said = stated.start ?? instant(facts.start);
  const start = said?.toISODate() === day ? said : planned;
  const begun = stated.begun ?? start;
  const ended = stated.ended ?? start.plus({ minutes: schedule.duration });
  return { start, begun, ended: ended > begun ? ended : begun.plus({ minutes: schedule.duration }), ...attendance };
}

/** The meeting was at another time than the schedule's: somebody said so before. */
function typePlan({ start }: MeetingClock, { group, day, log }: Conversion, leader: string): void {
  const { schedule } = group;
  const planned = DateTime.fromISO(`${day}T${schedule.start}`, { zone: schedule.zone }).toUTC();
  if (start.toMillis() !== planned.toMillis())
    log.says('hours before', leader, `/meeting next ${start.toFormat('yyyy-MM-dd HH:mm')} UTC`);
}

const ofForge = (people: readonly NamedPerson[]): string =>
  people.map(({ handle, written }) => `@${handle ?? written.replace(/^@/u, '')}`).join(' ');

/** What the forge reported of the minutes before. */
function typeApproval({ facts: { approval }, group, log }: Conversion): void {
  if (!approval?.approved || !hasPlaceFor(group, 'approval', 'approvers', 'merger')) return;
  const proposal = `PR#${approval.pullRequest ?? 1}`;
  if (approval.approvedBy.length > 0)
    log.happens('before', `! approved ${proposal} by ${ofForge(approval.approvedBy)}`);
  if (approval.mergedBy.length > 0) log.happens('before', `! merged ${proposal} by ${ofForge(approval.mergedBy)}`);
}

function typeElections({ facts: { nextRoles }, group, log, typist }: Conversion): void {
  if (!hasPlaceFor(group, 'elections', 'nextchair', 'nextsecretary')) return;
  for (const role of ['chair', 'secretary'] as const) {
    const people = nextRoles[role].map(({ handle, written }) => `@${handle ?? written.replace(/^@/u, '')}`);
    if (people.length > 0) log.says('held', typist, `/elect ${role} ${people.join(', ')}`);
  }
}

/** The words of the lines in which minutes say when the next meeting is. */
const linesAboutNext = ({ sections }: MinutesOutline): string[] =>
  sections.flatMap(({ heading, blocks }) => {
    const texts = [
      ...itemsWithin(blocks).map(({ text }) => text),
      ...blocks.flatMap((block) => (block.kind === 'list' ? [] : block.lines)),
    ];
    return texts.filter((text) => /next meeting/iu.test(text) || /^next (?:meeting|call|session)/iu.test(heading));
  });

function typeNext(stated: StatedTimes, conversion: Conversion): void {
  const { facts, group, day, log, typist, outline } = conversion;
  if (!hasPlaceFor(group, 'next', 'next:', 'next@', 'next}')) return;
  const zone = group.schedule.zone;
  const usual = DateTime.fromISO(`${day}T${group.schedule.start}`, { zone }).toUTC().toFormat('HH:mm');
  const inWords = linesAboutNext(outline).flatMap((line) => dateInWords(line, day, usual) ?? [])[0];
  const next = stated.next ?? instant(facts.next?.start) ?? inWords;
  if (next && next.toISODate() !== null && next.toISODate()! > day)
    log.says('held', typist, `/meeting next ${next.toFormat('yyyy-MM-dd HH:mm')} UTC`);
  else log.says('held', typist, '/meeting next none');
}

/**
 * What could have been typed for these minutes, in the form that `gavel replay` reads.
 * @param attendance who was there, if it isn't what Gavel reads of the minutes
 * @param day the day of the meeting: YYYY-MM-DD
 */
export function minutesToLog(markdown: string, group: Group, day: string, attendance?: Attendance): string {
  const outline = outlineOf(markdown);
  const { times: stated, words } = statedIn([...outline.front, ...markdown.split('\n')], group, day);
  const facts = factsIn(markdown, words, group);
  const clock = clockOf(stated, facts, group, day);
  const there = attendance ?? attendanceIn(outline, group.directory);
  const log = createTypedLog(clock);
  const { typist, leader } = typistOf(facts, there, group);
  const conversion: Conversion = { outline, facts, group, day, log, typist };
  typePlan(clock, conversion, leader);
  typeLeaders(conversion, leader);
  typeApproval(conversion);
  typeAttendance(there, conversion);
  log.says('start', typist, '/meeting start');
  typeTopics(conversion);
  typeAbsences(there, conversion);
  typeElections(conversion);
  typeNext(stated, conversion);
  log.says('end', typist, '/meeting end');
  return log.written();
}
