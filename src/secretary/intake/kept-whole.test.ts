// What is kept of something that is said depends on what was said before it: that may still wait for its decision.
import { afterEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { moths } from '../../../test/doubles/moths.ts';
import { DOT } from '../../../test/doubles/pictures.ts';
import { sayText } from '../../meeting/message.ts';

let stage: MeetingWorld;
afterEach(() => stage.stop());

const group = { ...moths(), format: { ...moths().format, pictures: true } };
const by = (id: string) => ({ platform: 'web', id, name: id });

/** Says it while the group's session does something else, so that it waits for its turn. */
async function saidWhileBusy(words: string): Promise<void> {
  const other = stage.gavel.session('moths')?.tell(sayText('something else'), 'else');
  await stage.chat.say({ room: stage.room, by: by('ada'), at: stage.clock.now(), text: words });
  await other;
}
const posted = (): Promise<unknown> =>
  stage.chat.say({
    room: stage.room,
    by: by('kim'),
    at: stage.clock.now(),
    text: 'What flew in',
    files: [{ name: 'chart.png', type: 'image/png', bytes: DOT }],
  });

test('a picture that is posted right behind the start is kept, though the start waits for its turn', async () => {
  stage = await meetingWorld({ group });
  const starting = saidWhileBusy('/meeting start\n/meeting start\n/topic Traps');
  await Promise.all([starting, posted()]);
  await stage.gavel.idle();
  expect(stage.minutes()).toContain('![What flew in]');
});

test('one that is posted off the record is not, though the record is open again before its turn comes', async () => {
  stage = await meetingWorld({ group });
  for (const words of ['/meeting start', '/meeting start', '/topic Traps', '/offrecord']) await stage.say('ada', words);
  const other = stage.gavel.session('moths')?.tell(sayText('something else'), 'else');
  await Promise.all([posted(), saidWhileBusy('/onrecord'), other]);
  await stage.gavel.idle();
  expect(stage.minutes()).not.toContain('What flew in');
});
