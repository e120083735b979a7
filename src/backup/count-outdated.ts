import type { Database } from 'better-sqlite3';

import type { Event } from '../meeting/event.ts';
import { outdatedWords, type KeepRule } from '../meeting/keep-rule.ts';
import { openAsItIs } from './open-database.ts';

/** How much of a group's logs isn't kept any longer. */
export interface OutdatedCounts {
  readonly meetings: number;
  /** Events that lose earlier wordings. */
  readonly undone: number;
  readonly reasons: number;
}

interface EventRow {
  readonly number: number;
  readonly event: string;
}

const EVENTS = 'SELECT number, event FROM event WHERE meeting_group = ? ORDER BY number, version';

function countedIn(database: Database, group: string, keep: KeepRule, now: string): OutdatedCounts {
  const logs = new Map<number, Event[]>();
  for (const { number, event } of database.prepare<[string], EventRow>(EVENTS).iterate(group)) {
    const log = logs.get(number) ?? [];
    logs.set(number, log);
    log.push(JSON.parse(event));
  }
  const latest = Math.max(0, ...logs.keys());
  const found = [...logs].map(([number, events]) => outdatedWords(events, keep, number >= latest - 1, now));
  // Of a log that goes, nothing else is counted.
  const stays = found.filter(({ all }) => !all);
  return {
    meetings: found.length - stays.length,
    undone: stays.reduce((sum, { undone }) => sum + undone, 0),
    reasons: stays.reduce((sum, { reasons }) => sum + reasons.length, 0),
  };
}

/**
 * What each group's rule takes out of its logs at the next start, without changing anything, also while Gavel runs.
 * @param path of the database with the meetings, which this version writes
 * @param now ISO 8601, UTC
 */
export function countOutdated(
  path: string,
  groups: readonly { readonly id: string; readonly keep: KeepRule }[],
  now: string,
): ReadonlyMap<string, OutdatedCounts> {
  const database = openAsItIs(path);
  try {
    return new Map(groups.map(({ id, keep }) => [id, countedIn(database, id, keep, now)]));
  } finally {
    database.close();
  }
}
