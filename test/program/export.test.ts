// A group's log, exported while a meeting runs and while its minutes wait for approval, and taken in elsewhere.
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, expect, jest, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';
import { runGavel } from './run-gavel.ts';
import { deliverAct, postsText, typedMessage } from './web-typist.ts';

jest.setTimeout(180_000);

const BRANCH = 'minutes-2026-11-24';
const MINUTES = 'meetings/lantern-minutes-2026-11-24.md';

const spaces: ProgramFolder[] = [];
const programs: RunningProgram[] = [];
afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.stop()));
  await Promise.all(spaces.splice(0).map((space) => space.remove()));
});

async function newSpace(): Promise<ProgramFolder> {
  const space = await programFolder('config/demo.yaml', '2026-11-24T17:00:00Z');
  spaces.push(space);
  return space;
}
async function run(space: ProgramFolder): Promise<RunningProgram> {
  const program = await startProgram(space);
  programs.push(program);
  return program;
}

/** Another data folder with a repository of its own that has the same in it, and the log. */
async function movedTo(space: ProgramFolder, file: string): Promise<ProgramFolder> {
  const there = await newSpace();
  await cp(space.repository, there.repository, { recursive: true, force: true });
  const imported = await runGavel(['import-log', file, '--data', join(there.folder, 'data')]);
  expect(imported).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^Imported \d+ events of \d meetings?/u),
  });
  return there;
}

const sayIn =
  ({ room }: ProgramFolder, { url }: RunningProgram) =>
  (by: string, text: string): Promise<void> =>
    deliverAct(url, room, typedMessage(by, text));

const exported = async ({ folder }: ProgramFolder, name: string): Promise<string> => {
  const file = join(folder, name);
  expect(await runGavel(['export', 'lantern', file, '--data', join(folder, 'data')])).toMatchObject({
    code: 0,
    err: '',
  });
  return file;
};

const proposed = (space: ProgramFolder, branch = BRANCH): Promise<string> =>
  eventually('the minutes', () => space.show(branch, MINUTES));

test('an exported group has the same minutes elsewhere, from the middle of a meeting and from its review', async () => {
  const here = await newSpace();
  const program = await run(here);
  const say = sayIn(here, program);
  for (const text of ['/meeting start', '/topic Releases', '/note before the export', '/action write the notes']) {
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await say('mira', text);
  }
  await eventually(
    'the note',
    async () => (await postsText(program.url, here.room)).includes('before the') || undefined,
  );
  const running = await exported(here, 'running.jsonl');

  const there = await movedTo(here, running);
  const other = await run(there);
  for (const typing of [say, sayIn(there, other)]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const text of ['/agreed Ship it', '/meeting end']) await typing('mira', text);
  }
  const minutes = await proposed(here);
  expect(minutes).toContain('before the export');
  expect(minutes).toContain('Ship it');
  expect(await proposed(there)).toBe(minutes);

  const review = await exported(here, 'review.jsonl');
  const third = await movedTo(here, review);
  const last = await run(third);
  for (const by of ['kenji', 'lena']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await sayIn(third, last)(by, `/meeting approve ${BRANCH}`);
  }
  expect(await proposed(third, 'main')).toBe(minutes);
});

const withoutTimes = (text: string): string => text.replaceAll(/"(?:at|sha256)":"[^"]*"/gu, '');

test('what is exported to standard output is the file, and a group that is not there is told', async () => {
  const space = await newSpace();
  await (await run(space)).stop();
  programs.length = 0;
  const data = ['--data', join(space.folder, 'data')];
  const file = await exported(space, 'log.jsonl');
  const { out, err } = await runGavel(['export', 'lantern', ...data]);
  expect(withoutTimes(out)).toBe(withoutTimes(await readFile(file, 'utf8')));
  expect(err).toMatch(/^Exported lantern: 1 meeting, \d+ events, 0 pictures\.\n$/u);
  expect(await runGavel(['export', 'lanterns', ...data])).toEqual({
    code: 1,
    out: '',
    err: 'The database has no meetings of a group "lanterns". It has: lantern.\n',
  });
  expect((await runGavel(['import-log', file, ...data])).out).toMatch(
    /^Everything in it is in .* already: lantern as/u,
  );
});
