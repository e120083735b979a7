import { sql, type Kysely } from 'kysely';

import type { MessageId, RoomId } from '../../ports/chat.ts';
import type { RoomBacklog, UnsentMessage } from '../../ports/store.ts';
import { firstPosts } from '../first-posts.ts';
import { isSign, type OutboxRow, sendableNow } from '../outbox-row.ts';
import type { PreparedItem } from '../serialize-commit.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** No text of PostgreSQL's holds a NUL. */
const storable = (why: string): string => why.replaceAll('\0', '');

const plain = (items: readonly PreparedItem[]) => ({
  ids: items.map(({ id }) => id),
  rooms: items.map(({ room }) => room),
  views: items.map(({ view }) => view ?? null),
  streams: items.map(({ subject }) => subject?.stream ?? null),
  abouts: items.map(({ subject }) => subject?.about ?? null),
  answers: items.map(({ answersView }) => answersView ?? null),
  outgoings: items.map(({ outgoing }) => outgoing),
  signs: items.map(({ outgoing }) => isSign(outgoing)),
});

/** The unsent messages: statements that write, and what reads. Instants in milliseconds. */
export function outboxTable(db: Kysely<GavelTables>) {
  // A newer state of a view does not go out sooner than the older one might have: the platform asked to wait.
  function insert(items: readonly PreparedItem[], now: number): SqlStatement {
    const { ids, rooms, views, streams, abouts, answers, outgoings, signs } = plain(items);
    return sql`
      INSERT INTO gavel.outbox (id, room, view, stream, about, answers, outgoing, is_sign, added, not_before)
      SELECT id, room, view, stream, about, answers, outgoing, is_sign, ${now}, COALESCE((
        SELECT max(older.not_before) FROM gavel.outbox AS older
        WHERE older.room = item.room AND older.view = item.view AND older.state = 'unsent'), 0)
      FROM unnest(${ids}::text[], ${rooms}::text[], ${views}::text[], ${streams}::text[], ${abouts}::text[],
        ${answers}::text[], ${outgoings}::text[], ${signs}::boolean[]) WITH ORDINALITY
        AS item (id, room, view, stream, about, answers, outgoing, is_sign, place)
      ORDER BY place
      ON CONFLICT (id) DO NOTHING`.compile(db);
  }
  const handedOut = firstPosts();

  // Only the newest of a view in a room is sent. Its first post may have arrived if an earlier run left it, or if it was
  // handed out to be sent: it is sent again under its id, and edited then. Anything else would show the view twice.
  function replace(items: readonly PreparedItem[]): SqlStatement {
    const rooms = items.map(({ room }) => room);
    const views = items.map(({ view }) => view);
    return sql`
      UPDATE gavel.outbox AS older SET state = 'replaced', outgoing = NULL
      WHERE (room, view) IN (SELECT * FROM unnest(${rooms}::text[], ${views}::text[])) AND state = 'unsent'
        AND seq < (SELECT max(newer.seq) FROM gavel.outbox AS newer
          WHERE newer.room = older.room AND newer.view = older.view AND newer.state = 'unsent')
        AND (NOT inherited AND NOT id = ANY(${handedOut.ids()}::text[]) OR EXISTS (
          SELECT 1 FROM gavel.shown WHERE shown.room = older.room AND shown.view = older.view))`.compile(db);
  }
  return {
    add(items: readonly PreparedItem[], now: number): readonly SqlStatement[] {
      if (items.length === 0) return [];
      const views = items.filter(({ view }) => view !== undefined);
      return [insert(items, now), ...(views.length === 0 ? [] : [replace(views)])];
    },
    /** It was sent, or shows the view now if it was replaced in the meantime: it was on its way already. */
    sent(id: string, message: MessageId | undefined): SqlStatement {
      handedOut.settled(id);
      return sql`
        WITH item AS (
          UPDATE gavel.outbox SET state = 'sent', outgoing = NULL WHERE id = ${id} RETURNING room, view, stream, about
        ), about AS (
          INSERT INTO gavel.subject (room, message, stream, about)
          SELECT room, ${message ?? null}::text, stream, about FROM item
          WHERE stream IS NOT NULL AND ${message ?? null}::text IS NOT NULL
          ON CONFLICT (room, message) DO UPDATE SET stream = excluded.stream, about = excluded.about
        )
        INSERT INTO gavel.shown (room, view, message) SELECT room, view, ${message ?? null}::text FROM item
        WHERE view IS NOT NULL AND ${message ?? null}::text IS NOT NULL
        ON CONFLICT (room, view) DO UPDATE SET message = excluded.message`.compile(db);
    },
    retry: (id: string, why: string, notBefore: number): SqlStatement =>
      db
        .updateTable('outbox')
        .set((row) => ({ attempts: row('attempts', '+', 1), why: storable(why), not_before: notBefore }))
        .where('id', '=', id)
        .where('state', '=', 'unsent')
        .compile(),
    giveUp(id: string, why: string): SqlStatement {
      handedOut.settled(id);
      return db
        .updateTable('outbox')
        .set({ state: 'dead', why: storable(why) })
        .where('id', '=', id)
        .where('state', '=', 'unsent')
        .compile();
    },
    /** What is unsent now was left by a run before. */
    inherit: (): SqlStatement =>
      db
        .updateTable('outbox')
        .set({ inherited: true })
        .where('state', '=', 'unsent')
        .where('view', 'is not', null)
        .compile(),
    async unsent(room: RoomId, now: number, limit: number): Promise<readonly UnsentMessage[]> {
      const { rows } = await sql<OutboxRow>`
        SELECT id, room, view, stream, about, outgoing, attempts, not_before, message, answers
        FROM gavel.outbox LEFT JOIN gavel.shown USING (room, view) WHERE room = ${room} AND state = 'unsent'
        ORDER BY is_sign, seq LIMIT ${limit}`.execute(db);
      return handedOut.given(sendableNow(rows, now));
    },
    async waiting() {
      const rows = await db
        .selectFrom('outbox')
        .distinct()
        .select(['room', 'not_before'])
        .where('state', '=', 'unsent')
        .orderBy('room')
        .orderBy('not_before')
        .execute();
      return rows.map(({ room, not_before }) => ({ room, notBefore: iso(not_before) }));
    },
    async backlog(): Promise<readonly RoomBacklog[]> {
      const rows = await db
        .selectFrom('outbox')
        .select(({ fn }) => ['room', fn.countAll<number>().as('count'), fn.min<number | null>('added').as('since')])
        .where('state', '=', 'unsent')
        .groupBy('room')
        .execute();
      return rows.map(({ room, count, since }) => ({ room, count, ...(since !== null && { since: iso(since) }) }));
    },
    async shown(room: RoomId, view: string): Promise<MessageId | undefined> {
      const found = await db
        .selectFrom('shown')
        .select('message')
        .where('room', '=', room)
        .where('view', '=', view)
        .executeTakeFirst();
      return found?.message;
    },
    async hasView(room: RoomId, view: string): Promise<boolean> {
      const { rows } = await sql<{ there: boolean }>`
        SELECT EXISTS (SELECT 1 FROM gavel.shown WHERE room = ${room} AND view = ${view}) OR EXISTS (
          SELECT 1 FROM gavel.outbox WHERE room = ${room} AND view = ${view} AND state = 'unsent') AS there`.execute(
        db,
      );
      return rows[0]?.there === true;
    },
  };
}
