// A forge that never answers, and what goes on without it.
import { expect, test } from '@jest/globals';

import { until } from '../../test/doubles/eventually.ts';
import { meetingWorldOver } from '../../test/doubles/meeting-world.ts';
import { webUser } from '../../test/doubles/secretary.ts';
import { memoryForge } from '../forge/memory/memory.ts';

const by = webUser('ada');

test('while the forge hangs, the next meeting is planned and its roll call stands in time', async () => {
  const hung = Promise.withResolvers<never>();
  const asked = Promise.withResolvers<void>();
  const forge = {
    ...memoryForge(),
    propose: () => {
      asked.resolve();
      return hung.promise;
    },
  };
  const world = await meetingWorldOver(forge, { at: '2026-03-03T17:00:00.000Z' });
  const { clock, room } = world;
  const told = (): string => world.told().join('\n');
  // Not for Gavel to be idle: it is at work until the forge answers.
  const say = (text: string): Promise<string> => world.chat.say({ room, by, at: clock.now(), text });
  const tells = (words: string): Promise<unknown> => until(() => told().includes(words));
  for (const text of ['/meeting start', '/meeting end']) await say(text);
  await asked.promise;
  await tells('Minutes written');
  await say('/agenda add Moon traps');
  await tells('added "Moon traps" to the agenda');
  for (let at = clock.next(); at !== undefined && at <= '2026-03-17T17:00:00.000Z'; at = clock.next()) {
    clock.set(at);
    await new Promise((next) => void setImmediate(next));
  }
  const rollCalls = (): number => told().split('Roll call').length - 1;
  await until(() => rollCalls() > 1);
  expect(rollCalls()).toBe(2);
  hung.reject(new Error('The test is over'));
  await world.stop();
});
