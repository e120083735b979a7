/** @needs Chromium */
// A picture's way, in a real browser with the real program: from the message box into the minutes and the proposal.
import { execFileSync } from 'node:child_process';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';

import { demoFolder, type RunningProgram, startProgram, type ProgramFolder } from '../program/program.ts';
import { type BrowserTabs, browserTabs } from './browser-tabs.ts';
import { launchChromium } from './chromium.ts';
import { pageFaults, overflowingParts } from './page-faults.ts';

const BRANCH = 'minutes-2026-03-03';
// Without SVG, which Gavel lets libvips read no more in this process.
const block = (width: number, height: number, background: string) =>
  ({ create: { width, height, channels: 3, background } }) as const;
const BARS = [120, 210, 160, 260, 310].map((height, i) => ({
  input: block(70, height, '#2f6f4f'),
  left: 60 + i * 110,
  top: 360 - height,
}));

let browser: Browser;
let space: ProgramFolder;
let program: RunningProgram;
let people: BrowserTabs;
let chart: Buffer;
beforeAll(async () => {
  chart = await sharp(block(640, 400, '#ffffff'))
    .composite(BARS)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Kenji of Tokyo' } })
    .toBuffer();
  browser = await launchChromium();
  space = await demoFolder('2026-03-03T16:40:00Z');
  program = await startProgram(space);
  people = browserTabs(browser, program.url, 'jonas');
});
afterAll(async () => {
  await people.close();
  await program.kill();
  await space.remove();
  await browser.close();
});

const attach = (page: Page, name: string, buffer: Buffer, mimeType = 'image/jpeg'): Promise<void> =>
  page.getByLabel('Pictures', { exact: true }).setInputFiles({ name, mimeType, buffer });

const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: space.repository });

const box = (page: Page): Locator => page.getByRole('textbox', { name: /^Message as/u });
const say = async (page: Page, words: string): Promise<void> => {
  await box(page).fill(words);
  await box(page).press('Enter');
};
/** How wide a picture really is: nothing where the browser did not get it. */
const width = async (picture: Locator): Promise<number> => {
  await picture.waitFor();
  await picture.evaluate((image) => Reflect.apply(Reflect.get(image, 'decode'), image, []));
  return picture.evaluate((image): number => Reflect.get(image, 'naturalWidth'));
};

test('a picture that is attached under a topic stands in the room, in the minutes and in the proposal', async () => {
  const [mira, kenji] = [await people.of('mira'), await people.of('kenji')];
  await space.setClock('2026-03-03T17:00:00Z');
  await say(mira, '/meeting start');
  await say(mira, '/topic Releases');
  await mira
    .getByRole('heading', { name: /Releases/u })
    .first()
    .waitFor();

  await attach(kenji, 'plan.txt', Buffer.from('<svg onload="alert(1)">'), 'text/plain');
  await kenji.getByRole('alert').filter({ hasText: "isn't a picture" }).waitFor();
  await kenji.getByRole('button', { name: 'Remove plan.txt' }).click();

  await attach(kenji, 'IMG_2034.jpg', chart);
  await kenji.getByRole('button', { name: 'Remove IMG_2034.jpg' }).waitFor();
  await box(kenji).fill('Downloads of 2.4');
  await kenji.getByRole('list', { name: 'Attached pictures' }).getByText('Uploading').waitFor({ state: 'detached' });
  await box(kenji).press('Enter');

  const post = mira.locator('[data-message]').filter({ hasText: 'Downloads of 2.4' }).last();
  await mira.locator('[data-message][data-mark^="#"]').filter({ hasText: 'Downloads of 2.4' }).waitFor();
  expect(await width(post.getByRole('img', { name: 'Picture: IMG_2034.jpg' }))).toBe(640);
  expect(await width(mira.locator('.minutes').getByRole('img', { name: 'Downloads of 2.4' }))).toBe(640);
  await attach(mira, 'another one.jpg', chart);
  await mira.locator('.attached img').waitFor();
  await mira.locator('.minutes img').scrollIntoViewIfNeeded();
  expect(await pageFaults(mira, 'picture-in-the-room')).toEqual([]);
  await mira.getByRole('button', { name: 'Remove another one.jpg' }).click();
});

test('one can be pasted, with no word beside it', async () => {
  const kenji = await people.of('kenji');
  // What the browser does when somebody pastes a picture, in the page's own words.
  await kenji.evaluate(`{
    const bytes = Uint8Array.from(atob('${chart.toString('base64')}'), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.jpg', { type: 'image/jpeg' }));
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('#message').dispatchEvent(paste);
  }`);
  await kenji.getByRole('button', { name: 'Send' }).and(kenji.locator(':enabled')).click();
  await kenji.locator('[data-message][data-mark^="#"]').nth(1).waitFor();
  // The minutes on the page come a moment after the room.
  await kenji.locator('.minutes').getByRole('img').nth(1).waitFor();
  expect(await kenji.locator('.minutes').getByRole('img').count()).toBe(2);
});

test('the proposal shows it, and its branch holds it without what it told beside itself', async () => {
  const mira = await people.of('mira');
  await say(mira, '/meeting end');
  await mira.getByRole('link', { name: 'Read and approve' }).click();
  expect(await width(mira.locator('.minutes').getByRole('img', { name: 'Downloads of 2.4' }))).toBe(640);
  expect(await overflowingParts(mira, 'picture-in-the-proposal')).toEqual([]);
  const listed = git('ls-tree', '-r', '--name-only', BRANCH).toString().split('\n');
  const pictures = listed.filter((path) => path.startsWith('meetings/pictures/'));
  expect(pictures).toEqual([
    expect.stringMatching(/\/2026-03-03-\d+-image\.jpg$|-img-2034\.jpg$/u),
    expect.stringMatching(/\/2026-03-03-\d+-image\.jpg$|-img-2034\.jpg$/u),
  ]);
  const committed = git('cat-file', 'blob', `${BRANCH}:${pictures[0]}`);
  expect(await sharp(committed).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 400 });
  expect(chart.includes('Kenji of Tokyo')).toBe(true);
  expect(committed.includes('Kenji of Tokyo')).toBe(false);
});
