import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test } from '@jest/globals';

import { parseConfig } from '../config/config.ts';
import { checkPages } from './doctor-pages.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** What the doctor finds at an address whose feed is answered like this. */
async function found(type: string, status = 200): Promise<string> {
  const asked: (string | undefined)[] = [];
  const answering = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status, { 'content-type': type }).end('<feed/>');
  });
  server = answering;
  await new Promise<void>((listens) => void answering.listen(0, '127.0.0.1', listens));
  const { port } = answering.address() as AddressInfo;
  const told = await check(`http://127.0.0.1:${port}/lantern`);
  expect(asked).toEqual(['/lantern/feed.xml']);
  return told;
}

async function check(url: string): Promise<string> {
  const group = {
    id: 'lantern',
    name: 'Lantern',
    members: [],
    schedule: { start: '17:00', from: '2026-03-03' },
    pages: { url, public: ['minutes'] },
    format: { path: 'minutes-{date}.md', sections: [] },
  };
  const [one, ...more] = await checkPages(parseConfig(JSON.stringify({ pages: {}, groups: [group] }), 'test', {}));
  expect(more).toEqual([]);
  expect(one?.what).toBe(`lantern: the public pages ${url}/`);
  return `${one?.state} ${one?.found}`;
}

test.each([
  ['application/atom+xml; charset=utf-8', 200, 'ok Gavel answers there'],
  ['text/html', 200, 'warn somebody else answers there'],
  ['text/html', 502, 'warn the answer is 502'],
])('%s with %i', async (type, status, told) => {
  expect(await found(type, status)).toBe(told);
});

test('nobody answers', async () => {
  expect(await check('http://127.0.0.1:1023')).toMatch(/^warn nobody answers: .*fetch failed/u);
});

test('a group without public pages is not asked for', async () => {
  expect(await checkPages({ groups: [] })).toEqual([]);
});
