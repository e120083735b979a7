import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../../test/doubles/meeting-world.ts';

// What people are told of an action that Gavel understood, and who of them.

const begun = async (rooms: readonly [string, ...string[]]) => {
  const world = await meetingWorld({ rooms, binding: { relay: false } });
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  return { world, before: world.timeline.length };
};

const isView = (text: string): boolean => /^(?:Agenda|Present|Roll call|Who is here)/u.test(text);

test('who typed it is told alone what was understood, if their platform can', async () => {
  const { world, before } = await begun(['web:lamp-room']);
  await world.say('ada', '/action kim mend the trap by the 20th');
  const told = world.timeline.slice(before).filter(({ text }) => !isView(text));
  expect(told).toEqual([{ at: '2026-03-03T16:55', to: 'ada', text: '#1 @kim: mend the trap, due Friday 20 March' }]);
  await world.stop();
});

test('what says all of it itself is not told again', async () => {
  const { world, before } = await begun(['web:lamp-room']);
  await world.say('ada', '/action @kim mend the trap by 2026-03-20');
  expect(world.timeline.slice(before).filter(({ text }) => !isView(text))).toEqual([]);
  await world.stop();
});

test('no room has one line more on a platform that tells nobody alone; the agenda there has the day', async () => {
  const { world, before } = await begun(['matrix:lamp-room']);
  await world.say('ada', '/action kim mend the trap by the 20th');
  const told = world.timeline.slice(before);
  expect(told.filter(({ text }) => !isView(text))).toEqual([]);
  expect(told.map(({ text }) => text).join('\n')).toContain('[ ] #1 @kim – mend the trap (due Fri 20 Mar)');
  await world.stop();
});

test('a room that saw nothing of it is shown it with its day', async () => {
  const { world } = await begun(['web:lamp-room', 'matrix:lamp-room']);
  await world.say('ada', '/action kim mend the trap by the 20th');
  const [, matrix] = world.places;
  expect(
    matrix
      ?.told()
      .filter((text) => !isView(text))
      .at(-1),
  ).toBe('#1 @kim – mend the trap, due Friday 20 March');
  await world.stop();
});

test('the question is one message in each room, and a keycap answers it there', async () => {
  const { world, before } = await begun(['web:lamp-room']);
  await world.say('ada', '/action @kim mend the trap by next friday');
  const told = world.timeline.slice(before).filter(({ text }) => !isView(text));
  expect(told.map(({ text }) => text)).toEqual([
    '#1: mend the trap by next friday – which one do you mean?\n1⃣ due Friday 6 March   2⃣ due Friday 13 March',
  ]);
  await world.react('kim', '2⃣', world.showing('which one do you mean?'));
  expect(world.entry(1)).toMatchObject({ text: 'mend the trap', due: '2026-03-13', owners: ['kim'] });
  expect(world.timeline.at(-1)?.text).toBe('#1 @kim: mend the trap, due Friday 13 March');
  await world.stop();
});
