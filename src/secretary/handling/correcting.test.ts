import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';

let stage: MeetingWorld;
beforeEach(async () => {
  stage = await meetingWorld();
  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/topic Traps');
});
afterEach(() => stage.stop());

test('a message that is changed changes what was recorded from it', async () => {
  const message = await stage.say('kim', '#info Twelve moths');
  await stage.edit('kim', message, '#info Twenty moths');
  expect(stage.entry(1)).toMatchObject({ kind: 'note', text: 'Twenty moths', credit: 'kim' });
  expect(stage.chat.marks(message)).toEqual(['#1']);
  expect(stage.chat.reactions(message)).toEqual(['✏']);
  expect((await stage.events()).map(({ type }) => type)).toContain('entry.recorded');
  expect(await stage.events()).toContainEqual(expect.objectContaining({ type: 'entry.revised', number: 1, by: 'kim' }));
});

test('what becomes of another kind gets the sign of that', async () => {
  const message = await stage.say('kim', '#info Twelve moths\n#idea A moth trap');
  expect(stage.chat.reactions(message)).toEqual(['✏', '💭']);
  await stage.edit('kim', message, '#info Twelve moths\n#action @kim build a moth trap');
  expect(stage.chat.reactions(message)).toEqual(['✏', '🚩']);
});

test('its owners and its date follow too, and a box that was ticked stays ticked', async () => {
  const message = await stage.say('kim', '/action @kim buy lamps by 2026-03-10');
  await stage.say('kim', '/done 1');
  await stage.edit('kim', message, '/action @lou, @kim buy two lamps by 2026-03-12');
  expect(stage.entry(1)).toMatchObject({
    text: 'buy two lamps',
    owners: ['lou', 'kim'],
    due: '2026-03-12',
    box: 'ticked',
  });
  await stage.edit('kim', message, '/action @lou buy two lamps');
  expect(stage.entry(1)?.due).toBeUndefined();
  expect(stage.minutes()).toContain('- [x] @lou – buy two lamps\n');
});

test('each line of a message stays what it was', async () => {
  const message = await stage.say('kim', '#info one\n#idea two');
  await stage.edit('kim', message, '#info one!\n#idea two!');
  expect([stage.entry(1)?.text, stage.entry(2)?.text]).toEqual(['one!', 'two!']);
  await stage.edit('kim', message, '#info one!');
  expect([stage.entry(1)?.text, stage.entry(2)?.text]).toEqual(['one!', 'two!']);
  expect(stage.told().at(-1)).toBe('I cannot tell which line became which of #1, #2: say /edit N TEXT for each.');
});

test('a reply that is changed changes the sub-item', async () => {
  const message = await stage.say('kim', '#info Twelve moths');
  const reply = await stage.say('lou', 'and a bat', message);
  await stage.edit('lou', reply, 'and two bats');
  expect(stage.entry(2)).toMatchObject({ parent: 1, text: 'and two bats', credit: 'lou' });
});

test('ordinary talk that a reaction recorded follows its message', async () => {
  const message = await stage.say('lou', 'the lamp is broken');
  await stage.react('sol', '✏', message);
  await stage.edit('lou', message, 'both lamps are broken');
  expect(stage.entry(1)).toMatchObject({ text: 'both lamps are broken', credit: 'lou' });
});

test('a message that is taken away takes its entry out of the minutes; the log keeps it', async () => {
  const message = await stage.say('kim', '#info Twelve moths');
  await stage.remove('kim', message);
  expect(stage.entry(1)).toBeUndefined();
  expect(stage.told().at(-1)).toBe('Removed #1 from the minutes, as its message is gone.');
  expect(await stage.events()).toContainEqual(expect.objectContaining({ type: 'entry.recorded' }));
});

test('the same words again, or a change of ordinary talk, change nothing', async () => {
  const message = await stage.say('kim', '#info Twelve moths');
  const talk = await stage.say('kim', 'hello');
  const { version } = stage.meeting();
  await stage.edit('kim', message, '#info Twelve moths');
  await stage.edit('kim', talk, 'hello all');
  await stage.remove('kim', talk);
  expect(stage.meeting().version).toBe(version);
  expect(stage.chat.marks(message)).toEqual(['#1']);
});

test("somebody else's message is not theirs to change, whatever the platform lets them do", async () => {
  const message = await stage.say('kim', '#info Twelve moths');
  await stage.remove('lou', message);
  expect(stage.entry(1)?.text).toBe('Twelve moths');
  expect(stage.told().at(-1)).toBe('#1 is not yours: its author, a chair or the secretary can.');
});

test('a motion stays as it was voted on, whatever becomes of its message, and nothing becomes a motion', async () => {
  const motion = await stage.say('ada', '/vote Buy lamps');
  await stage.edit('ada', motion, '/vote Sell lamps');
  expect(stage.entry(1)?.text).toBe('Buy lamps');
  expect(stage.told().at(-1)).toBe('The vote on #1 is open: /edit 1 TEXT changes what it asks until somebody votes.');
  await stage.say('kim', '/present');
  await stage.say('kim', '/vote yes');
  for (const close of [false, true]) {
    if (close) await stage.say('ada', '/vote close');
    await stage.edit('ada', motion, '/vote Sell lamps');
    expect(stage.told().at(-1)).toContain('so it stays as it was voted on.');
    await stage.edit('ada', motion, '#info Buy lamps');
    expect(stage.told().at(-1)).toContain('so it stays as it was voted on.');
    await stage.remove('ada', motion);
    expect(stage.told().at(-1)).toContain('so it stays as it was voted on.');
  }
  expect(stage.entry(1)).toMatchObject({ kind: 'motion', text: 'Buy lamps' });
  await stage.say('ada', '/meeting end');
  await stage.edit('ada', motion, '/vote Sell lamps');
  await stage.say('ada', '/edit 1 Sell lamps');
  await stage.say('ada', 's/Buy/Sell/');
  await stage.say('ada', '/undo 1');
  expect(await stage.forge.diff('minutes-2026-03-03')).toContain('Buy lamps (vote: 1 in favor)');
});

test('lines beside a motion in one message are still amended', async () => {
  const message = await stage.say('ada', '#info Twelve moths\n#startvote Buy lamps');
  await stage.edit('ada', message, '#info Twenty moths\n#startvote Buy lamps');
  expect(stage.entry(1)?.text).toBe('Twenty moths');
});

test('what cannot be recorded changes nothing, and is told', async () => {
  const message = await stage.say('kim', '#action @kim buy lamps');
  await stage.edit('kim', message, '#action @kimm buy lamps');
  expect(stage.entry(1)?.owners).toEqual(['kim']);
  expect(stage.told().at(-1)).toContain('I do not know @kimm. Did you mean @kim?');
});

test('after the end the minutes are proposed again, and once they are approved they stay', async () => {
  const message = await stage.say('kim', '#info Twelve moths');
  await stage.say('ada', '/meeting end');
  await stage.edit('kim', message, '#info Twenty moths');
  const path = 'minutes/2026-03-03.md';
  expect(await stage.forge.diff('minutes-2026-03-03')).toContain('Twenty moths');
  await stage.say('kim', '/meeting approve');
  await stage.say('lou', '/meeting approve');
  expect(await stage.forge.read(path)).toContain('Twenty moths');
  await stage.edit('kim', message, '#info No moths');
  expect(await stage.forge.read(path)).toContain('Twenty moths');
});

test('all are told where a change takes approvals back; else the changed message tells enough', async () => {
  const message = await stage.say('kim', '#info Twelve moths');
  await stage.edit('kim', message, '#info Twenty moths');
  await stage.say('ada', '/meeting end');
  await stage.edit('kim', message, '#info Thirty moths');
  expect(stage.told().filter((text) => text.includes('changed #1'))).toEqual([]);
  await stage.say('lou', '/meeting approve');
  await stage.edit('kim', message, '#info Forty moths');
  expect(stage.told()).toContain('@kim changed #1. The minutes need their approvals again.');
  await stage.say('lou', '/meeting approve');
  await stage.say('sol', '/edit 1 Fifty moths');
  const told = stage.told().filter((text) => text.includes('Fifty'));
  expect(told).toEqual(['@sol changed #1: “Forty moths” → “Fifty moths”. The minutes need their approvals again.']);
  await stage.say('lou', '/meeting approve');
  await stage.remove('kim', message);
  expect(stage.told()).toContain('@kim removed #1. The minutes need their approvals again.');
});

test('what was changed while nobody led a meeting is not even written down', async () => {
  await stage.say('ada', '/meeting end');
  const by = { platform: 'web', id: 'kim', name: 'Kim' };
  const edit = { kind: 'edit', id: 'memory:e1', room: stage.room, by, at: stage.clock.now() } as const;
  await stage.gavel.hear({ ...edit, message: 'memory:unknown', text: 'gossip' });
  // True where the id was not known: it was never written.
  expect(await stage.store.hear({ id: edit.id, group: 'moths', heard: { ...edit, message: 'm', text: '' } })).toBe(
    true,
  );
});
