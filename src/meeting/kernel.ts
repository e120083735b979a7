import { embargoState, hasMarks, type EmbargoState } from './embargo.ts';
import { entriesFeature } from './entry.ts';
import type { Event } from './event.ts';
import type { AnyFeature, Command, Decision, Meeting, Refusal, Stateful, TypedCommand } from './feature.ts';
import type { Group } from './group.ts';
import { guestsFeature } from './guests.ts';

/** Says why a command may not be given now, by this person; the one place for what cuts across all features. */
export type Admission = (command: Command<Event>, typed: TypedCommand, meeting: Meeting) => Refusal | undefined;

/** The features that make up a meeting, ready to fold and to decide. */
export interface Kernel {
  readonly features: readonly AnyFeature[];
  readonly commands: readonly Command<Event>[];
  /** A meeting of which nothing has happened yet. */
  begin(id: string, group: Group): Meeting;
  /** The meeting after these events. The meeting given stays as it was. */
  advance(meeting: Meeting, events: Iterable<Event>): Meeting;
  /** What a command would add to the log, or why it may not. Never throws, whatever was typed. */
  decide(command: Command<Event>, typed: TypedCommand, meeting: Meeting): Decision<Event>;
}

type States = Readonly<Record<string, unknown>>;

/** The events between which a meeting is a session that can be declared void. */
export interface KernelSession {
  readonly opens: readonly string[];
  readonly closes: readonly string[];
  /** It was no meeting: features forget what they have known since it was opened. */
  readonly voids: string;
}

const NO_SESSION: KernelSession = { opens: [], closes: [], voids: '' };

/** Leaves the words under embargo out of a feature's state. */
type CoverState = (name: string, state: unknown, states: States, group: Group) => unknown;

/** Covers states, each once as long as neither it nor what is under embargo changes. */
function stateCover(features: readonly AnyFeature[]): CoverState {
  const coverOf = new Map(features.flatMap((feature) => (feature.covered ? [[feature.name, feature] as const] : [])));
  const known = new WeakMap<object, { readonly embargo: EmbargoState; readonly covered: unknown }>();
  return (name, state, states, group) => {
    const feature = coverOf.get(name);
    // Only advance() writes this state, and only with that feature's own steps.
    const embargo = states[embargoState.name] as EmbargoState;
    if (!feature?.covered || typeof state !== 'object' || state === null || !hasMarks(embargo)) return state;
    const before = known.get(state);
    if (before?.embargo === embargo) return before.covered;
    const covered: unknown = feature.covered(state, embargo, group);
    known.set(state, { embargo, covered });
    return covered;
  };
}

class Folded implements Meeting {
  readonly id: string;
  readonly group: Group;
  readonly version: number;
  readonly states: States;
  /** The states before the session that is going on. */
  readonly before: States | undefined;
  /** Undefined if it shows what is under embargo. */
  readonly cover: CoverState | undefined;
  #whole: Meeting | undefined;
  constructor(
    id: string,
    group: Group,
    version: number,
    states: States,
    cover: CoverState | undefined,
    before?: States,
  ) {
    this.cover = cover;
    this.id = id;
    this.group = group;
    this.version = version;
    this.states = states;
    this.before = before;
  }
  stateOf<S>(feature: Stateful<S>): S {
    if (feature.derived) return feature.derived(this);
    const state = this.states[feature.name];
    // Only advance() writes a feature's state, and only with that feature's own steps.
    return (this.cover ? this.cover(feature.name, state, this.states, this.group) : state) as S;
  }
  withEmbargoed(): Meeting {
    this.#whole ??= this.cover
      ? new Folded(this.id, this.group, this.version, this.states, undefined, this.before)
      : this;
    return this.#whole;
  }
}

/** The states as they are once a session is void. */
function voided(features: readonly AnyFeature[], before: States, now: States): Record<string, unknown> {
  const kept = features.map((feature): [string, unknown] => {
    const { name } = feature;
    return [name, feature.voided ? feature.voided(before[name], now[name]) : now[name]];
  });
  return Object.fromEntries(kept);
}

export function createKernel(
  own: readonly AnyFeature[],
  admit: Admission,
  session: KernelSession = NO_SESSION,
): Kernel {
  const features: readonly AnyFeature[] = [guestsFeature, entriesFeature, embargoState, ...own];
  const cover = stateCover(features);
  const listeners = new Map<string, AnyFeature[]>();
  for (const feature of features) {
    for (const type of Object.keys(feature.evolve)) listeners.set(type, [...(listeners.get(type) ?? []), feature]);
  }
  /** What an event does to a session, before the features fold it. */
  function inSession(type: string, before: States | undefined, states: Record<string, unknown>) {
    const opened = before ?? (session.opens.includes(type) ? { ...states } : undefined);
    return {
      before: session.closes.includes(type) ? undefined : opened,
      states: type === session.voids && opened ? voided(features, opened, states) : states,
    };
  }
  return {
    features,
    commands: features.flatMap(({ commands = [] }) => commands),
    begin: (id, group) =>
      new Folded(
        id,
        group,
        0,
        Object.fromEntries(features.map((feature) => [feature.name, feature.initial(group)])),
        cover,
      ),
    advance(meeting, events) {
      let { version } = meeting;
      let before = meeting instanceof Folded ? meeting.before : undefined;
      const whole = meeting.withEmbargoed();
      let states: Record<string, unknown> = Object.fromEntries(features.map((f) => [f.name, whole.stateOf(f)]));
      for (const event of events) {
        version += 1;
        ({ before, states } = inSession(event.type, before, states));
        for (const feature of listeners.get(event.type) ?? []) {
          states[feature.name] = feature.evolve[event.type]?.(states[feature.name], event);
        }
      }
      return new Folded(meeting.id, meeting.group, version, states, whole === meeting ? undefined : cover, before);
    },
    decide: (command, typed, meeting) => admit(command, typed, meeting) ?? command.decide(typed, meeting),
  };
}
