// What members ask in a direct message is answered there, about the group that they mean.
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { testDirectory } from '../../../test/doubles/directory.ts';
import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { smallGroup } from '../../../test/doubles/small-group.ts';
import { memoryForge } from '../../forge/memory/memory.ts';
import { plainText } from '../../meeting/message.ts';
import type { OutgoingMessage } from '../../ports/chat.ts';

const DIRECT = 'memory:between-us';
const AT = '2026-03-03T16:56:00.000Z';
const by = (id: string) => ({ platform: 'memory', id, name: id });

const withIds = (handles: readonly string[]) =>
  testDirectory(
    smallGroup().directory.members.flatMap((one) =>
      handles.includes(one.handle) ? [{ ...one, aliases: [...one.aliases, `${one.handle}-memory`] }] : [],
    ),
  );
const lampRoom = { group: smallGroup(), rooms: ['memory:lamp-room'], forge: memoryForge() };
const cave = {
  group: { ...smallGroup(), id: 'bats', name: 'Bat Watch', directory: withIds(['kim', 'sol']) },
  rooms: ['memory:cave'],
  forge: memoryForge(),
};

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld({ at: AT, deps: { bindings: [lampRoom, cave] } });
});
afterEach(() => world.stop());

/** Says it to Gavel alone, and gives what Gavel sent for it. */
async function ask(who: string, text: string): Promise<readonly OutgoingMessage[]> {
  const before = world.chat.sent.length;
  await world.chat.say({ room: DIRECT, by: { ...by(who), platform: 'web' }, at: AT, text, direct: true });
  await world.gavel.idle();
  return world.chat.sent.slice(before).map(({ outgoing }) => outgoing);
}
const sendsRegrets = async (group: string): Promise<boolean> =>
  JSON.stringify(await world.store.read(`${group}/1`)).includes('roll-call.regrets');
const inWords = (sent: readonly OutgoingMessage[]): string[] => sent.map(({ message }) => plainText(message));

test.each(['/meeting status', '!meeting status', 'status', 'moths: status', 'Moth counters status', 'moths'])(
  '%j is answered in a direct message, and nowhere else',
  async (text) => {
    const sent = await ask('ada', text);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ kind: 'direct', room: 'memory:lamp-room', to: { id: 'ada' } });
    expect(inWords(sent)[0]).toMatch(/^Moth counters: roll call open/u);
  },
);

test('who is in several groups is asked which one they mean, and says so', async () => {
  const asked = await ask('kim', '/regrets');
  expect(inWords(asked)).toEqual([
    "You're in Moth counters and Bat Watch. Start with the one you mean, like moths: agenda.",
  ]);
  expect(asked[0]?.kind).toBe('direct');
  await ask('kim', 'bats: /regrets');
  expect([await sendsRegrets('moths'), await sendsRegrets('bats')]).toEqual([false, true]);
});

test.each(['/agenda bats', '/meeting bats agenda', 'Bat Watch: agenda', 'agenda for bats'])(
  '%j names the group',
  async (text) => {
    const sent = await ask('kim', text);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ kind: 'direct', room: 'memory:cave' });
    expect(inWords(sent)[0]).toContain('Traps');
  },
);

test('a name among the words of an agenda item chooses no group', async () => {
  expect(inWords(await ask('kim', '/agenda add Ask the bats'))[0]).toMatch(/Start with the one you mean/u);
});

test('help is the same in all groups', async () => {
  const sent = await ask('kim', 'help');
  expect(inWords(sent).join('\n')).not.toMatch(/the one you mean/u);
  expect(sent.every(({ kind }) => kind === 'direct')).toBe(true);
});

test('what everybody must know is in the room as well', async () => {
  const sent = await ask('ada', '/agenda add New lamps');
  expect(inWords(sent.filter(({ kind }) => kind === 'direct'))).toEqual([
    'Added to the agenda as topic 3. /topic remove 3 undoes this.',
  ]);
  expect(world.told().filter((words) => words.includes('New lamps'))).toHaveLength(1);
  expect(world.minutes()).toContain('New lamps');
});

test.each(['/meeting start', '/note a moth', '/vote Shall we?', '/topic Traps', '/meeting next 2026-04-01 16:00'])(
  '%j belongs where everybody sees it',
  async (text) => {
    const before = (await world.events()).length;
    expect(inWords(await ask('ada', text))).toEqual([
      "That's for everyone to see. Type it in the room of Moth counters.",
    ]);
    expect(await world.events()).toHaveLength(before);
  },
);

test('who is in no group is told so in one line, and nothing else happens', async () => {
  const sent = await ask('mallory', '/agenda add A trap');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ kind: 'direct', to: { id: 'mallory' } });
  expect(inWords(sent)[0]).toMatch(/^I don't know you as a member/u);
  expect(world.minutes()).not.toContain('A trap');
});

test('the same message twice is answered once', async () => {
  const { chat, gavel } = world;
  const said = { room: DIRECT, by: { ...by('kim'), platform: 'web' }, at: AT, text: 'agenda', direct: true } as const;
  const message = { kind: 'message', id: 'memory:d1', message: 'd1', visible: true, ...said } as const;
  const before = chat.sent.length;
  await gavel.hear(message);
  await gavel.hear(message);
  await gavel.hear({ ...message, id: 'memory:d2', text: 'moths: /agenda add Nets' });
  await gavel.hear({ ...message, id: 'memory:d2', text: 'moths: /agenda add Nets' });
  await gavel.idle();
  expect(inWords(chat.sent.slice(before).map(({ outgoing }) => outgoing))).toHaveLength(2);
  expect(world.minutes().split('Nets')).toHaveLength(2);
});

test('off the record, what is typed with a command is not kept, and whoever asks counts as nowhere', async () => {
  for (const words of ['/meeting start', '/meeting start', '/offrecord']) await world.say('sol', words);
  expect(inWords(await ask('ada', '/agenda add The landlord is a spy'))[0]).toMatch(/off the record/u);
  await world.say('sol', '/onrecord');
  await ask('lou', '/agenda add Lanterns');
  expect(world.minutes()).not.toContain('spy');
  expect(world.minutes().split('## Agenda')[0]).not.toContain('lou');
});
