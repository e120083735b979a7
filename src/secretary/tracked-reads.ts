import type { Meeting, Stateful } from '../meeting/feature.ts';

/** The states that something was made from. */
export type TrackedReads = ReadonlyMap<Stateful<unknown>, unknown>;

/** A feature's state with what is under embargo, as something that a meeting can be asked for. */
const wholeState = <S>(feature: Stateful<S>): Stateful<S> => ({
  name: feature.name,
  initial: feature.initial.bind(feature),
  derived: (meeting) => meeting.withEmbargoed().stateOf(feature),
});

/** Makes something of a meeting, and tells from which states. */
export function trackReads<T>(
  meeting: Meeting,
  make: (meeting: Meeting) => T,
): { readonly made: T; readonly from: TrackedReads } {
  const from = new Map<Stateful<unknown>, unknown>();
  const { id, group, version } = meeting;
  const watched: Meeting = {
    id,
    group,
    version,
    stateOf(feature) {
      const state = meeting.stateOf(feature);
      from.set(feature, state);
      return state;
    },
    withEmbargoed: () => ({
      ...watched,
      stateOf(feature) {
        const state = meeting.withEmbargoed().stateOf(feature);
        from.set(wholeState(feature), state);
        return state;
      },
    }),
  };
  return { made: make(watched), from };
}

/**
 * Whether what was made from these states would be made again: a pure function gives the same where all that it asks for
 * is the very same. A recorded line changes few states, and thus costs little, however much stands in the others.
 */
export const isAsBefore = (from: TrackedReads, meeting: Meeting): boolean =>
  [...from].every(([feature, state]) => meeting.stateOf(feature) === state);
