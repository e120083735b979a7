import { sql, type Kysely } from 'kysely';

import type { RoomId } from '../../ports/chat.ts';
import type { StreamName } from '../serialize-commit.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** Forgets a meeting, in the order of these statements: what hangs on a row goes before it. @param before milliseconds since 1970 */
export function forgetMeeting(
  db: Kysely<GavelTables>,
  { group, number }: StreamName,
  rooms: readonly RoomId[],
  before: number,
): readonly SqlStatement[] {
  const stream = `${group}/${number}`;
  const below = `${stream}/`;
  return [
    sql`DELETE FROM gavel.reaction USING gavel.subject WHERE subject.stream = ${stream}
      AND subject.room = reaction.room AND subject.message = reaction.message`,
    sql`DELETE FROM gavel.subject WHERE stream = ${stream}`,
    sql`DELETE FROM gavel.shown WHERE view = ${stream} OR starts_with(view, ${below})`,
    sql`DELETE FROM gavel.outbox WHERE stream = ${stream} OR starts_with(view, ${below}) OR starts_with(id, ${below})`,
    // Those that can't be sent have their words still.
    sql`DELETE FROM gavel.outbox WHERE state <> 'unsent' AND added < ${before} AND room = ANY(${rooms}::text[])`,
    sql`DELETE FROM gavel.job WHERE finished AND (data::jsonb ->> 'stream' = ${stream} OR starts_with(id, ${below}))`,
    sql`DELETE FROM gavel.file_use WHERE stream = ${stream}`,
    sql`DELETE FROM gavel.file WHERE NOT EXISTS (SELECT 1 FROM gavel.file_use WHERE file_use.sha256 = file.sha256)`,
    sql`DELETE FROM gavel.event WHERE meeting_group = ${group} AND number = ${number}`,
  ].map((statement) => statement.compile(db));
}
