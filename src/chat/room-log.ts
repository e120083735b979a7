import type { LogFacts, OperatorLog } from '../ports/operator-log.ts';

/** A group, and where it meets. */
interface MeetingGroup {
  readonly id: string;
  readonly rooms: readonly { readonly id: string }[];
}

/**
 * An adapter's log, in which each line about a group's room says whose it is: adapters know rooms, and operators groups.
 * @param platform whose adapter it is: it may name its rooms without that
 */
export function roomLog(platform: string, groups: readonly MeetingGroup[], log: OperatorLog): OperatorLog {
  const byRoom = new Map(groups.flatMap(({ id, rooms }) => rooms.map((room) => [room.id, id])));
  const withGroup = (facts: LogFacts = {}): LogFacts => {
    const { room = '' } = facts;
    const group = byRoom.get(room) ?? byRoom.get(`${platform}:${room}`);
    return group === undefined ? facts : { group, ...facts };
  };
  return {
    info: (what, facts) => log.info(what, withGroup(facts)),
    warn: (what, facts) => log.warn(what, withGroup(facts)),
    error: (what, facts) => log.error(what, withGroup(facts)),
  };
}
