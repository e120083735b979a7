import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { onTheRecord } from '../../../test/doubles/on-the-record.ts';
import { sharpPictures } from '../../pictures/sharp-pictures.ts';
import { type WebChat, webChat } from './web.ts';

const PAGE = { headers: { accept: 'text/html,*/*' } };

let folder: string;
let chat: WebChat;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-app-'));
  chat = webChat({
    database: join(folder, 'room.sqlite'),
    members: [],
    rooms: [
      { id: 'web:lobby', title: 'Lobby', group: 'demo', language: 'en' },
      { id: 'web:flur', title: 'Flur', group: 'lampen', language: 'de' },
    ],
    host: '127.0.0.1',
    port: 0,
    pictures: sharpPictures,
    ...onTheRecord,
    boards: {
      read: async (group) => {
        if (group === 'lampen') throw new Error('The lamps are broken');
        return {
          group,
          title: 'Demo',
          phase: 'planned',
          offRecord: false,
          present: [],
          agenda: [],
          entries: [],
          actions: [],
          markdown: '',
          pictures: [],
        };
      },
      watch: () => () => undefined,
      picture: async () => undefined,
    },
    clock: { now: () => new Date().toISOString(), wake: () => () => undefined },
  });
  await chat.start(async () => undefined);
});
afterEach(async () => {
  await chat.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${chat.page().url}${path}`, init);

test.each([
  ['nowhere', 404, 'This page doesn&#39;t exist'],
  ['minutes/demo/99', 404, 'These minutes aren&#39;t here'],
  ['minutes/lampen/1', 500, 'Etwas ist schiefgegangen'],
  ['minutes/unknown/1', 404, 'These minutes aren&#39;t here'],
  ['pictures/abc', 404, 'This page doesn&#39;t exist'],
  ['%ff', 404, 'This page doesn&#39;t exist'],
])('in a browser, /%s is a page that says what is wrong and leads back', async (path, status, title) => {
  const answer = await get(path, PAGE);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await answer.text();
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).toMatch(/<a class="button primary" href="\/">\w/u);
  expect(page).not.toContain('<script');
});

test.each([
  ['nowhere', 404, "There's nothing at this address. Check it for typos."],
  ['api/nowhere', 404, "There's nothing at this address. Check it for typos."],
  ['api/proposals/lampen/1', 500, 'In Gavel ist etwas schiefgegangen. Wer Gavel betreibt, sieht den Grund im Log.'],
  ['api/rooms/web:other/posts', 404, "There's no such room."],
])('for a program, /%s is JSON', async (path, status, error) => {
  const answer = await get(path, path.startsWith('api/') ? PAGE : {});
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ error });
});

test("a room's refusals are in its language", async () => {
  const body = JSON.stringify({ as: 'nobody', key: 'key-000001', text: 'hi' });
  const answer = await get('api/rooms/web:flur/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await answer.json()).toEqual({ error: 'Hier heißt niemand „nobody“. Wähle noch einmal, wer du bist.' });
});

test('a page begins in the language of its group', async () => {
  expect(await (await get('')).text()).toContain('<html lang="en">');
  expect(await (await get('language/language.ts')).text()).toContain('inLanguages');
});
