import { OrderedMap } from 'immutable';

import type { Event, EventOf } from './event.ts';
import type { Meeting, Stateful } from './feature.ts';
import type { MeetingAborted, MeetingLapsed, MeetingStarted } from './lifecycle.ts';
import type { PersonJoined } from './link.ts';
import type { PersonKey } from './member.ts';

/** For somebody the directory doesn't know. */
interface MaybeGuest {
  readonly guest?: true;
}
export interface MarkedPresent extends Event, MaybeGuest {
  readonly type: 'roll-call.present';
  readonly who: PersonKey;
}
export interface MarkedLeft extends Event {
  readonly type: 'roll-call.left';
  readonly who: PersonKey;
}
export interface SentRegrets extends Event {
  readonly type: 'roll-call.regrets';
  readonly who: PersonKey;
  readonly reason?: string;
}
/** Somebody who had sent regrets comes after all. */
interface Coming extends Event {
  readonly type: 'roll-call.coming';
  readonly who: PersonKey;
}
/** Somebody took part without having been counted. When they came, nobody knows. */
export interface TookPart extends Event, MaybeGuest {
  readonly type: 'roll-call.took-part';
  readonly who: PersonKey;
  /** Whether a chair is asked whether they were there, before they count as present. */
  readonly ask?: true;
}
/** Somebody said how it was, against what was counted or after the end. */
export interface AttendanceCorrected extends Event, MaybeGuest {
  readonly type: 'roll-call.corrected';
  readonly who: PersonKey;
  readonly to: 'present' | 'left' | 'regrets' | 'absent';
}
/** Somebody said that somebody was there, but not for the whole of it. */
export interface AttendedPartly extends Event, MaybeGuest {
  readonly type: 'roll-call.attended';
  readonly who: PersonKey;
  readonly how: 'late' | 'partly';
}
export type RollCallEvent =
  | MarkedPresent
  | MarkedLeft
  | SentRegrets
  | Coming
  | TookPart
  | AttendanceCorrected
  | AttendedPartly;

export interface AttendanceState {
  readonly guest?: true | undefined;
  /** When they came first. */
  readonly arrived?: string | undefined;
  /** When Gavel first noticed that they were there, if they weren't counted when they came. */
  readonly seen?: string | undefined;
  /** When they took part, if a chair still has to say whether they were there. */
  readonly unsure?: string | undefined;
  /** When they left, if they haven't come back. */
  readonly left?: string | undefined;
  /** They left before the meeting was started, by the order of the log: a clock can go back. */
  readonly leftBefore?: boolean | undefined;
  /** Said after the end: they left before it. */
  readonly leftEarly?: boolean | undefined;
  /** What people said of how they were there, which counts more than the times that Gavel knows. */
  readonly how?: AttendedPartly['how'] | undefined;
  readonly regrets: boolean;
  readonly reason?: string | undefined;
}

/** In the order in which people came, or were first heard of if they didn't: that of the log, not of any clock. */
export type RollCall = OrderedMap<PersonKey, AttendanceState>;

/** Those who are counted come before those who were only noticed, and these before the others. */
const rank = ({ arrived, seen }: Partial<AttendanceState> = {}): number => {
  if (arrived !== undefined) return 2;
  return seen === undefined ? 0 : 1;
};

/** People who come now go behind those who came before; anybody else keeps their place. */
const place = (state: RollCall, who: PersonKey, one: AttendanceState): RollCall =>
  (rank(one) > rank(state.get(who)) ? state.delete(who) : state).set(who, one);

/** As events and states have it: the minutes tell guests apart. */
export const asGuest = ({ guest }: { readonly guest?: boolean | undefined }): MaybeGuest =>
  guest === true ? { guest } : {};

const arrive = (state: RollCall, event: MarkedPresent): RollCall => {
  const { arrived = event.at, seen } = state.get(event.who) ?? {};
  return place(state, event.who, {
    arrived,
    ...(seen === undefined ? {} : { seen }),
    ...asGuest(event),
    regrets: false,
  });
};

/** Who leaves before the start was never there. */
const leave = (state: RollCall, { who, at }: MarkedLeft): RollCall => {
  const before = state.get(who);
  return before && isCounted(before) ? state.set(who, { ...before, left: at }) : state;
};

const isCounted = ({ arrived, seen }: AttendanceState): boolean => arrived !== undefined || seen !== undefined;

const earliest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants.filter((at) => at !== undefined).toSorted()[0];

const isThere = (one: AttendanceState): boolean => isCounted(one) && one.left === undefined;

/** Somebody counted under two names came when they first came, and is there while they are under either. */
function merged(own: AttendanceState, other: AttendanceState): AttendanceState {
  const lefts = [own.left, other.left].filter((at) => at !== undefined).toSorted();
  const came = isCounted(own) || isCounted(other);
  return {
    arrived: earliest(own.arrived, other.arrived),
    seen: earliest(own.seen, other.seen),
    unsure: earliest(own.unsure, other.unsure),
    left: isThere(own) || isThere(other) ? undefined : lefts.at(-1),
    leftBefore: [own, other].every(({ left, leftBefore }) => left === undefined || leftBefore === true),
    leftEarly: own.leftEarly ?? other.leftEarly,
    how: own.how ?? other.how,
    guest: own.guest ?? other.guest,
    regrets: !came && (other.regrets || own.regrets),
    reason: own.reason ?? other.reason,
  };
}

/** The attendance after two who were counted turned out to be one. */
function joined(state: RollCall, { as, instead = as }: PersonJoined): RollCall {
  const other = instead === as ? undefined : state.get(instead);
  if (!other) return state;
  const one = merged(state.get(as) ?? { regrets: false }, other);
  const [first] = [...state]
    .filter(([key]) => key === as || key === instead)
    .toSorted((a, b) => rank(b[1]) - rank(a[1]));
  return OrderedMap(
    [...state].flatMap(([key, its]): [PersonKey, AttendanceState][] => {
      if (key === first?.[0]) return [[as, one]];
      return key === as || key === instead ? [] : [[key, its]];
    }),
  );
}

/** Who takes part after having left has come back. */
function takePart(state: RollCall, event: TookPart): RollCall {
  const { who, at, ask } = event;
  const { left: _left, leftBefore: _before, ...before } = state.get(who) ?? { regrets: false };
  if (ask === true) return state.set(who, { regrets: false, ...state.get(who), ...asGuest(event), unsure: at });
  return place(state, who, { ...before, ...asGuest(event), seen: before.seen ?? at, regrets: false });
}

function correct(state: RollCall, event: AttendanceCorrected): RollCall {
  const { arrived, seen, unsure } = state.get(event.who) ?? {};
  const since = arrived === undefined ? (seen ?? event.at) : seen;
  const came = { arrived, seen: since, unsure, ...asGuest(event), regrets: false };
  if (event.to === 'present') return place(state, event.who, came);
  if (event.to === 'left') return place(state, event.who, { ...came, leftEarly: true });
  return event.to === 'regrets' ? state.set(event.who, { regrets: true }) : state.delete(event.who);
}

/** Who wasn't counted yet is there from now on. */
function attend(state: RollCall, event: AttendedPartly): RollCall {
  const { who, how, at } = event;
  const { arrived, seen, left, leftBefore } = state.get(who) ?? {};
  const since = arrived === undefined ? (seen ?? at) : seen;
  return place(state, who, { arrived, seen: since, left, leftBefore, ...asGuest(event), how, regrets: false });
}

type Folded = RollCallEvent | MeetingLapsed | MeetingAborted | MeetingStarted | PersonJoined;
export const ROLL_CALL_STEPS: {
  readonly [T in Folded['type']]: (state: RollCall, event: EventOf<Folded, T>) => RollCall;
} = {
  // Who came, or could not come, came to a meeting that was not held.
  'lifecycle.lapsed': () => OrderedMap(),
  'lifecycle.aborted': (state, { other }) => (other === true ? OrderedMap() : state),
  'lifecycle.started': (state) => state.map((one) => (one.left === undefined ? one : { ...one, leftBefore: true })),
  'links.joined': joined,
  'roll-call.present': arrive,
  'roll-call.left': leave,
  'roll-call.took-part': takePart,
  'roll-call.corrected': correct,
  'roll-call.attended': attend,
  // They have answered, and are not asked again whether they come.
  'roll-call.coming': (state, { who }) => state.set(who, { ...state.get(who), regrets: false, reason: undefined }),
  'roll-call.regrets': (state, { who, reason }) => state.set(who, { ...state.get(who), regrets: true, reason }),
};

/** The state alone; the feature (`roll-call.ts`) adds what can be done with it. */
export const rollCallState: Stateful<RollCall> = { name: 'roll-call', initial: () => OrderedMap() };

/** Those who are there now. */
export const isPresent = (key: PersonKey, meeting: Meeting): boolean => {
  const attendance = meeting.stateOf(rollCallState).get(key);
  return attendance !== undefined && isCounted(attendance) && attendance.left === undefined;
};
export const presentNow = (meeting: Meeting): PersonKey[] =>
  [...meeting.stateOf(rollCallState).keys()].filter((key) => isPresent(key, meeting));

/** Whether somebody has said that they cannot come. */
export const hasRegrets = (key: PersonKey, meeting: Meeting): boolean =>
  meeting.stateOf(rollCallState).get(key)?.regrets === true;
