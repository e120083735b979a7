// A backup in the middle of a meeting, and the meeting that goes on from it elsewhere.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, jest, test } from '@jest/globals';

import { typedMeeting } from './typed-meeting.ts';

jest.setTimeout(600_000);

test('a meeting goes on from its backup, after the data folder was lost', async () => {
  const meeting = await typedMeeting();
  await meeting.sayAll([
    ['mira', '/meeting start'],
    ['mira', '/topic Releases'],
    ['mira', '/note before the backup'],
  ]);
  const file = join(meeting.space.folder, 'gavel.backup');
  await meeting.shows('before the backup');
  expect(await meeting.gavel('backup', file)).toMatchObject({ code: 0 });
  await meeting.say('mira', '/note after the backup');
  expect((await meeting.gavel('restore', file, '--replace')).err).toMatch(/Stop that one first/u);
  await meeting.kill();
  await rename(meeting.data, `${meeting.data}.lost`);
  const restored = await meeting.gavel('restore', file);
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toMatch(/^Restored 2 databases to .*, as they were on /u);
  await meeting.start();
  await meeting.sayAll([
    ['mira', '/note after the restore'],
    ['mira', '/meeting end'],
  ]);
  const minutes = await meeting.minutes();
  expect(minutes).toContain('before the backup');
  expect(minutes).toContain('after the restore');
  expect(minutes).not.toContain('after the backup');
});
