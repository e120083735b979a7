import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  await world.say('ada', '/topic Traps');
});
afterEach(() => world.stop());

const SECRET = 'the landlord is a spy';

/** Everything that the store was ever given, as text. */
async function everything(): Promise<string> {
  return JSON.stringify([await world.events(), await world.store.unhandled(), world.chat.sent]);
}

test('the minutes show that it happened and how long, and nothing else', async () => {
  await world.say('ada', '/offrecord');
  world.clock.set('2026-03-03T17:10:00.000Z');
  await world.say('kim', SECRET);
  await world.say('ada', '/onrecord');
  expect(world.told().at(-1)).toBe('On the record again, after 15 minutes.');
  await world.say('kim', '#info Twelve moths');
  expect(world.minutes()).toContain('- Off the record for 15 minutes\n- @kim – Twelve moths\n');
});

describe('off the record', () => {
  beforeEach(() => world.say('ada', '/offrecord'));

  test.each([
    ['a command', `/note ${SECRET}`],
    ['a MeetBot line', `#info ${SECRET}`],
    ['several lines', `#info ${SECRET}\n/action @kim ${SECRET}`],
    ['what is no command', `/secretly ${SECRET}`],
    ['a correction', `s/moths/${SECRET}/`],
    ['what is no name', `/present ${SECRET}`],
    ['a link', `https://example.org/${SECRET}`],
  ])('%s is not kept', async (_, said) => {
    const { version } = world.meeting();
    await world.say('kim', said);
    expect(await everything()).not.toContain('spy');
    expect(world.meeting().version).toBe(version);
  });

  test('whoever tries to record is told, privately, and that nothing was kept', async () => {
    await world.say('kim', `/note ${SECRET}`);
    expect(world.told().at(-1)).toMatch(/^We're off the record, so that wasn't saved/u);
    expect(world.chat.sent.at(-1)?.outgoing.kind).toBe('answer');
  });

  test('replies, changed messages and what reactions are to are not kept', async () => {
    await world.say('ada', '/onrecord');
    const note = await world.say('kim', '#info Twelve moths');
    await world.say('ada', '/offrecord');
    await world.say('lou', SECRET, note);
    await world.edit('kim', note, `#info ${SECRET}`);
    const talk = await world.say('lou', SECRET);
    await world.react('sol', '✏', talk);
    expect(await everything()).not.toContain('spy');
    expect(world.entry(2)?.text).toBe('Twelve moths');
  });

  test('the roll call goes on, and the meeting can be ended', async () => {
    await world.say('kim', '/present');
    await world.say('ada', '/present @lou');
    expect(world.told().join('\n')).toMatch(/@kim is counted as present\.[^]*@lou is counted as present\./u);
    world.clock.set('2026-03-03T16:56:00.000Z');
    await world.say('ada', '/meeting end');
    expect(await world.forge.diff('minutes-2026-03-03')).toContain('Off the record for 1 minute');
  });

  test('only those who lead say so', async () => {
    await world.say('kim', '/onrecord');
    expect(world.told().at(-1)).toContain('Only the chair or secretary can do that');
  });

  test('a slip of the finger is answered with what was meant', async () => {
    await world.say('ada', '/onrecrod');
    expect(world.told().at(-1)).toContain('Did you mean /onrecord?');
  });
});

const by = (id: string) => ({ platform: 'web', id, name: id });

test('what follows in the same breath is off the record already', async () => {
  const heard = { kind: 'message', room: world.room, at: world.clock.now(), visible: true } as const;
  const note = await world.say('kim', '#info Twelve moths');
  await Promise.all([
    world.gavel.hear({ ...heard, id: 'm:1', message: 'm:1', by: by('ada'), text: '/offrecord' }),
    world.gavel.hear({ ...heard, id: 'm:2', message: 'm:2', by: by('lou'), text: SECRET, replyTo: note }),
    world.gavel.hear({ ...heard, id: 'm:3', message: 'm:3', by: by('lou'), text: `/note ${SECRET}` }),
  ]);
  await world.gavel.idle();
  expect(await everything()).not.toContain('spy');
});
