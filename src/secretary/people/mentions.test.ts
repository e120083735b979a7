import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import type { Mention } from '../../ports/chat.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

const guest = (written: string, id: string, name: string): Mention => ({
  written,
  user: { platform: 'matrix', id, name },
});
async function said(text: string, ...mentions: readonly Mention[]) {
  const { room, chat, clock, gavel } = world;
  await chat.say({ room, by: webUser('ada'), at: clock.now(), text, mentions });
  await gavel.idle();
  return world.entry(1);
}

test('whoever is mentioned by an id is that person, and not the member as whom they are displayed', async () => {
  const entry = await said('!action @kim:x.org: buy lamps', guest('@kim:x.org', '@kim:x.org', 'kim'));
  expect(entry).toMatchObject({ owners: ['matrix:@kim:x.org'], text: 'buy lamps' });
});

test('an id that begins another one is not taken for it', async () => {
  const one = guest('@kim:x.org', '@kim:x.org', 'One');
  const other = guest('@kim:x.org.uk', '@kim:x.org.uk', 'The Other');
  expect(await said('#info @kim:x.org.uk met @kim:x.org, not @kim:x.org.au', one, other)).toMatchObject({
    text: 'The Other met One, not @kim:x.org.au',
  });
});

test('a name as a mention, as in what was written down before, is read still', async () => {
  const entry = await said('!action @Rowan.U9 buy lamps', guest('@Rowan.U9', '@rowan:x.org', 'Rowan (Initech)'));
  expect(entry).toMatchObject({ owners: ['matrix:@rowan:x.org'], text: 'buy lamps' });
});
