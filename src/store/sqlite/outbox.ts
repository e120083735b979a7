import type { Database } from 'better-sqlite3';

import type { MessageId, RoomId } from '../../ports/chat.ts';
import type { MessageSubject, UnsentMessage } from '../../ports/store.ts';
import { firstPosts } from '../first-posts.ts';
import { type OutboxRow, sendableNow } from '../outbox-row.ts';
import type { PreparedItem } from '../serialize-commit.ts';

/** The unsent messages, synchronously: callers of methods that write hold the transaction. Instants in milliseconds. */
export interface OutboxTable {
  readonly add: (item: PreparedItem) => void;
  readonly unsent: (room: RoomId, now: number, limit: number) => readonly UnsentMessage[];
  readonly backlog: () => readonly { readonly room: RoomId; readonly count: number; readonly since: number | null }[];
  readonly waiting: () => readonly { readonly room: RoomId; readonly notBefore: number }[];
  readonly sent: (id: string, message: MessageId | undefined) => void;
  readonly retry: (id: string, why: string, notBefore: number) => void;
  readonly giveUp: (id: string, why: string) => void;
  readonly hasView: (room: RoomId, view: string) => boolean;
  readonly shown: (room: RoomId, view: string) => MessageId | undefined;
}

const NOW = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;
const INSERT = `INSERT INTO outbox (id, room, stream, about, outgoing, answers, added)
  VALUES (?, ?, ?, ?, ?, ?, ${NOW}) ON CONFLICT (id) DO NOTHING`;
// A newer state of a view does not go out sooner than the older one might have: the platform asked to wait.
const INSERT_VIEW = `INSERT INTO outbox (id, room, view, stream, about, outgoing, answers, added, not_before)
  VALUES (?, ?, ?, ?, ?, ?, ?, ${NOW},
    COALESCE((SELECT MAX(not_before) FROM outbox WHERE room = ? AND view = ? AND state = 'unsent'), 0))
  ON CONFLICT (id) DO NOTHING`;
// The first post of a view may have arrived if an earlier run left it, or if it was handed out to be sent: it is sent
// again under its id, and edited then. Anything else would show the view twice.
const REPLACE = `UPDATE outbox SET state = 'replaced', outgoing = NULL
  WHERE room = ? AND view = ? AND state = 'unsent' AND id <> ?
    AND (inherited = 0 AND id NOT IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM shown WHERE shown.room = outbox.room AND shown.view = outbox.view))`;
const INHERIT = `UPDATE outbox SET inherited = 1 WHERE state = 'unsent' AND view IS NOT NULL`;
// Messages before marks and reactions: a mark says no more than that a line was recorded, and if a platform lets Gavel
// say little, what people wait for comes first.
const UNSENT = `SELECT id, room, view, stream, about, outgoing, attempts, not_before, message, answers
  FROM outbox LEFT JOIN shown USING (room, view) WHERE room = ? AND state = 'unsent'
  ORDER BY outgoing ->> '$.kind' IN ('mark', 'reaction'), seq LIMIT ?`;
// Each time of a room: what waits longest may be queued behind an edit that waits less, and the other way round.
const WAITING = `SELECT DISTINCT room, not_before AS notBefore FROM outbox WHERE state = 'unsent' ORDER BY room, not_before`;
const BACKLOG = `SELECT room, COUNT(*) AS count, MIN(added) AS since FROM outbox WHERE state = 'unsent' GROUP BY room`;
const SENT = `UPDATE outbox SET state = 'sent', outgoing = NULL WHERE id = ? RETURNING room, view, stream, about`;

const SHOWN = 'SELECT message FROM shown WHERE room = ? AND view = ?';
const COMING = `SELECT 1 FROM outbox WHERE room = ? AND view = ? AND state = 'unsent'`;

/** @param remember keeps the subject of a sent message */
export function outboxTable(
  database: Database,
  remember: (room: RoomId, message: MessageId, subject: MessageSubject) => void,
): OutboxTable {
  database.exec(INHERIT);
  const insert = database.prepare(INSERT);
  const insertView = database.prepare(INSERT_VIEW);
  const replace = database.prepare(REPLACE);
  const select = database.prepare<[string, number], OutboxRow>(UNSENT);
  const rooms = database.prepare<[], { room: string; notBefore: number }>(WAITING);
  const behind = database.prepare<[], { room: string; count: number; since: number | null }>(BACKLOG);
  const finish = database.prepare<[string], Pick<OutboxRow, 'room' | 'view' | 'stream' | 'about'>>(SENT);
  const show = database.prepare('INSERT OR REPLACE INTO shown VALUES (?, ?, ?)');
  const later = database.prepare(
    `UPDATE outbox SET attempts = attempts + 1, why = ?, not_before = ? WHERE id = ? AND state = 'unsent'`,
  );
  const bury = database.prepare(`UPDATE outbox SET state = 'dead', why = ? WHERE id = ? AND state = 'unsent'`);

  const shown = database.prepare<[string, string], { message: string }>(SHOWN);
  const coming = database.prepare<[string, string]>(COMING);
  const handedOut = firstPosts();

  return {
    add({ id, room, view, subject, outgoing, answersView = null }) {
      const about = [subject?.stream ?? null, subject?.about ?? null];
      if (view === undefined) {
        insert.run(id, room, ...about, outgoing, answersView);
        return;
      }
      const { changes } = insertView.run(id, room, view, ...about, outgoing, answersView, room, view);
      if (changes > 0) replace.run(room, view, id, JSON.stringify(handedOut.ids()));
    },
    unsent(room, now, limit) {
      return handedOut.given(sendableNow(select.all(room, limit), now));
    },
    backlog: () => behind.all(),
    waiting: () => rooms.all().map(({ room, notBefore }) => ({ room, notBefore })),
    sent(id, message) {
      // Also of what was replaced in the meantime: it was on its way already, and shows the view now.
      handedOut.settled(id);
      const item = finish.get(id);
      if (!item || message === undefined) return;
      const { room, view, stream, about } = item;
      if (stream !== null && about !== null) remember(room, message, { stream, about });
      if (view !== null) show.run(room, view, message);
    },
    retry: (id, why, notBefore) => void later.run(why, notBefore, id),
    giveUp(id, why) {
      handedOut.settled(id);
      bury.run(why, id);
    },
    hasView: (room, view) => shown.get(room, view) !== undefined || coming.get(room, view) !== undefined,
    shown: (room, view) => shown.get(room, view)?.message,
  };
}
