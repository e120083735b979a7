// What the configuration says of Matrix, and what it is told where that cannot be.
import { expect, test } from '@jest/globals';

import { parseConfig } from '../../src/config/config.ts';

const MATRIX = `matrix:
  homeserver: https://matrix.example.org
  accessToken: \${MATRIX_ACCESS_TOKEN}
`;
const GROUPS = `groups:
  - id: moths
    name: Moths
    members: [{ handle: ann, matrix: '@ann:example.org' }]
    rooms: [{ id: 'matrix:#moths:example.org' }]
    schedule: { start: '17:00', from: 2026-01-06, every: FREQ=WEEKLY }
    format: { path: 'minutes-{date}.md', sections: [] }
`;
const read = (text: string, env: NodeJS.ProcessEnv = { MATRIX_ACCESS_TOKEN: 'syt_secret' }) =>
  parseConfig(text, 'gavel.yaml', env);

test('rooms by alias, by id, and by an id of room version 12, which names no homeserver', () => {
  for (const room of ['#moths:example.org', '!abc:example.org', '!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM']) {
    const { platforms, groups } = read(MATRIX + GROUPS.replace('#moths:example.org', room));
    expect(platforms[0]).toMatchObject({ id: 'matrix', settings: { accessToken: 'syt_secret' } });
    expect(groups[0]?.rooms).toEqual([{ id: `matrix:${room}` }]);
  }
});

test.each([
  [
    'no homeserver for the rooms',
    '',
    ['nothing', 'to change'],
    'gavel.yaml:5:19: groups[0].rooms[0].id: a Matrix room needs a "matrix" section with homeserver and accessToken',
  ],
  [
    'a homeserver without https',
    MATRIX,
    ['https://matrix.example.org', 'matrix.example.org'],
    'gavel.yaml:2:15: matrix.homeserver: write an address, like https://matrix.example.org',
  ],
  [
    'a token in the file',
    MATRIX,
    ['${MATRIX_ACCESS_TOKEN}', 'syt_secret'],
    'gavel.yaml:3:16: accessToken is a secret. Put it in the environment, and write ${NAME} here',
  ],
  [
    'a room that is no room',
    MATRIX,
    ['#moths:example.org', '#moths'],
    'gavel.yaml:8:19: groups[0].rooms[0].id: write a room as web:NAME, slack:C012ABCDEF, matrix:!id:server or matrix:#alias:server',
  ],
  [
    'a member by localpart',
    MATRIX,
    ['@ann:example.org', '@ann'],
    'gavel.yaml:7:38: groups[0].members[0].matrix: a Matrix id looks like @ann:example.org',
  ],
  [
    'a power level that is no number',
    `${MATRIX}  leadersFrom: moderator\n`,
    ['nothing', 'to change'],
    'gavel.yaml:4:16: matrix.leadersFrom: write a power level as a number, like 50',
  ],
] as const)('%s is told where it stands', (_, matrix, [from, to], error) => {
  expect(() => read((matrix + GROUPS).replace(from, to))).toThrow(error);
});

test('a token that is not in the environment is named, and one that is never shown', () => {
  expect(() => read(MATRIX + GROUPS, {})).toThrow(
    "gavel.yaml:3:16: the environment variable MATRIX_ACCESS_TOKEN isn't set",
  );
  expect(() => read(MATRIX + GROUPS.replace('@ann:', 'ann:'))).toThrow(/^(?!.*syt_secret)/su);
});
