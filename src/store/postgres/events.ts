import { sql, type Kysely } from 'kysely';

import type { Event } from '../../meeting/event.ts';
import { eventChecksum, wholeEvents } from '../event-checksum.ts';
import type { PreparedAppend, StreamName } from '../serialize-commit.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** How many events a stream has. */
export interface StreamLength extends StreamName {
  readonly length: number;
}

/** The meetings' logs: statements that write, and what reads. @param where the database, in words */
export function eventTable(db: Kysely<GavelTables>, where: string) {
  return {
    /**
     * The caller has seen that the stream has as many events as is expected. If somebody wrote in between all the same,
     * the key is taken, and the transaction fails.
     */
    append({ group, number, expectedVersion, events }: PreparedAppend): SqlStatement {
      const versions = events.map((_, i) => expectedVersion + i);
      const crcs = events.map((event, i) => eventChecksum(group, number, expectedVersion + i, event));
      return sql`INSERT INTO gavel.event (meeting_group, number, version, event, crc)
        SELECT ${group}, ${number}, version, event, crc
        FROM unnest(${versions}::bigint[], ${events}::text[], ${crcs}::bigint[]) AS added (version, event, crc)`.compile(
        db,
      );
    },
    /** The lengths of those of these streams that have events. */
    lengths(streams: readonly StreamName[]): SqlStatement {
      const groups = streams.map(({ group }) => group);
      const numbers = streams.map(({ number }) => number);
      return sql`SELECT meeting_group AS "group", number, max(version) + 1 AS length FROM gavel.event
        WHERE (meeting_group, number) IN (SELECT * FROM unnest(${groups}::text[], ${numbers}::bigint[]))
        GROUP BY meeting_group, number`.compile(db);
    },
    /** Puts other events (JSON) in the place of some, by their versions. */
    rewrite(
      { group, number }: StreamName,
      changed: readonly (readonly [version: number, event: string])[],
    ): SqlStatement {
      const versions = changed.map(([version]) => version);
      const texts = changed.map(([, event]) => event);
      const crcs = changed.map(([version, event]) => eventChecksum(group, number, version, event));
      return sql`UPDATE gavel.event SET event = other.event, crc = other.crc
        FROM unnest(${versions}::bigint[], ${texts}::text[], ${crcs}::bigint[]) AS other (version, event, crc)
        WHERE meeting_group = ${group} AND number = ${number} AND gavel.event.version = other.version`.compile(db);
    },
    async meetings(group: string): Promise<readonly number[]> {
      const rows = await db
        .selectFrom('event')
        .select('number')
        .distinct()
        .where('meeting_group', '=', group)
        .orderBy('number')
        .execute();
      return rows.map(({ number }) => number);
    },
    async read({ group, number }: StreamName, from: number): Promise<readonly Event[]> {
      const rows = await db
        .selectFrom('event')
        .select(['version', 'event', 'crc'])
        .where('meeting_group', '=', group)
        .where('number', '=', number)
        .where('version', '>=', from)
        .orderBy('version')
        .execute();
      return wholeEvents({ group, number }, from, rows, `the database ${where}`);
    },
    async latest(group: string): Promise<number> {
      const found = await db
        .selectFrom('event')
        .select('number')
        .where('meeting_group', '=', group)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found?.number ?? 0;
    },
    // From group to group by the key: there are many more events than groups.
    async groups(): Promise<readonly string[]> {
      const { rows } = await sql<{ name: string }>`
        WITH RECURSIVE found (name) AS (
          SELECT min(meeting_group) FROM gavel.event
          UNION ALL
          SELECT (SELECT min(meeting_group) FROM gavel.event WHERE meeting_group > found.name) FROM found
          WHERE found.name IS NOT NULL
        )
        SELECT name FROM found WHERE name IS NOT NULL`.execute(db);
      return rows.map(({ name }) => name);
    },
  };
}
