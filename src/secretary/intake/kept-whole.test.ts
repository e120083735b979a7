// What is kept of something that is said depends on what was said before it: that may still wait for its decision.
import { afterEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { DOT_PNG } from '../../../test/doubles/pictures.ts';
import { smallGroup } from '../../../test/doubles/small-group.ts';
import { sayText } from '../../meeting/message.ts';

let world: MeetingWorld;
afterEach(() => world.stop());

const group = { ...smallGroup(), format: { ...smallGroup().format, pictures: true } };
const by = (id: string) => ({ platform: 'web', id, name: id });

/** Says it while the group's session does something else, so that it waits for its turn. */
async function saidWhileBusy(words: string): Promise<void> {
  const other = world.gavel.session('moths')?.tell(sayText('something else'), 'else');
  await world.chat.say({ room: world.room, by: by('ada'), at: world.clock.now(), text: words });
  await other;
}
const posted = (): Promise<unknown> =>
  world.chat.say({
    room: world.room,
    by: by('kim'),
    at: world.clock.now(),
    text: 'What flew in',
    files: [{ name: 'chart.png', type: 'image/png', bytes: DOT_PNG }],
  });

test('a picture that is posted right behind the start is kept, though the start waits for its turn', async () => {
  world = await meetingWorld({ group });
  const starting = saidWhileBusy('/meeting start\n/meeting start\n/topic Traps');
  await Promise.all([starting, posted()]);
  await world.gavel.idle();
  expect(world.minutes()).toContain('![What flew in]');
});

test('one that is posted off the record is not, though the record is open again before its turn comes', async () => {
  world = await meetingWorld({ group });
  for (const words of ['/meeting start', '/meeting start', '/topic Traps', '/offrecord']) await world.say('ada', words);
  const other = world.gavel.session('moths')?.tell(sayText('something else'), 'else');
  await Promise.all([posted(), saidWhileBusy('/onrecord'), other]);
  await world.gavel.idle();
  expect(world.minutes()).not.toContain('What flew in');
});
