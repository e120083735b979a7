// Types a meeting's log into the web room over HTTP, as pages do: each act with a key of its own, sent again when the
// answer never came.
import sharp from 'sharp';

import type { PostHistory, Post, WebPicture } from '../../src/chat/web/protocol.ts';
import type { LogLine, LogTarget } from '../../src/replay/log.ts';
import { eventually } from '../doubles/eventually.ts';

/** One thing that somebody does in the room. */
export interface RoomAct {
  readonly path: 'messages' | 'reactions';
  readonly body: Readonly<Record<string, unknown>>;
}

/** A post's words, without what is not text. */
export const textOf = ({ content }: Post): string =>
  'text' in content
    ? content.text
    : content.message.lines
        .map(({ pieces }) => pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join(''))
        .join('\n');

export async function readPosts(url: string, room: string, as: string): Promise<readonly Post[]> {
  const all: Post[] = [];
  for (let before: number | undefined; ; before = all[0]?.n) {
    const query = `as=${as}${before === undefined ? '' : `&before=${before}`}`;
    const answer = await fetch(`${url}api/rooms/${encodeURIComponent(room)}/posts?${query}`);
    const page = (await answer.json()) as PostHistory;
    all.unshift(...page.posts);
    if (!page.more || page.posts.length === 0) return all;
  }
}

/** What the room shows to somebody, as it is sent to pages: for looking whether some words are in it. */
export async function postsText(url: string, room: string, as = 'mira'): Promise<string> {
  const answer = await fetch(`${url}api/rooms/${encodeURIComponent(room)}/posts?as=${as}`);
  return answer.text();
}

/** Typing something. The same words of the same person are the same message sent again, unless `more` has a key. */
export const typedMessage = (as: string, text: string, more: object = {}): RoomAct => ({
  path: 'messages',
  body: { as, text, key: `${as}-${text}`.replaceAll(/\W/gu, '-').padEnd(8, '-').slice(0, 60), ...more },
});

/** Sends an act, and gives the server's answer. Rejects if the connection breaks before it. */
export const postAct = (url: string, room: string, { path, body }: RoomAct): Promise<Response> =>
  fetch(`${url}api/rooms/${encodeURIComponent(room)}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Sends an act; false when the connection broke before the answer. */
export async function sendAct(url: string, room: string, act: RoomAct): Promise<boolean> {
  try {
    const answer = await postAct(url, room, act);
    if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
    return true;
  } catch (error) {
    // fetch's own error, which under Jest is of another realm: no instanceof.
    if (String(error).startsWith('TypeError')) return false;
    throw error;
  }
}

/** Brings a picture of one colour to the room. Gives what the room says of it, and how it shows it. */
export async function bringPicture(
  url: string,
  room: string,
  red: number,
): Promise<{ readonly picture: WebPicture; readonly shown: Response }> {
  const made = sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 99, b: 17 } } });
  const answer = await fetch(`${url}api/rooms/${room}/pictures`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/png' },
    body: await made.png().toBuffer(),
  });
  const picture: WebPicture = JSON.parse(await answer.text());
  return { picture, shown: await fetch(`${url}api/pictures/${picture.id}`) };
}

/** Sends an act that has to arrive. */
export async function deliverAct(url: string, room: string, act: RoomAct): Promise<void> {
  if (!(await sendAct(url, room, act))) throw new Error(`The connection broke at ${JSON.stringify(act)}.`);
}

const EMOJI_HANDS = ['✋', '✅', '👋'];

async function find(url: string, room: string, what: string, fits: (post: Post) => boolean): Promise<string> {
  const post = await eventually(what, async () => (await readPosts(url, room, '')).findLast(fits));
  return post.id;
}

const heading = (words: string) => (post: Post) => post.by === undefined && textOf(post).startsWith(words);

function target(to: LogTarget, url: string, room: string): Promise<string> {
  if (to === 'last') return find(url, room, 'a message', ({ by }) => by !== undefined);
  if ('number' in to)
    return find(url, room, `#${to.number}`, ({ marks }) =>
      marks.some((mark) => mark.split(' ').includes(`#${to.number}`)),
    );
  return find(
    url,
    room,
    `the recorded "${to.words}"`,
    (post) => post.by !== undefined && post.marks.length > 0 && textOf(post).includes(to.words),
  );
}

/** What a line of the log is in the room; waits until what it reacts to or answers stands there. */
export async function actOf(line: LogLine, url: string, room: string, secretary: string): Promise<RoomAct> {
  const key = `line-${String(line.line).padStart(6, '0')}`;
  if (line.kind === 'reported') {
    const text = `/meeting ${line.what} ${line.proposal} by ${line.by.map((name) => `@${name}`).join(' ')}`;
    return { path: 'messages', body: { as: secretary, key, text } };
  }
  if (line.kind === 'said') {
    const replyTo = line.replyTo === undefined ? {} : { replyTo: await target(line.replyTo, url, room) };
    return { path: 'messages', body: { as: line.nick, key, text: line.text, ...replyTo } };
  }
  const motion = EMOJI_HANDS.includes(line.emoji) ? undefined : heading('Vote #');
  const message = line.to
    ? await target(line.to, url, room)
    : await find(url, room, 'what is reacted to', motion ?? heading('Roll call'));
  return { path: 'reactions', body: { as: line.nick, key, message, emoji: line.emoji, removed: line.removed } };
}
