import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

import type { OperatorLog } from '../../ports/operator-log.ts';
import type { BoardViews } from './board-views.ts';
import type { RoomNotifier } from './notifier.ts';
import type { BoardView, WebRoom } from './protocol.ts';
import type { PostReader } from './reading.ts';

/** A page that has heard nothing for a while knows by it that the connection is gone. */
const PING_MS = 10_000;
export const FIRST_POSTS = 150;

export interface StreamParts {
  readonly read: PostReader;
  readonly boards: BoardViews;
  readonly notifier: RoomNotifier;
  readonly log: OperatorLog;
}

/** Who a stream is for. */
export interface StreamReader {
  /** Their handle; '' for somebody unnamed. */
  readonly as: string;
  /** Where they were before; '' if they begin. */
  readonly lastEventId: string;
  /** Whether they may still read. */
  readonly goesOn: () => boolean;
}

/**
 * Answers with server-sent events: `history` (the newest posts) for a page that begins, or each `post` that changed
 * since its Last-Event-ID for one that comes back; then each post as it changes, the `board`, and `ping`s;
 * and `signed-out` at the end if they may read no longer.
 */
export function streamRoom(c: Context, parts: StreamParts, room: WebRoom, reader: StreamReader): Response {
  return streamSSE(
    c,
    async (out) => {
      const listener = parts.notifier.listen(room.id);
      out.onAbort(() => parts.notifier.notify(room.id));
      try {
        await feed(out, parts, room, reader, listener);
      } finally {
        listener.off();
      }
    },
    async (error) =>
      parts.log.error(`A page's stream of ${room.id} broke off`, { group: room.group, room: room.id, error }),
  );
}

async function feed(
  out: SSEStreamingApi,
  parts: StreamParts,
  room: WebRoom,
  { as, lastEventId, goesOn }: StreamReader,
  listener: ReturnType<RoomNotifier['listen']>,
): Promise<void> {
  let cursor = /^\d+$/u.test(lastEventId) ? Number(lastEventId) : await history(out, parts, room, as);
  let shown: BoardView | undefined;
  // Each turn waits for the one before: that is the order of the stream.
  /* oxlint-disable no-await-in-loop */
  while (!out.aborted && !parts.notifier.closed && goesOn()) {
    for (const post of parts.read.changes(room.id, as, cursor)) {
      await out.writeSSE({ event: 'post', id: String(post.changed), data: JSON.stringify(post) });
      cursor = post.changed;
    }
    const board = await boardOf(parts, room);
    if (board && board !== shown) await out.writeSSE({ event: 'board', data: JSON.stringify(board) });
    shown = board ?? shown;
    await out.writeSSE({ event: 'ping', data: '' });
    await listener.heard(PING_MS);
  }
  /* oxlint-enable no-await-in-loop */
  if (!goesOn()) await out.writeSSE({ event: 'signed-out', data: '' });
}

async function history(out: SSEStreamingApi, { read }: StreamParts, room: WebRoom, as: string): Promise<number> {
  const past = read.history(room.id, as, FIRST_POSTS);
  const cursor = past.posts.reduce((last, { changed }) => Math.max(last, changed), 0);
  await out.writeSSE({ event: 'history', id: String(cursor), data: JSON.stringify(past) });
  return cursor;
}

async function boardOf({ boards, log }: StreamParts, room: WebRoom): Promise<BoardView | undefined> {
  try {
    return await boards.read(room.group);
  } catch (error) {
    // The conversation goes on without its board; the next change or ping asks for it again.
    log.error(`The board of ${room.group} could not be read`, { group: room.group, room: room.id, error });
    return undefined;
  }
}
