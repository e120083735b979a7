// People in tabs of a real browser, at the real program.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

import type { LogLine, LogTarget } from '../../src/replay/log.ts';

export interface BrowserTabs {
  /** Somebody's tab; opened when they first do something. */
  of(handle: string): Promise<Page>;
  /** Does what a line of a log tells, with keyboard and mouse. */
  play(line: LogLine): Promise<void>;
  /** What went wrong in the pages. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** What the buttons of offered reactions are called: a pattern, in which Playwright reads no apostrophe. */
const OFFERS: Readonly<Record<string, string>> = { '✋': 'I.m here', '👍': 'For', '👎': 'Against', '👀': 'Abstain' };

/** The message of an entry. */
function target(page: Page, to: Exclude<LogTarget, 'last'>): Locator {
  const posts = page.locator('[data-message][data-mark]');
  if ('number' in to) return page.locator(`[data-mark~="#${to.number}"]`).last();
  // What was typed, and not what a reply quotes.
  return posts.filter({ has: page.locator('.typed', { hasText: to.words }) }).last();
}

export function browserTabs(browser: Browser, url: string, secretary: string): BrowserTabs {
  const pages = new Map<string, Page>();
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  async function of(handle: string): Promise<Page> {
    const open = pages.get(handle);
    if (open) return open;
    // Everybody sits at a browser of their own. In one browser only six tabs that are in sight can follow the room
    // (HTTP/1.1), and without a screen all tabs are in sight: the seventh would hear nothing.
    const context = await browser.newContext({ timezoneId: 'Europe/Oslo', locale: 'en-GB' });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${url}?as=${handle}`);
    await page.getByRole('textbox', { name: /^Message as/u }).waitFor();
    pages.set(handle, page);
    return page;
  }

  async function say(handle: string, words: string, replyTo?: Locator): Promise<void> {
    const page = await of(handle);
    if (replyTo) {
      await replyTo.hover();
      await replyTo.getByRole('button', { name: 'Reply', exact: true }).click();
    }
    const mine = page.locator('[data-message] .typed').filter({ hasText: words });
    const before = await mine.count();
    const box = page.getByRole('textbox', { name: /^Message as/u });
    await box.fill(words);
    if (replyTo) await page.getByText('Replying to').waitFor();
    await box.press('Enter');
    // What was recorded is shown as a card, with the typed words folded behind it.
    await mine.nth(before).waitFor({ state: 'attached' });
  }

  async function react(line: Extract<LogLine, { kind: 'reacted' }>): Promise<void> {
    const page = await of(line.nick);
    const offer = (pressed: boolean) =>
      page.getByRole('button', { name: new RegExp(`^${OFFERS[line.emoji]}\\b`, 'u'), pressed }).last();
    await offer(line.removed).click();
    await offer(!line.removed).waitFor();
  }

  return {
    of,
    complaints,
    async play(line) {
      if (line.kind === 'reacted') return react(line);
      if (line.kind === 'reported') {
        return say(
          secretary,
          `/meeting ${line.what} ${line.proposal} by ${line.by.map((name) => `@${name}`).join(' ')}`,
        );
      }
      const { replyTo } = line;
      const page = await of(line.nick);
      await say(line.nick, line.text, replyTo ? target(page, replyTo) : undefined);
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}
