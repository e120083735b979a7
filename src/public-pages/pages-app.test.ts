import { afterEach, expect, test } from '@jest/globals';

import type { PublicGroup, PublicPages } from '../ports/public-pages.ts';
import { publicPagesApp, type PublicPagesApp, type PublicPagesDeps } from './pages-app.ts';
import { streamPlaces } from './stream-places.ts';

const GROUP: PublicGroup = {
  id: 'moths',
  name: 'Moth <counters>',
  language: 'en',
  zones: [],
  url: 'https://pages.example.org/moths/',
  public: ['agenda', 'minutes', 'actions', 'decisions', 'calendar'],
};

const DAY = { key: '2026-03-03', day: '2026-03-03', stage: 'approved' } as const;

let changed = (): void => undefined;
const PAGES: PublicPages = {
  groups: [GROUP],
  now: () => ({ isHeld: false, offRecord: false }),
  agenda: () => undefined,
  listed: async () => [DAY],
  minutes: async (_, key) =>
    key === DAY.key
      ? {
          ...DAY,
          markdown: '# Moths\n\n- [last](2026-02-17.md), [else](../secret.md)\n- ![a lamp](lamp.png)\n',
          pictures: [{ url: 'lamp.png', sha256: 'abc', type: 'image/png' }],
          links: new Map([['2026-02-17.md', '../2026-02-17/']]),
        }
      : undefined,
  actions: () => [],
  decisions: async () => [],
  dates: () => [],
  feed: () => undefined,
  picture: async (sha256) => new TextEncoder().encode(sha256),
  watch(_, told) {
    changed = told;
    return () => undefined;
  },
};

const DEPS: PublicPagesDeps = {
  log: { error: () => undefined },
  places: streamPlaces({ open: () => undefined, refused: () => undefined }),
  addressOf: () => undefined,
};

let served: PublicPagesApp | undefined;
const errors: string[] = [];
afterEach(() => {
  served?.stop();
  errors.length = 0;
});

/** Asks an app with these pages; each answer is its status and its text. */
function serve(pages: Partial<PublicPages> = {}) {
  const made = publicPagesApp({ ...PAGES, ...pages }, { ...DEPS, log: { error: (what) => void errors.push(what) } });
  served = made;
  return async (path: string): Promise<readonly [number, string]> => {
    const answer = await made.app.request(path, {}, {});
    return [answer.status, await answer.text()];
  };
}

test('minutes with links to others, and their own pictures', async () => {
  const ask = serve();
  const [status, text] = await ask('/moths/2026-03-03/');
  expect(status).toBe(200);
  expect(text).toContain('<a href="../2026-02-17/">last</a>, <span>else</span>');
  expect(text).toContain('<img src="pictures/abc" alt="a lamp">');
  expect(text).toContain('Moth &lt;counters&gt;');
  expect(await ask('/moths/2026-03-03/pictures/abc')).toEqual([200, 'abc']);
  expect((await ask('/moths/2026-03-03/pictures/abcd'))[0]).toBe(404);
  expect((await ask('/moths/2026-02-17/pictures/abc'))[0]).toBe(404);
});

test.each(GROUP.public)('what is not public is not there: %s', async (part) => {
  const others = GROUP.public.filter((one) => one !== part);
  const ask = serve({ groups: [{ ...GROUP, public: others }] });
  expect((await ask(`/moths/${part}/`))[0]).toBe(404);
  expect((await ask('/moths/'))[1]).not.toContain(`"${part}/"`);
});

test.each(['2026-03-03/', '2026-03-03/pictures/abc', 'calendar.ics'])('nor is /moths/%s', async (path) => {
  const ask = serve({ groups: [{ ...GROUP, public: ['agenda', 'actions'] }], feed: () => 'BEGIN:VCALENDAR' });
  expect((await ask(`/moths/${path}`))[0]).toBe(404);
});

test.each(['', 'feed.xml'])('no minutes are named on /moths/%s if they are not public', async (path) => {
  const ask = serve({ groups: [{ ...GROUP, public: ['agenda', 'decisions'] }] });
  const [status, text] = await ask(`/moths/${path}`);
  expect([status, text.includes('2026')]).toEqual([200, false]);
});

test('if the repository cannot be read, the page says so and the log says why', async () => {
  const ask = serve({ listed: () => Promise.reject(new Error('gone')) });
  const [status, text] = await ask('/moths/minutes/');
  expect(status).toBe(503);
  expect(text).toContain('Try again in a minute');
  expect(text).not.toContain('gone');
  expect(errors).toHaveLength(1);
  expect((await ask('/moths/agenda/'))[0]).toBe(200);
});

test('a page is made once, until something changes', async () => {
  let made = 0;
  const ask = serve({
    actions() {
      made += 1;
      return [{ heading: `@mira ${made}`, markdown: '- count\n', count: 1 }];
    },
  });
  await ask('/moths/actions/');
  expect((await ask('/moths/actions/'))[1]).toContain('@mira 1');
  changed();
  expect((await ask('/moths/actions/'))[1]).toContain('@mira 2');
});

test('all who ask while a page is being made get the same one, and after a change another', async () => {
  const waiting: (() => void)[] = [];
  const ask = serve({
    listed: () => new Promise((resolve) => void waiting.push(() => resolve([DAY]))),
  });
  const before = [ask('/moths/minutes/'), ask('/moths/minutes/')];
  await Promise.resolve();
  expect(waiting).toHaveLength(1);
  changed();
  const after = ask('/moths/minutes/');
  await Promise.resolve();
  expect(waiting).toHaveLength(2);
  for (const end of waiting) end();
  for (const [status] of await Promise.all([...before, after])) expect(status).toBe(200);
});

test('no sign that XML may not have spoils the feed', async () => {
  const ask = serve({
    decisions: async () => [{ ...DAY, count: 1, markdown: '- AGREED: \u0001lamps\uFFFF &#x8; \u{1F4A1}\n' }],
  });
  const [status, text] = await ask('/moths/feed.xml');
  expect(status).toBe(200);
  expect(text).toContain('AGREED: lamps');
  expect(text).toContain('\u{1F4A1}');
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  expect(text).not.toMatch(/[\u0000-\u0008\uFFFF]/u);
});

test('addresses without their slash lead to those with it, if they are public', async () => {
  const { app } = publicPagesApp(PAGES, DEPS);
  const where = async (path: string): Promise<unknown> => (await app.request(path)).headers.get('location');
  expect(await where('/moths')).toBe('moths/');
  expect(await where('/moths/agenda')).toBe('agenda/');
  expect(await where('/other')).toBeNull();
  expect(await where('/moths/evil.example')).toBeNull();
});

test('nothing turns the direction of names, topics and places around', async () => {
  const ask = serve({
    groups: [{ ...GROUP, name: 'Moths \u202Egpj.exe' }],
    now: () => ({ isHeld: true, offRecord: false, topic: 'Traps \u2067', next: undefined }),
    dates: () => [{ start: '2026-03-10T17:00:00.000Z', place: 'the \u202Enrab' }],
  });
  for (const path of ['/', '/moths/', '/moths/calendar/', '/moths/feed.xml']) {
    const [status, text] = await ask(path);
    expect([path, status, /[\u202A-\u202E\u2066-\u2069]/u.test(text)]).toEqual([path, 200, false]);
  }
});
