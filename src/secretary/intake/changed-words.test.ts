// An edit of something said off the record says it again.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import { sayText } from '../../meeting/message.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

const SECRET = 'the landlord is a spy';
const at = (minute: number): void => world.clock.set(`2026-03-03T17:${minute}:00.000Z`);

/** Does something in a passage off the record, and is on the record again when that is long over. */
async function offRecord<T>(act: () => Promise<T>): Promise<T> {
  at(10);
  await world.say('ada', '/offrecord');
  at(20);
  const done = await act();
  at(30);
  await world.say('ada', '/onrecord');
  at(50);
  return done;
}
/** All that is stored, logged and sent, and what is kept of a message. */
const everything = async (message: string): Promise<string> =>
  JSON.stringify([
    await world.store.early(world.room, message),
    await world.store.unhandled(),
    await world.events(),
    world.log,
    world.places.map(({ chat }) => chat.sent),
  ]);

describe('an edit of what was said off the record', () => {
  test.each([`/note ${SECRET}`, SECRET, `#info ${SECRET}\n/onrecord`])('into %j is not kept', async (text) => {
    const message = await offRecord(() => world.say('kim', 'the landlord is a spi'));
    await world.edit('kim', message, text);
    expect(await everything(message)).not.toContain('spy');
  });

  test('is not kept either if the meeting ended the passage, or another one was held since', async () => {
    at(10);
    await world.say('ada', '/offrecord');
    at(20);
    const message = await world.say('kim', 'the landlord is a spi');
    at(30);
    await world.say('ada', '/meeting end');
    at(50);
    await world.edit('kim', message, `/agenda add ${SECRET}`);
    expect(await everything(message)).not.toContain('spy');
    world.clock.set('2026-03-17T17:00:00.000Z');
    for (const words of ['/meeting start', '/meeting start', '/meeting end']) await world.say('ada', words);
    await world.edit('kim', message, `/agenda add ${SECRET}`);
    expect(await everything(message)).not.toContain('spy');
  });

  test('is not written down while the session is busy', async () => {
    const message = await offRecord(() => world.say('kim', 'the landlord is a spi'));
    const other = world.gavel.session('moths')?.tell(sayText('something else'), 'else');
    const editing = world.edit('kim', message, `/note ${SECRET}`);
    expect(JSON.stringify(await world.store.unhandled())).not.toContain('spy');
    await Promise.all([other, editing]);
    expect(await everything(message)).not.toContain('spy');
  });

  test('is not kept if nobody knows when that was said', async () => {
    const { room } = world;
    const base = { kind: 'edit', id: 'memory:e1', room, by: webUser('kim'), at: world.clock.now() } as const;
    await world.gavel.hear({ ...base, message: 'm1', text: `/note ${SECRET}` });
    await world.gavel.idle();
    expect(await everything('m1')).not.toContain('spy');
  });

  test.each([SECRET, `/note ${SECRET}`, `/offrecord\n${SECRET}`, `hello\n!offrecord ${SECRET}`])(
    'which stood behind the command, into %j, changes nothing',
    async (text) => {
      at(10);
      const message = await world.say('ada', '!offrecord\nthe landlord is a spi');
      at(20);
      await world.say('ada', '/onrecord');
      at(50);
      await world.edit('ada', message, text);
      expect(await everything(message)).not.toContain('spy');
    },
  );

  test('leaves what was on the record as it is: that is edited as ever', async () => {
    const note = await world.say('kim', '#info tow moths');
    await offRecord(() => world.say('kim', SECRET));
    await world.edit('kim', note, '#info two moths');
    const texts = [...world.meeting().stateOf(entriesFeature).byNumber.values()].map(({ text }) => text);
    expect(texts).toContain('two moths');
  });

  test('is shown in no other room, and what was shown before is', async () => {
    await world.stop();
    world = await meetingWorld({ rooms: ['memory:lamp-room', 'other:attic'], binding: { relay: true } });
    await world.say('ada', '/meeting start');
    const before = await world.say('kim', 'god evening');
    const both = await world.say('ada', 'so we go\n!offrecord\nthe landlord is a spi');
    at(20);
    const message = await world.say('kim', 'the landlord is a spi');
    at(30);
    await world.say('ada', '/onrecord');
    at(50);
    await world.edit('kim', message, SECRET);
    await world.edit('ada', both, `so we go\n!offrecord\n${SECRET}`);
    await world.edit('ada', both, `so we go\n${SECRET}`);
    await world.edit('kim', before, 'good evening');
    expect(await everything(message)).not.toContain('spy');
    expect(world.places[1]?.told().join('\n')).toContain('good evening');
  });
});
