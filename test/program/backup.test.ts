// A backup in the middle of a meeting, and the meeting that goes on from it elsewhere.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, expect, jest, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';
import { runGavel } from './run-gavel.ts';
import { deliverAct, postsText, typedMessage } from './web-typist.ts';

jest.setTimeout(120_000);

let space: ProgramFolder | undefined;
let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.stop();
  await space?.remove();
});

test('a meeting goes on from its backup, after the data folder was lost', async () => {
  space = await programFolder('config/demo.yaml', '2026-11-24T17:00:00Z');
  const { folder, room } = space;
  program = await startProgram(space);
  const say = (text: string): Promise<void> => deliverAct(program?.url ?? '', room, typedMessage('mira', text));
  for (const text of ['/meeting start', '/topic Releases', '/note before the backup']) await say(text);
  const [file, data] = [join(folder, 'gavel.backup'), join(folder, 'data')];
  const { url } = program;
  await eventually(
    'the note is recorded',
    async () => (await postsText(url, room)).includes('before the backup') || undefined,
  );
  expect(await runGavel(['backup', file, '--data', data])).toMatchObject({ code: 0 });
  await say('/note after the backup');
  expect((await runGavel(['restore', file, '--data', data, '--replace'])).err).toMatch(/Stop that one first/u);
  await program.kill();
  await rename(data, `${data}.lost`);
  const restored = await runGavel(['restore', file, '--data', data]);
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toMatch(/^Restored 2 databases to .*, as they were on /u);
  program = await startProgram(space, url);
  for (const text of ['/note after the restore', '/meeting end']) await say(text);
  const minutes = await eventually(
    'the minutes',
    () => space?.show('minutes-2026-11-24', 'meetings/lantern-minutes-2026-11-24.md') ?? Promise.resolve(undefined),
  );
  expect(minutes).toContain('before the backup');
  expect(minutes).toContain('after the restore');
  expect(minutes).not.toContain('after the backup');
});
