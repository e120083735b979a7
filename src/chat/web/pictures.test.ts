import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import { rememberingListener } from '../../../test/doubles/listener.ts';
import { onTheRecord } from '../../../test/doubles/on-the-record.ts';
import { DOT_PNG } from '../../../test/doubles/pictures.ts';
import { renderMarkdown } from '../../inert-html/render-markdown.ts';
import { sharpPictures } from '../../pictures/sharp-pictures.ts';
import type { GroupBoard, GroupBoards } from '../../ports/board.ts';
import type { WebPicture } from './protocol.ts';
import { type WebChat, webChat } from './web.ts';

const SHA = 'a'.repeat(64);
const BOARD: GroupBoard = {
  group: 'demo',
  title: 'Demo',
  phase: 'planned',
  present: [],
  offRecord: false,
  agenda: [],
  entries: [],
  actions: [],
  markdown: '- ![x](pictures/x.png)\n',
  pictures: [{ url: 'pictures/x.png', sha256: SHA, type: 'image/png' }],
};
const boards: GroupBoards = { read: async () => BOARD, watch: () => () => undefined, picture: async () => DOT_PNG };

let folder: string;
let chat: WebChat;
let { heard, hear } = rememberingListener();

async function open(): Promise<void> {
  chat = webChat({
    database: join(folder, 'room.sqlite'),
    members: [{ handle: 'tux', name: 'Tux' }],
    rooms: [{ id: 'web:lobby', title: 'Lobby', group: 'demo', language: 'en' }],
    host: '127.0.0.1',
    port: 0,
    boards,
    pictures: sharpPictures,
    ...onTheRecord,
    clock: { now: () => new Date().toISOString(), wake: () => () => undefined },
  });
  await chat.start(hear);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-room-'));
  ({ heard, hear } = rememberingListener());
  await open();
});
afterEach(async () => {
  await chat.stop();
  await rm(folder, { recursive: true });
});

const bring = (bytes: Uint8Array, headers: Record<string, string> = {}, room = 'web:lobby'): Promise<Response> =>
  fetch(`${chat.page().url}api/rooms/${room}/pictures`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/png', ...headers },
    body: Buffer.from(bytes),
  });
async function brought(): Promise<WebPicture> {
  const answer = await bring(DOT_PNG);
  return JSON.parse(await answer.text());
}
const say = (message: object): Promise<Response> =>
  fetch(`${chat.page().url}api/rooms/web:lobby/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: 'tux', key: 'key-000001', text: '', ...message }),
  });

describe('a picture that is brought into the room', () => {
  test('is given as what it is, and as nothing that a browser could run', async () => {
    const { id, type } = await brought();
    const answer = await fetch(`${chat.page().url}api/pictures/${id}`);
    expect(type).toBe('image/png');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(DOT_PNG);
  });

  test('is heard with the message that shows it, which need not say anything', async () => {
    const { id } = await brought();
    expect((await say({ pictures: [{ id, name: 'dot.png' }] })).status).toBe(201);
    const attachments = [{ reference: id, name: 'dot.png', type: 'image/png', size: DOT_PNG.length }];
    expect(heard).toMatchObject([{ kind: 'message', text: '', attachments }]);
  });

  test('stays when it was posted, and is forgotten at the next start when it was not', async () => {
    const { id } = await brought();
    await chat.stop();
    await open();
    expect((await fetch(`${chat.page().url}api/pictures/${id}`)).status).toBe(404);
    await brought();
    await say({ pictures: [{ id, name: 'dot.png' }] });
    await chat.stop();
    await open();
    expect((await fetch(`${chat.page().url}api/pictures/${id}`)).status).toBe(200);
  });
});

describe('what is refused with a sentence', () => {
  test.each([
    ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), {}, 400, "isn't a picture"],
    ['too large', Buffer.alloc(20_000_001), {}, 413, '20 MB'],
    ['from another page', DOT_PNG, { Origin: 'https://example.org' }, 403, 'Another web page'],
    ['as a form would send it', DOT_PNG, { 'Content-Type': 'multipart/form-data' }, 415, 'JSON'],
  ])('%s', async (_, bytes, headers, status, words) => {
    const answer = await bring(bytes, headers);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });

  test('to an unknown room, or a message with a picture that is not there', async () => {
    expect((await bring(DOT_PNG, {}, 'web:other')).status).toBe(404);
    const answer = await say({ text: 'x', pictures: [{ id: SHA, name: 'x' }] });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Attach it again')]);
    expect(heard).toEqual([]);
  });
});

describe('the pictures of the minutes', () => {
  test('are given by their hash, once the minutes that show them were read', async () => {
    expect((await fetch(`${chat.page().url}pictures/${SHA}`)).status).toBe(404);
    const stream = await fetch(`${chat.page().url}api/rooms/web:lobby/stream?as=tux`);
    await stream.body?.getReader().read();
    await stream.body?.cancel().catch(() => undefined);
    const answer = await fetch(`${chat.page().url}pictures/${SHA}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await fetch(`${chat.page().url}pictures/${'b'.repeat(64)}`)).status).toBe(404);
  });

  test('are shown where they are known, and links where they are not', () => {
    const known = new Map([['pictures/x.png', '/pictures/1']]);
    expect(renderMarkdown('![a "b"](pictures/x.png)', known)).toBe(
      '<p><img src="/pictures/1" alt="a &#x22;b&#x22;"></p>',
    );
    expect(renderMarkdown('![a](https://example.org/x.png)', known)).not.toContain('<img');
    expect(renderMarkdown('<img src="/pictures/1" onerror="alert(1)">', known)).not.toContain('<img');
  });
});

test('a room of before there were pictures has them after a start', async () => {
  await chat.stop();
  const before = new Sqlite(join(folder, 'room.sqlite'));
  before.exec('DROP TABLE picture; DROP TABLE guest');
  before.pragma('user_version = 1');
  before.close();
  await open();
  expect((await bring(DOT_PNG)).status).toBe(201);
});
