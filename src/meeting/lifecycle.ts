import type { Event, EventOf } from './event.ts';
import type { Meeting, Phase, Stateful } from './feature.ts';
import { joinedKey, type PersonJoined } from './link.ts';
import type { PersonKey } from './member.ts';
import { HELD_PHASES, REVIEW_PHASES } from './phases.ts';

export interface MeetingPlanned extends Event {
  readonly type: 'lifecycle.planned';
  /** If the schedule gives one. */
  readonly start?: string;
  /** The start that the calendar first gave it, if it was moved since: its name there. */
  readonly occurrence?: string;
  /** The start of the meeting before it, if that was over before its time: it doesn't come again. */
  readonly held?: string;
}
export interface MeetingMoved extends Event {
  readonly type: 'lifecycle.moved';
  readonly start: string;
  /** Which meeting of the calendar it is now: ISO 8601, UTC. */
  readonly occurrence?: string;
}
/** There is no date for it any more. */
export interface MeetingUnplanned extends Event {
  readonly type: 'lifecycle.unplanned';
}
/** Nobody started it, and its time is over: it is planned anew. */
export interface MeetingLapsed extends Event {
  readonly type: 'lifecycle.lapsed';
  readonly start?: string;
  readonly occurrence?: string;
}
/** It should not have been opened: nothing of it counts, it has no minutes, and it is planned for another time. */
export interface MeetingAborted extends Event {
  readonly type: 'lifecycle.aborted';
  readonly by?: PersonKey;
  readonly start?: string;
  readonly occurrence?: string;
  /** True if that is another meeting of the calendar: who said that they cannot come said it of this one. */
  readonly other?: boolean;
}
export interface MeetingGathered extends Event {
  readonly type: 'lifecycle.gathered';
  /** Who opened it early, if somebody did: it then starts by itself at the planned time. */
  readonly by?: PersonKey;
}
export interface MeetingStarted extends Event {
  readonly type: 'lifecycle.started';
  readonly by?: PersonKey;
}
export interface MeetingEnded extends Event {
  readonly type: 'lifecycle.ended';
  readonly by?: PersonKey;
  /** When it really was over, if nobody ended it: ISO 8601, UTC. */
  readonly over?: string;
}
/** The minutes wait for approval. */
interface Reviewed extends Event {
  readonly type: 'lifecycle.reviewed';
}
interface Approved extends Event {
  readonly type: 'lifecycle.approved';
}

export type LifecycleEvent =
  | MeetingPlanned
  | MeetingMoved
  | MeetingUnplanned
  | MeetingLapsed
  | MeetingAborted
  | MeetingGathered
  | MeetingStarted
  | MeetingEnded
  | Reviewed
  | Approved;

export interface MeetingLifecycle {
  readonly phase: Phase;
  /** The planned start, if it's known. */
  readonly planned?: string | undefined;
  readonly opened?: PersonKey;
  readonly begun?: string;
  readonly ended?: string;
  readonly endedBy?: PersonKey;
  /** How often it was planned anew: nobody came, or it was aborted. */
  readonly lapses: number;
  /** When it was aborted last: ISO 8601, UTC. */
  readonly aborted?: string;
}

const joined = (state: MeetingLifecycle, event: PersonJoined): MeetingLifecycle => ({
  ...state,
  ...(state.opened === undefined ? {} : { opened: joinedKey(state.opened, event) }),
  ...(state.endedBy === undefined ? {} : { endedBy: joinedKey(state.endedBy, event) }),
});

type Folded = LifecycleEvent | PersonJoined;
export const LIFECYCLE_STEPS: {
  readonly [T in Folded['type']]: (state: MeetingLifecycle, event: EventOf<Folded, T>) => MeetingLifecycle;
} = {
  'links.joined': joined,
  'lifecycle.planned': (state, { start: planned }) => (planned === undefined ? state : { ...state, planned }),
  'lifecycle.moved': (state, { start: planned }) => ({ ...state, planned }),
  'lifecycle.unplanned': (state) => ({ ...state, planned: undefined }),
  'lifecycle.lapsed': ({ lapses }, { start: planned }) => ({ phase: 'planned', planned, lapses: lapses + 1 }),
  'lifecycle.aborted': ({ lapses }, { at, start: planned }) => ({
    phase: 'planned',
    planned,
    lapses: lapses + 1,
    aborted: at,
  }),
  'lifecycle.gathered': (state, { by }) => ({
    ...state,
    phase: 'gathering',
    ...(by === undefined ? {} : { opened: by }),
  }),
  'lifecycle.started': (state, { at }) => ({ ...state, phase: 'in session', begun: at }),
  'lifecycle.ended': (state, { at, by, over = at }) => ({
    ...state,
    phase: 'adjourned',
    ended: over,
    ...(by === undefined ? {} : { endedBy: by }),
  }),
  'lifecycle.reviewed': (state) => ({ ...state, phase: 'in review' }),
  'lifecycle.approved': (state) => ({ ...state, phase: 'approved' }),
};

/** The state alone; the feature (`features/lifecycle/`) adds what can be done with it. */
export const lifecycleState: Stateful<MeetingLifecycle> = {
  name: 'lifecycle',
  initial: () => ({ phase: 'planned', lapses: 0 }),
};

/** Somebody who starts up to this long before the plan means that meeting; earlier, they mean one of their own. */
export const EARLY_MINUTES = 120;

/** The time that the minutes name: the planned start if the meeting began near it, else the real one. */
export function nominalStart(meeting: Meeting): string | undefined {
  const { planned, begun } = meeting.stateOf(lifecycleState);
  if (planned === undefined || begun === undefined) return begun ?? planned;
  const apart = Math.abs(Date.parse(planned) - Date.parse(begun));
  return apart <= EARLY_MINUTES * 60_000 ? planned : begun;
}

/**
 * The key of a view that is posted anew if a meeting lapsed: nobody sees an edit to a message from two weeks ago.
 * @param lapses how often it has lapsed; by default, as often as it has now
 */
export const viewKey = (meeting: Meeting, key: string, lapses = meeting.stateOf(lifecycleState).lapses): string =>
  lapses === 0 ? key : `${key}:${lapses + 1}`;

/** Whether people gather or meet now: only then is anything but a command recorded. */
export const isBeingHeld = (meeting: Meeting): boolean => HELD_PHASES.includes(meeting.stateOf(lifecycleState).phase);

/** Whether the minutes wait for their approval. */
export const awaitsApproval = (meeting: Meeting): boolean =>
  REVIEW_PHASES.includes(meeting.stateOf(lifecycleState).phase);

export const isOver = (meeting: Meeting): boolean => meeting.stateOf(lifecycleState).ended !== undefined;
