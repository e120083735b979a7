import { expect, test } from '@jest/globals';

import { configProblems } from '../../test/doubles/config-problems.ts';

const git = { kind: 'git', path: '/srv/minutes' };

const group = (id: string, forge: object, format: object, more: object = {}) => ({
  id,
  name: `The ${id}`,
  members: [],
  schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY' },
  forge,
  format: { sections: [], ...format },
  ...more,
});

const lamps = group('lamps', git, { path: 'meetings/minutes-{date}.md' });
const own = { path: 'moths/minutes-{date}.md', branch: 'moths-{date}' };

test('groups in repositories of their own can have the same names', () => {
  expect(
    configProblems(lamps, group('moths', { ...git, path: '/srv/moths' }, { path: 'meetings/minutes-{date}.md' })),
  ).toEqual([]);
});

test('groups in one repository can have names of their own', () => {
  expect(configProblems(lamps, group('moths', git, own))).toEqual([]);
  // One group's minutes are not taken for the other's, though they begin alike.
  expect(configProblems(lamps, group('moths', git, { ...own, path: 'meetings/minutes-moths-{date}.md' }))).toEqual([]);
});

test.each([
  ['a file', { ...own, path: 'meetings/minutes-{start:yyyy-MM-dd}.md' }, 'groups[1].format.path: the group "lamps"'],
  ['a branch', { ...own, branch: 'minutes-{date}' }, 'groups[1].format.branch: the group "lamps"'],
])('%s of the same name is told, with what to do', (_, format, words) => {
  const [told, ...more] = configProblems(lamps, group('moths', { ...git, path: '/srv/x/../minutes/' }, format));
  expect(told).toContain(words);
  expect(told).toContain('Give this group its own, like moths');
  expect(more).toEqual([]);
});

test('the same index page and the same calendar file are told', () => {
  const index = { path: 'README.md', line: '* {date}' };
  const one = group('lamps', git, { path: 'lamps/{date}.md', index }, { calendar: { file: 'next.ics' } });
  const other = group(
    'moths',
    { ...git, path: '/srv/x/../minutes' },
    { ...own, index },
    { calendar: { file: 'next.ics' } },
  );
  expect(configProblems(one, other)).toEqual([
    expect.stringContaining(
      'groups[1].format.index.path: the group "lamps" is in the same repository and has the same index page',
    ),
    expect.stringContaining('groups[1].calendar.file: '),
  ]);
});
