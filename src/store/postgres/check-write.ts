import { HeardBefore, VersionConflict } from '../../ports/store.ts';
import type { PreparedAppend, StreamName } from '../serialize-commit.ts';
import type { SqlStatement } from './connection.ts';
import type { StreamLength } from './events.ts';

/** Something to be written in one transaction, or not at all. */
export interface PostgresWrite {
  /** Ids that must not be known in the inbox. */
  readonly unheard?: readonly string[];
  readonly appends?: readonly PreparedAppend[];
  readonly statements: readonly SqlStatement[];
}

/** What a transaction has to know before it writes. */
export interface WriteQuestions {
  readonly ids: readonly string[];
  readonly streams: readonly StreamName[];
}

export const questionsOf = (writes: readonly PostgresWrite[]): WriteQuestions => ({
  ids: writes.flatMap(({ unheard = [] }) => unheard),
  streams: writes.flatMap(({ appends = [] }) => appends),
});

/**
 * Which of some writes can be done, one after another in one transaction.
 * @param known the ids that are in the inbox
 * @param lengths of the streams that have events
 * @returns for each write why it's refused, or undefined
 */
export function checkWrites(
  writes: readonly PostgresWrite[],
  known: readonly string[],
  lengths: readonly StreamLength[],
): readonly (HeardBefore | VersionConflict | undefined)[] {
  const heard = new Set(known);
  const versions = new Map(lengths.map(({ group, number, length }) => [`${group}/${number}`, length]));
  return writes.map(({ unheard = [], appends = [] }) => {
    const again = unheard.find((id, i) => heard.has(id) || unheard.indexOf(id) < i);
    if (again !== undefined) return new HeardBefore(`${again} was heard before`);
    const after = new Map(versions);
    for (const { stream, expectedVersion, events } of appends) {
      const found = after.get(stream) ?? 0;
      if (found !== expectedVersion) return new VersionConflict(stream, expectedVersion, found);
      after.set(stream, found + events.length);
    }
    for (const id of unheard) heard.add(id);
    for (const [stream, length] of after) versions.set(stream, length);
    return undefined;
  });
}
