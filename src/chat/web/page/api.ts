import type { NewMessage, NewReaction, RoomTrouble, WebPicture } from '../protocol.ts';
import { messagesNow } from './language.ts';

/** How a request went: `again` where trying again may help. */
export type ApiAnswer<T = unknown> =
  | { readonly ok: true; readonly json: T }
  | { readonly ok: false; readonly error: string; readonly again: boolean };

const PAUSES_MS = [500, 1500, 4000];

/** Reads JSON. Rejects with a sentence for people. */
export async function getJson<T>(path: string): Promise<T> {
  const answer = await fetch(path).catch((error: unknown) => {
    throw new Error(messagesNow().unreachable, { cause: error });
  });
  if (!answer.ok) throw new Error(await troubleIn(answer));
  return answer.json();
}

/** Whether the server answers, and doesn't know who this is any more. */
export const isSignedOut = async (): Promise<boolean> =>
  fetch('/api/about', { method: 'HEAD' }).then(
    ({ status }) => status === 401,
    () => false,
  );

/** Posts a message. Sends it again by itself where the connection fails: its key keeps it from appearing twice. */
export const postMessage = (room: string, message: NewMessage): Promise<ApiAnswer> =>
  persistently(`/api/rooms/${encodeURIComponent(room)}/messages`, asJson(message));

/** Adds a reaction or takes it back, as stubbornly as a message. */
export const postReaction = (room: string, reaction: NewReaction): Promise<ApiAnswer> =>
  persistently(`/api/rooms/${encodeURIComponent(room)}/reactions`, asJson(reaction));

/** Uploads a picture to the room, where it waits to be posted. Retries like a message; the picture is kept once. */
export async function bringPicture(
  room: string,
  file: File,
): Promise<{ readonly picture: WebPicture } | { readonly error: string }> {
  const answer = await persistently<WebPicture>(`/api/rooms/${encodeURIComponent(room)}/pictures`, {
    headers: { 'Content-Type': file.type.startsWith('image/') ? file.type : 'image/unknown' },
    body: file,
  });
  return answer.ok ? { picture: answer.json } : answer;
}

const asJson = (body: NewMessage | NewReaction): Sent => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

type Sent = Required<Pick<RequestInit, 'headers' | 'body'>>;

async function persistently<T>(path: string, sent: Sent): Promise<ApiAnswer<T>> {
  let answer = await post<T>(path, sent);
  for (const pause of PAUSES_MS) {
    if (answer.ok || !answer.again) return answer;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, pause));
    // oxlint-disable-next-line no-await-in-loop
    answer = await post<T>(path, sent);
  }
  return answer;
}

async function post<T>(path: string, sent: Sent): Promise<ApiAnswer<T>> {
  try {
    const answer = await fetch(path, { method: 'POST', ...sent });
    if (answer.ok) return { ok: true, json: await answer.json() };
    return { ok: false, error: await troubleIn(answer), again: answer.status >= 500 };
  } catch {
    // fetch says no more than that it failed, and a server that refuses a large body may cut the connection.
    return { ok: false, error: messagesNow().unreachable, again: true };
  }
}

async function troubleIn(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const { error }: RoomTrouble = JSON.parse(text);
    return error;
  } catch {
    return messagesNow().serverAnswered(answer.status);
  }
}
