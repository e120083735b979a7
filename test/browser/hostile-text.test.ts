/** @needs Chromium */
// Whatever people, groups and repositories write stands on the page as text: it runs nothing and asks nobody.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { headingLine, itemLine, messageOf } from '../../src/meeting/message.ts';
import { launchChromium } from './chromium.ts';
import { WEB_ROOM, type WebRoomHarness, webRoomHarness } from './web-room-harness.ts';

const HOSTILE =
  '<img src="https://evil.example/x.png" onerror="hacked=1"><script>hacked=1</script>"\'><svg onload=hacked=1>';
const MARKDOWN = `# ${HOSTILE}

* ${HOSTILE}
* [click](javascript:hacked=1) ![pixel](https://evil.example/pixel.png)
* <a href="https://evil.example" onclick="hacked=1">a</a> <iframe src="https://evil.example"></iframe>
* <style>body { display: none }</style> <form action="https://evil.example"><button>b</button></form>
`;

let browser: Browser;
let harness: WebRoomHarness;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  harness = await webRoomHarness(browser);
  harness.show({
    title: HOSTILE,
    present: [`@${HOSTILE}`],
    agenda: [{ place: '1', title: HOSTILE, depth: 0, current: true, open: 1 }],
    markdown: MARKDOWN,
    pictures: [],
    proposal: {
      title: HOSTILE,
      meeting: 'demo/1',
      branch: 'minutes/2026-11-10',
      label: HOSTILE,
      merged: false,
      approvedBy: [HOSTILE],
      needed: 2,
      markdown: MARKDOWN,
      pictures: [],
      closed: false,
      approved: false,
      obstacles: [HOSTILE],
      authors: [HOSTILE],
      approvesInRooms: true,
      before: '# Before\n',
    },
  });
});
// Fails where the page had an error, broke its policy, or asked another server.
afterEach(() => harness.close());

async function expectHarmless(page: Page): Promise<void> {
  expect(await page.locator('html').evaluate(() => Reflect.get(globalThis, 'hacked') as unknown)).toBeUndefined();
  expect(
    await page.locator('body :is(iframe, style, svg:not(.icon), script, [onerror], [onload], [onclick])').count(),
  ).toBe(0);
  expect(await page.locator('body :is([src], [href], [action])').evaluateAll(badTargets)).toEqual([]);
}

/** Addresses that an element of the page would fetch or run by itself. */
const badTargets = (elements: readonly { readonly outerHTML: string }[]): readonly string[] =>
  elements
    .map(({ outerHTML }) => outerHTML)
    .filter((html) =>
      /(?:src|action)="(?!\/page\/)|href="(?:javascript|data|vbscript):/iu.test(/^<[^>]*>/u.exec(html)?.[0] ?? ''),
    );

test('in the room: what is typed, what Gavel says, the board', async () => {
  const page = await harness.tab('tux');
  await page.getByRole('textbox', { name: /^Message as/u }).fill(HOSTILE);
  await page.keyboard.press('Enter');
  await page.locator('.typed').filter({ hasText: 'hacked=1' }).waitFor();
  await harness.chat.send({
    kind: 'post',
    id: 'hostile',
    room: WEB_ROOM,
    message: messageOf(
      headingLine(HOSTILE),
      itemLine({ link: 'javascript:hacked=1', text: HOSTILE }, { member: HOSTILE }),
    ),
  });
  await page.getByRole('heading', { level: 3, name: 'hacked=1' }).waitFor();
  await page.locator('.agenda .title').filter({ hasText: 'hacked=1' }).waitFor();
  expect(await page.locator('.agenda .title').innerText()).toBe(HOSTILE);
  await expectHarmless(page);
  await page.getByRole('button', { name: 'Markdown' }).click();
  expect(await page.locator('pre').innerText()).toContain(HOSTILE);
  await expectHarmless(page);
});

test('on the page of proposed minutes: title, text, names and diff', async () => {
  const page = await harness.tab('tux', 'minutes/demo/1');
  await page.locator('ins').first().waitFor();
  expect(await page.locator('.diff').innerText()).toContain(HOSTILE);
  await expectHarmless(page);
  await page.getByRole('button', { name: 'Whole text' }).click();
  expect(await page.locator('h1').first().innerText()).toBe(HOSTILE);
  await expectHarmless(page);
});
