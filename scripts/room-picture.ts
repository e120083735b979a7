// Takes the README's picture of the web room: a believable meeting, typed at the real program. npm run picture
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Page } from 'playwright-core';

import { launchChromium } from '../test/browser/chromium.ts';

const ROOT = join(import.meta.dirname, '..');

/** Who does what at which time of 3 March 2026, a Tuesday on which the demonstration's group meets. */
const MEETING: readonly (readonly [time: string, who: string, what: string])[] = [
  ['16:52', 'mira', '✋'],
  ['16:55', 'jonas', '✋'],
  ['17:00', 'mira', '/meeting start'],
  ['17:02', 'adaeze', '✋'],
  ['17:04', 'mira', '/topic Releases'],
  ['17:06', 'jonas', '/note 2.4.0 is out, on time for once; the upgrade notes are at https://lantern.example/2.4'],
  ['17:09', 'mira', '/action @jonas, @adaeze write up what slowed the release down by 2026-03-17'],
  ['17:11', 'adaeze', 'I have numbers from the build machine, will share'],
  ['17:14', 'mira', '/topic Security'],
  ['17:16', 'adaeze', '/note two reports came in, both answered within a day'],
  ['17:19', 'mira', '/vote Publish advisories on the first Tuesday of the month'],
  ['17:20', 'mira', '👍'],
  ['17:20', 'adaeze', '👍'],
  ['17:21', 'jonas', '👍'],
];
/** What the buttons under a message are called. */
const OFFERS: Readonly<Record<string, string>> = { '✋': 'I am here', '👍': 'For' };

async function act(page: Page, what: string): Promise<void> {
  const offered = OFFERS[what];
  if (offered !== undefined) {
    const name = new RegExp(`^${offered}`, 'u');
    await page.getByRole('button', { name, pressed: false }).last().click();
    await page.getByRole('button', { name, pressed: true }).last().waitFor();
    return;
  }
  const box = page.getByRole('textbox', { name: /^Message as/u });
  await box.fill(what);
  // The suggestions would take the Enter.
  await box.press('Escape');
  await box.press('Enter');
  await page.locator('[data-message]').filter({ hasText: what }).first().waitFor();
}

async function take(url: string, setTime: (time: string) => Promise<void>): Promise<void> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const pages = new Map<string, Page>();
    for (const [time, who, what] of MEETING) {
      await setTime(time);
      const page = pages.get(who) ?? (await context.newPage());
      if (!pages.has(who)) await page.goto(`${url}?as=${who}`);
      pages.set(who, page);
      await act(page, what);
    }
    const shown = pages.get('mira');
    await shown?.bringToFront();
    await shown?.getByRole('button', { name: /^For/u, pressed: true }).getByText('3').waitFor();
    await shown?.getByRole('textbox', { name: /^Message as/u }).focus();
    await shown?.mouse.move(0, 0);
    // What has just changed lights up for a moment.
    await shown?.waitForTimeout(2000);
    await shown?.screenshot({ path: join(ROOT, 'docs/room.png') });
  } finally {
    await browser.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'gavel-picture-'));
const clock = join(folder, 'clock');
const setTime = (time: string): Promise<void> => writeFile(clock, `2026-03-03T${time}:00Z`);
await setTime('16:50');
const start = ['bin/gavel.js', 'start', '--data', join(folder, 'data'), '--port', '0', '--clock-file', clock];
const gavel = spawn(process.execPath, start, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  for await (const line of createInterface(gavel.stdout)) {
    const url = /open (?<url>http\S+)/u.exec(line)?.groups?.['url'];
    if (url === undefined) continue;
    await take(url, setTime);
    break;
  }
} finally {
  gavel.kill();
  if (gavel.exitCode === null) await once(gavel, 'exit');
  await rm(folder, { recursive: true });
}
