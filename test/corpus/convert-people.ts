// Who led and who was there, as people could have typed it.
import type { MinutesFacts } from '../../src/archive/facts.ts';
import { keyOf, type NamedPerson } from '../../src/archive/people.ts';
import type { Group } from '../../src/meeting/group.ts';
import type { Attendance } from './attendance.ts';
import type { Conversion } from './convert.ts';
import { hasPlaceFor } from './facts.ts';

/** Somebody's nick in the room. */
const nickOf = (who: NamedPerson): string => keyOf(who).replaceAll(/[\s<>@]+/gu, '-');

const callOf = (people: readonly NamedPerson[]): string => people.map((who) => `@${keyOf(who)}`).join(', ');

/**
 * Who types: the secretary, or else a chair, of those who were there; and who may lead until it is said who does, which
 * the configuration tells.
 */
export function typistOf(
  { roles }: MinutesFacts,
  { present, partly }: Attendance,
  group: Group,
): { readonly typist: string; readonly leader: string } {
  const there = [...present, ...partly].map(nickOf);
  const configured = [...group.secretaries, ...group.chairs];
  const named = [...roles.secretary, ...roles.chair].map(nickOf);
  const typist = [...named, ...configured].find((nick) => there.includes(nick)) ?? named[0] ?? there[0];
  // A chair may still lead when somebody else is the secretary.
  const leader = group.chairs[0] ?? configured[0] ?? typist ?? 'scribe';
  return { typist: typist ?? leader, leader };
}

/** Said before the meeting by somebody whom the configuration lets lead. */
export function typeLeaders({ facts: { roles }, group, log, typist }: Conversion, leader: string): void {
  const isNamed = hasPlaceFor(group, 'roles', 'chair', 'secretary');
  const secretary = isNamed && roles.secretary.length > 0 ? callOf(roles.secretary) : `@${typist}`;
  log.says('before', leader, `/secretary ${secretary}`);
  if (isNamed && roles.chair.length > 0) log.says('before', leader, `/chair ${callOf(roles.chair)}`);
}

const isLate = ({ note = '' }: NamedPerson): boolean => /late|joined/iu.test(note);
const isEarly = ({ note = '' }: NamedPerson): boolean => /left|leav/iu.test(note);

/** Hands raised at the roll call, late or not; hands taken back; regrets. */
export function typeAttendance({ present, partly, regrets, others }: Attendance, { log }: Conversion): void {
  for (const who of regrets) log.says('hours before', nickOf(who), '/regrets');
  for (const who of present) log.happens(isLate(who) ? 'late' : 'before', `* ${nickOf(who)} reacts ✋`);
  for (const who of others) log.happens('before', `* ${nickOf(who)} reacts ✋`);
  for (const who of partly) log.happens('late', `* ${nickOf(who)} reacts ✋`);
  for (const who of present.filter(isEarly)) log.happens('early', `* ${nickOf(who)} unreacts ✋`);
}

/** Whom a line names as the one who says it. */
const SAID_BY = /^(?:in-reply-to #\d+: )?\/note @(?<name>[\w.-]+)(?: [-–—]|:) /u;

/** Those whose words were written down, and who weren't there: nobody may count them. */
export function typeAbsences(
  { present, partly, regrets, others }: Attendance,
  { group, log, typist }: Conversion,
): void {
  const known = new Set([...present, ...partly, ...regrets, ...others].map(keyOf));
  const said = log.said().flatMap((text) => group.directory.byName(SAID_BY.exec(text)?.groups?.['name'] ?? '') ?? []);
  for (const handle of new Set(said.map((member) => member.handle)))
    if (!known.has(handle)) log.says('held', typist, `/absent @${handle}`);
}
