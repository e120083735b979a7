import {
  ClientPrefix,
  createClient,
  HTTPError,
  MatrixError,
  Method,
  safeGetRetryAfterMs,
  type ISyncResponse,
} from 'matrix-js-sdk';

import { TryLater, UndeliverableMessage } from '../../ports/chat.ts';

/** An event as the homeserver gives it. Whatever people send is in `content`, of any shape. */
export interface RawEvent {
  readonly type: string;
  readonly event_id: string;
  readonly sender: string;
  readonly origin_server_ts: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly state_key?: string;
  /** Of a redaction, before room version 11. */
  readonly redacts?: string;
  readonly unsigned?: unknown;
}

interface Page {
  readonly chunk: readonly RawEvent[];
  readonly end?: string;
}

/** The part of the Client-Server API that Gavel uses. Every method rejects with what `matrix-js-sdk` makes of an error. */
export interface Homeserver {
  /** Who the access token belongs to. */
  whoami(): Promise<{ readonly user_id: string; readonly device_id?: string }>;
  /** What happened since a token; waits up to `timeout` milliseconds for something to happen. */
  sync(since: string | undefined, filter: object, timeout: number, signal: AbortSignal): Promise<ISyncResponse>;
  /** Events before `from`, the latest first, down to `to`. */
  messages(room: string, from: string, to: string, signal: AbortSignal): Promise<Page>;
  /** What the room's state says now; undefined if it says nothing. */
  state(room: string, type: string, key?: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** The same as the event that said so, whole. */
  stateEvent(room: string, type: string): Promise<RawEvent | undefined>;
  event(room: string, id: string): Promise<RawEvent | undefined>;
  /** The reactions to a message that were not taken back; the newest hundreds of them. */
  reactions(room: string, message: string): Promise<readonly RawEvent[]>;
  resolve(alias: string): Promise<string>;
  joined(): Promise<readonly string[]>;
  /** Those who are in a room, or invited to it. */
  members(room: string): Promise<readonly string[]>;
  /** What's asked about keys of devices: the path is that after `/keys/`. */
  keys(path: string, body: object): Promise<object>;
  /** Sends something to devices. The same transaction id sends it once. */
  toDevice(type: string, transaction: string, body: object): Promise<object>;
  /**
   * Joins a room, and gives its id.
   * @param via a homeserver that is in it: the id of a room does not tell
   */
  join(roomOrAlias: string, via?: string): Promise<string>;
  leave(room: string): Promise<void>;
  /** A room for two, which says in the event that made it whom it is for: see `directOf`. */
  createDirect(person: string): Promise<string>;
  invite(room: string, person: string): Promise<void>;
  /** A room for Gavel alone. */
  createOwn(): Promise<string>;
  /** The same transaction id gives the same event, however often it is sent. */
  send(room: string, type: string, transaction: string, content: object): Promise<string>;
  redact(room: string, event: string, transaction: string): Promise<string>;
  /** Puts a file into the homeserver's media, and gives its `mxc://` address. */
  upload(type: string, content: string | Uint8Array): Promise<string>;
  /** How an account is shown unless a room says otherwise. */
  profile(user: string): Promise<{ readonly displayname?: string; readonly avatar_url?: string }>;
  setProfile(user: string, what: 'displayname' | 'avatar_url', value: string): Promise<void>;
  /** Shows people that everything up to an event was read. */
  read(room: string, event: string): Promise<void>;
  /** Shows people that somebody is typing, or not any more; the homeserver ends it after ten seconds. */
  typing(room: string, user: string, isTyping: boolean): Promise<void>;
}

const SILENT = (): undefined => undefined;
const QUIET = {
  trace: SILENT,
  debug: SILENT,
  info: SILENT,
  warn: SILENT,
  error: SILENT,
  getChild: () => QUIET,
};

const part = encodeURIComponent;
interface Asking {
  readonly signal?: AbortSignal | undefined;
  /** The version of the API, if it is not the SDK's own. */
  readonly prefix?: ClientPrefix;
}

// A homeserver gives fewer if it gives no more at once; nobody puts so many different ones under a message.
const MOST_REACTIONS = 1000;

/** How long the homeserver may take for anything but waiting for news. */
const PATIENCE_MS = 30_000;

export const isNotFound = (error: unknown): boolean => error instanceof MatrixError && error.httpStatus === 404;
export const isUnknownToken = (error: unknown): boolean =>
  error instanceof MatrixError && (error.errcode === 'M_UNKNOWN_TOKEN' || error.errcode === 'M_MISSING_TOKEN');

/** What the homeserver will not do, today or tomorrow. What a proxy before it says is no word of the homeserver's. */
export function isMatrixRefusal(error: unknown): error is MatrixError {
  if (!(error instanceof MatrixError) || error.isRateLimitError() || isUnknownToken(error)) return false;
  const { httpStatus: status = 500 } = error;
  return status >= 400 && status < 500 && status !== 408 && error.errcode !== undefined;
}

/** Where the homeserver says nothing of when. */
const RATE_LIMITED_MS = 5000;
const TOO_LARGE = 413;

/** For how many milliseconds the homeserver wants to be asked no more; undefined if it limits no rate. */
export const limitOf = (error: unknown): number | undefined =>
  error instanceof HTTPError && error.isRateLimitError() ? safeGetRetryAfterMs(error, RATE_LIMITED_MS) : undefined;

/** A proxy before the homeserver may say so, too. */
export const isTooLarge = (error: unknown): boolean => error instanceof HTTPError && error.httpStatus === TOO_LARGE;

/** What an error of sending means to Gavel: wait as told, give up, or try again. */
export function sendingError(error: unknown): unknown {
  if (!(error instanceof HTTPError)) return error;
  const wait = limitOf(error);
  if (wait !== undefined) return new TryLater('the homeserver asks Gavel to wait', wait);
  return isMatrixRefusal(error) || isTooLarge(error)
    ? new UndeliverableMessage(`the homeserver refused it: ${error.message}`)
    : error;
}

/** Words of an event that made a room by which Gavel knows its rooms for two again. */
const DIRECT = 'org.gavel.direct';

/** For whom the room is that an event of Gavel's own made; undefined if that is no room for two. */
export function directOf(creation: unknown, self: string): string | undefined {
  const { sender, content }: { sender?: unknown; content?: unknown } = Object(creation);
  const { [DIRECT]: person }: { [DIRECT]?: unknown } = Object(content);
  return sender === self && typeof person === 'string' ? person : undefined;
}

/** What was found; undefined if there is no such thing. */
const orNothing = <T>(found: Promise<T>): Promise<T | undefined> =>
  found.catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });

/** Of a failed connection `fetch` tells why in the cause alone, which the SDK drops. */
const fetchWithReason: typeof fetch = (...request) =>
  fetch(...request).catch((error: unknown) => {
    const { cause = error }: { cause?: unknown } = Object(error);
    // A name with several addresses fails at each of them.
    throw cause instanceof AggregateError ? cause.errors[0] : cause;
  });

/** Speaks to a homeserver for the account that an access token belongs to. Nothing runs but what is called. */
export function connectHomeserver(baseUrl: string, accessToken: string): Homeserver {
  const { http } = createClient({ baseUrl, accessToken, logger: QUIET, fetchFn: fetchWithReason });
  type Query = Record<string, string | number>;
  const ask = <T>(
    method: Method,
    path: string,
    query: Query,
    body?: object,
    { signal, prefix }: Asking = {},
  ): Promise<T> =>
    http.authedRequest<T>(method, path, query, body && { ...body }, {
      priority: 'auto',
      ...(prefix === undefined ? {} : { prefix }),
      // The SDK's own time limit would keep the process from ending until it has passed.
      abortSignal: signal ?? AbortSignal.timeout(PATIENCE_MS),
    });
  const get = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
    ask(Method.Get, path, query, undefined, { signal });
  const post = <T>(path: string, body: object = {}): Promise<T> => ask(Method.Post, path, {}, body);
  const put = <T>(path: string, body: object = {}): Promise<T> => ask(Method.Put, path, {}, body);

  return {
    whoami: () => get('/account/whoami'),
    sync: (since, filter, timeout, signal) =>
      get(
        '/sync',
        { filter: JSON.stringify(filter), timeout, ...(since === undefined ? {} : { since }) },
        AbortSignal.any([signal, AbortSignal.timeout(timeout + PATIENCE_MS)]),
      ),
    messages: (room, from, to, signal) =>
      get(
        `/rooms/${part(room)}/messages`,
        { dir: 'b', from, to, limit: 100 },
        AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      ),
    state: (room, type, key = '') => orNothing(get(`/rooms/${part(room)}/state/${part(type)}/${part(key)}`)),
    stateEvent: (room, type) => orNothing(get(`/rooms/${part(room)}/state/${part(type)}/`, { format: 'event' })),
    reactions: async (room, message) => {
      const path = `/rooms/${part(room)}/relations/${part(message)}/m.annotation/m.reaction`;
      const found = await orNothing(
        ask<Page>(Method.Get, path, { limit: MOST_REACTIONS }, undefined, { prefix: ClientPrefix.V1 }),
      );
      return found?.chunk ?? [];
    },
    event: (room, id) => orNothing(get(`/rooms/${part(room)}/event/${part(id)}`)),
    resolve: async (alias) => (await get<{ room_id: string }>(`/directory/room/${part(alias)}`)).room_id,
    joined: async () => (await get<{ joined_rooms: string[] }>('/joined_rooms')).joined_rooms,
    async members(room) {
      const { chunk } = await get<Page>(`/rooms/${part(room)}/members`, { not_membership: 'leave' });
      return chunk.flatMap(({ state_key: who, content: { membership } }) =>
        who !== undefined && (membership === 'join' || membership === 'invite') ? [who] : [],
      );
    },
    keys: (path, body) => post(`/keys/${path}`, body),
    toDevice: (type, transaction, body) => put(`/sendToDevice/${part(type)}/${part(transaction)}`, body),
    async join(room, via) {
      const query = via === undefined ? {} : { via };
      return (await ask<{ room_id: string }>(Method.Post, `/join/${part(room)}`, query, {})).room_id;
    },
    leave: (room) => post(`/rooms/${part(room)}/leave`),
    async createDirect(person) {
      const settings = {
        preset: 'trusted_private_chat',
        is_direct: true,
        invite: [person],
        creation_content: { [DIRECT]: person },
      };
      return (await post<{ room_id: string }>('/createRoom', settings)).room_id;
    },
    invite: (room, person) => post(`/rooms/${part(room)}/invite`, { user_id: person }),
    createOwn: async () => (await post<{ room_id: string }>('/createRoom', { preset: 'private_chat' })).room_id,
    async send(room, type, transaction, content) {
      const path = `/rooms/${part(room)}/send/${part(type)}/${part(transaction)}`;
      return (await put<{ event_id: string }>(path, content)).event_id;
    },
    async upload(type, content) {
      const { content_uri: address } = await http.uploadContent(
        new Blob([typeof content === 'string' ? content : new Uint8Array(content)]),
        { type, includeFilename: false },
      );
      return address;
    },
    profile: async (user) => (await orNothing<object>(get(`/profile/${part(user)}`))) ?? {},
    setProfile: (user, what, value) => put(`/profile/${part(user)}/${what}`, { [what]: value }),
    read: (room, event) => post(`/rooms/${part(room)}/receipt/m.read/${part(event)}`),
    typing: (room, user, isTyping) =>
      put(
        `/rooms/${part(room)}/typing/${part(user)}`,
        isTyping ? { typing: true, timeout: 10_000 } : { typing: false },
      ),
    async redact(room, event, transaction) {
      const path = `/rooms/${part(room)}/redact/${part(event)}/${part(transaction)}`;
      return (await put<{ event_id: string }>(path)).event_id;
    },
  };
}
