import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { eventually } from '../../../test/doubles/eventually.ts';
import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { plainText } from '../../meeting/message.ts';
import { presentNow } from '../../meeting/roll-call.ts';
import type { MessageId, Outgoing } from '../../ports/chat.ts';

// The platform shows a message before it has told Gavel the message's id: people are quick, and answers get lost.

const AT = '2026-03-03T16:55:00.000Z';

let world: MeetingWorld;
/** Lets the platform answer. */
let answer: () => void;
let fails: boolean;

const isRollCall = (outgoing: Outgoing): boolean =>
  outgoing.kind === 'post' && plainText(outgoing.message).startsWith('Roll call');

beforeEach(async () => {
  world = await meetingWorld({ at: '2026-03-03T12:00:00.000Z' });
  fails = false;
  let isFirst = true;
  answer = () => undefined;
  const { chat } = world;
  const send = chat.send.bind(chat);
  chat.send = async (outgoing) => {
    const message = await send(outgoing);
    if (!isFirst || !isRollCall(outgoing)) return message;
    isFirst = false;
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    if (fails) throw new Error('the answer was lost');
    return message;
  };
});
afterEach(async () => {
  answer();
  await world.stop();
});

const present = (): readonly string[] => presentNow(world.meeting());
const hand = { by: webUser('kim'), at: AT, emoji: '✋' };

/** The roll call as the room sees it, whose id Gavel does not know. */
function rollCallSeen(): Promise<MessageId> {
  world.clock.set(AT);
  const found = async () => world.chat.sent.find(({ outgoing }) => isRollCall(outgoing))?.message;
  return eventually('the roll call', found, 1);
}

/** Lets everything that can go on go on, but for what waits. */
const meanwhile = async (): Promise<void> => {
  for (let i = 0; i < 50; i += 1) await new Promise((again) => void setImmediate(again));
};

test('a hand on a roll call that the room sees already counts, when the platform has told which message it is', async () => {
  const message = await rollCallSeen();
  const heard = world.chat.react({ ...hand, room: world.room, message });
  await meanwhile();
  expect(present()).toEqual([]);
  answer();
  await heard;
  await world.gavel.idle();
  expect(present()).toEqual(['kim']);
});

test('where the platform takes long, the hand is acknowledged all the same', async () => {
  const message = await rollCallSeen();
  const heard = world.chat.react({ ...hand, room: world.room, message });
  await meanwhile();
  world.clock.set('2026-03-03T16:55:02.000Z');
  await heard;
  expect(present()).toEqual([]);
});

test('a reaction to somebody’s own message waits for nothing once nothing is being sent', async () => {
  const said = await world.chat.say({ room: world.room, by: webUser('lou'), at: AT, text: 'good evening' });
  await rollCallSeen();
  const heard = world.chat.react({ ...hand, room: world.room, emoji: '🚩', message: said });
  fails = true;
  answer();
  await heard;
  await world.gavel.idle();
  expect(present()).toEqual([]);
});
