import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Browser } from 'playwright-core';

import type { Language } from '../../src/language/language.ts';
import { launchChromium } from './chromium.ts';
import { type WebRoomHarness, webRoomHarness } from './web-room-harness.ts';

interface WebRoomFixture {
  /** Of the test that runs. */
  readonly harness: WebRoomHarness;
  /** Gives the test a room of a group with this language instead. */
  speak(language: Language): Promise<void>;
}

/** A browser for all tests of a file, and a new web room for each of them. */
export function webRoomFixture(): WebRoomFixture {
  let browser: Browser;
  let harness: WebRoomHarness;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    harness = await webRoomHarness(browser);
  });
  afterEach(() => harness.close());
  return {
    get harness() {
      return harness;
    },
    async speak(language) {
      await harness.close();
      harness = await webRoomHarness(browser, language);
    },
  };
}
