import { expect, test } from '@jest/globals';

import { configured, problemsOf } from '../../../test/doubles/configured.ts';
import { TRAITS } from '../../../test/doubles/directory.ts';
import { groupOf } from '../../config/config.ts';
import { matrixPlatform } from './platform.ts';

const matrix = { homeserver: 'https://matrix.example.org', accessToken: '${TOKEN}' };
const ENV = { TOKEN: 'syt_secret' };

test('tells the traits that tests of other parts count on', () => {
  expect(matrixPlatform).toMatchObject(TRAITS.matrix);
});

test('people with two accounts are one person, called by the first', () => {
  const accounts = ['@ann:example.org', '@ann:example.net'];
  const members = [
    { handle: 'ann', matrix: accounts },
    { handle: 'kim', matrix: '@kim:example.org' },
  ];
  const [group] = configured({ matrix }, { members, rooms: [{ id: 'matrix:!lamps:example.org' }] }, ENV).groups;
  const known = group && groupOf(group).directory;
  const [ann] = known?.members ?? [];
  expect(accounts.map((id) => known?.byUser({ platform: 'matrix', id, name: 'A' })?.handle)).toEqual(['ann', 'ann']);
  expect(ann && known?.accountsOn('matrix', ann)).toEqual(accounts);
});

test.each([
  ['@ann', ''],
  ['ann:example.org', ''],
  ['@ann:', ''],
  [['@ann:example.org', '@ann'], '[1]'],
])('the id %j is told how it looks', (id, where) => {
  expect(problemsOf({ matrix }, { members: [{ handle: 'ann', matrix: id }] }, ENV)).toEqual([
    `groups[0].members[0].matrix${where}: a Matrix id looks like @ann:example.org`,
  ]);
});

const problems = (id: string) => problemsOf({ matrix }, { rooms: [{ id }] }, ENV).length;

test('a room is one by id, by an id of room version 12, or by alias', () => {
  expect(
    ['matrix:!a:b.c', 'matrix:!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM', 'matrix:#a:b.c'].map(problems),
  ).toEqual([0, 0, 0]);
  expect(['matrix:a:b.c', 'matrix:#a', 'matrix:@a:b.c'].map(problems)).toEqual([1, 1, 1]);
});
