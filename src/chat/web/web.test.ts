import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request, Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { eventually } from '../../../test/doubles/eventually.ts';
import { rememberingListener } from '../../../test/doubles/listener.ts';
import { onTheRecord } from '../../../test/doubles/on-the-record.ts';
import { sayText } from '../../meeting/message.ts';
import { sharpPictures } from '../../pictures/sharp-pictures.ts';
import { openWebDatabase } from './database.ts';
import { type WebChat, webChat, type WebOptions } from './web.ts';

const ROOM = 'web:lobby';
const MESSAGES = `api/rooms/${ROOM}/messages`;

let folder: string;
let chat: WebChat;
let { heard, hear } = rememberingListener();

const options = (more: Partial<WebOptions> = {}): WebOptions => ({
  database: join(folder, 'room.sqlite'),
  members: [{ handle: 'tux', name: 'Tux' }, { handle: 'sjn' }],
  rooms: [{ id: ROOM, title: 'Lobby', group: 'demo', language: 'en' }],
  host: '127.0.0.1',
  port: 0,
  pictures: sharpPictures,
  ...onTheRecord,
  boards: {
    read: async () => ({
      group: 'demo',
      title: 'Demo',
      phase: 'planned',
      present: [],
      offRecord: false,
      agenda: [],
      entries: [],
      actions: [],
      markdown: '',
      pictures: [],
    }),
    watch: () => () => undefined,
    picture: async () => undefined,
  },
  clock: { now: () => new Date().toISOString(), wake: () => () => undefined },
  ...more,
});
const post = (body: unknown, headers: Record<string, string> = {}, path = MESSAGES): Promise<Response> =>
  fetch(chat.page().url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const hello = { as: 'tux', key: 'key-000001', text: 'hello' };

beforeEach(async () => {
  ({ heard, hear } = rememberingListener());
  folder = await mkdtemp(join(tmpdir(), 'gavel-web-'));
  chat = webChat(options());
  await chat.start(hear);
});
afterEach(async () => {
  await chat.stop();
  await rm(folder, { recursive: true });
});

test('the same message sent again by the page is posted and heard once', async () => {
  const first = await post(hello);
  const again = await post(hello);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.text()).toBe(await first.text());
  expect(heard).toMatchObject([{ id: 'web:lobby:1', message: 'web:lobby:1', text: 'hello' }]);
});

test('people whose handles a message names to the letter are mentions', async () => {
  await post({ ...hello, text: 'thanks @sjn, @Sjn, @nobody and me@tux' });
  expect(heard).toMatchObject([{ mentions: [{ written: '@sjn', user: { platform: 'web', id: 'sjn', name: 'sjn' } }] }]);
});

test.each([
  ['not JSON', '{', 400, "isn't JSON"],
  ['a field is missing', { as: 'tux', text: 'x' }, 400, 'key'],
  ['a stranger', { ...hello, as: 'nobody' }, 400, 'nobody'],
  ['nothing but space', { ...hello, text: ' \n ' }, 400, 'Write something'],
  ['an answer to nothing', { ...hello, replyTo: 'web:lobby:99' }, 404, "isn't in this room"],
  ['too long', { ...hello, text: 'x'.repeat(256 * 1024) }, 413, '256 kB'],
])('refuses with a sentence: %s', async (_, body, status, words) => {
  const answer = await post(body);
  expect(answer.status).toBe(status);
  const { error }: { error: string } = JSON.parse(await answer.text());
  expect(error).toContain(words);
  expect(heard).toEqual([]);
});

test('refuses an unknown room, an unknown address and what is not an emoji', async () => {
  expect((await post(hello, {}, 'api/rooms/web:other/messages')).status).toBe(404);
  expect((await fetch(`${chat.page().url}api/nothing`)).status).toBe(404);
  await post(hello);
  const reaction = { as: 'sjn', key: 'key-000002', message: 'web:lobby:1', emoji: 'abc', removed: false };
  expect((await post(reaction, {}, `api/rooms/${ROOM}/reactions`)).status).toBe(400);
});

test('lets no other web page speak: foreign origins, foreign names, forms', async () => {
  expect((await post(hello, { Origin: 'https://example.org' })).status).toBe(403);
  expect((await post(hello, { Origin: 'http://127.0.0.1:1' })).status).toBe(403);
  expect((await post(hello, { 'Content-Type': 'text/plain' })).status).toBe(415);
  expect(await statusFor('rebound.example.org')).toBe(403);
  expect(await statusFor('localhost:1234')).toBe(200);
  expect(heard).toEqual([]);
  expect((await post(hello, { Origin: new URL(chat.page().url).origin })).status).toBe(201);
});

/** fetch does not send a Host header of one's own. */
async function statusFor(host: string): Promise<number | undefined> {
  const asked = request(chat.page().url, { headers: { host } }).end();
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
  });
}

test('every answer is guarded by its headers, and pages have no inline scripts but the import map', async () => {
  const answer = await fetch(chat.page().url);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect((await answer.text()).match(/<script(?! type="(?:importmap"|module" src="\/page\/))/gu)).toBeNull();
  expect((await fetch(`${chat.page().url}page/..%2fweb.ts`)).status).toBe(404);
});

test('a page that comes back gets what changed since, and nothing of others', async () => {
  await post(hello);
  await post({ ...hello, key: 'key-000002', text: 'two' });
  const to = { platform: 'web', id: 'sjn', name: 'sjn' };
  await chat.send({ kind: 'answer', id: 'a1', room: ROOM, to, message: sayText('only for sjn') });
  await chat.send({ kind: 'mark', id: 'm1', room: ROOM, target: 'web:lobby:1', mark: '#1' });

  const stream = await streamed('tux', '2', 'ping');
  expect(stream).toContain('"marks":["#1"]');
  expect(stream).toContain('"text":"hello"');
  expect(stream).not.toContain('"text":"two"');
  expect(stream).not.toContain('only for sjn');
  expect(await streamed('sjn', '2', 'ping')).toContain('only for sjn');
});

/** What the stream says, until the named event. */
async function streamed(as: string, lastEventId: string, until: string): Promise<string> {
  const gone = new AbortController();
  const answer = await fetch(`${chat.page().url}api/rooms/${ROOM}/stream?as=${as}`, {
    headers: { 'Last-Event-ID': lastEventId },
    signal: gone.signal,
  });
  if (!answer.body) throw new Error('The stream has no body');
  let said = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    said += chunk;
    if (said.includes(`event: ${until}`)) break;
  }
  gone.abort();
  return said;
}

test('a connection on which nobody asks for anything does not hold up the end', async () => {
  const silent = connect(Number(new URL(chat.page().url).port), '127.0.0.1');
  await once(silent, 'connect');
  const cut = once(silent, 'close');
  silent.resume();
  await chat.stop();
  await cut;
  expect(silent.closed).toBe(true);

  chat = webChat(options());
  await chat.start(hear);
});

test('takes the next port where one is taken', async () => {
  const taken = new Server().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const other = webChat(options({ database: join(folder, 'other.sqlite'), port: address.port }));
  try {
    await other.start(hear);
    expect(Number(new URL(other.page().url).port)).toBeGreaterThan(address.port);
    expect(other.page().takenPort).toBe(address.port);
  } finally {
    await other.stop();
    taken.close();
  }
});

test('does not open itself to the network', () => {
  expect(() => webChat(options({ host: '0.0.0.0' }))).toThrow('no passwords');
});

test('its database is as durable when it is opened again', async () => {
  const again = openWebDatabase(join(folder, 'room.sqlite'));
  expect(again.pragma('synchronous', { simple: true })).toBe(2);
  expect(again.pragma('journal_mode', { simple: true })).toBe('wal');
  again.close();
});

test('killed between storing and hearing, it is heard at the next start, with the same id', async () => {
  const database = join(folder, 'killed.sqlite');
  const { boards: _, clock: __, ...plain } = options({ database });
  const script = `
    const { webChat } = await import(${JSON.stringify(new URL('web.ts', import.meta.url))});
    const board = { group: 'demo', title: 'Demo', phase: 'planned', present: [], offRecord: false, agenda: [], entries: [], actions: [], markdown: '', pictures: [] };
    const chat = webChat({
      ...${JSON.stringify(plain)},
      boards: { read: async () => board, watch: () => () => {}, picture: async () => undefined },
      clock: { now: () => new Date().toISOString(), wake: () => () => {} },
      offRecord: { keepable: async (heard) => heard },
      meets: () => true,
    });
    await chat.start(() => { process.stdout.write('hearing\\n'); return new Promise(() => {}); });
    process.stdout.write(chat.page().url + '\\n');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  const url = String((await lines.next()).value).trim();
  const answer = fetch(url + MESSAGES, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(hello),
  });
  const outcome = answer.then(
    () => 'acknowledged',
    () => 'cut off',
  );
  expect(String((await lines.next()).value).trim()).toBe('hearing');
  child.kill('SIGKILL');
  expect(await outcome).toBe('cut off');

  const next = webChat(options({ database }));
  await next.start(hear);
  expect(heard).toMatchObject([{ id: 'web:lobby:1', text: 'hello' }]);
  await next.stop();
});

/** Begins to upload a picture, and leaves the rest of it for later. */
function halfAnUpload(): { finish: () => Promise<number | undefined> } {
  const half = request(`${chat.page().url}${PICTURES}`, { method: 'POST', headers: { 'Content-Type': 'image/png' } });
  const status = once(half, 'response').then(([answer]: IncomingMessage[]) => {
    answer?.resume();
    return answer?.statusCode;
  });
  half.write('half');
  return {
    finish() {
      half.end();
      return status;
    },
  };
}

const PICTURES = `api/rooms/${ROOM}/pictures`;

test('only so many pictures are uploaded at once: those beyond are asked to come back, and then they can', async () => {
  const upload = async (): Promise<Response> => post('none', { 'Content-Type': 'image/png' }, PICTURES);
  const halves = Array.from({ length: 8 }, halfAnUpload);
  const refused = await eventually('all eight are being read', async () => {
    const answer = await upload();
    return answer.status === 503 ? answer : undefined;
  });
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(await refused.json()).toEqual({ error: expect.stringContaining('Attach this one again in a few seconds') });
  // Gavel hears what people say meanwhile.
  expect((await post(hello)).status).toBe(201);
  expect(await Promise.all(halves.map(async ({ finish }) => finish()))).toEqual(Array(8).fill(400));
  expect((await upload()).status).toBe(400);
});

test('a picture that is never sent whole takes no place', async () => {
  const sockets = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const socket = connect(Number(new URL(chat.page().url).port), '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    }),
  );
  const { host } = new URL(chat.page().url);
  const head = `POST /${PICTURES} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: image/png\r\nContent-Length: 99\r\n\r\n`;
  for (const socket of sockets) socket.write(head);
  const status = async (): Promise<number> => (await post('none', { 'Content-Type': 'image/png' }, PICTURES)).status;
  await eventually('all eight are being read', async () => ((await status()) === 503 ? true : undefined));
  for (const socket of sockets) socket.destroy();
  // The rest of this one is no picture: it was read.
  const read = await eventually('there is room again', async () => {
    const now = await status();
    return now === 503 ? undefined : now;
  });
  expect(read).toBe(400);
});
