/** @needs Chromium */
// A meeting on the real program, read by strangers on its public pages: with JavaScript and without, as it grows, and
// with everything in it that no page may show.
import { readFile, writeFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { parse, stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from '../program/program.ts';
import { deliverAct, postsText, typedMessage } from '../program/web-typist.ts';
import { launchChromium } from './chromium.ts';
import { pageFaults } from './page-faults.ts';

const PARTS = ['agenda', 'minutes', 'actions', 'decisions', 'calendar'];
const ALL = [
  '',
  'agenda/',
  'minutes/',
  'actions/',
  'decisions/',
  'calendar/',
  '2026-03-03/',
  'feed.xml',
  'calendar.ics',
];
const HOSTILE = `<img src=x onerror="hacked=1"><script>hacked=1</script> {{ site.secret }} {% include x %} [go](javascript:hacked=1) \u202Eexe.gpj`;

let browser: Browser;
let space: ProgramFolder;
let program: RunningProgram;
let url: string;
beforeAll(async () => {
  browser = await launchChromium();
  space = await programFolder('config/demo.yaml', '2026-03-03T16:40:00Z');
  const config = space.config ?? '';
  const source: { groups: readonly object[] } = parse(await readFile(config, 'utf8'));
  const [group = {}] = source.groups;
  const groups = [
    { ...group, pages: { url: 'https://pages.example.org/lantern', public: PARTS } },
    {
      ...group,
      id: 'hidden',
      name: 'Hidden',
      rooms: [{ id: 'web:hidden' }],
      format: { path: 'hidden/{date}.md', branch: 'hidden-{date}', sections: [{ kind: 'topics', heading: 'Agenda' }] },
    },
  ];
  await writeFile(config, stringify({ ...source, groups, pages: { port: 0 } }));
  program = await startProgram(space);
  url = await eventually(
    'the pages are served',
    async () => /public pages are at (?<url>http\S+)/u.exec(program.log())?.groups?.['url'],
  );
});
afterAll(async () => {
  await program.kill();
  await space.remove();
  await browser.close();
});

const say = async (time: string, as: string, text: string): Promise<void> => {
  await space.setClock(`2026-03-03T${time}:00Z`);
  await deliverAct(program.url, space.room, typedMessage(as, text));
};
const ask = (path: string, how: RequestInit = {}): Promise<Response> => fetch(`${url}lantern/${path}`, how);
const read = async (path: string): Promise<string> => (await ask(path)).text();

async function open(path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${url}lantern/${path}`);
  return page;
}

test('a meeting is read as it grows, and never what was off the record', async () => {
  await say('17:00', 'mira', '/meeting start');
  await eventually('the link stands in the room', async () =>
    (await postsText(program.url, space.room)).includes('https://pages.example.org/lantern/') ? true : undefined,
  );
  const live = await open('2026-03-03/');
  const asked: string[] = [];
  live.on('request', (request) => asked.push(request.url()));
  live.on('pageerror', (error) => asked.push(String(error)));

  await say('17:00', 'lena', '/regrets CANARYREASON');
  await say('17:01', 'adaeze', '/present');
  await say('17:02', 'mira', '/topic Releases');
  await say('17:03', 'kenji', `/note ${HOSTILE}`);
  await say('17:04', 'mira', '/action @kenji test the drivers by 2026-03-10');
  await say('17:05', 'mira', `/agreed we ship it ${HOSTILE}`);
  await say('17:06', 'kenji', '/note CANARYUNDONE');
  await say('17:06', 'kenji', '/undo');
  await say('17:07', 'kenji', 'CANARYTALK is not recorded');
  await say('17:08', 'mira', '/offrecord');
  await say('17:09', 'kenji', '/note CANARYNOTE');
  await say('17:09', 'mira', 'CANARYSAID');
  await say('17:09', 'mira', '/topic CANARYTOPIC');
  await say('17:10', 'mira', '/action @kenji CANARYACTION');
  // The page that has been open since the start shows it by itself.
  await live.getByText('The group is off the record').waitFor();
  await live.getByText('test the drivers').waitFor();
  await say('17:11', 'mira', '/onrecord');
  await say('17:12', 'sofia', '/note after the passage');
  await live.getByText('after the passage').waitFor();
  expect(asked.filter((one) => !one.startsWith(url))).toEqual([]);
  expect(await live.evaluate(() => Reflect.get(globalThis, 'hacked') as unknown)).toBeUndefined();
  await live.context().close();

  for (const phase of ['running', 'over']) {
    if (phase === 'over') {
      await say('17:40', 'mira', '/meeting end');
      await eventually('the draft', async () => ((await read('')).includes('Draft') ? true : undefined));
    }
    for (const path of ALL) {
      const text = await read(path);
      expect({ phase, path, canary: text.includes('CANARY') }).toEqual({ phase, path, canary: false });
      expect({ path, override: text.includes('\u202E') }).toEqual({ path, override: false });
    }
  }
  expect(await read('2026-03-03/')).toContain('after the passage');
  expect(await read('feed.xml')).toContain('https://pages.example.org/lantern/2026-03-03/');
});

test.each(ALL.slice(0, 7))('/lantern/%s is read without JavaScript, and is accessible', async (path) => {
  const plain = await open(path, false);
  await plain.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await plain.locator('main :is(script, img[src="x"], [onerror], a[href^="javascript"])').count()).toBe(0);
  await plain.context().close();
  const page = await open(path);
  expect(await pageFaults(page, path)).toEqual([]);
  await page.context().close();
});

test.each([
  ['2026-03-03/', '{{ site.secret }} {% include x %}'],
  ['decisions/', 'we ship it <img src=x onerror="hacked=1">'],
  ['actions/', 'test the drivers (by 2026-03-10)'],
])('what people typed stands on /lantern/%s as text', async (path, words) => {
  const page = await open(path);
  expect(await page.locator('main').innerText()).toContain(words);
  await page.context().close();
});

test.each(ALL)('/lantern/%s says if nothing has changed', async (path) => {
  const first = await ask(path);
  expect(first.status).toBe(200);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).not.toBe('');
  expect((await ask(path, { headers: { 'if-none-match': `"other", W/${tag}` } })).status).toBe(304);
  const head = await ask(path, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, '']);
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
  const answer = await ask('', { method });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('each answer forbids what no page needs', async () => {
  for (const path of ['', 'nothing/', 'assets/refresh.js']) {
    const { headers } = await ask(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('a group that is not public looks like one that is not there', async () => {
  const [hidden, unknown] = await Promise.all(
    ['hidden', 'nowhere'].map(async (group) => {
      const answers = await Promise.all(
        ['', '/', '/minutes/', '/feed.xml', '/changes', '/assets/pages.css'].map((path) => fetch(url + group + path)),
      );
      return Promise.all(answers.map(async (one) => [one.status, await one.text()]));
    }),
  );
  expect(hidden).toEqual(unknown);
  expect(hidden?.map(([status]) => status)).toEqual([404, 404, 404, 404, 404, 404]);
});

test.each([
  'assets/..%2f..%2fpages-app.ts',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/gavel.yaml',
  '2026-03-03/pictures/..%2f..%2fdata',
  '__proto__/',
  'constructor/',
  '2026-03-04/',
])('nothing is at /lantern/%s', async (path) => {
  expect((await ask(path)).status).toBe(404);
});
