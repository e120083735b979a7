// Somebody is forgotten by a stopped Gavel: the real command line, after a real meeting.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, jest, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';
import { runGavel } from './run-gavel.ts';
import { deliverAct, postsText, typedMessage } from './web-typist.ts';

jest.setTimeout(180_000);

let space: ProgramFolder | undefined;
let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.stop();
  await space?.remove();
});

test('a member is forgotten after a meeting, and Gavel goes on without them', async () => {
  space = await programFolder('config/demo.yaml', '2026-11-24T17:00:00Z');
  const { folder, room, config = '' } = space;
  program = await startProgram(space);
  const say = (by: string, text: string): Promise<void> => deliverAct(program?.url ?? '', room, typedMessage(by, text));
  for (const [by, text] of [
    ['mira', '/meeting start'],
    ['tariq', '/regrets a secret reason'],
    ['mira', '/topic Releases'],
    ['tariq', '/note tariq was here'],
    ['mira', '/note Tariq Elmasri and @tariq agree'],
    ['mira', '/meeting end'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await say(by, text);
  }
  await eventually(
    'the proposal',
    () => space?.show('minutes-2026-11-24', 'meetings/lantern-minutes-2026-11-24.md') ?? Promise.resolve(undefined),
  );
  const forget = ['forget', '@tariq', '--config', config, '--data', join(folder, 'data')];
  const dry = await runGavel(forget);
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toMatch(/^@tariq is in:\n {2}lantern\/1: \d+ events\n/u);
  expect(dry.out).toContain('edit them in the repository:\n  meetings/lantern-minutes-2026-11-24.md\n');
  expect(dry.out).toContain('Nothing was changed. Back up, stop Gavel, and add --yes');
  expect((await runGavel([...forget, '--yes'])).err).toMatch(/another Gavel is using it\. Stop that one first/u);
  await program.stop();
  expect(await runGavel(['start', '--check', '--data', join(folder, 'data')])).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^gavel\.sqlite: version \d+, as this Gavel writes it\nweb-room\.sqlite: .*\nA start changes nothing/u,
    ),
  });
  const done = await runGavel([...forget, '--yes']);
  expect(done).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Forgot @tariq in:\n/u) });
  expect((await runGavel(forget)).out).toBe('Nothing is stored about @tariq.\n');
  const data = join(folder, 'data');
  const left = readdirSync(data)
    .filter((name) => /\.sqlite/u.test(name))
    .map((name) => readFileSync(join(data, name), 'latin1'))
    .join('');
  for (const gone of ['Tariq Elmasri', '@tariq', '"tariq"', 'secret reason']) expect(left).not.toContain(gone);
  program = await startProgram(space, program.url);
  expect(await postsText(program.url, room)).toContain('(name removed)');
});
