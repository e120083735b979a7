/** @needs Chromium */
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { messageOf, sayText, strong, textLine } from '../../src/meeting/message.ts';
import { until } from '../doubles/eventually.ts';
import { webRoomFixture } from './web-room-fixture.ts';
import { WEB_ROOM } from './web-room-harness.ts';

const room = webRoomFixture();

const box = (page: Page): Locator => page.getByRole('textbox', { name: /^Message as/u });
const posts = (page: Page): Locator => page.locator('[data-message]');
const send = async (page: Page, words: string): Promise<void> => {
  await box(page).fill(words);
  await box(page).press('Enter');
};
const post = async (words: string): Promise<string> => {
  const id = await room.harness.chat.send({ kind: 'post', id: words, room: WEB_ROOM, message: sayText(words) });
  if (id === undefined) throw new Error('A post has an id');
  return id;
};

test('two tabs are two people, who see what the other types, letter by letter as text', async () => {
  const [tux, sjn] = [await room.harness.tab('tux'), await room.harness.tab('sjn')];
  const nasty = '  <img src=x onerror="alert(1)">\n  <script>alert(2)</script> &amp; **no** ';
  await send(tux, nasty);
  await posts(sjn).first().waitFor();

  expect(
    await sjn
      .locator('.typed')
      .first()
      .evaluate((element) => element.textContent),
  ).toBe(nasty);
  expect(await sjn.locator('[data-message] :is(img[src="x"], script)').count()).toBe(0);
  expect(room.harness.heard).toMatchObject([{ by: { platform: 'web', id: 'tux', name: 'Tux' }, text: nasty }]);
  await send(sjn, 'and I am @sjn');
  await posts(tux).nth(1).waitFor();
  expect(await tux.locator('article').nth(1).getAttribute('aria-label')).toMatch(
    /^Salve, \w{3},? \d{1,2} \w+,? \d{2}:\d{2}$/u,
  );
});

test('reading asks nobody who they are; acting does, and the answer counts for the tab', async () => {
  await post('from Gavel');
  const page = await room.harness.tab(undefined);
  await posts(page).filter({ hasText: 'from Gavel' }).waitFor();
  await page.getByRole('heading', { name: 'Agenda' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'You are Guest' }).waitFor();

  await page.getByRole('button', { name: 'Choose your name', exact: true }).click();
  await page.getByRole('dialog', { name: 'Who are you?' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Choose your name', exact: true }).click();
  await page.getByRole('button', { name: 'Salve @sjn' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'You are Salve' }).click();
  await page.getByRole('button', { name: 'Tux @tux' }).click();
  await page.getByRole('button', { name: 'You are Tux' }).waitFor();
  await send(page, 'hello');
  await posts(page).filter({ hasText: 'hello' }).waitFor();
  expect(room.harness.heard).toMatchObject([{ by: { id: 'tux' } }]);
});

test('messages of Gavel: pieces, offers to react to, edits in place, marks', async () => {
  const page = await room.harness.tab('tux');
  const id = await room.harness.chat.send({
    kind: 'post',
    id: 'roll-call',
    room: WEB_ROOM,
    message: {
      lines: [
        { kind: 'heading', pieces: ['Roll call'] },
        textLine({ link: 'javascript:alert(1)', text: 'click' }, ' by ', { member: 'sjn' }, ' ', strong('<b>')),
      ],
      offers: [{ emoji: '✋', label: 'I am here' }],
    },
  });
  await page.getByRole('button', { name: 'I am here' }).click();
  await page.getByRole('button', { name: 'I am here, 1: Tux', pressed: true }).click();
  await page.getByRole('button', { name: 'I am here', exact: true, pressed: false }).waitFor();

  expect(room.harness.heard).toMatchObject([
    { kind: 'reaction', emoji: '✋', removed: false, message: id },
    { kind: 'reaction', emoji: '✋', removed: true, message: id },
  ]);
  expect(await posts(page).getByRole('link').count()).toBe(0);
  await room.harness.chat.send({
    kind: 'post',
    id: 'e1',
    room: WEB_ROOM,
    message: sayText('2 are here'),
    edits: id ?? '',
  });
  await posts(page).getByText('2 are here').waitFor();
  await room.harness.chat.send({ kind: 'mark', id: 'm1', room: WEB_ROOM, target: id ?? '', mark: '#12' });
  await page.locator('[data-mark="#12"]').getByText('#12').waitFor();
  expect(await posts(page).count()).toBe(1);
});

test('an answer is shown to one person', async () => {
  const [tux, sjn] = [await room.harness.tab('tux'), await room.harness.tab('sjn')];
  const to = { platform: 'web', id: 'tux', name: 'Tux' };
  const words = messageOf(textLine('Did you mean ', { code: '/topic next' }, '?'));
  await room.harness.chat.send({ kind: 'answer', id: 'a1', room: WEB_ROOM, to, message: words });
  await post('for all');
  await posts(sjn).filter({ hasText: 'for all' }).waitFor();

  await tux.getByText('Only you see this').waitFor();
  expect(await posts(tux).count()).toBe(2);
  expect(await posts(sjn).count()).toBe(1);
  await tux.getByRole('button', { name: '/topic next' }).click();
  expect(await box(tux).inputValue()).toBe('/topic next ');
});

test('a whole turn with the keyboard alone: choose, say, reply, react', async () => {
  const page = await room.harness.tab(undefined);
  await page.getByRole('button', { name: 'Choose your name', exact: true }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'You are Salve' }).waitFor();
  await page.keyboard.type('first');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('line two');
  await page.keyboard.press('Enter');
  await posts(page).first().waitFor();
  await page.keyboard.type('second');
  await page.keyboard.press('Enter');
  await posts(page).nth(1).waitFor();

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe(await posts(page).nth(1).getAttribute('data-message'));
  await page.keyboard.press('ArrowUp');
  const first = await posts(page).first().getAttribute('data-message');
  expect(await focused(page)).toBe(first);
  await page.keyboard.press('r');
  await page.getByText('Replying to').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByText('Replying to').count()).toBe(0);

  await posts(page).first().focus();
  await page.keyboard.press('r');
  await page.keyboard.type('an answer');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'In reply to Salve: first line two' }).waitFor();
  await posts(page).first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await posts(page).first().getByRole('button', { name: 'pencil, 1: Salve' }).waitFor();

  expect(room.harness.heard).toMatchObject([
    { text: 'first\nline two' },
    { text: 'second' },
    { text: 'an answer', replyTo: first },
    { kind: 'reaction', emoji: '✏', message: first },
  ]);
});

const focused = (page: Page): Promise<string | null> => page.locator(':focus').getAttribute('data-message');

test('suggests commands and names, and brings back what one said', async () => {
  const page = await room.harness.tab('tux');
  await box(page).pressSequentially('/me');
  expect(await page.getByRole('option').locator('code').allTextContents()).toEqual(['/meeting start', '/meeting end']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await box(page).inputValue()).toBe('/meeting end');
  await page.keyboard.press('Enter');
  await posts(page).first().waitFor();
  await box(page).pressSequentially('@s');
  await page.keyboard.press('Tab');
  expect(await box(page).inputValue()).toBe('@sjn ');
  await box(page).fill('');
  await page.keyboard.press('ArrowUp');
  expect(await box(page).inputValue()).toBe('/meeting end');
  await page.keyboard.press('ArrowDown');
  expect(await box(page).inputValue()).toBe('');
});

test('says when the connection is gone, comes back by itself, and neither loses nor doubles anything', async () => {
  const page = await room.harness.tab('tux');
  await send(page, 'before');
  await posts(page).first().waitFor();
  await room.harness.stop();
  await page.getByText("You're offline.").waitFor();
  await send(page, 'meanwhile');
  await page.getByText('Sending…').waitFor();
  await room.harness.restart();
  await post('from Gavel');
  await page.getByText('from Gavel').first().waitFor();
  await page.getByRole('status').filter({ hasText: 'Connected' }).waitFor();
  await posts(page).filter({ hasText: 'meanwhile' }).waitFor();
  await page.getByText('Sending…').waitFor({ state: 'detached' });

  expect(await posts(page).count()).toBe(3);
  expect(room.harness.heard.map((one) => one.kind === 'message' && one.text)).toEqual(['before', 'meanwhile']);
});

test('tells at the message what could not be done, and what can', async () => {
  const page = await room.harness.tab('tux');
  await send(page, 'x'.repeat(300_000));
  await page.getByRole('alert').filter({ hasText: 'up to 256 kB' }).waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('what Gavel could not take in is heard in the end, and once', async () => {
  const page = await room.harness.tab('tux');
  room.harness.deaf(true);
  await send(page, 'hello');
  await posts(page).first().waitFor();
  room.harness.deaf(false);
  await expectHeard(1);
  await send(page, 'again');
  await expectHeard(2);
  expect(room.harness.heard).toMatchObject([{ text: 'hello' }, { text: 'again' }]);
});

async function expectHeard(count: number): Promise<void> {
  await until(() => room.harness.heard.length >= count);
  expect(room.harness.heard).toHaveLength(count);
}

test('the board: follows the meeting, its topics are buttons, and the minutes have their source', async () => {
  const page = await room.harness.tab('tux');
  await page.getByRole('button', { name: '2 Rules', exact: true }).click();
  await posts(page).filter({ hasText: '/topic 2' }).waitFor();
  expect(await page.locator('[aria-current="step"]').innerText()).toContain('Welcome');
  room.harness.show({ markdown: '# Demo\n\n* a new line\n', phase: 'adjourned' });
  await page.getByRole('listitem').filter({ hasText: 'a new line' }).waitFor();
  await page.getByText('Ended', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Markdown' }).click();
  expect(await page.locator('pre').innerText()).toContain('* a new line');
});

test('says to a newcomer what to do first, and has names for everything', async () => {
  room.harness.show({ agenda: [], markdown: '', present: [] });
  const page = await room.harness.tab('tux');
  await page.getByText('Nothing has been said yet').waitFor();
  await page.getByRole('heading', { name: 'Agenda' }).waitFor();
  for (const landmark of ['banner', 'main'] as const) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await page.getByRole(landmark).count()).toBe(1);
  }
  expect(await page.locator('body').ariaSnapshot()).not.toMatch(
    /^\s*- (?:button|link|textbox|combobox)(?:\s*\[.*\])?$/mu,
  );
  await page.getByRole('button', { name: '/meeting start' }).click();
  expect(await box(page).inputValue()).toBe('/meeting start ');
});

test('reads new messages of others to a screen reader, and not those from before', async () => {
  await post('from before');
  const page = await room.harness.tab('tux');
  await posts(page).first().waitFor();
  await post('and a new one');
  const live = page.getByRole('status', { name: 'New messages' });
  await live.filter({ hasText: 'Gavel: and a new one' }).waitFor({ state: 'attached' });
  expect(await live.textContent()).not.toContain('from before');
});

test('on a narrow screen, one part at a time, with tabs for the keyboard', async () => {
  const page = await room.harness.tab('tux');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('tab', { name: 'Room', selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tabpanel', { name: 'Agenda' }).getByText('Welcome').waitFor();
  expect(await box(page).isVisible()).toBe(false);
  await post('news');
  await page.getByRole('tab', { name: 'Room (new messages)' }).click();
  expect(await box(page).isVisible()).toBe(true);
  const width = await page.locator('.app').evaluate((element) => element.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test('off the record, the page says that nothing is kept, and drops what was said when the meeting is over', async () => {
  const [tux, sjn] = [await room.harness.tab('tux'), await room.harness.tab('sjn')];
  const hint = sjn.getByText("You're off the record: what you write and attach now isn't kept.");
  await box(sjn).waitFor();
  expect(await hint.count()).toBe(0);
  room.harness.show({ offRecord: true });
  await hint.waitFor();
  await send(sjn, 'the landlord is a spy');
  const said = posts(tux).filter({ hasText: 'the landlord is a spy' });
  await said.getByText('Not kept').waitFor();
  expect(room.harness.heard).toEqual([]);
  room.harness.show({ offRecord: false });
  await hint.waitFor({ state: 'detached' });
  expect(await said.count()).toBe(1);
  room.harness.show({ phase: 'in review' });
  await said.waitFor({ state: 'detached' });
});
