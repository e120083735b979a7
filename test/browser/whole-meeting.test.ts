/** @needs Chromium */
// What a newcomer does with the demonstration, in a real browser: from "who are you?" to the next meeting's agenda.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

import { gitIn } from '../../src/forge/git/run.ts';
import { eventually } from '../doubles/eventually.ts';
import { demoFolder, type RunningProgram, startProgram, type ProgramFolder } from '../program/program.ts';
import { launchChromium } from './chromium.ts';

const MINUTES = 'meetings/lantern-minutes-2026-03-03.md';

let browser: Browser;
let context: BrowserContext;
let space: ProgramFolder;
let program: RunningProgram;
const complaints: string[] = [];
beforeAll(async () => {
  browser = await launchChromium();
  space = await demoFolder('2026-03-03T16:40:00Z');
  program = await startProgram(space);
  context = await browser.newContext({ timezoneId: 'Europe/Oslo', locale: 'en-GB' });
});
afterAll(async () => {
  await context.close();
  await program.kill();
  await space.remove();
  await browser.close();
});

/** A new tab, in which somebody chooses who they are. */
async function tab(name: RegExp): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(program.url);
  await page.getByRole('button', { name: 'Choose your name', exact: true }).click();
  await page.getByRole('dialog', { name: 'Who are you?' }).getByRole('button', { name }).click();
  return page;
}

const posts = (page: Page): Locator => page.locator('[data-message]');

async function say(page: Page, time: string, words: string): Promise<void> {
  await space.setClock(`2026-03-03T${time}:00Z`);
  const box = page.getByRole('textbox', { name: /^Message as/u });
  await box.fill(words);
  await box.press('Enter');
  await posts(page).filter({ hasText: words }).last().waitFor();
}

/** What the page of proposed minutes says of their approvals. */
const approvals = (page: Page, given: string): Locator =>
  page.getByRole('complementary', { name: 'Approval' }).filter({ hasText: given });

/** Presses a button under a message, and waits until it stays pressed. */
async function press(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name, pressed: false }).last().click();
  await page.getByRole('button', { name, pressed: true }).last().waitFor();
}

const log = async (): Promise<string> => (await gitIn(space.repository)(['log', '--format=%s', 'main'])).out;

test('two people in two tabs go from the roll call to merged minutes and the next agenda', async () => {
  const before = await log();
  const [mira, adaeze] = [await tab(/^Mira/u), await tab(/^Adaeze/u)];

  // The roll call, by click.
  await press(mira, /^I.m here/u);
  await press(adaeze, /^I.m here/u);
  await mira.getByRole('button', { name: "I'm here, 2: Mira Halvorsen, Adaeze Nwosu" }).waitFor();
  await mira.getByRole('heading', { name: 'Present 2' }).waitFor();

  // In session: a topic, an action, a vote by reaction.
  await say(mira, '17:00', '/meeting start');
  await mira.getByText('In session', { exact: true }).waitFor();
  await say(mira, '17:02', '/topic Releases');
  await adaeze.locator('[aria-current="step"]').filter({ hasText: 'Releases' }).waitFor();
  await say(mira, '17:03', '/action @kenji test the drivers by 2026-03-10');
  await say(mira, '17:04', '/vote Ship 2.4 this week');
  await press(mira, /^For\b/u);
  await press(adaeze, /^For\b/u);
  await adaeze.getByRole('button', { name: 'For, 2: Mira Halvorsen, Adaeze Nwosu' }).waitFor();

  // The machine loses its power; the tabs stay open.
  const said = await posts(mira).count();
  await program.kill();
  await mira.getByText("You're offline.").waitFor();
  program = await startProgram(space, program.url);
  await Promise.all([mira, adaeze].map((page) => page.getByRole('status').filter({ hasText: 'Connected' }).waitFor()));
  expect(await posts(mira).count()).toBe(said);
  await say(mira, '17:05', '/vote close');
  await posts(adaeze).filter({ hasText: 'unanimous in favor' }).last().waitFor();
  await say(adaeze, '17:06', '/note 2.4 goes out on Thursday');
  await mira.locator('.minutes li').filter({ hasText: '2.4 goes out on Thursday' }).waitFor();

  // The end: one message tells how far the minutes are.
  await say(mira, '17:40', '/meeting end');
  const progress = posts(mira).filter({ hasText: 'Minutes written' });
  await progress.getByText('0 of 2 approvals').waitFor();
  const message = await progress.getAttribute('data-message');
  expect(await progress.getByRole('img', { name: 'done' }).count()).toBe(3);

  // Its page: the minutes rendered. They're proposed for the first time, so nothing has changed.
  await progress.getByRole('link', { name: 'minutes-2026-03-03' }).click();
  await mira.getByRole('heading', { level: 1, name: 'Lantern working group, 3 March 2026' }).waitFor();
  await mira.locator('.minutes li').filter({ hasText: 'test the drivers' }).waitFor();
  expect(await mira.locator('.diff').count()).toBe(0);
  expect(await space.show('main', MINUTES)).toBeUndefined();

  // Their author can't approve them; a member does, there; another one by reaction, in the room.
  const jonas = await tab(/^Jonas/u);
  await jonas.getByRole('link', { name: 'Read and approve' }).click();
  await jonas.getByText('You wrote these minutes, so others must approve them.').waitFor();
  expect(await jonas.getByRole('button', { name: /^Approve/u }).count()).toBe(0);
  await approvals(jonas, '0 of 2').waitFor();
  await mira.getByRole('button', { name: 'Approve as Mira Halvorsen' }).click();
  await approvals(mira, '1 of 2').filter({ hasText: 'Mira Halvorsen' }).waitFor();
  await approvals(jonas, '1 of 2').filter({ hasText: 'Mira Halvorsen' }).waitFor();
  await press(adaeze, /^Approve/u);
  await mira.getByText('Merged', { exact: true }).waitFor();

  // Merged, with the index; the message is the same one.
  const merged = await eventually('the merge', () => space.show('main', MINUTES));
  expect(merged).toContain('- [ ] @kenji – test the drivers (by 2026-03-10)');
  expect(await space.show('main', 'meetings/README.md')).toContain('* [2026-03-03](lantern-minutes-2026-03-03.md)');
  expect(await space.show('main', 'meetings/README.md')).toContain('next_meeting_time: 2026-03-17 17:00 UTC');
  expect((await log()).endsWith(before)).toBe(true);
  expect((await log()).length).toBeGreaterThan(before.length);
  const last = posts(adaeze).filter({ hasText: 'Minutes written' });
  await last.getByText('Approved by @mira, @adaeze and merged.').waitFor();
  expect(await last.count()).toBe(1);
  expect(await last.getAttribute('data-message')).toBe(message);

  // The next meeting begins from what was left open.
  await adaeze.getByRole('heading', { name: 'Lantern working group, 17 March 2026' }).waitFor();
  await adaeze.locator('.minutes .task-list-item').filter({ hasText: '@kenji – test the drivers' }).waitFor();
  expect(await adaeze.locator('.minutes').innerText()).not.toContain('2.4 goes out on Thursday');
  expect(complaints).toEqual([]);
});
