import { expect, test } from '@jest/globals';

import { invitersIn } from './invitations.ts';

const SELF = '@gavel:example.org';
const invitation = (sender: unknown) => ({
  type: 'm.room.member',
  state_key: SELF,
  sender,
  content: { membership: 'invite' },
});

test('who invites is whoever sent the invitation', () => {
  const name = { type: 'm.room.name', state_key: '', sender: '@eve:example.net', content: { name: 'Moths' } };
  const other = { ...invitation('@eve:example.net'), state_key: '@tux:example.org' };
  expect(invitersIn([name, other, invitation('@tux:example.org')], SELF)).toEqual(['@tux:example.org']);
});

// The inviter's homeserver chooses what state comes with an invitation, and the own one puts the real invitation to it.
test('an invitation that a homeserver forged beside the real one hides nobody', () => {
  const forged = [invitation('@tux:example.org'), invitation('@eve:example.net')];
  expect(invitersIn(forged, SELF)).toEqual(['@tux:example.org', '@eve:example.net']);
});

test.each([[[]], [[null, 7, {}, invitation(7)]]])('from %j nobody invites', (state) => {
  expect(invitersIn(state, SELF)).toEqual([]);
});
