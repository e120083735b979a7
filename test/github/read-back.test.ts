// What people change about the next meeting in the pull request of the minutes, read back when it is merged.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { feedSource } from '../../src/features/calendar-feed/feed.ts';
import { rolesFeature } from '../../src/features/roles/roles.ts';
import { lifecycleState } from '../../src/meeting/lifecycle.ts';
import { writeFeed } from '../../src/schedule/ical.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { type ProposalWorld, proposalWorld } from '../doubles/proposal-world.ts';

let github: FakeGitHub;
let on: ProposalWorld;
beforeAll(async () => {
  github = await startFakeGitHub();
});
afterEach(async () => on.stop());
afterAll(async () => github.close());

const NOW = '2026-11-24T17:00:00.000Z';
const MINUTES = 'meetings/minutes-2026-11-24.md';
const FORMAT = {
  path: 'meetings/minutes-{date}.md',
  frontMatter: { meeting_time: '{start:yyyy-MM-dd HH:mm} UTC' },
  sections: [
    { kind: 'present', heading: 'Present' },
    { kind: 'topics', heading: 'Agenda' },
    { kind: 'elections', heading: 'Next chair and secretary' },
    { kind: 'next', heading: 'Next meeting' },
  ],
};

/** A meeting whose minutes people edit in the pull request, approve and merge. */
async function edited(...edits: readonly (readonly [string, string])[]): Promise<string[]> {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  on = await proposalWorld(forgeOver(github, repository, { now: NOW }), groupWithReviews({}, { format: FORMAT }));
  await on.meet('/note 2.4 is out');
  const bytes = await github.bytes(repository, MINUTES, 'minutes-2026-11-24');
  const text = edits.reduce(
    (now, [from, to]) => {
      expect(now).toContain(from);
      return now.replace(from, to);
    },
    Buffer.from(bytes ?? []).toString(),
  );
  await github.push(repository, 'minutes-2026-11-24', { [MINUTES]: text });
  await on.wait(1);
  on.news();
  for (const login of ['adaeze', 'kenji'])
    await github.as(login)('POST', `/repos/${repository}/pulls/1/reviews`, { event: 'APPROVE' });
  await on.wait(1);
  return on.news();
}

test('the next meeting is moved and led as they wrote it, the calendar follows, and the room is told once', async () => {
  const news = await edited(
    ['Next meeting is Tuesday 2026-12-08 @ 17:00 UTC', 'Next meeting is Tuesday 2026-12-15 @ 18:00 UTC'],
    ['- Chair: …', '- Chair: @sofia'],
    ['- @lena\n', ''],
  );
  const told = (): string[] => on.told().filter((words) => words.startsWith('Taken from the merged minutes'));
  expect(told()).toHaveLength(1);
  expect(news.join('\n')).toContain(
    'Taken from the merged minutes: next meeting Tuesday 15 December 2026, 18:00 UTC, chair @sofia, @lena not present.',
  );
  const next = on.meeting();
  expect(next.stateOf(lifecycleState).planned).toBe('2026-12-15T18:00:00.000Z');
  expect(next.stateOf(rolesFeature)).toEqual({ chair: ['sofia'], secretary: ['jonas'] });
  expect(writeFeed(feedSource(next, NOW))).toContain('DTSTART:20261215T180000Z');
  await on.restart();
  await on.wait(5);
  expect(told()).toHaveLength(1);
  // It starts when it is planned now, and not when it was.
  await on.say('kenji', '/meeting next');
  expect(on.told().at(-1)).toContain('Tuesday 15 December 2026, 18:00 UTC');
});

test('what cannot be read is told with what stays and how to change it', async () => {
  const news = await edited(
    ['Next meeting is Tuesday 2026-12-08 @ 17:00 UTC', 'Next meeting is Tuesday 2026-11-17 @ 17:00 UTC'],
    ['- Chair: …', '- Chair: @sofja'],
  );
  const words = news.join('\n');
  expect(words).toContain(
    'that is in the past. It stays Tuesday 8 December 2026, 17:00 UTC; /meeting next WHEN changes it.',
  );
  expect(words).toContain('I don\'t know "@sofja", so the next chair stays @mira. /chair @user changes it.');
  expect(on.meeting().stateOf(lifecycleState).planned).toBe('2026-12-08T17:00:00.000Z');
});
