import { expect, test } from '@jest/globals';

import { testDirectory, writtenMember } from '../../../test/doubles/directory.ts';
import { smallGroup } from '../../../test/doubles/small-group.ts';
import { memoryForge } from '../../forge/memory/memory.ts';
import { sayText, type MessagePiece } from '../../meeting/message.ts';
import { callingOnce } from './calling.ts';

const SLACK = 'slack:C0LAMPS00';
const MATRIX = 'matrix:!lamps:example.org';
const group = {
  ...smallGroup(),
  directory: testDirectory(
    [
      { handle: 'kim', slack: 'U0KIM', matrix: '@kim:example.org' },
      { handle: 'lou', matrix: '@lou:example.org' },
      { handle: 'sol', email: 'sol@example.org' },
    ].map(writtenMember),
  ),
};
const place = { group, rooms: [SLACK, MATRIX], forge: memoryForge() };
const calls = (piece: MessagePiece, room: string): boolean => {
  const [only] = callingOnce(sayText(piece), room, place).lines[0]?.pieces ?? [];
  return typeof only === 'object' && 'member' in only && only.calls === true;
};

test.each([
  ['a member of both rooms', { member: 'kim' }, true, false],
  ['a member of one', { member: 'lou' }, false, true],
  ['a member who is known by their address', { member: 'sol' }, true, false],
  ['a guest', { member: 'Rue', account: 'matrix:@rue:example.org' }, false, true],
])('%s is called in one room, or where only the platform knows them', (_, piece, onSlack, inMatrix) => {
  expect([calls({ ...piece, calls: true }, SLACK), calls({ ...piece, calls: true }, MATRIX)]).toEqual([
    onSlack,
    inMatrix,
  ]);
  expect(calls(piece, SLACK)).toBe(false);
});
