import { Map } from 'immutable';

import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Feature, type Meeting, type Typed, type View } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import type { Joined } from '../../meeting/link.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { code, heading, message, say, text, type Line } from '../../meeting/message.ts';
import { leadingPeople, onlyName, unknownPerson } from '../../meeting/people.ts';
import { lifecycle, nominalStart, shift, viewKey, type Lapsed } from '../lifecycle/lifecycle.ts';
import { tooLong } from '../notes/limits.ts';
import { leads } from '../roles/roles.ts';
import { joined } from './joined.ts';
import { attendanceSections } from './sections.ts';

interface Present extends Event {
  readonly type: 'roll-call.present';
  readonly who: PersonKey;
}
interface Left extends Event {
  readonly type: 'roll-call.left';
  readonly who: PersonKey;
}
interface Regrets extends Event {
  readonly type: 'roll-call.regrets';
  readonly who: PersonKey;
  readonly reason?: string;
}
/** Somebody who had sent regrets comes after all. */
interface Coming extends Event {
  readonly type: 'roll-call.coming';
  readonly who: PersonKey;
}
type RollCallEvent = Present | Left | Regrets | Coming;

interface Attendance {
  /** When they came first. */
  readonly arrived?: string;
  /** When they left, where they have not come back. */
  readonly left?: string;
  readonly regrets: boolean;
  readonly reason?: string | undefined;
}

/** In the order in which people were first heard of. */
export type RollCall = Map<PersonKey, Attendance>;

export const HANDS: readonly string[] = ['✋', '✅', '👋'];

/** Those who are there now. */
export const isPresent = (key: PersonKey, meeting: Meeting): boolean => {
  const attendance = meeting.of(rollCall).get(key);
  return attendance?.arrived !== undefined && attendance.left === undefined;
};
export const presentNow = (meeting: Meeting): PersonKey[] =>
  [...meeting.of(rollCall).keys()].filter((key) => isPresent(key, meeting));

/** Whether somebody has said that they cannot come. */
export const hasRegrets = (key: PersonKey, meeting: Meeting): boolean =>
  meeting.of(rollCall).get(key)?.regrets === true;

const HELD = ['gathering', 'in session'] as const;

/** Somebody's own attendance, or another's where the secretary or a chair says so. */
function attendee({ args, by }: Typed, meeting: Meeting): { who: Person; rest: string } | { refuse: string } {
  const { people, rest, unknown } = leadingPeople(args, meeting, by);
  if (unknown[0] !== undefined) return refuse(unknownPerson(unknown[0], meeting));
  if (people.length > 1) return refuse('One person at a time, please: a line for each.');
  const who = people[0] ?? by;
  if (who.key !== by.key && !leads(by, meeting)) return refuse('Only a chair or the secretary says so for others.');
  return { who, rest };
}

/** The same, for commands that take nothing but a name. */
function onlyAttendee(typed: Typed, meeting: Meeting): Person | { refuse: string } {
  const found = attendee(typed, meeting);
  if ('refuse' in found) return found;
  return found.rest === '' ? found.who : refuse(onlyName(found.rest, meeting));
}

const present: Command<RollCallEvent> = {
  verb: 'present',
  aliases: ['here', 'present+'],
  meetbot: ['#here', '#nick'],
  usage: '/present [@user]',
  help: 'Counts you as present, or somebody else where a chair or the secretary says so.',
  who: 'anyone',
  when: HELD,
  offRecord: true,
  decide(typed, meeting) {
    const names = typed.form === '#nick' ? typed.args.replaceAll(/(?<![@\S])(?=\S)/gu, '@') : typed.args;
    const who = onlyAttendee({ ...typed, args: names }, meeting);
    if ('refuse' in who) return who;
    if (isPresent(who.key, meeting)) return { events: [], answer: say(who.label, ' is counted already.') };
    return {
      events: [{ type: 'roll-call.present', at: typed.at, who: who.key }],
      answer: say(who.label, ' is counted as present.'),
    };
  },
};

const left: Command<RollCallEvent> = {
  verb: 'left',
  usage: '/left [@user]',
  help: 'Says that you leave, or that somebody has left.',
  who: 'anyone',
  when: HELD,
  offRecord: true,
  decide(typed, meeting) {
    const who = onlyAttendee(typed, meeting);
    if ('refuse' in who) return who;
    if (!isPresent(who.key, meeting)) return refuse(`${who.label} is not counted as present.`);
    return {
      events: [{ type: 'roll-call.left', at: typed.at, who: who.key }],
      answer: say(who.label, ' has left.'),
    };
  },
};

const regrets: Command<RollCallEvent> = {
  verb: 'regrets',
  aliases: ['regrets+'],
  usage: '/regrets [@user] [REASON]',
  help: 'Says that you cannot come. The reason is told to the chair and does not stand in the minutes.',
  who: 'anyone',
  when: ['planned', ...HELD],
  decide(typed, meeting) {
    const found = attendee(typed, meeting);
    if ('refuse' in found) return found;
    const { who, rest } = found;
    if (isPresent(who.key, meeting)) return refuse(`${who.label} is counted as present: /left first.`);
    const long = tooLong(rest, 'a reason');
    if (long !== undefined) return refuse(long);
    if (rest === '' && hasRegrets(who.key, meeting))
      return {
        events: [],
        answer: say(who.label, ' has sent regrets already: ', code('/coming'), ' takes them back.'),
      };
    return {
      events: [{ type: 'roll-call.regrets', at: typed.at, who: who.key, ...(rest === '' ? {} : { reason: rest }) }],
      answer: say(`Noted: ${who.label} sends regrets. `, code('/coming'), ' takes them back.'),
    };
  },
};

const coming: Command<RollCallEvent> = {
  verb: 'coming',
  aliases: ['regrets-'],
  usage: '/coming [@user]',
  help: 'Takes regrets back: you come after all.',
  who: 'anyone',
  when: ['planned', ...HELD],
  decide(typed, meeting) {
    const who = onlyAttendee(typed, meeting);
    if ('refuse' in who) return who;
    if (!hasRegrets(who.key, meeting)) return { events: [], answer: say(who.label, ' has sent no regrets.') };
    return {
      events: [{ type: 'roll-call.coming', at: typed.at, who: who.key }],
      answer: say(`Noted: ${who.label} comes after all.`),
    };
  },
};

const arrive = (state: RollCall, { who, at }: Present): RollCall => {
  const { arrived = at } = state.get(who) ?? {};
  return state.set(who, { arrived, regrets: false });
};

/** Who leaves before the start was never there. */
const leave = (state: RollCall, { who, at }: Left): RollCall => {
  const before = state.get(who);
  return before?.arrived === undefined ? state : state.set(who, { ...before, left: at });
};

export const rollCall: Feature<RollCall, RollCallEvent | Lapsed | Joined, RollCallEvent> = {
  name: 'roll-call',
  initial: () => Map(),
  commands: [present, left, regrets, coming],
  on: {
    // Who came, or could not come, came to a meeting that was not held.
    'lifecycle.lapsed': () => Map(),
    'links.joined': joined,
    'roll-call.present': arrive,
    'roll-call.left': leave,
    // They have answered, and are not asked again whether they come.
    'roll-call.coming': (state, { who }) => state.set(who, { ...state.get(who), regrets: false, reason: undefined }),
    'roll-call.regrets': (state, { who, reason }) => state.set(who, { ...state.get(who), regrets: true, reason }),
  },
  reacted({ about, emoji, removed, by, at }, meeting) {
    if (about !== viewKey(meeting, 'roll-call') || !HANDS.includes(emoji)) return undefined;
    if (removed !== isPresent(by.key, meeting)) return { events: [] };
    return { events: [{ type: removed ? 'roll-call.left' : 'roll-call.present', at, who: by.key }] };
  },
  views: (meeting) => (HELD.some((phase) => phase === meeting.of(lifecycle).phase) ? [view(meeting)] : closed(meeting)),
  sections: attendanceSections(sorted),
};

const names = (meeting: Meeting, keys: readonly PersonKey[]): string =>
  keys.map((key) => label(meeting, key)).join(', ') || '…';

function lines(meeting: Meeting): Line[] {
  const { present: there, regrets: sorry } = sorted(meeting);
  const here = text(
    `Present (${there.length}): `,
    names(
      meeting,
      there.map(({ key }) => key),
    ),
  );
  return sorry.length === 0 ? [here] : [here, text('Regrets: ', names(meeting, sorry))];
}

const view = (meeting: Meeting): View => ({
  key: viewKey(meeting, 'roll-call'),
  message: {
    lines: [heading('Roll call'), text('React ✋ to be counted; take it back when you leave.'), ...lines(meeting)],
    offers: [{ emoji: '✋', label: 'I am here' }],
  },
});

const closed = (meeting: Meeting): View[] =>
  meeting.of(lifecycle).begun === undefined
    ? []
    : [{ key: viewKey(meeting, 'roll-call'), message: message(heading('Roll call'), ...lines(meeting)) }];

/** When the meeting counts as opened: at its planned start, or when it was opened where that was later. */
function openedAt(meeting: Meeting): string | undefined {
  const { begun } = meeting.of(lifecycle);
  const nominal = nominalStart(meeting);
  return begun !== undefined && nominal !== undefined && nominal > begun ? nominal : begun;
}

/** Somebody's part of the meeting: undefined where they were not there, and what was unusual about it. */
function stay({ arrived, left: gone }: Attendance, meeting: Meeting): { readonly note?: string } | undefined {
  const opened = openedAt(meeting);
  if (arrived === undefined || (gone !== undefined && opened !== undefined && gone < opened)) return undefined;
  const { lateAfter } = meeting.group.attendance;
  const late = opened !== undefined && arrived > shift(opened, lateAfter);
  const notes = [...(late ? ['arrived late'] : []), ...(leftEarly(gone, meeting) ? ['left early'] : [])];
  return notes.length === 0 ? {} : { note: notes.join(', ') };
}

function leftEarly(gone: string | undefined, meeting: Meeting): boolean {
  const { ended } = meeting.of(lifecycle);
  return gone !== undefined && (ended === undefined || gone < shift(ended, -meeting.group.attendance.earlyBefore));
}

/** The attendance as the minutes tell it. Nobody stands in two lists. */
export function sorted(meeting: Meeting): {
  readonly present: readonly { readonly key: PersonKey; readonly note?: string }[];
  readonly regrets: readonly PersonKey[];
  readonly absent: readonly PersonKey[];
} {
  const state = meeting.of(rollCall);
  const there = [...state].flatMap(([key, attendance]) => {
    const stayed = stay(attendance, meeting);
    return stayed ? [{ key, ...stayed }] : [];
  });
  const came = new Set(there.map(({ key }) => key));
  const sorry = [...state].flatMap(([key, { regrets: sent }]) => (sent && !came.has(key) ? [key] : []));
  const counted = new Set([...came, ...sorry]);
  const absent = meeting.group.directory.members
    .filter(({ handle, expected }) => expected && !counted.has(handle))
    .map(({ handle }) => handle);
  return { present: there.toSorted(byArrival(state)), regrets: sorry, absent };
}

const byArrival = (state: RollCall) => (a: { key: PersonKey }, b: { key: PersonKey }) =>
  (state.get(a.key)?.arrived ?? '').localeCompare(state.get(b.key)?.arrived ?? '');
