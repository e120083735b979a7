import { expect, test } from '@jest/globals';

import { ConfigError, parseConfig } from './config.ts';

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

const problems = (...groups: readonly object[]): readonly string[] => {
  try {
    parseConfig(JSON.stringify({ groups }), 'gavel.yaml', {});
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').map((line) => line.replace(/^[^ ]+ /u, ''));
    throw error;
  }
};

test('minutes under embargo go into a repository of their own', () => {
  expect(problems(group('moths', privately('/srv/secret'), embargoed))).toEqual([]);
  // A repository in a folder of another one is still its own.
  expect(problems(group('moths', privately('/srv/moths/secret'), embargoed))).toEqual([]);
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
  expect(problems(...groups)).toEqual([expect.stringContaining(why)]);
});
