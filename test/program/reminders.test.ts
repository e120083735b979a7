// The real program is killed (SIGKILL) at random moments around every reminder of a fortnight: each stands once in the
// room, at its instant. Takes about 15 seconds.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { integer, sample } from 'fast-check';
import { parse, stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { type RunningProgram, startProgram, type ProgramFolder, programFolder } from './program.ts';
import { readPosts } from './web-typist.ts';

/** What is due before the meeting of 2026-03-03 17:00 UTC, and when that is. */
const DUE = [
  ['1 week', '2026-02-24T17:00:00.000Z'],
  ['6 days', '2026-02-25T17:00:00.000Z'],
  ['5 days', '2026-02-26T17:00:00.000Z'],
  ['4 days', '2026-02-27T17:00:00.000Z'],
  ['3 days', '2026-02-28T17:00:00.000Z'],
  ['2 days', '2026-03-01T17:00:00.000Z'],
  ['1 day', '2026-03-02T17:00:00.000Z'],
  ['6 hours', '2026-03-03T11:00:00.000Z'],
  ['1 hour', '2026-03-03T16:00:00.000Z'],
] as const;
// Milliseconds after the clock was turned; it is looked at every 25. The seed makes each run try the same moments.
const KILLS = sample(integer({ min: 0, max: 70 }), { seed: 20_260_303, numRuns: DUE.length });

const words = (before: string): string => `This comes ${before} before.`;

let space: ProgramFolder;
let program: RunningProgram;
beforeEach(async () => {
  space = await programFolder('config/demo.yaml', '2026-02-18T12:00:00Z');
  const config = space.config ?? '';
  const source: { groups: object[] } = parse(await readFile(config, 'utf8'));
  const reminders = DUE.map(([before]) => ({ before, text: words(before) }));
  const groups = source.groups.map((group) => ({ ...group, reminders }));
  await writeFile(config, stringify({ ...source, groups }));
  program = await startProgram(space);
  await eventually('the first meeting is planned', planned);
});
afterEach(async () => {
  await program.kill();
  await space.remove();
});

/** A reminder that was due before its date was set is not sent. */
async function planned(): Promise<true | undefined> {
  const database = new Database(join(space.folder, 'data', 'gavel.sqlite'), { readonly: true });
  const found = database.prepare<[], number>('SELECT count(*) FROM event').pluck().get() ?? 0;
  database.close();
  return found > 0 ? true : undefined;
}

const room = () => readPosts(program.url, space.room, 'mira');

test('killed around every reminder, each is posted exactly once', async () => {
  for (const [i, [before, at]] of DUE.entries()) {
    // One after the other: it is one program and one clock.
    /* oxlint-disable no-await-in-loop */
    await space.setClock(at);
    await pause(KILLS[i] ?? 0);
    await program.kill();
    program = await startProgram(space);
    await eventually(before, async () => (await room()).find((post) => JSON.stringify(post).includes(words(before))));
    /* oxlint-enable no-await-in-loop */
  }
  const all = await room();
  const found = DUE.map(([before]) =>
    all.filter((post) => JSON.stringify(post).includes(words(before))).map((post) => post.at),
  );
  expect(found).toEqual(DUE.map(([, at]) => [at]));
  expect(await program.stop()).toBe(0);
});
