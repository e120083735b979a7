import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  await world.say('ada', '/topic Traps');
});
afterEach(() => world.stop());

test('a message that is changed changes what was recorded from it', async () => {
  const message = await world.say('kim', '#info Twelve moths');
  await world.edit('kim', message, '#info Twenty moths');
  expect(world.entry(1)).toMatchObject({ kind: 'note', text: 'Twenty moths', credit: 'kim' });
  expect(world.chat.marks(message)).toEqual(['#1']);
  expect(world.chat.reactions(message)).toEqual(['✏']);
  expect((await world.events()).map(({ type }) => type)).toContain('entry.recorded');
  expect(await world.events()).toContainEqual(expect.objectContaining({ type: 'entry.revised', number: 1, by: 'kim' }));
});

test('what becomes of another kind gets the sign of that', async () => {
  const message = await world.say('kim', '#info Twelve moths\n#idea A moth trap');
  expect(world.chat.reactions(message)).toEqual(['✏', '💭']);
  await world.edit('kim', message, '#info Twelve moths\n#action @kim build a moth trap');
  expect(world.chat.reactions(message)).toEqual(['✏', '🚩']);
});

test('its owners and its date follow too, and a box that was ticked stays ticked', async () => {
  const message = await world.say('kim', '/action @kim buy lamps by 2026-03-10');
  await world.say('kim', '/done 1');
  await world.edit('kim', message, '/action @lou, @kim buy two lamps by 2026-03-12');
  expect(world.entry(1)).toMatchObject({
    text: 'buy two lamps',
    owners: ['lou', 'kim'],
    due: '2026-03-12',
    box: 'ticked',
  });
  await world.edit('kim', message, '/action @lou buy two lamps');
  expect(world.entry(1)?.due).toBeUndefined();
  expect(world.minutes()).toContain('- [x] @lou – buy two lamps\n');
});

test('each line of a message stays what it was', async () => {
  const message = await world.say('kim', '#info one\n#idea two');
  await world.edit('kim', message, '#info one!\n#idea two!');
  expect([world.entry(1)?.text, world.entry(2)?.text]).toEqual(['one!', 'two!']);
  await world.edit('kim', message, '#info one!');
  expect([world.entry(1)?.text, world.entry(2)?.text]).toEqual(['one!', 'two!']);
  expect(world.told().at(-1)).toBe("I can't tell which line is which of #1 and #2. Use /edit NUMBER TEXT for each.");
});

test('a reply that is changed changes the sub-item', async () => {
  const message = await world.say('kim', '#info Twelve moths');
  const reply = await world.say('lou', 'and a bat', message);
  await world.edit('lou', reply, 'and two bats');
  expect(world.entry(2)).toMatchObject({ parent: 1, text: 'and two bats', credit: 'lou' });
});

test('ordinary talk that a reaction recorded follows its message', async () => {
  const message = await world.say('lou', 'the lamp is broken');
  await world.react('sol', '✏', message);
  await world.edit('lou', message, 'both lamps are broken');
  expect(world.entry(1)).toMatchObject({ text: 'both lamps are broken', credit: 'lou' });
});

test('a message that is taken away takes its entry out of the minutes; the log keeps it', async () => {
  const message = await world.say('kim', '#info Twelve moths');
  const before = world.told();
  await world.remove('kim', message);
  expect(world.entry(1)).toBeUndefined();
  expect(world.told()).toEqual(before);
  expect(await world.events()).toContainEqual(expect.objectContaining({ type: 'entry.recorded' }));
});

test('the same words again, or a change of ordinary talk, change nothing', async () => {
  const message = await world.say('kim', '#info Twelve moths');
  const talk = await world.say('kim', 'hello');
  const { version } = world.meeting();
  await world.edit('kim', message, '#info Twelve moths');
  await world.edit('kim', talk, 'hello all');
  await world.remove('kim', talk);
  expect(world.meeting().version).toBe(version);
  expect(world.chat.marks(message)).toEqual(['#1']);
});

test("somebody else's message is not theirs to change, whatever the platform lets them do", async () => {
  const message = await world.say('kim', '#info Twelve moths');
  await world.remove('lou', message);
  expect(world.entry(1)?.text).toBe('Twelve moths');
  expect(world.told().at(-1)).toBe("Only #1's author, the chair or the secretary can change it.");
});

test('a motion stays as it was voted on, whatever becomes of its message, and nothing becomes a motion', async () => {
  const motion = await world.say('ada', '/vote Buy lamps');
  await world.edit('ada', motion, '/vote Sell lamps');
  expect(world.entry(1)?.text).toBe('Buy lamps');
  expect(world.told().at(-1)).toBe('The vote on #1 is open. Until someone votes, /edit 1 TEXT changes the question.');
  await world.say('kim', '/present');
  await world.say('kim', '/vote yes');
  for (const close of [false, true]) {
    if (close) await world.say('ada', '/vote close');
    await world.edit('ada', motion, '/vote Sell lamps');
    expect(world.told().at(-1)).toContain("so it can't change.");
    await world.edit('ada', motion, '#info Buy lamps');
    expect(world.told().at(-1)).toContain("so it can't change.");
    await world.remove('ada', motion);
    expect(world.told().at(-1)).toContain("so it can't change.");
  }
  expect(world.entry(1)).toMatchObject({ kind: 'motion', text: 'Buy lamps' });
  await world.say('ada', '/meeting end');
  await world.edit('ada', motion, '/vote Sell lamps');
  await world.say('ada', '/edit 1 Sell lamps');
  await world.say('ada', 's/Buy/Sell/');
  await world.say('ada', '/undo 1');
  expect(await world.forge.diff('minutes-2026-03-03')).toContain('Buy lamps (vote: 1 in favor)');
});

test('lines beside a motion in one message are still amended', async () => {
  const message = await world.say('ada', '#info Twelve moths\n#startvote Buy lamps');
  await world.edit('ada', message, '#info Twenty moths\n#startvote Buy lamps');
  expect(world.entry(1)?.text).toBe('Twenty moths');
});

test('what cannot be recorded changes nothing, and is told', async () => {
  const message = await world.say('kim', '#action @kim buy lamps');
  await world.edit('kim', message, '#action @kimm buy lamps');
  expect(world.entry(1)?.owners).toEqual(['kim']);
  expect(world.told().at(-1)).toContain("I don't know @kimm. Did you mean @kim?");
});

test('after the end the minutes are proposed again, and once they are approved they stay', async () => {
  const message = await world.say('kim', '#info Twelve moths');
  await world.say('ada', '/meeting end');
  await world.edit('kim', message, '#info Twenty moths');
  const path = 'minutes/2026-03-03.md';
  expect(await world.forge.diff('minutes-2026-03-03')).toContain('Twenty moths');
  await world.say('kim', '/meeting approve');
  await world.say('lou', '/meeting approve');
  expect(await world.forge.read(path)).toContain('Twenty moths');
  await world.edit('kim', message, '#info No moths');
  expect(await world.forge.read(path)).toContain('Twenty moths');
});

test('all are told where a change takes approvals back; else the changed message tells enough', async () => {
  const message = await world.say('kim', '#info Twelve moths');
  await world.edit('kim', message, '#info Twenty moths');
  await world.say('ada', '/meeting end');
  await world.edit('kim', message, '#info Thirty moths');
  expect(world.told().filter((text) => text.includes('changed #1'))).toEqual([]);
  await world.say('lou', '/meeting approve');
  await world.edit('kim', message, '#info Forty moths');
  expect(world.told()).toContain('@kim changed #1. The minutes need approving again.');
  await world.say('lou', '/meeting approve');
  await world.say('sol', '/edit 1 Fifty moths');
  const told = world.told().filter((text) => text.includes('Fifty'));
  expect(told).toEqual(['@sol changed #1: "Forty moths" → "Fifty moths". The minutes need approving again.']);
  await world.say('lou', '/meeting approve');
  await world.remove('kim', message);
  expect(world.told()).toContain('@kim removed #1. The minutes need approving again.');
});

test('what was changed while nobody led a meeting is not even written down', async () => {
  await world.say('ada', '/meeting end');
  const by = { platform: 'web', id: 'kim', name: 'Kim' };
  const edit = { kind: 'edit', id: 'memory:e1', room: world.room, by, at: world.clock.now() } as const;
  await world.gavel.hear({ ...edit, message: 'memory:unknown', text: 'gossip' });
  // True where the id was not known: it was never written.
  expect(await world.store.hear({ id: edit.id, group: 'moths', heard: { ...edit, message: 'm', text: '' } })).toBe(
    true,
  );
});
