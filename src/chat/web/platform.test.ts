import { expect, test } from '@jest/globals';

import { configured, problemsOf } from '../../../test/doubles/configured.ts';
import { TRAITS } from '../../../test/doubles/directory.ts';
import { groupOf } from '../../config/config.ts';
import { webMembers } from './members.ts';
import { webPlatform } from './platform.ts';

test('tells the traits that tests of other parts count on', () => {
  expect(webPlatform).toMatchObject(TRAITS.web);
});

test('listens on this machine, and nowhere else', () => {
  expect(configured({ web: {} }).platforms[0]?.settings).toEqual({ host: '127.0.0.1', port: 8080 });
  expect(problemsOf({ web: { host: '0.0.0.0' } })).toHaveLength(1);
});

test('knows members by their handles, and proposed minutes by a page of their own', () => {
  const [group] = configured({ web: {} }).groups;
  const known = group && groupOf(group).directory;
  expect(known?.byUser({ platform: 'web', id: 'mira', name: 'somebody' })?.handle).toBe('mira');
  expect(webPlatform.proposalUrl?.('lamps/7')).toBe('/minutes/lamps/7');
});

const group = (id: string, chairs: string[], secretaries: string[], ...handles: string[]) => ({
  id,
  chairs,
  language: 'en' as const,
  secretaries,
  rooms: [],
  members: handles.map((handle) => ({ handle, accounts: {}, aliases: [], expected: true })),
});

test('shows who is a member of several groups once, with the part that they have in one of them', () => {
  const groups = [group('lamps', ['mira'], ['kim'], 'mira', 'kim', 'lou'), group('moths', ['lou'], [], 'lou', 'mira')];
  expect(webMembers(groups).map(({ handle, role }) => [handle, role])).toEqual([
    ['mira', 'chair'],
    ['kim', 'secretary'],
    ['lou', 'chair'],
  ]);
});
