// Takes all pictures of the docs from the real program: npm run pictures
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';

import { launchChromium } from '../test/browser/chromium.ts';
import { holdMeeting, BrowserPeople, startRehearsal, type Rehearsal } from './rehearsal/rehearsal.ts';

const DOCS = join(import.meta.dirname, '../docs');
const SCREENS = join(DOCS, 'screens');

const WIDTHS = { desktop: [1440, 900], tablet: [1024, 768], phone: [390, 844] } as const;
const SCHEMES = ['light', 'dark'] as const;
/** Pictures with few colours are small, and nobody sees the difference. */
const PALETTE = { palette: true, colours: 192, effort: 10 } as const;
const GIF = { width: 960, delay: 1400 } as const;

const OPTIONS: BrowserContextOptions = { locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' };

const sizeOf = (name: keyof typeof WIDTHS): { width: number; height: number } => {
  const [width, height] = WIDTHS[name];
  return { width, height };
};

/** A line after which the room is worth a picture, by how it begins. */
const STAGES: readonly (readonly [begins: string, stage: string])[] = [
  ['/regrets', '1-roll-call'],
  ['/action @jonas', '2-session'],
  ['👀', '3-vote'],
  ['/elect secretary', '4-before-the-end'],
];

/** Whatever has just changed lights up for a moment. */
const settled = (page: Page): Promise<void> => page.waitForTimeout(1200);

async function shoot(page: Page, file: string): Promise<void> {
  await sharp(await page.screenshot())
    .png(PALETTE)
    .toFile(file);
}

/** The same page at every width, in light and dark. */
async function shootAll(browser: Browser, address: string, stage: string): Promise<void> {
  for (const scheme of SCHEMES)
    for (const name of ['desktop', 'tablet', 'phone'] as const) {
      /* oxlint-disable no-await-in-loop -- one machine, one picture at a time */
      const context = await browser.newContext({ ...OPTIONS, viewport: sizeOf(name), colorScheme: scheme });
      const page = await context.newPage();
      await page.goto(address);
      await page.waitForLoadState('load');
      await settled(page);
      await shoot(page, join(SCREENS, `${stage}-${name}-${scheme}.png`));
      await context.close();
      /* oxlint-enable no-await-in-loop */
    }
}

/** What one person sees, picture by picture. */
async function writeGif(frames: readonly Buffer[], file: string): Promise<void> {
  const small = await Promise.all(frames.map((frame) => sharp(frame).resize({ width: GIF.width }).png().toBuffer()));
  await sharp(small, { join: { animated: true } })
    .gif({ delay: small.map((_, i) => (i === small.length - 1 ? GIF.delay * 2 : GIF.delay)), colours: 96, effort: 10 })
    .toFile(file);
}

async function proposalAddress(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: 'Read and approve' });
  await link.waitFor();
  return new URL((await link.getAttribute('href')) ?? '', page.url()).href;
}

async function takeAll(browser: Browser, rehearsal: Rehearsal): Promise<void> {
  const { url } = rehearsal;
  const context = await browser.newContext({ ...OPTIONS, viewport: { width: 1280, height: 800 } });
  const people = new BrowserPeople(context, url);
  const mira = await people.page('mira');
  const frames: Buffer[] = [];
  await shootAll(browser, `${url}?as=mira`, '0-before');
  await holdMeeting(rehearsal, people, async (line) => {
    await settled(mira);
    frames.push(await mira.screenshot());
    const begins = line.kind === 'said' ? line.text : line.kind === 'reacted' ? line.emoji : '';
    const stage = STAGES.find(([start]) => begins.startsWith(start))?.[1];
    if (stage === undefined) return;
    await shootAll(browser, `${url}?as=mira`, stage);
    if (stage === '3-vote') await shoot(mira, join(DOCS, 'room.png'));
  });
  const proposal = await proposalAddress(mira);
  frames.push(await mira.screenshot());
  await shootAll(browser, `${url}?as=mira`, '5-ended');
  await shootAll(browser, `${proposal}?as=mira`, '6-proposal');
  const reader = await context.newPage();
  await reader.goto(`${proposal}?as=mira`);
  await settled(reader);
  // What was decided says more than who was there.
  await reader.getByRole('heading', { name: 'Security' }).evaluate((heading) => heading.scrollIntoView());
  await settled(reader);
  await shoot(reader, join(DOCS, 'minutes.png'));
  frames.push(await reader.screenshot());
  await shootAll(browser, `${url}not-here`, '7-not-found');
  await writeGif(frames, join(DOCS, 'meeting.gif'));
}

rmSync(SCREENS, { recursive: true, force: true });
mkdirSync(SCREENS, { recursive: true });
const rehearsal = await startRehearsal();
try {
  const browser = await launchChromium();
  try {
    await takeAll(browser, rehearsal);
  } finally {
    await browser.close();
  }
} finally {
  await rehearsal.stop();
}
