import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { launchChromium } from './chromium.ts';
import { enterAccount, signInHarness, type SignInHarness } from './sign-in-harness.ts';

export const SIGN_IN_ROOM = 'web:lantern';

interface SignInFixture {
  readonly room: SignInHarness;
  /** A page of the room, of somebody who signed in. @param context the browser; a new one if it's not given */
  enter(account: string, context?: BrowserContext): Promise<Page>;
  /** Asks the API with the value of a cookie, as a thief would, and gives the status. */
  statusWith(cookie: string): Promise<number>;
}

/** One room with a sign-in for all tests of a file, and people at its issuer. */
export function signInFixture(): SignInFixture {
  let browser: Browser;
  let room: SignInHarness;
  beforeAll(async () => {
    browser = await launchChromium();
    room = await signInHarness(browser);
    room.issuer.accounts
      .set('one', { name: 'Mira', email: 'Mira@Example.org', email_verified: true })
      .set('account-7', { name: 'K. Morita' })
      .set('stranger', { name: 'Ada Stranger', email: 'ada@example.org', email_verified: true })
      .set('mira', { name: 'Mira Halvorsen', email: 'mira@example.org', email_verified: false });
  });
  afterAll(async () => {
    await room.close();
    await browser.close();
  });
  return {
    get room() {
      return room;
    },
    async enter(account, context) {
      const page = await (context ?? (await room.browse())).newPage();
      await page.goto(room.url);
      await signIn(page, account);
      await messageBox(page).waitFor();
      return page;
    },
    async statusWith(cookie) {
      const { request } = await room.browse();
      const headers = { cookie: `__Host-gavel-session=${cookie}` };
      return (await request.get(`${room.url}/api/rooms/${SIGN_IN_ROOM}/posts`, { headers })).status();
    },
  };
}

/** Signs in, from the page that asks for it. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.getByRole('link', { name: /^(?:Sign in with|Mit) 127\.0\.0\.1/u }).click();
  await enterAccount(page, account);
}

export const messageBox = (page: Page) => page.getByRole('textbox', { name: /^(?:Message as|Nachricht als)/u });

/** Says something in the room, and waits until it's there. */
export async function sayInRoom(page: Page, words: string): Promise<void> {
  await messageBox(page).fill(words);
  await messageBox(page).press('Enter');
  await page.locator('[data-message]').filter({ hasText: words }).first().waitFor();
}

/** The cookie of somebody's session. */
export const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === '__Host-gavel-session');
