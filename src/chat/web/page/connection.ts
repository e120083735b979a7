import type { BoardView, PostHistory, Post } from '../protocol.ts';
import { isSignedOut } from './api.ts';

export type RoomNews =
  | { readonly kind: 'history'; readonly history: PostHistory }
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'board'; readonly board: BoardView };

export type ConnectionStatus = 'connecting' | 'connected' | 'disconnected' | 'signed-out';

/** The server speaks every 10 s: after this long without a word the connection is dead, whatever the browser thinks. */
const SILENCE_MS = 25_000;
const LONGEST_PAUSE_MS = 8000;

/**
 * Follows a room as somebody, from its history on, and comes back by itself to where it was. A tab that nobody sees
 * lets go of its connection, since a browser grants a server only six of them. Gives a way to stop.
 */
export function followRoom(
  room: string,
  as: string,
  heard: (news: RoomNews) => void,
  changed: (status: ConnectionStatus) => void,
): () => void {
  let source: EventSource | undefined;
  let last = '';
  let failures = 0;
  let hasLeft = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wait = (ms: number, then: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  const letGo = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const lost = (): void => {
    letGo();
    changed('disconnected');
    wait(Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS), open);
    failures += 1;
    // A stream doesn't say why it can't be opened.
    void isSignedOut().then((isSo) => isSo && leave());
  };
  const leave = (): void => {
    letGo();
    hasLeft = true;
    changed('signed-out');
  };
  const alive = (): void => {
    failures = 0;
    changed('connected');
    wait(SILENCE_MS, lost);
  };
  function open(): void {
    letGo();
    const after = last === '' ? '' : `&after=${last}`;
    source = new EventSource(`/api/rooms/${encodeURIComponent(room)}/stream?as=${encodeURIComponent(as)}${after}`);
    source.addEventListener('error', lost);
    const on = (name: string, take: (data: string) => RoomNews | undefined): void =>
      source?.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        alive();
        if (lastEventId !== '') last = lastEventId;
        const news = take(data);
        if (news) heard(news);
      });
    on('history', (data) => ({ kind: 'history', history: JSON.parse(data) }));
    on('post', (data) => ({ kind: 'post', post: JSON.parse(data) }));
    on('board', (data) => ({ kind: 'board', board: JSON.parse(data) }));
    on('ping', () => undefined);
    source.addEventListener('signed-out', leave);
    wait(SILENCE_MS, lost);
  }
  const seen = (): void => {
    if (document.hidden) letGo();
    else if (!source && !hasLeft) open();
  };
  const network = (): void => {
    if (!document.hidden && !hasLeft) open();
  };

  changed('connecting');
  if (!document.hidden) open();
  document.addEventListener('visibilitychange', seen);
  addEventListener('online', network);
  return () => {
    letGo();
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('online', network);
  };
}
