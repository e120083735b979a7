// How a page looks and reads: no accessibility rule broken, in both colour schemes, wide and narrow; nothing sticks out.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Where pictures go that somebody wants to look at: `LOOKS=/tmp/looks npm test -- test/browser/looks`. */
const PICTURES = process.env['LOOKS'];

const SCHEMES = ['light', 'dark'] as const;
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** What a window of 1280 pixels has left at a zoom of 400 %, which is what WCAG asks for (1.4.10). */
const NARROWEST = { width: 320, height: 640 };
/** A window of 1440 pixels at a zoom of 200 %. */
const ZOOMED = { width: 720, height: 450 };

/** What sticks out at some width, in words; nothing where all is well. Leaves the page wide. */
export async function overflowingParts(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const size of [ZOOMED, NARROWEST, NARROW, WIDE]) {
    // One after the other: it is one page.
    // oxlint-disable-next-line no-await-in-loop
    const content = await at(page, size);
    if (content > size.width) found.push(`${name}: ${content} px wide on a screen of ${size.width} px`);
  }
  if (PICTURES !== undefined) await picture(page, name);
  return found;
}

async function at(page: Page, size: typeof WIDE): Promise<number> {
  await page.setViewportSize(size);
  return page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
}

/** What is wrong with the page as it stands, in words; nothing where all is well. Leaves the page wide. */
export async function pageFaults(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [...(await overflowingParts(page, name))];
  const cdp = await page.context().newCDPSession(page);
  // The page's policy lets no script in; the debugger may.
  await cdp.send('Runtime.evaluate', { expression: axe.source });
  await cdp.detach();
  // One after the other: it is one page.
  /* oxlint-disable no-await-in-loop */
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      // Colours that are still changing are no colours yet.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      found.push(...(await broken(page)).map((rule) => `${name}, ${colorScheme}, ${size.width} px: ${rule}`));
      if (PICTURES !== undefined) await picture(page, `${name}-${size.width}-${colorScheme}`);
    }
  }
  /* oxlint-enable no-await-in-loop */
  return found;
}

async function broken(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate((): Promise<AxeResults> => Reflect.get(globalThis, 'axe').run());
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join('; ')})`);
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = PICTURES ?? '';
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/gu, '-')}.png`) });
}
