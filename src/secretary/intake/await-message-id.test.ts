import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { eventually } from '../../../test/doubles/eventually.ts';
import { moths } from '../../../test/doubles/moths.ts';
import { currentMeeting, testSecretary, webUser } from '../../../test/doubles/secretary.ts';
import { memoryChat, type MemoryChat } from '../../chat/memory/memory.ts';
import { handClock, type HandClock } from '../../clock/hand.ts';
import { memoryForge } from '../../forge/memory/memory.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { plainText } from '../../meeting/message.ts';
import { presentNow } from '../../meeting/roll-call.ts';
import type { Chat, MessageId, Outgoing } from '../../ports/chat.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import type { Secretary } from '../secretary.ts';

// The platform shows a message before it has told Gavel the message's id: people are quick, and answers get lost.

const ROOM = 'memory:lamp-room';
const AT = '2026-03-03T16:55:00.000Z';

let chat: MemoryChat;
let clock: HandClock;
let gavel: Secretary;
/** Lets the platform answer. */
let answer: () => void;
let fails: boolean;

beforeEach(async () => {
  chat = memoryChat('memory');
  clock = handClock('2026-03-03T12:00:00.000Z');
  fails = false;
  let isFirst = true;
  answer = () => undefined;
  const slow: Chat = {
    ...chat,
    async send(outgoing: Outgoing) {
      const message = await chat.send(outgoing);
      if (!isFirst || outgoing.kind !== 'post' || !plainText(outgoing.message).startsWith('Roll call')) return message;
      isFirst = false;
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      if (fails) throw new Error('the answer was lost');
      return message;
    },
  };
  gavel = testSecretary({
    ...memoryStore(),
    clock,
    chats: [slow],
    bindings: [{ group: moths(), rooms: [ROOM], forge: memoryForge() }],
  });
  await gavel.start();
  await gavel.idle();
});
afterEach(async () => {
  answer();
  await gavel.stop();
});

const meeting = (): Meeting => currentMeeting(gavel, 'moths');

const isRollCall = ({ outgoing }: MemoryChat['sent'][number]): boolean =>
  plainText(outgoing.message).startsWith('Roll call');

/** The roll call as the room sees it, whose id Gavel does not know. */
function rollCallSeen(): Promise<MessageId> {
  clock.set(AT);
  return eventually('the roll call', async () => chat.sent.find(isRollCall)?.message, 1);
}

/** Lets everything that can go on go on, but for what waits. */
const meanwhile = async (): Promise<void> => {
  for (let i = 0; i < 50; i += 1) await new Promise((again) => void setImmediate(again));
};

test('a hand on a roll call that the room sees already counts, when the platform has told which message it is', async () => {
  const message = await rollCallSeen();
  const heard = chat.react({ room: ROOM, by: webUser('kim'), at: AT, emoji: '✋', message });
  await meanwhile();
  expect(presentNow(meeting())).toEqual([]);
  answer();
  await heard;
  await gavel.idle();
  expect(presentNow(meeting())).toEqual(['kim']);
});

test('where the platform takes long, the hand is acknowledged all the same', async () => {
  const message = await rollCallSeen();
  const heard = chat.react({ room: ROOM, by: webUser('kim'), at: AT, emoji: '✋', message });
  await meanwhile();
  clock.set('2026-03-03T16:55:02.000Z');
  await heard;
  expect(presentNow(meeting())).toEqual([]);
});

test('a reaction to somebody’s own message waits for nothing once nothing is being sent', async () => {
  const said = await chat.say({ room: ROOM, by: webUser('lou'), at: AT, text: 'good evening' });
  await rollCallSeen();
  const heard = chat.react({ room: ROOM, by: webUser('kim'), at: AT, emoji: '🚩', message: said });
  fails = true;
  answer();
  await heard;
  await gavel.idle();
  expect(presentNow(meeting())).toEqual([]);
});
