// A forge that never answers, and what goes on without it.
import { expect, test } from '@jest/globals';

import { until } from '../../test/doubles/eventually.ts';
import { moths } from '../../test/doubles/moths.ts';
import { testSecretary, webUser } from '../../test/doubles/secretary.ts';
import { memoryChat } from '../chat/memory/memory.ts';
import { handClock } from '../clock/hand.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import { plainText } from '../meeting/message.ts';
import { memoryStore } from '../store/memory/memory.ts';

const ROOM = 'memory:lamp-room';
const by = webUser('ada');

test('while the forge hangs, the next meeting is planned and its roll call stands in time', async () => {
  const chat = memoryChat('memory');
  const clock = handClock('2026-03-03T17:00:00.000Z');
  const hung = Promise.withResolvers<never>();
  const asked = Promise.withResolvers<void>();
  const forge = {
    ...memoryForge(),
    propose: () => {
      asked.resolve();
      return hung.promise;
    },
  };
  const bindings = [{ group: moths(), rooms: [ROOM], forge }];
  const gavel = testSecretary({ ...memoryStore(), clock, chats: [chat], bindings });
  await gavel.start();
  await gavel.idle();
  const told = (): string => chat.sent.map(({ outgoing }) => plainText(outgoing.message)).join('\n');
  // Not for Gavel to be idle: it is at work until the forge answers.
  const tells = (words: string): Promise<unknown> => until(() => told().includes(words));
  for (const text of ['/meeting start', '/meeting end']) await chat.say({ room: ROOM, by, at: clock.now(), text });
  await asked.promise;
  await tells('Minutes written');
  await chat.say({ room: ROOM, by, at: clock.now(), text: '/agenda add Moon traps' });
  await tells('put “Moon traps” on the agenda');
  for (let at = clock.next(); at !== undefined && at <= '2026-03-17T17:00:00.000Z'; at = clock.next()) {
    clock.set(at);
    await new Promise((next) => void setImmediate(next));
  }
  const rollCalls = (): number => told().split('Roll call').length - 1;
  await until(() => rollCalls() > 1);
  expect(rollCalls()).toBe(2);
  hung.reject(new Error('The test is over'));
  await gavel.stop();
});
