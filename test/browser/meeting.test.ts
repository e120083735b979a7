/** @needs Chromium */
// A whole meeting typed by people in the tabs of a real browser, at the real program: the minutes on the branch are
// those of the replay, byte for byte.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { startProgram, programFolder, type RunningProgram, type ProgramFolder } from '../program/program.ts';
import { browserTabs, type BrowserTabs } from './browser-tabs.ts';
import { launchChromium } from './chromium.ts';

const SHORT = join(import.meta.dirname, '../program/short-meeting.log');

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

let open: { space: ProgramFolder; program: RunningProgram; people: BrowserTabs } | undefined;
afterEach(async () => {
  await open?.people.close();
  await open?.program.kill();
  await open?.space.remove();
  open = undefined;
});

interface Meeting {
  readonly name: string;
  readonly log: string;
  readonly config: string;
  readonly secretary: string;
  readonly branch: string;
  readonly path: string;
}

async function typeIt({ log, config, secretary, branch, path }: Meeting): Promise<string> {
  const lines = readLog(readFileSync(log, 'utf8'));
  const space = await programFolder(config, lines[0]?.at ?? '');
  const program = await startProgram(space);
  const people = browserTabs(browser, program.url, secretary);
  open = { space, program, people };
  for (const line of lines) {
    await space.setClock(line.at);
    await people.play(line);
  }
  const minutes = await eventually('the proposed minutes', () => space.show(branch, path));
  expect(people.complaints).toEqual([]);
  return minutes;
}

async function replayed({ log, config }: Meeting): Promise<string> {
  const { groups } = await readConfig(config, {});
  if (!groups[0]) throw new Error(`${config} has no group`);
  return (await replayLog(readLog(readFileSync(log, 'utf8')), groupOf(groups[0]), () => undefined)).minutes;
}

const LANTERN: Meeting = {
  name: 'a short meeting',
  log: SHORT,
  config: 'config/demo.yaml',
  secretary: 'jonas',
  branch: 'minutes-2026-03-03',
  path: 'meetings/lantern-minutes-2026-03-03.md',
};

const REFERENCE: Meeting = {
  name: 'the reference scenario',
  log: resolve('../shared/scenarios/cpansec-2024-05-15/meeting.log'),
  config: 'config/cpansec.yaml',
  secretary: 'sjn',
  branch: 'minutes-2024-05-15',
  path: 'meetings/cpansec-minutes-2024-05-15.md',
};

const hasShared = existsSync(REFERENCE.log);
test.each([LANTERN, ...(hasShared ? [REFERENCE] : [])])(
  '$name in the browser gives the minutes of its replay, byte for byte',
  async (meeting) => {
    expect(await typeIt(meeting)).toBe(await replayed(meeting));
  },
);
if (!hasShared) test.todo('SKIPPED, because ../shared is not here: the reference scenario in the browser');
