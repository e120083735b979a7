/** @needs Chromium */
// Every state of the page that people meet, looked at: axe finds nothing, and nothing sticks out.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { readLog } from '../../src/replay/log.ts';
import { type RunningProgram, startProgram, type ProgramFolder, programFolder } from '../program/program.ts';
import { postAct, typedMessage } from '../program/web-typist.ts';
import { type BrowserTabs, browserTabs } from './browser-tabs.ts';
import { launchChromium } from './chromium.ts';
import { pageFaults, overflowingParts } from './page-faults.ts';

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

let browser: Browser;
let space: ProgramFolder;
let program: RunningProgram;
let people: BrowserTabs;
beforeAll(async () => {
  browser = await launchChromium();
  space = await programFolder('config/demo.yaml', '2026-03-03T16:35:00Z');
  program = await startProgram(space);
  people = browserTabs(browser, program.url, 'jonas');
});
afterAll(async () => {
  await people.close();
  await program.kill();
  await space.remove();
  await browser.close();
});

async function play(log: string): Promise<void> {
  // One after the other, as people act.
  /* oxlint-disable no-await-in-loop */
  for (const line of readLog(`2026-03-03\n${log}`)) {
    await space.setClock(line.at);
    await people.play(line);
  }
  /* oxlint-enable no-await-in-loop */
}

const shows = (page: Page, words: string): Promise<void> => page.getByText(words).last().waitFor();

// The states follow each other in one meeting: a test stands on the one before it.
test('the page asks who somebody is without faults', async () => {
  const page = await browser.newPage();
  await page.goto(program.url);
  await page.getByRole('button', { name: 'Choose your name', exact: true }).click();
  await page.getByRole('dialog', { name: 'Who are you?' }).waitFor();
  expect(await pageFaults(page, 'who')).toEqual([]);
  await page.close();
});

test('the roll call has no faults', async () => {
  await play('16:40 * mira reacts ✋\n16:45 * jonas reacts ✋\n16:50 <kenji> I read along, and may be late');
  const page = await people.of('mira');
  await shows(page, 'I read along');
  expect(await pageFaults(page, 'gathering')).toEqual([]);
});

test('a vote has no faults, while a command is suggested neither', async () => {
  await play(`17:00 <mira> /meeting start
17:00 <mira> /topic Releases
17:01 <jonas> /note 2.4.0 is out, on time for once; see https://lantern.example/2.4
17:02 <mira> /action @jonas, @kenji write up what slowed it down by 2026-03-17
17:03 <kenji> in-reply-to "2.4.0 is out": well done
17:04 <mira> /vote Publish advisories on the first Tuesday of the month
17:05 * mira reacts 👍
17:05 * kenji reacts 👎`);
  const page = await people.of('mira');
  expect(await pageFaults(page, 'vote')).toEqual([]);
  await page.getByRole('textbox', { name: /^Message as/u }).pressSequentially('/me');
  await page.keyboard.press('ArrowDown');
  expect(await pageFaults(page, 'suggestions')).toEqual([]);
  await page.getByRole('textbox', { name: /^Message as/u }).fill('');
});

test.each(['Agenda', 'Minutes'])('%s has no faults on a narrow screen', async (part) => {
  const page = await people.of('mira');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: part }).click();
  expect(await pageFaults(page, part)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Room' }).click();
});

test('a refusal and a message that could not be sent have no faults', async () => {
  await play('17:06 <kenji> /topic Community');
  const page = await people.of('kenji');
  await shows(page, 'Only you see this');
  await page.getByRole('textbox', { name: /^Message as/u }).fill('x'.repeat(300_000));
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'up to 256 kB' }).waitFor();
  expect(await pageFaults(page, 'refusal')).toEqual([]);
});

test('proposed minutes have no faults, in the room and on their page', async () => {
  await play('17:20 <mira> /vote close\n17:30 <mira> /meeting end');
  const page = await people.of('jonas');
  await page.getByRole('link', { name: 'Read and approve' }).waitFor();
  expect(await pageFaults(page, 'ended')).toEqual([]);
  await page.getByRole('link', { name: 'Read and approve' }).click();
  await page.getByRole('heading', { name: 'Attendees' }).waitFor();
  expect(await pageFaults(page, 'proposal')).toEqual([]);
});

test('an address at which no minutes are proposed says so without faults', async () => {
  const page = await browser.newPage();
  await page.goto(`${program.url}minutes/lantern/99?as=mira`);
  await page.getByRole('heading', { name: "These minutes aren't here" }).waitFor();
  expect(await pageFaults(page, 'nothing')).toEqual([]);
  await page.close();
});

test('without a connection, a message that waits for it has no faults', async () => {
  const page = await people.of('mira');
  await program.kill();
  await shows(page, "You're offline.");
  await page.getByRole('textbox', { name: /^Message as/u }).fill('written meanwhile');
  await page.keyboard.press('Enter');
  await shows(page, 'Sending…');
  expect(await pageFaults(page, 'disconnected')).toEqual([]);
  program = await startProgram(space, program.url);
});

/** Says something over HTTP, for what would take too long to type. */
const say = (n: number, text: string): Promise<Response> =>
  postAct(program.url, space.room, typedMessage(n % 3 === 0 ? 'mira' : 'adaeze', text, { key: `crowd-${n}-0000` }));

test('nothing runs over its edge with 200 messages, long words, a long agenda and many reactions', async () => {
  const page = await people.of('mira');
  const topics = Array.from({ length: 20 }, (_, n) => say(n, `/agenda add Topic ${n}, of a long agenda ${WORD}`));
  const talk = Array.from({ length: 200 }, (_, n) =>
    say(20 + n, n % 50 === 49 ? `${WORD}${WORD}${WORD}` : `Talk ${n}`),
  );
  await Promise.all([...topics, ...talk]);
  await shows(page, 'Talk 198');
  const message = page.locator('[data-message]').filter({ hasText: 'Talk 198' });
  await message.hover();
  const choices = await pick(message, 0);
  for (let n = 1; n < choices; n += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await pick(message, n);
  }
  // Axe takes 10 s for so many messages, and has nothing to find in them that was not there before.
  expect(await overflowingParts(page, 'crowd')).toEqual([]);
});

/** Gives the nth reaction of the picker, and tells how many there are. */
async function pick(message: ReturnType<Page['locator']>, n: number): Promise<number> {
  await message.getByRole('button', { name: 'React', exact: true }).click();
  const choices = message.getByRole('toolbar').getByRole('button');
  const count = await choices.count();
  await choices.nth(n).click();
  await message.locator('.reaction').nth(n).waitFor();
  return count;
}

test('no page threw an error in all of that', () => {
  expect(people.complaints).toEqual([]);
});
