import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { meetingDomain } from '../../features/meeting-domain.ts';
import type { HeardMessage } from '../../ports/chat.ts';
import { retainHeard } from './retention.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

const picture = { reference: 'p1', name: 'the-landlord.png', type: 'image/png', size: 7 };
const heard = (text: string): HeardMessage => ({
  kind: 'message',
  id: 'm:1',
  message: 'm:1',
  room: world.room,
  by: webUser('ada'),
  at: world.clock.now(),
  text,
  visible: true,
  attachments: [picture],
});

const place = () => ({ binding: { rooms: [world.room], relay: true }, meeting: world.meeting(), last: world.last() });

// What stands in one message with /offrecord, behind it, is off the record as well.
test.each([
  ['/offrecord the landlord is a spy', '/offrecord'],
  ['@gavel offrecord the landlord is a spy', '/offrecord'],
  ['!off-record\nthe landlord is a spy', '/offrecord'],
  ['/offrecord\n/note the landlord is a spy\nand so on', '/offrecord\n/note'],
  ['#info Twelve moths\r\n/offrecord the landlord is a spy', '#info Twelve moths\n/offrecord'],
  ['```\n/offrecord\n```\n/offrecord now\nso', '```\n/offrecord\n```\n/offrecord'],
  ['/note what /offrecord does', '/note what /offrecord does'],
  ['we go\n/offrecord now\n#info x\n/onrecord\n#info y', 'we go\n/offrecord\n/note\n/onrecord \n/note'],
])('of %j, %j is written down', async (said, written) => {
  const found = await retainHeard(heard(said), place(), { domain: meetingDomain, store: world.store });
  expect(found).toMatchObject({ text: written });
});

test('what is attached to it is not written down either', async () => {
  const found = await retainHeard(heard('/offrecord'), place(), {
    domain: meetingDomain,
    store: world.store,
  });
  expect(found).not.toHaveProperty('attachments');
});
