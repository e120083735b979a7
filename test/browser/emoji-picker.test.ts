/** @needs Chromium */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { until } from '../doubles/eventually.ts';
import { launchChromium } from './chromium.ts';
import { pageFaults } from './page-faults.ts';
import { type WebRoomHarness, webRoomHarness } from './web-room-harness.ts';

let browser: Browser;
let harness: WebRoomHarness;
beforeAll(async () => {
  browser = await launchChromium();
  harness = await webRoomHarness(browser);
});
afterAll(async () => {
  await harness.close();
  await browser.close();
});

/** Opens the picker of the first message, and gives what it offers. */
async function offered(page: Page): Promise<readonly (string | null)[]> {
  const message = page.locator('[data-message]').first();
  await message.hover();
  await message.getByRole('button', { name: 'React', exact: true }).click();
  const choices = message.getByRole('toolbar').getByRole('button');
  await choices.first().waitFor();
  return choices.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
}

test('the picker says what each emoji does, and offers what records only while it records', async () => {
  const page = await harness.tab('tux');
  await page.getByRole('textbox', { name: /^Message as/u }).fill('I can test it');
  await page.keyboard.press('Enter');
  await page.locator('[data-message]').first().waitFor();
  const plain = ['raised hand', 'check mark', 'thumbs up', 'thumbs down', 'eyes'];
  expect(await offered(page)).toEqual([
    'Record as an action for its author',
    'Record as a note',
    'Record as an idea',
    'Record as a call for help',
    ...plain,
  ]);
  expect(await pageFaults(page, 'picker')).toEqual([]);
  await page.getByRole('button', { name: 'Record as a note' }).click();
  await until(() => harness.heard.length > 1);
  expect(harness.heard[1]).toMatchObject({ kind: 'reaction', emoji: '✏', removed: false });

  harness.show({ phase: 'adjourned' });
  await page.getByText('Ended', { exact: true }).first().waitFor();
  expect(await offered(page)).toEqual(plain);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('toolbar').count()).toBe(0);
});
