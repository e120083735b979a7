import type { Map } from 'immutable';

import type { Joined } from '../../meeting/link.ts';
import type { PersonKey } from '../../meeting/member.ts';

interface Attendance {
  readonly arrived?: string;
  readonly left?: string;
  readonly regrets: boolean;
  readonly reason?: string | undefined;
}

const sorted = (...instants: readonly (string | undefined)[]): string[] =>
  instants.filter((at) => at !== undefined).toSorted();

const isThere = (one: Attendance): boolean => one.arrived !== undefined && one.left === undefined;

/** Somebody counted under two names came when they first came, and is there while they are under either. */
function merged(own: Attendance, other: Attendance): Attendance {
  const arrived = sorted(own.arrived, other.arrived).at(0);
  const left = isThere(own) || isThere(other) ? undefined : sorted(own.left, other.left).at(-1);
  return {
    ...(arrived !== undefined && { arrived }),
    ...(left !== undefined && { left }),
    regrets: arrived === undefined && (other.regrets || own.regrets),
    reason: own.reason ?? other.reason,
  };
}

/** The attendance after two who were counted turned out to be one. */
export function joined(state: Map<PersonKey, Attendance>, { as, instead = as }: Joined): Map<PersonKey, Attendance> {
  const other = instead === as ? undefined : state.get(instead);
  return other ? state.delete(instead).set(as, merged(state.get(as) ?? { regrets: false }, other)) : state;
}
