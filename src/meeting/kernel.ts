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

class Folded implements Meeting {
  readonly id: string;
  readonly group: Group;
  readonly version: number;
  readonly states: States;
  /** The states before the session that is going on. */
  readonly before: States | undefined;
  constructor(id: string, group: Group, version: number, states: States, before?: States) {
    this.id = id;
    this.group = group;
    this.version = version;
    this.states = states;
    this.before = before;
  }
  stateOf<S>(feature: Stateful<S>): S {
    // Only advance() writes a feature's state, and only with that feature's own steps.
    return feature.derived ? feature.derived(this) : (this.states[feature.name] as S);
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
  const features: readonly AnyFeature[] = [guestsFeature, entriesFeature, ...own];
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
      new Folded(id, group, 0, Object.fromEntries(features.map((feature) => [feature.name, feature.initial(group)]))),
    advance(meeting, events) {
      let { version } = meeting;
      let before = meeting instanceof Folded ? meeting.before : undefined;
      let states: Record<string, unknown> = Object.fromEntries(features.map((f) => [f.name, meeting.stateOf(f)]));
      for (const event of events) {
        version += 1;
        ({ before, states } = inSession(event.type, before, states));
        for (const feature of listeners.get(event.type) ?? []) {
          states[feature.name] = feature.evolve[event.type]?.(states[feature.name], event);
        }
      }
      return new Folded(meeting.id, meeting.group, version, states, before);
    },
    decide: (command, typed, meeting) => admit(command, typed, meeting) ?? command.decide(typed, meeting),
  };
}
