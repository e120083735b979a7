/** @needs Chromium */
import { expect, test } from '@jest/globals';

import { sayText } from '../../src/meeting/message.ts';
import { until } from '../doubles/eventually.ts';
import { pageFaults } from './page-faults.ts';
import { webRoomFixture } from './web-room-fixture.ts';
import { DEMO_PROPOSAL, WEB_ROOM, type WebRoomHarness } from './web-room-harness.ts';

const PATH = 'minutes/demo/1';
const BEFORE = '# Demo, 10 November\n\n* [ ] @tux – write it\n* quiet\n';

const room = webRoomFixture();

const heard = async (count: number): Promise<WebRoomHarness['heard']> => {
  await until(() => room.harness.heard.length >= count);
  return room.harness.heard;
};
const show = (change: Partial<typeof DEMO_PROPOSAL>): void =>
  room.harness.show({ proposal: { ...DEMO_PROPOSAL, ...change } });

test('proposed for the first time: the text, who approved and what is missing, and no changes', async () => {
  const page = await room.harness.tab(undefined, PATH);
  await page.getByRole('heading', { name: 'Demo, 10 November', exact: true }).waitFor();
  expect(await page.locator('.minutes :is(img, script)').count()).toBe(0);
  expect(await page.locator('.diff, .choice').count()).toBe(0);
  const state = await page.getByRole('complementary', { name: 'Approval' }).innerText();
  expect(state).toContain('Waiting for approval');
  expect(state).toMatch(/Approvals\s+1 of 2\s+.*Salve/su);
  expect(state).toMatch(/Still missing\s+1 more approval\s+approvals from 1 of 2 organisations/u);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download Markdown' }).click();
  expect((await download).suggestedFilename()).toBe('minutes-2026-11-10.md');
});

test('a guest reads without a question, and is asked for a name before approving', async () => {
  const page = await room.harness.tab(undefined, PATH);
  await page.getByRole('heading', { name: 'Demo, 10 November', exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Tux @tux' }).click();
  await page.getByRole('button', { name: 'Approve as Tux' }).click();
  expect(await heard(1)).toMatchObject([
    { kind: 'message', text: '/meeting approve minutes/2026-11-10', by: { id: 'tux' }, room: WEB_ROOM },
  ]);
  const answer = sayText('The minutes have 2 of 2 approvals.');
  await room.harness.chat.send({ kind: 'post', id: 'a', room: WEB_ROOM, message: answer });
  await page.getByRole('status').filter({ hasText: '2 of 2' }).waitFor();
});

test('what should change is asked for in the room', async () => {
  const page = await room.harness.tab('tux', PATH);
  await page.getByRole('button', { name: 'Ask for changes' }).click();
  await page.getByRole('textbox', { name: 'What should change?' }).fill('It was Kenji, not Kim');
  await page.getByRole('button', { name: 'Post in the room' }).click();
  expect(await heard(1)).toMatchObject([
    { text: 'Please change minutes/2026-11-10: It was Kenji, not Kim', by: { id: 'tux' } },
  ]);
});

test('proposed again: what changed, by words, with a switch to the whole text', async () => {
  show({ before: BEFORE });
  const page = await room.harness.tab('tux', PATH);
  await page.getByRole('heading', { name: 'What changed since the last proposal' }).waitFor();
  expect(await page.locator('.changed ins').innerText()).toMatch(/x$/u);
  expect(await page.locator('.removed').innerText()).toContain('* quiet');
  await page.getByRole('button', { name: 'Whole text' }).click();
  await page.getByRole('heading', { name: 'Demo, 10 November', exact: true }).waitFor();
  await page.getByRole('button', { name: 'What changed' }).click();
  await page.locator('.diff').waitFor();
});

test.each([
  [
    'an author',
    'sjn',
    { approvedBy: [], authors: ['@sjn'] },
    'You wrote these minutes, so others must approve them.',
    [],
  ],
  ['who approved', 'sjn', {}, 'You approved these minutes.', []],
  ['who may merge', 'sjn', { approved: true, mergers: ['@sjn'] }, 'The minutes can be merged now.', ['Merge']],
  [
    'who may not',
    'tux',
    { approved: true, mergers: ['@sjn'] },
    'The chair or secretary can merge them.',
    ['Approve as Tux'],
  ],
])('buttons by what a person can do: %s', async (_, who, change, words, buttons) => {
  show(change);
  const page = await room.harness.tab(who, PATH);
  await page.getByText(words).waitFor();
  const all = await page.locator('.do').getByRole('button').allInnerTexts();
  expect(all.filter((label) => label !== 'Ask for changes')).toEqual(buttons);
});

test('an approval in the forge leads there', async () => {
  show({ approvesInRooms: false, url: 'https://forge.example/pull/7', label: 'PR#7' });
  const page = await room.harness.tab('tux', PATH);
  const link = page.getByRole('link', { name: 'Open PR#7' });
  expect(await link.getAttribute('href')).toBe('https://forge.example/pull/7');
  expect(await page.getByRole('button', { name: /Approve/u }).count()).toBe(0);
});

test('merged minutes have nothing to press', async () => {
  show({ merged: true, obstacles: [] });
  const page = await room.harness.tab(undefined, PATH);
  await page.getByText('These minutes are final.').waitFor();
  expect(await page.locator('.do').getByRole('button').count()).toBe(0);
});

test('printed, the page is the minutes under their title alone', async () => {
  const page = await room.harness.tab('tux', PATH);
  await page.getByRole('heading', { name: 'Demo, 10 November', exact: true }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('banner').innerText()).toBe('Demo, 10 November 2026');
  expect(await page.getByRole('complementary').isVisible()).toBe(false);
  expect(await page.locator('.paper').isVisible()).toBe(true);

  show({ before: BEFORE });
  await page.locator('.diff').waitFor({ state: 'attached' });
  expect(await page.locator('.diff').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: 'Demo, 10 November', exact: true }).isVisible()).toBe(true);
});

test('an address without minutes is a page with a way back', async () => {
  const page = await room.harness.tab(undefined, 'minutes/demo/99');
  await page.getByRole('heading', { name: "These minutes aren't here" }).waitFor();
  expect(await pageFaults(page, 'no-minutes')).toEqual([]);
  await page.getByRole('link', { name: 'Back to the room' }).click();
  await page.getByRole('heading', { name: 'Lobby' }).waitFor();
});

test('nothing is wrong with how it reads and looks', async () => {
  show({ before: BEFORE });
  const page = await room.harness.tab('tux', PATH);
  await page.locator('.diff').waitFor();
  expect(await pageFaults(page, 'proposal-changes')).toEqual([]);
  await page.getByRole('button', { name: 'Ask for changes' }).click();
  await page.getByRole('button', { name: 'Whole text' }).click();
  expect(await pageFaults(page, 'proposal-asking')).toEqual([]);
});
