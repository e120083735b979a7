import { entries } from './entry.ts';
import type { Event } from './event.ts';
import type { AnyFeature, Command, Decision, Meeting, Refusal, Stateful, Typed } from './feature.ts';
import type { Group } from './group.ts';
import { guests } from './guests.ts';

/** Says why a command may not be given now, by this person; the one place for what cuts across all features. */
export type Admission = (command: Command<Event>, typed: Typed, meeting: Meeting) => Refusal | undefined;

/** The features that make up a meeting, ready to fold and to decide. */
export interface Kernel {
  readonly features: readonly AnyFeature[];
  readonly commands: readonly Command<Event>[];
  /** A meeting of which nothing has happened yet. */
  begin(id: string, group: Group): Meeting;
  /** The meeting after these events. The meeting given stays as it was. */
  advance(meeting: Meeting, events: Iterable<Event>): Meeting;
  /** What a command would add to the log, or why it may not. Never throws, whatever was typed. */
  decide(command: Command<Event>, typed: Typed, meeting: Meeting): Decision<Event>;
}

class Folded implements Meeting {
  readonly id: string;
  readonly group: Group;
  readonly version: number;
  readonly states: Readonly<Record<string, unknown>>;
  constructor(id: string, group: Group, version: number, states: Readonly<Record<string, unknown>>) {
    this.id = id;
    this.group = group;
    this.version = version;
    this.states = states;
  }
  of<S>(feature: Stateful<S>): S {
    // Only advance() writes a feature's state, and only with that feature's own steps.
    return feature.derived ? feature.derived(this) : (this.states[feature.name] as S);
  }
}

export function kernel(own: readonly AnyFeature[], admit: Admission): Kernel {
  const features: readonly AnyFeature[] = [guests, entries, ...own];
  const listeners = new Map<string, AnyFeature[]>();
  for (const feature of features) {
    for (const type of Object.keys(feature.on)) listeners.set(type, [...(listeners.get(type) ?? []), feature]);
  }
  return {
    features,
    commands: features.flatMap(({ commands = [] }) => commands),
    begin: (id, group) =>
      new Folded(id, group, 0, Object.fromEntries(features.map((feature) => [feature.name, feature.initial(group)]))),
    advance(meeting, events) {
      let { version } = meeting;
      const states: Record<string, unknown> = Object.fromEntries(features.map((f) => [f.name, meeting.of(f)]));
      for (const event of events) {
        version += 1;
        for (const feature of listeners.get(event.type) ?? []) {
          states[feature.name] = feature.on[event.type]?.(states[feature.name], event);
        }
      }
      return new Folded(meeting.id, meeting.group, version, states);
    },
    decide: (command, typed, meeting) => admit(command, typed, meeting) ?? command.decide(typed, meeting),
  };
}
