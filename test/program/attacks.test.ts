// Strangers on the servers that face a network, over sockets: the public pages, and health and metrics.
import { readFile, writeFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { askRaw, connectTo, type RawConnection } from '../doubles/raw-http.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';

jest.setTimeout(180_000);

let space: ProgramFolder;
let program: RunningProgram;
let pages: string;
let operations: string;
beforeAll(async () => {
  space = await programFolder('config/demo.yaml', '2026-03-03T16:40:00Z');
  const config = space.config ?? '';
  const source: { groups: readonly object[] } = parse(await readFile(config, 'utf8'));
  const shown = { url: 'https://pages.example.org/lantern', public: ['agenda', 'minutes', 'calendar'] };
  const groups = source.groups.map((group) => ({ ...group, pages: shown }));
  await writeFile(config, stringify({ ...source, groups, pages: { port: 0 }, operations: { port: 0 } }));
  program = await startProgram(space);
  const listens = (what: string): string =>
    new RegExp(String.raw`${what} at (?<url>http\S+)`, 'u').exec(program.log())?.groups?.['url'] ?? '';
  pages = listens('public pages are');
  operations = listens('metrics are');
});
afterAll(async () => {
  await program.kill();
  await space.remove();
});

const request = (line: string, ...headers: readonly string[]): string =>
  [line, 'Host: pages.example.org', 'Connection: close', ...headers, '', ''].join('\r\n');
const get = (path: string, ...headers: readonly string[]): string => request(`GET ${path} HTTP/1.1`, ...headers);
const kept = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const LONG = 'x'.repeat(20_000);

test.each([
  ['a path upwards', get('/../../etc/passwd'), 404],
  ['one in code', get('/lantern/%2e%2e/%2e%2e/gavel.yaml'), 404],
  ['one in code, twice', get('/lantern/%252e%252e%252fgavel.yaml'), 404],
  ['backslashes', get(String.raw`/lantern/..\..\gavel.yaml`), 400],
  ['a byte of nothing in code', get('/lantern/minutes%00/'), 404],
  ['a byte of nothing', get('/lantern/\0/'), 400],
  ['code that is none', get('/lantern/%/'), 404],
  ['bytes that are no text', get('/lantern/%ff%fe/'), 404],
  ['another place', get('//evil.example/lantern/'), 404],
  ['a line end in the path', get('/lantern/%0d%0aSet-Cookie:%20a=b/'), 404],
  ['a path without end', get(`/lantern/${LONG}`), 431],
  ['headers without end', get('/lantern/', `X-Long: ${LONG}`), 431],
  ['no host', 'GET /lantern/ HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['a host that is none', 'GET /lantern/ HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['two lengths', get('/lantern/', 'Content-Length: 3', 'Content-Length: 30'), 400],
  ['a length and pieces', get('/lantern/', 'Content-Length: 3', 'Transfer-Encoding: chunked'), 400],
  ['a method that is none', request('LANTERN / HTTP/1.1'), 400],
  ['TRACE', request('TRACE /lantern/ HTTP/1.1'), 405],
  ['OPTIONS', request('OPTIONS * HTTP/1.1'), 400],
  ['a body that never comes', request('POST /lantern/ HTTP/1.1', 'Content-Length: 1000'), 405],
  ['something else', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
])('%s', async (_, bytes, status) => {
  const answer = await askRaw(pages, bytes);
  expect([answer.status, answer.text.slice(0, 400)]).toEqual([
    status,
    expect.not.stringMatching(/root:|passwd|groups:/u),
  ]);
  expect(answer.text).not.toMatch(/^(?:Set-Cookie|Location: .*evil)/imu);
});

test('what the pages answer is theirs, whatever host and part somebody asks for', async () => {
  const { status, text } = await askRaw(
    pages,
    'GET /lantern HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  );
  expect([status, text]).toEqual([308, expect.stringMatching(/^location: lantern\/\r$/imu)]);
  expect(text).not.toContain('evil.example');
  const part = await askRaw(pages, get('/lantern/', 'Range: bytes=0-3'));
  expect([part.status, part.text.length > 1000]).toEqual([200, true]);
});

test('long lists of tags are read, and those who ask only for the head get no more', async () => {
  const { text } = await askRaw(pages, get('/lantern/'));
  const tag = /^etag: (?<tag>.*)\r$/imu.exec(text)?.groups?.['tag'] ?? '';
  const list = `${'"x", '.repeat(2000)}W/${tag}`;
  const known = await askRaw(pages, get('/lantern/', `If-None-Match: ${list}`));
  expect([known.status, known.text.split('\r\n\r\n')[1]]).toEqual([304, '']);
  const head = await askRaw(pages, request('HEAD /lantern/ HTTP/1.1', `If-None-Match: "x"`));
  expect([head.status, head.text.split('\r\n\r\n')[1]]).toEqual([200, '']);
});

test('a hundred requests at once are all answered, in their order', async () => {
  const connection = await connectTo(pages);
  connection.write(`${kept('/lantern/agenda/')}${kept('/lantern/nowhere/')}`.repeat(50) + get('/lantern/'));
  const statuses = [...(await connection.closed).matchAll(/HTTP\/1\.1 (?<status>\d+)/gu)].map(
    ({ groups }) => groups?.['status'],
  );
  expect(statuses).toEqual([...Array.from({ length: 50 }, () => ['200', '404']).flat(), '200']);
});

const metric = async (name: string): Promise<string | undefined> => {
  const told = await (await fetch(`${operations}metrics`)).text();
  return told
    .split('\n')
    .find((line) => line.startsWith(`${name} `))
    ?.slice(name.length + 1);
};

async function openStream(address: string, status: number): Promise<RawConnection> {
  const connection = await connectTo(pages);
  connection.write(get('/lantern/changes', `X-Forwarded-For: 203.0.113.66, ${address}`));
  await eventually('an answer', async () => connection.said().includes(`HTTP/1.1 ${status}`) || undefined);
  return connection;
}

test('one address holds twenty streams, and leaves those of others alone', async () => {
  const held = await Promise.all(Array.from({ length: 20 }, () => openStream('192.0.2.1', 200)));
  const refused = await openStream('192.0.2.1', 429);
  expect(await refused.closed).toContain('once a minute');
  const other = await openStream('192.0.2.2', 200);
  expect(await metric('gavel_page_streams')).toBe('21');
  expect(await metric('gavel_page_streams_refused_total{why="address"}')).toBe('1');
  for (const one of held) one.close();
  await eventually('they are gone', async () => (await metric('gavel_page_streams')) === '1' || undefined);
  (await openStream('192.0.2.1', 200)).close();
  other.close();
});

test('who sends headers or a body a byte at a time is not waited for', async () => {
  const slow = await Promise.all(
    [pages, operations].flatMap((url) => [
      connectTo(url).then((connection) => ({ connection, bytes: 'GET / HTTP/1.1\r\nX-' })),
      connectTo(url).then((connection) => ({
        connection,
        bytes: 'POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx',
      })),
    ]),
  );
  for (const { connection, bytes } of slow) connection.write(bytes);
  for (const { connection } of slow) await connection.closed;
  expect((await fetch(`${pages}lantern/`)).status).toBe(200);
});

test.each([
  ['POST', 'metrics', 404],
  ['DELETE', 'status', 404],
  ['GET', '..%2f..%2fgavel.yaml', 404],
  ['GET', '__proto__', 404],
])('operators: %s /%s', async (method, path, status) => {
  expect((await askRaw(operations, request(`${method} /${path} HTTP/1.1`))).status).toBe(status);
});

test('nothing of that was worth a line in the log, or the end', async () => {
  const lines = program
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  expect(lines).toEqual([]);
  expect((await fetch(`${operations}healthz`)).status).toBe(200);
});
