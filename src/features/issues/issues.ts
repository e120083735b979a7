import { Map } from 'immutable';

import type { EntryBoxed, EntryUndone } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Feature } from '../../meeting/feature.ts';

/** An action has an issue in the forge. */
interface Opened extends Event {
  readonly type: 'issues.opened';
  /** The action's number. */
  readonly entry: number;
  readonly issue: number;
  readonly url: string;
}
/** The state of both when they last agreed. */
interface Seen extends Event {
  readonly type: 'issues.seen';
  readonly entry: number;
  readonly open: boolean;
}
/** An issue or a pull request of the forge is on the agenda. */
interface Placed extends Event {
  readonly type: 'issues.placed';
  readonly issue: number;
  readonly topic: string;
}
/** What was said of it was put there. */
interface Concluded extends Event {
  readonly type: 'issues.concluded';
  readonly issue: number;
}
export type IssueEvent = Opened | Seen | Placed | Concluded;

/** The issue of an action. */
export interface IssueLinked {
  readonly issue: number;
  readonly url: string;
  /** Whether it was open when it was last looked at. */
  readonly open: boolean;
  /** Whether somebody wants it open since: by the action's box, or by taking the action out. */
  readonly wanted?: boolean | undefined;
}

interface State {
  readonly actions: Map<number, IssueLinked>;
  /** The topics that issues stand for, by the issue's number. */
  readonly topics: Map<number, string>;
  readonly concluded: readonly number[];
}

const want = (state: State, number: number, wanted: boolean): State => {
  const linked = state.actions.get(number);
  return linked ? { ...state, actions: state.actions.set(number, { ...linked, wanted }) } : state;
};

/** Actions that are issues too, and issues on the agenda. What follows from them is in `actions.ts` and `agenda.ts`. */
export const issuesFeature: Feature<State, IssueEvent | EntryBoxed | EntryUndone> = {
  name: 'issues',
  initial: () => ({ actions: Map(), topics: Map(), concluded: [] }),
  evolve: {
    'issues.opened': (state, { entry, issue, url }) => ({
      ...state,
      actions: state.actions.set(entry, { issue, url, open: true }),
    }),
    'issues.seen': (state, { entry, open }) => {
      const linked = state.actions.get(entry);
      const same = linked && { issue: linked.issue, url: linked.url, open };
      return same ? { ...state, actions: state.actions.set(entry, same) } : state;
    },
    'issues.placed': (state, { issue, topic }) => ({ ...state, topics: state.topics.set(issue, topic) }),
    'issues.concluded': (state, { issue }) => ({ ...state, concluded: [...state.concluded, issue] }),
    'entry.boxed': (state, { number, box }) => want(state, number, box === 'open'),
    // There is nothing left to do.
    'entry.undone': (state, { number }) => want(state, number, false),
  },
};
