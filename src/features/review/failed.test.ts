import { expect, test } from '@jest/globals';

import { ENDED, given, NOW, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { reviewFailed } from './failed.ts';

test('each chair is notified, a guest by their account', () => {
  const { meeting } = given(
    PLANNED,
    STARTED,
    { type: 'guest.met', at: NOW, key: 'slack:U1', name: 'Rowan' },
    { type: 'roles.named', at: NOW, role: 'chair', people: ['mira', 'slack:U1'] },
    ENDED,
  );
  const told = reviewFailed({ kind: 'propose', why: 'The branch is locked', unavailable: false }, meeting, NOW);
  expect(told?.announce?.lines[0]?.pieces.slice(0, 3)).toEqual([
    { member: 'mira', calls: true },
    ' and ',
    { member: 'Rowan', account: 'slack:U1', calls: true },
  ]);
});
