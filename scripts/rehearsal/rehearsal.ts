// The real program, and people who hold the meeting of docs/sample/meeting.log in its web room.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { BrowserContext, Page } from 'playwright-core';

import { type LogLine, readLog } from '../../src/replay/log.ts';

const ROOT = join(import.meta.dirname, '../..');
const LOG = join(ROOT, 'docs/sample/meeting.log');
const ROLL_CALL = '✋';

/** A running program whose clock is turned by hand. */
export interface Rehearsal {
  readonly url: string;
  /** ISO 8601, UTC. */
  setClock(at: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the demonstration half an hour before the meeting of the log. */
export async function startRehearsal(): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-rehearsal-'));
  const clock = join(folder, 'clock');
  const setClock = (at: string): Promise<void> => writeFile(clock, at);
  await setClock('2026-03-03T16:45:00Z');
  const args = ['bin/gavel.js', 'start', '--data', join(folder, 'data'), '--port', '0', '--clock-file', clock];
  const gavel = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    gavel.kill();
    if (gavel.exitCode === null) await once(gavel, 'exit');
    await rm(folder, { recursive: true });
  };
  for await (const line of createInterface(gavel.stdout)) {
    const url = /open (?<url>http\S+)/u.exec(line)?.groups?.['url'];
    if (url !== undefined) return { url, setClock, stop };
  }
  await stop();
  throw new Error('Gavel ended before it listened');
}

/** People in a room, a page each. */
export class BrowserPeople {
  readonly #context: BrowserContext;
  readonly #url: string;
  readonly #pages = new Map<string, Page>();

  constructor(context: BrowserContext, url: string) {
    this.#context = context;
    this.#url = url;
  }

  /** The page of somebody, opened if it isn't. */
  async page(who: string): Promise<Page> {
    const known = this.#pages.get(who);
    if (known) return known;
    const page = await this.#context.newPage();
    this.#pages.set(who, page);
    await page.goto(`${this.#url}?as=${who}`);
    await page.getByRole('textbox', { name: /^Message as/u }).waitFor();
    return page;
  }

  async say(who: string, text: string): Promise<void> {
    const page = await this.page(who);
    const box = page.getByRole('textbox', { name: /^Message as/u });
    await box.fill(text);
    // The suggestions would take the Enter.
    await box.press('Escape');
    await box.press('Enter');
    await page
      .getByRole('textbox', { name: /^Message as/u })
      .and(page.locator(':empty, [value=""]'))
      .waitFor();
  }

  /** Presses a button that stands under a message, or in the panel; the last one that isn't pressed yet. */
  async press(who: string, name: RegExp): Promise<void> {
    const page = await this.page(who);
    await page.getByRole('button', { name, pressed: false }).last().click();
  }
}

/** What the buttons are called that put an emoji. */
const BUTTONS: Readonly<Record<string, RegExp>> = { [ROLL_CALL]: /I.?.?.?m here/u, '👍': /^for/iu, '👀': /^abstain/iu };

async function act(line: LogLine, people: BrowserPeople): Promise<void> {
  if (line.kind === 'said') return people.say(line.nick, line.replyTo ? `/note ${line.text}` : line.text);
  if (line.kind !== 'reacted') return;
  // A hand for an action has no button of its own.
  if (line.emoji === ROLL_CALL && line.to !== undefined) return;
  const button = BUTTONS[line.emoji];
  if (button) await people.press(line.nick, button);
}

/** Holds the meeting of the log. @param after is called with each line's number once it is done, such as to take a picture */
export async function holdMeeting(
  rehearsal: Rehearsal,
  people: BrowserPeople,
  after: (line: LogLine) => Promise<void>,
): Promise<void> {
  for (const line of readLog(readFileSync(LOG, 'utf8'))) {
    // One after the other, as people do.
    /* oxlint-disable no-await-in-loop */
    await rehearsal.setClock(line.at);
    await act(line, people);
    await after(line);
    /* oxlint-enable no-await-in-loop */
  }
}
