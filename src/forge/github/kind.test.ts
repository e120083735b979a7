import { expect, test } from '@jest/globals';

import { configured, problemsOf } from '../../../test/doubles/configured.ts';
import { TRAITS } from '../../../test/doubles/directory.ts';
import { groupOf } from '../../config/config.ts';
import { PLATFORM_TRAITS } from '../../config/members.ts';
import { secretKeeper } from '../../config/secrets.ts';
import { githubKind } from './kind.ts';

const ENV = { TOKEN: 'ghp_0123456789', KEY: '-----BEGIN KEY-----\nabc"def\n-----END KEY-----', HOOKS: 'hooks-secret' };
const forge = { kind: 'github', repository: 'Lantern/Minutes', token: '${TOKEN}' };
const read = (more: object = {}) => configured({}, { forge: { ...forge, ...more } }, ENV).groups[0];

test('tells the traits that tests of other parts count on', () => {
  expect(PLATFORM_TRAITS).toContainEqual(TRAITS.github);
  expect(githubKind.label).toBe('GitHub');
});

test('is the same repository whatever its case is, and another one on another server', () => {
  const { repository } = read()?.forge ?? {};
  expect(read({ repository: 'lantern/minutes' })?.forge?.repository).toBe(repository);
  expect(read({ apiUrl: 'https://github.example.org/api/v3' })?.forge?.repository).not.toBe(repository);
});

const inRooms = (approval: object) => {
  const [group] = configured({}, { forge, approval }, ENV).groups;
  return group && groupOf(group).approval.inRooms;
};

test('approves in reviews, and not in rooms, unless the group says so', () => {
  expect([inRooms({}), inRooms({ inRooms: true })]).toEqual([false, true]);
});

const problems = (merge: string) => problemsOf({}, { forge: { ...forge, autoMerge: true }, approval: { merge } }, ENV);

test('auto-merge goes only with people who merge', () => {
  expect(problems('people')).toEqual([]);
  expect(problems('gavel')).toEqual([
    expect.stringMatching(
      /^groups\[0\]\.forge\.autoMerge: auto-merge follows GitHub's own conditions, not the group's rule/u,
    ),
  ]);
});

test('webhooks are told only of groups that have a secret for them', () => {
  expect(read()?.forge?.hook).toBeUndefined();
  expect(read({ webhookSecret: '${HOOKS}' })?.forge?.hook).toEqual({
    repository: 'Lantern/Minutes',
    secret: ENV.HOOKS,
  });
  expect(configured({ github: { webhooks: { port: 0 } } }).webhooks.map(({ kind, label }) => [kind, label])).toEqual([
    ['github', 'GitHub'],
  ]);
});

test('no secret is left in the log', () => {
  const app = { token: undefined, app: { id: 7, privateKey: '${KEY}' }, webhookSecret: '${HOOKS}' };
  const { keep } = secretKeeper(configured({}, { forge: { ...forge, ...app } }, ENV));
  expect(JSON.parse(keep(JSON.stringify({ why: `${ENV.KEY} and ${ENV.HOOKS}` })))).toEqual({ why: '… and …' });
});

test.each([
  [
    'both a token and an app',
    { app: { id: 7, privateKey: '${KEY}' } },
    'give either a token or an app (id and privateKey)',
  ],
  ['neither', { token: undefined }, 'give either a token or an app (id and privateKey)'],
])('%s is told', (_, more, words) => {
  expect(problemsOf({}, { forge: { ...forge, ...more } }, ENV)).toEqual([`groups[0].forge: ${words}`]);
});

test('members are known by their logins, whatever their case is', () => {
  const members = [{ handle: 'mira', github: ['Mira-H', 'mirah'] }];
  const [group] = configured({}, { members }).groups;
  const known = group && groupOf(group).directory;
  expect(['mira-h', 'MIRAH', 'mira'].map((id) => known?.byUser({ platform: 'github', id, name: id })?.handle)).toEqual([
    'mira',
    'mira',
    undefined,
  ]);
  expect(problemsOf({}, { members: [{ handle: 'mira', github: '@mira' }] })).toEqual([
    'groups[0].members[0].github: a GitHub login has letters, digits and dashes, and no @',
  ]);
});
