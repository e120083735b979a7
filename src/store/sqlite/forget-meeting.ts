import type { Database } from 'better-sqlite3';

import type { RoomId } from '../../ports/chat.ts';
import type { StreamName } from '../serialize-commit.ts';

/** Forgets a meeting; the caller holds the transaction. @param before milliseconds since 1970 */
export type MeetingForgetter = (name: StreamName, rooms: readonly RoomId[], before: number) => void;

/** Whether a name is the meeting's, or begins with it. */
const isOf = (column: string): string =>
  `(${column} = @stream OR substr(${column}, 1, length(@stream) + 1) = @stream || '/')`;

// In this order: what hangs on a row goes before it.
const STEPS = [
  `DELETE FROM reaction WHERE EXISTS (
    SELECT 1 FROM subject WHERE stream = @stream AND subject.room = reaction.room AND subject.message = reaction.message)`,
  'DELETE FROM subject WHERE stream = @stream',
  `DELETE FROM shown WHERE ${isOf('view')}`,
  `DELETE FROM outbox WHERE stream = @stream OR ${isOf('view')} OR ${isOf('id')}`,
  // Those that can't be sent have their words still.
  `DELETE FROM outbox WHERE state <> 'unsent' AND added < @before AND room IN (SELECT value FROM json_each(@rooms))`,
  `DELETE FROM job WHERE finished = 1 AND (data ->> '$.stream' = @stream OR ${isOf('id')})`,
  'DELETE FROM file_use WHERE stream = @stream',
  'DELETE FROM file WHERE NOT EXISTS (SELECT 1 FROM file_use WHERE file_use.sha256 = file.sha256)',
  'DELETE FROM event WHERE meeting_group = @group AND number = @number',
];

export function meetingForgetter(database: Database): MeetingForgetter {
  return ({ group, number }, rooms, before) => {
    const values = { stream: `${group}/${number}`, group, number, rooms: JSON.stringify(rooms), before };
    for (const sql of STEPS) {
      const statement = database.prepare(sql);
      statement.run(Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`@${name}`))));
    }
  };
}
