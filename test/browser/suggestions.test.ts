/** @needs Chromium */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { pageFaults } from './page-faults.ts';
import { webRoomFixture } from './web-room-fixture.ts';

const room = webRoomFixture();

const box = (page: Page): Locator => page.getByRole('textbox', { name: /^Message as/u });
/** The suggestions, as they are read. */
async function suggested(page: Page, words: string): Promise<readonly string[]> {
  await box(page).fill(words);
  await page.getByRole('option').first().waitFor();
  const all = await page.getByRole('option').allInnerTexts();
  return all.map((text) => text.replaceAll(/\s+/gu, ' '));
}

test('what a person can do now is told from the rest, and follows the meeting', async () => {
  const [tux, sjn] = [await room.harness.tab('tux'), await room.harness.tab('sjn')];
  expect(await suggested(tux, '/')).toEqual([
    '/meeting start Opens the meeting.',
    '/meeting end Ends the meeting.',
    '/topic TEXT Moves to a topic.',
  ]);
  expect(await suggested(sjn, '/')).toEqual([
    '/meeting start Opens the meeting. Not now',
    '/meeting end Ends the meeting. Not now',
    '/topic TEXT Moves to a topic.',
  ]);
  await box(tux).fill('');
  room.harness.show({ phase: 'adjourned' });
  await tux.getByText('Ended', { exact: true }).waitFor();
  await expectSoon(async () => (await suggested(tux, '/')).includes('/meeting end Ends the meeting. Not now'));
});

async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 4000;
  // One after the other: it is one page.
  // oxlint-disable-next-line no-await-in-loop
  while (!(await holds())) if (Date.now() > end) throw new Error('It did not come');
}

test('a second word is enough, the keyboard chooses, and Esc closes the list', async () => {
  const page = await room.harness.tab('tux');
  await box(page).pressSequentially('/end');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { selected: true }).waitFor();
  await page.keyboard.press('Enter');
  expect(await box(page).inputValue()).toBe('/meeting end');
  await box(page).fill('/t');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('option').count()).toBe(0);
});

test('on a phone the list is above the message box, on the screen, and without faults', async () => {
  const page = await room.harness.tab('tux');
  await page.setViewportSize({ width: 390, height: 600 });
  await suggested(page, '/');
  const list = await page.getByRole('listbox').boundingBox();
  const line = await box(page).boundingBox();
  expect(list && line && list.y >= 0 && list.y + list.height <= line.y && list.x + list.width <= 390).toBe(true);
  expect(await pageFaults(page, 'suggestions')).toEqual([]);
});
