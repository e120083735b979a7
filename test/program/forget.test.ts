// Somebody is forgotten by a stopped Gavel: the real command line, after a real meeting.
import { expect, jest, test } from '@jest/globals';

import { typedMeeting } from './typed-meeting.ts';

jest.setTimeout(600_000);

test('a member is forgotten after a meeting, and Gavel goes on without them', async () => {
  const meeting = await typedMeeting();
  await meeting.sayAll([
    ['mira', '/meeting start'],
    ['tariq', '/regrets a secret reason'],
    ['mira', '/topic Releases'],
    ['tariq', '/note tariq was here'],
    ['mira', '/note Tariq Elmasri and @tariq agree'],
    ['mira', '/meeting end'],
  ]);
  await meeting.minutes();
  const forget = (...more: string[]) => meeting.gavel('forget', '@tariq', ...more);
  const dry = await forget();
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toMatch(/^@tariq is in:\n {2}lantern\/1: \d+ events\n/u);
  expect(dry.out).toContain('edit them in the repository:\n  meetings/lantern-minutes-2026-11-24.md\n');
  expect(dry.out).toContain('Nothing was changed. Back up, stop Gavel, and add --yes');
  expect((await forget('--yes')).err).toMatch(/another Gavel is using it\. Stop that one first/u);
  await meeting.stop();
  expect(await meeting.gavel('start', '--check')).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^gavel\.sqlite: version \d+, as this Gavel writes it\nweb-room\.sqlite: .*\nA start changes nothing/u,
    ),
  });
  const done = await forget('--yes');
  expect(done).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Forgot @tariq in:\n/u) });
  expect((await forget()).out).toBe('Nothing is stored about @tariq.\n');
  expect(await meeting.find(['Tariq Elmasri', '@tariq', '"tariq"', 'secret reason'])).toEqual([]);
  await meeting.start();
  expect(await meeting.shown()).toContain('(name removed)');
});
