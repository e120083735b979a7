/** @needs Chromium */
// What people see and press in the room: cards, votes, the next step, the agenda, and minutes that follow.
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import type { BoardEntry, BoardTopic, BoardVote } from '../../src/ports/board.ts';
import { until } from '../doubles/eventually.ts';
import { pageFaults } from './page-faults.ts';
import { webRoomFixture } from './web-room-fixture.ts';
import { WEB_ROOM } from './web-room-harness.ts';

const room = webRoomFixture();

const posts = (page: Page): Locator => page.locator('[data-message]');
const steps = (page: Page): Locator => page.getByRole('region', { name: 'What you can do now' });
const primary = (page: Page): Locator => steps(page).locator('.primary');

/** Where it stands on the screen, in pixels. */
const edges = (of: Locator): Promise<{ top: number; right: number; bottom: number; left: number }> =>
  of.evaluate((element) => {
    const { top, right, bottom, left } = element.getBoundingClientRect();
    return { top, right, bottom, left };
  });

const NOTHING = { owners: [], box: 'none' } as const;
const ENTRIES: readonly (readonly [typed: string, entry: BoardEntry])[] = [
  ['/note it is out', { ...NOTHING, number: 1, kind: 'note', text: 'it is out' }],
  ['/idea a fixed day', { ...NOTHING, number: 2, kind: 'idea', text: 'a fixed day' }],
  [
    '/action @sjn, @tux write it up by 2026-12-08',
    { number: 3, kind: 'action', text: 'write it up', owners: ['@sjn', '@tux'], box: 'open', due: '2026-12-08' },
  ],
  ['/agreed we do it', { ...NOTHING, number: 4, kind: 'agreed', text: 'we do it' }],
  [
    '/link https://example.org/plan the plan',
    { ...NOTHING, number: 5, kind: 'link', text: 'the plan', url: 'https://example.org/plan' },
  ],
  [
    '/event 2027-02-06..2027-02-07 Winter days, Ghent',
    { ...NOTHING, number: 6, kind: 'event', text: 'Winter days', from: '2027-02-06', to: '2027-02-07', where: 'Ghent' },
  ],
];

/** Types a line, from which Gavel records an entry. */
async function record(page: Page, typed: string, entry: BoardEntry): Promise<void> {
  const before = room.harness.heard.length;
  const box = page.getByRole('textbox', { name: /^Message as/u });
  await box.fill(typed);
  await box.press('Escape');
  await box.press('Enter');
  await until(() => room.harness.heard.length > before);
  const target = room.harness.heard.at(-1)?.id ?? '';
  await room.harness.chat.send({
    kind: 'mark',
    id: `mark-${entry.number}`,
    room: WEB_ROOM,
    target,
    mark: `#${entry.number}`,
  });
  await page.locator(`[data-mark="#${entry.number}"]`).waitFor();
}

test('entries are cards of their kind, and what was typed is one click away', async () => {
  room.harness.show({ entries: ENTRIES.map(([, entry]) => entry) });
  const page = await room.harness.tab('tux');
  // oxlint-disable-next-line no-await-in-loop
  for (const [typed, entry] of ENTRIES) await record(page, typed, entry);

  const cards = page.locator('.card');
  expect(await cards.locator('.kind').allInnerTexts()).toEqual(['Note', 'Idea', 'Action', 'Decision', 'Link', 'Event']);
  expect(await page.getByText('/note', { exact: true }).isVisible()).toBe(false);
  const action = page.locator('.card.action');
  expect(await action.locator('.chip').allInnerTexts()).toEqual([
    expect.stringMatching(/Salve$/u),
    expect.stringMatching(/Tux$/u),
  ]);
  await action.getByText('Due Tue 8 Dec').waitFor();
  await cards.getByRole('link', { name: 'the plan' }).waitFor();
  await cards.getByText(/^Sat 6 Feb – Sun 7 Feb$/u).waitFor();
  // Drawn, so that no font is needed.
  expect(await cards.locator('svg').count()).toBeGreaterThanOrEqual(ENTRIES.length);
  expect(await pageFaults(page, 'cards')).toEqual([]);

  const first = posts(page).first();
  await first.getByText('As typed').click();
  await first.getByText('/note', { exact: true }).waitFor();
});

const vote = (voters: Readonly<Record<string, readonly string[]>>, isOpen = true): BoardVote => ({
  isOpen,
  isPlain: false,
  guestsVote: false,
  outcome: 'red 1, blue 0',
  options: ['red', 'blue'].map((option, i) => ({ option, emoji: ['1⃣', '2⃣'][i] ?? '', voters: voters[option] ?? [] })),
});
const motion = (its: BoardVote): BoardEntry => ({
  ...NOTHING,
  number: 7,
  kind: 'motion',
  text: 'Which colour',
  vote: its,
});

test('a vote has a button and a bar for each option, and keeps its result', async () => {
  room.harness.show({ entries: [motion(vote({ red: ['@sjn'] }))] });
  const page = await room.harness.tab('tux');
  await room.harness.chat.send({
    kind: 'post',
    id: 'vote',
    room: WEB_ROOM,
    message: {
      entry: 7,
      lines: [{ kind: 'heading', pieces: ['Vote #7: Which colour'] }],
      offers: [{ emoji: '1⃣', label: 'red' }],
    },
  });
  const card = page.locator('[data-vote="7"]');
  await card.getByRole('button', { name: 'red, 1: Salve', pressed: false }).waitFor();
  await card.getByRole('button', { name: 'blue, 0', exact: true }).click();
  await until(() => room.harness.heard.length === 1);
  expect(room.harness.heard).toMatchObject([{ kind: 'reaction', emoji: '2⃣', removed: false, by: { id: 'tux' } }]);

  room.harness.show({ entries: [motion(vote({ red: ['@sjn'], blue: ['@tux'] }))] });
  await card.getByRole('button', { name: 'blue, 1: Tux', pressed: true }).waitFor();
  expect(await pageFaults(page, 'vote')).toEqual([]);
  // Another choice takes the first one back.
  await card.getByRole('button', { name: /^red/u }).click();
  await until(() => room.harness.heard.length === 3);
  expect(room.harness.heard.slice(1)).toMatchObject([
    { emoji: '1⃣', removed: false },
    { emoji: '2⃣', removed: true },
  ]);

  room.harness.show({ entries: [motion(vote({ red: ['@sjn'] }, false))] });
  await card.getByText('red 1, blue 0').waitFor();
  expect(await card.getByRole('button').count()).toBe(0);
  expect(await card.locator('meter').count()).toBe(2);
});

const topic = (place: string, title: string, current = false): BoardTopic => ({
  place,
  title,
  depth: place.split('.').length - 1,
  current,
  open: 0,
});

test('there is one button to press, by role and by state', async () => {
  const [leader, member] = [await room.harness.tab('tux'), await room.harness.tab('sjn')];
  const { proposal: _, ...state } = { phase: 'gathering', present: [], proposal: undefined } as const;
  room.harness.show(state);
  await primary(leader).getByText("I'm here").waitFor();
  await primary(member).getByText("I'm here").waitFor();
  room.harness.show({ present: ['@tux', '@sjn'] });
  await primary(leader).getByText('Start meeting').waitFor();
  await primary(member).waitFor({ state: 'detached' });

  room.harness.show({ phase: 'in session' });
  await primary(leader).getByText('Next: Rules').click();
  await posts(leader).filter({ hasText: '/topic 2' }).waitFor();
  await steps(leader).getByRole('button', { name: 'Open a vote' }).click();
  expect(await leader.getByRole('textbox', { name: /^Message as/u }).inputValue()).toBe('/vote ');
  expect(await steps(member).getByRole('button').allInnerTexts()).toEqual(['Ask to speak']);

  room.harness.show({ entries: [motion(vote({}))] });
  await primary(leader).getByText('Close the vote').waitFor();
  await primary(member).getByText('Vote now').waitFor();
  room.harness.show({ entries: [], agenda: [topic('1', 'Welcome'), topic('2', 'Rules', true)] });
  await primary(leader).getByText('End meeting').waitFor();
});

test('the end is asked for before it is said', async () => {
  const page = await room.harness.tab('tux');
  const end = steps(page).getByRole('button', { name: 'End meeting' });
  await end.click();
  const dialog = page.getByRole('dialog', { name: 'End the meeting?' });
  await dialog.waitFor();
  expect(await pageFaults(page, 'end')).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(room.harness.heard).toEqual([]);
  await end.click();
  await dialog.getByRole('button', { name: 'End meeting' }).click();
  await posts(page).filter({ hasText: '/meeting end' }).waitFor();
  expect(room.harness.heard).toMatchObject([{ text: '/meeting end' }]);
});

test('the rows of the agenda act for those who lead, and subtopics have the number of their topic', async () => {
  room.harness.show({ agenda: [topic('1', 'Welcome'), topic('2', 'Rules', true), topic('2.1', 'Exceptions')] });
  const [leader, member] = [await room.harness.tab('tux'), await room.harness.tab('sjn')];
  await leader.getByRole('button', { name: '2.1 Exceptions' }).click();
  await posts(leader).filter({ hasText: '/topic 2.1' }).waitFor();
  await member.getByRole('region', { name: 'Agenda' }).getByText('Exceptions').waitFor();
  expect(await member.getByRole('region', { name: 'Agenda' }).getByRole('button').count()).toBe(0);
  expect(await member.locator('[aria-current="step"]').innerText()).toMatch(/2\s*Rules/u);
});

const LONG = ['Welcome', 'Rules']
  .map((title) => `## ${title}\n\n${Array.from({ length: 60 }, (_, n) => `* ${title} ${n}\n`).join('')}`)
  .join('\n');

test('the minutes follow the meeting, mark what is new, and let people read elsewhere', async () => {
  room.harness.show({ markdown: LONG });
  const page = await room.harness.tab('tux');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const pane = page.locator('.pane');
  const heading = pane.getByRole('heading', { name: 'Rules' });
  await heading.waitFor();
  room.harness.show({ agenda: [topic('1', 'Welcome'), topic('2', 'Rules', true)] });
  const distance = async (): Promise<number> => (await edges(heading)).top - (await edges(pane)).top;
  await until(async () => Math.abs(await distance()) < 40);

  room.harness.show({ markdown: `${LONG}* a decision just made\n` });
  const fresh = pane.locator('.is-new');
  await fresh.waitFor();
  expect(await fresh.allInnerTexts()).toEqual(['a decision just made']);
  await until(async () => (await edges(fresh)).bottom <= (await edges(pane)).bottom);

  await pane.hover();
  await page.mouse.wheel(0, -4000);
  await page.getByRole('button', { name: 'Follow the meeting' }).waitFor();
  room.harness.show({ markdown: `${LONG}* a decision just made\n* and another\n` });
  await pane.getByText('and another').waitFor({ state: 'attached' });
  expect(await pane.evaluate(({ scrollTop }) => scrollTop)).toBeLessThan(200);
  await page.getByRole('button', { name: 'Follow the meeting' }).click();
  await until(async () => (await pane.evaluate(({ scrollTop }) => scrollTop)) > 400);
});

test('open actions stand by owner with the day they are due, and the next meeting beside the one that has ended', async () => {
  const actions: readonly BoardEntry[] = [
    { number: 3, kind: 'action', text: 'write it up', owners: ['@sjn'], box: 'open', due: '2026-12-08' },
    { number: 4, kind: 'action', text: 'paint it', owners: [], box: 'open' },
  ];
  const next = { title: 'Demo, 8 December 2026', start: '2026-12-08T16:30:00.000Z', agenda: [topic('1', 'Oil')] };
  room.harness.show({ phase: 'in review', entries: actions, actions: [3, 4], next });
  const page = await room.harness.tab('tux');
  const open = page.getByRole('region', { name: 'Open actions' });
  await open.getByText('Volunteers wanted').waitFor();
  expect(await open.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
    expect.stringMatching(/Salve$/u),
    'Volunteers wanted',
  ]);
  expect(await open.getByRole('listitem').first().innerText()).toMatch(/write it up #3\s*Due Tue 8 Dec/u);
  // This meeting is still the one that is shown.
  await page.getByRole('heading', { name: 'Demo, 24 November 2026', level: 2 }).waitFor();
  await primary(page).getByText('Read and approve').waitFor();
  const after = page.getByRole('region', { name: 'Next meeting' });
  expect(await after.innerText()).toMatch(/Tue,? 8 Dec,? 17:30[\s\S]*Oil/u);
});

test('times have 24 hours and the zone of the reader, which is named once', async () => {
  const page = await room.harness.tab('tux');
  await page
    .getByRole('region', { name: 'Meeting' })
    .getByText(/^Tuesday,? 24 November (?:at )?17:30 CET$/u)
    .waitFor();
  await room.harness.chat.send({
    kind: 'post',
    id: 'time',
    room: WEB_ROOM,
    message: { lines: [{ kind: 'text', pieces: ['It starts ', { time: '2026-12-08T16:30:00.000Z' }] }] },
  });
  await posts(page)
    .getByText(/^It starts Tue,? 8 Dec,? 17:30$/u)
    .waitFor();
  expect((await page.locator('body').innerText()).match(/CET|GMT|UTC/gu)).toEqual(['CET']);
});

test("on a phone the roll call's button is on the first screen, and no time stands over words", async () => {
  room.harness.show({ phase: 'gathering', present: [] });
  const page = await room.harness.tab('sjn');
  await page.setViewportSize({ width: 390, height: 844 });
  expect((await edges(primary(page))).bottom).toBeLessThan(844);
  for (const n of [1, 2]) {
    // oxlint-disable-next-line no-await-in-loop
    await room.harness.chat.send({
      kind: 'post',
      id: `agenda-${n}`,
      room: WEB_ROOM,
      message: { lines: [{ kind: 'text', pieces: [`Agenda ${n}`] }] },
    });
  }
  const post = posts(page).nth(1);
  await post.hover();
  const [time, words] = [await edges(post.locator('time')), await edges(post.locator('.words'))];
  expect(time.right).toBeLessThanOrEqual(words.left);
});

test("the page speaks the language of the room's group", async () => {
  await room.speak('de');
  room.harness.show({ entries: [motion(vote({ red: ['@sjn'] }))] });
  const page = await room.harness.tab('tux');
  await page.getByRole('region', { name: 'Was du jetzt tun kannst' }).getByText('Abstimmung schließen').waitFor();
  await page.getByRole('heading', { name: 'Tagesordnung' }).waitFor();
  await page.getByText(/^Dienstag, 24. November um 17:30 MEZ$/u).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.getByRole('main').innerText()).not.toMatch(/\b(?:Agenda|Minutes|Present|Send)\b/u);
});

test('the conversation stays at its end as the window changes, and where one reads otherwise', async () => {
  const page = await room.harness.tab('tux');
  for (let n = 0; n < 40; n += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await room.harness.chat.send({
      kind: 'post',
      id: `line-${n}`,
      room: WEB_ROOM,
      message: {
        lines: [{ kind: 'text', pieces: [`Line ${n}, which is long enough to be wrapped on a narrow screen`] }],
      },
    });
  }
  const last = posts(page).filter({ hasText: 'Line 39' });
  await last.waitFor();
  const scroll = page.locator('.scroll');
  const isInSight = async (): Promise<boolean> => (await edges(last)).bottom <= (await edges(scroll)).bottom + 1;
  await until(isInSight);
  for (const width of [390, 1440, 700]) {
    // oxlint-disable-next-line no-await-in-loop
    await page.setViewportSize({ width, height: 700 });
    // oxlint-disable-next-line no-await-in-loop
    await until(isInSight);
  }
  await scroll.hover();
  await page.mouse.wheel(0, -2000);
  await until(async () => !(await isInSight()));
  await page.setViewportSize({ width: 390, height: 700 });
  await page.waitForTimeout(300);
  expect(await isInSight()).toBe(false);
});
