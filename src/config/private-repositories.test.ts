import { expect, test } from '@jest/globals';

import { configProblems } from '../../test/doubles/config-problems.ts';

const group = (id: string, more: object = {}, format: object = {}) => ({
  id,
  name: `The ${id}`,
  members: [],
  schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY' },
  forge: { kind: 'git', path: `/srv/${id}` },
  format: { path: 'minutes-{date}.md', sections: [], ...format },
  ...more,
});
const embargoed = { embargoed: { path: 'minutes-{date}.md' } };
const privately = (path: string) => ({ privateForge: { kind: 'git', path } });

test('minutes under embargo go into a repository of their own', () => {
  expect(configProblems(group('moths', privately('/srv/secret'), embargoed))).toEqual([]);
  // A repository in a folder of another one is still its own.
  expect(configProblems(group('moths', privately('/srv/moths/secret'), embargoed))).toEqual([]);
});

test.each([
  ['no repository', [group('moths', {}, embargoed)], 'format.embargoed: these minutes have no repository.'],
  ['no path', [group('moths', privately('/srv/secret'))], 'privateForge: nothing goes there.'],
  [
    'the repository of the public minutes',
    [group('moths', privately('/srv/x/../moths'), embargoed)],
    'what is under embargo would be public too',
  ],
  [
    "the repository of another group's public minutes",
    [group('lamps'), group('moths', privately('/srv/lamps'), embargoed)],
    'the public minutes of the group "lamps" are in this repository',
  ],
  [
    "another group's private repository",
    [group('lamps', privately('/srv/secret'), embargoed), group('moths', privately('/srv/secret'), embargoed)],
    'the group "lamps" has its private minutes in this repository',
  ],
])('%s is refused', (_what, groups, why) => {
  expect(configProblems(...groups)).toEqual([expect.stringContaining(why)]);
});
