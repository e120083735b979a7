// A meeting that an older version opened, whose agenda has a message of its own.
import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../test/doubles/meeting-world.ts';
import { sayText } from '../meeting/message.ts';
import { memoryStore } from '../store/memory/memory.ts';

test('a message that no meeting gets any more is kept up to date where a room has it', async () => {
  const durable = memoryStore();
  const before = await meetingWorld({ durable });
  const { room } = before;
  for (const _ of ['gather', 'start']) await before.say('ada', '/meeting start');
  await before.stop();
  const outgoing = { kind: 'post', id: 'old', room, message: sayText('Agenda of an older version') } as const;
  const subject = { stream: 'moths/1', about: 'agenda' };
  await durable.store.commit({ outbox: [{ id: 'old', room, outgoing, view: 'moths/1/agenda', subject }] });

  const world = await meetingWorld({ at: '2026-03-03T17:05:00.000Z', durable });
  const agendas = (): string[] => world.told().filter((words) => words.startsWith('Agenda'));
  const rollCalls = (): string[] => world.told().filter((words) => words.startsWith('Roll call'));
  expect(agendas()).toEqual(['Agenda of an older version']);
  await world.say('ada', '/topic Lamps');
  expect(agendas()).toEqual([expect.stringMatching(/^Agenda\n- 1\. Traps\n- 2\. Lamps ◀/u)]);
  expect(world.timeline.at(-1)?.text).toContain('Lamps ◀');
  await world.say('ada', '/meeting end');
  await world.turnTo('2026-03-17T16:30:00.000Z');
  expect(rollCalls().at(-1)).toContain('Agenda\n- 1. Traps\n- 2. Lamps');
  expect(agendas()).toHaveLength(1);
  await world.stop();
});
