// People at a Matrix homeserver, over plain HTTP: they share no code with the adapter.
import { createHmac, randomBytes } from 'node:crypto';

import { REGISTRATION } from '../setup/synapse.ts';

export interface RoomEvent {
  readonly event_id: string;
  readonly type: string;
  readonly sender: string;
  readonly state_key?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** An account at a homeserver, and what it can do. */
export interface MatrixAccount {
  readonly id: string;
  readonly token: string;
  readonly device: string;
  call<T>(method: string, path: string, body?: object): Promise<T>;
  createRoom(settings: object): Promise<string>;
  join(room: string): Promise<void>;
  /** Sends an event, and gives its id. */
  send(room: string, type: string, content: object): Promise<string>;
  say(room: string, text: string, more?: object): Promise<string>;
  /** Says something with a picture, as clients do. */
  show(
    room: string,
    caption: string,
    file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ): Promise<string>;
  react(room: string, target: string, key: string): Promise<string>;
  redact(room: string, event: string): Promise<string>;
  edit(room: string, event: string, text: string): Promise<string>;
  state(room: string, type: string, content: object, key?: string): Promise<string>;
  /** Joins every room into which somebody invited it. */
  acceptInvitations(): Promise<void>;
  /** The room's events, oldest first; edits and redactions are events of their own. */
  events(room: string): Promise<readonly RoomEvent[]>;
}

const part = encodeURIComponent;

async function request<T>(url: string, method: string, token: string | undefined, body?: object): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/**
 * Registers an account of this name with the homeserver's own secret, as `register_new_matrix_user` does.
 * @see https://element-hq.github.io/synapse/latest/admin_api/register_api.html
 */
export async function registerByOperator(
  { url }: { readonly url: string },
  { username, password, admin }: { readonly username: string; readonly password: string; readonly admin: boolean },
): Promise<MatrixAccount> {
  const path = `${url}/_synapse/admin/v1/register`;
  const { nonce } = await request<{ nonce: string }>(path, 'GET', undefined);
  const said = [nonce, username, password, admin ? 'admin' : 'notadmin'].join('\0');
  const mac = createHmac('sha1', REGISTRATION).update(said).digest('hex');
  const body = { nonce, username, password, admin, mac };
  return accountOf(url, await request<Made>(path, 'POST', undefined, body));
}

/** Lets an account send as fast as it likes, as the homeserver's administrator can. */
export async function liftLimit(synapse: { readonly url: string }, { id }: MatrixAccount): Promise<void> {
  const name = `admin-${randomBytes(4).toString('hex')}`;
  const { token } = await registerByOperator(synapse, { username: name, password: 'for-tests-only', admin: true });
  const path = `${synapse.url}/_synapse/admin/v1/users/${part(id)}/override_ratelimit`;
  await request(path, 'POST', token, { messages_per_second: 0, burst_count: 0 });
}

/** Lets a bridge say something in a public room that was said, as it claims, at some time (milliseconds since 1970). */
export async function sayAt(
  { url, bridge }: { readonly url: string; readonly bridge: string },
  room: string,
  { at, ...content }: { readonly at: number; readonly body: string },
): Promise<void> {
  const base = `${url}/_matrix/client/v3`;
  await request(`${base}/join/${part(room)}`, 'POST', bridge, {});
  const path = `/rooms/${part(room)}/send/m.room.message/${randomBytes(8).toString('hex')}?ts=${at}`;
  await request(`${base}${path}`, 'PUT', bridge, { msgtype: 'm.text', ...content });
}

/** Makes a new account; its name begins as given. */
export async function registerAccount(url: string, name: string, displayName?: string): Promise<MatrixAccount> {
  const username = `${name}-${randomBytes(4).toString('hex')}`;
  const made = await request<Made>(`${url}/_matrix/client/v3/register`, 'POST', undefined, {
    username,
    password: 'for-tests-only',
    // Clients take a device with the id of their own for themselves.
    device_id: `TESTS-${username}`,
    auth: { type: 'm.login.dummy' },
  });
  const account = accountOf(url, made);
  if (displayName !== undefined)
    await account.call('PUT', `/profile/${part(account.id)}/displayname`, { displayname: displayName });
  return account;
}

/** What a homeserver tells of an account that it has made. */
interface Made {
  readonly user_id: string;
  readonly access_token: string;
  readonly device_id: string;
}

function accountOf(url: string, { user_id: id, access_token: token, device_id: device }: Made): MatrixAccount {
  let transactions = 0;
  const call = <T>(method: string, path: string, body?: object): Promise<T> =>
    request<T>(`${url}/_matrix/client/v3${path}`, method, token, body);
  const send = async (room: string, type: string, content: object): Promise<string> => {
    const path = `/rooms/${part(room)}/send/${part(type)}/${(transactions += 1)}`;
    return (await call<{ event_id: string }>('PUT', path, content)).event_id;
  };
  const account: MatrixAccount = {
    id,
    token,
    device,
    call,
    createRoom: async (settings) => (await call<{ room_id: string }>('POST', '/createRoom', settings)).room_id,
    join: (room) => call('POST', `/join/${part(room)}`, {}),
    send,
    say: (room, body, more = {}) => send(room, 'm.room.message', { msgtype: 'm.text', body, ...more }),
    async show(room, body, { name: filename, type: mimetype, bytes }) {
      const answer = await fetch(`${url}/_matrix/media/v3/upload?filename=${part(filename)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': mimetype },
        body: Buffer.from(bytes),
      });
      const { content_uri: mxc }: { content_uri: string } = JSON.parse(await answer.text());
      const info = { mimetype, size: bytes.length };
      return send(room, 'm.room.message', { msgtype: 'm.image', body, filename, url: mxc, info });
    },
    react: (room, target, key) =>
      send(room, 'm.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: target, key } }),
    redact: async (room, event) =>
      (await call<{ event_id: string }>('PUT', `/rooms/${part(room)}/redact/${part(event)}/${(transactions += 1)}`, {}))
        .event_id,
    edit: (room, event, text) =>
      send(room, 'm.room.message', {
        msgtype: 'm.text',
        body: `* ${text}`,
        'm.new_content': { msgtype: 'm.text', body: text },
        'm.relates_to': { rel_type: 'm.replace', event_id: event },
      }),
    state: async (room, type, content, key = '') =>
      (await call<{ event_id: string }>('PUT', `/rooms/${part(room)}/state/${part(type)}/${part(key)}`, content))
        .event_id,
    async acceptInvitations() {
      const { rooms } = await call<{ rooms?: { invite?: object } }>('GET', '/sync?timeout=0');
      await Promise.all(Object.keys(rooms?.invite ?? {}).map((room) => account.join(room)));
    },
    async events(room) {
      const { chunk } = await call<{ chunk: RoomEvent[] }>('GET', `/rooms/${part(room)}/messages?dir=f&limit=1000`);
      return chunk;
    },
  };
  return account;
}
