import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';

const WORDS = 'the moth is a secret';

/** What the web room is shown of talk in an encrypted room, and whether it was written down. */
async function talkInEncryptedRoom(relayEncrypted: boolean, encrypted: boolean) {
  const world = await meetingWorld({
    rooms: ['web:main', 'matrix:!a:b.c'],
    binding: { relay: true, relayEncrypted },
  });
  const [web, matrix] = world.places;
  await web.say('ada', '/meeting start');
  await web.say('ada', '/meeting start');
  const said = { room: 'matrix:!a:b.c', by: webUser('kim'), at: '2026-03-03T17:00:00.000Z' };
  await matrix?.chat.say({ ...said, text: WORDS, ...(encrypted && { encrypted }) });
  await matrix?.chat.say({ ...said, text: '#info The traps are here', ...(encrypted && { encrypted }) });
  const shown = web.told();
  await world.stop();
  return {
    talk: shown.some((text) => text.includes(WORDS)),
    entry: shown.some((text) => text.includes('The traps are here')),
  };
}

test.each([
  ['a room that is not encrypted', false, false, true],
  ['an encrypted room', false, true, false],
  ['an encrypted room of a group that wants it', true, true, true],
])('talk in %s', async (_, relayEncrypted, encrypted, isShown) => {
  const { talk, entry } = await talkInEncryptedRoom(relayEncrypted, encrypted);
  expect(talk).toBe(isShown);
  // What's recorded is in the minutes, which every room sees.
  expect(entry).toBe(true);
});
