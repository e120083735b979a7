import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { meetingDomain } from '../../features/meeting-domain.ts';
import { ENGLISH } from '../../language/language.ts';
import { addMilliseconds } from '../../meeting/add-milliseconds.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import { speakerPace, type SpeakerLimit } from './speaker-pace.ts';

const LIMIT: SpeakerLimit = { burst: 40, perMinute: 60 };

async function stage(): Promise<MeetingWorld> {
  const opened = await meetingWorld({ deps: { pace: speakerPace(LIMIT, meetingDomain.words) } });
  await opened.say('ada', '/meeting start');
  await opened.say('ada', '/meeting start');
  return opened;
}

const recorded = (on: MeetingWorld): number => on.meeting().stateOf(entriesFeature).byNumber.size;
const pause = (on: MeetingWorld, seconds: number): void =>
  on.clock.set(addMilliseconds(on.clock.now(), seconds * 1000));
const notes = (count: number): string => Array.from({ length: count }, (_, i) => `#info line ${i}`).join('\n');

test('a paste of 38 lines is recorded whole', async () => {
  const on = await stage();
  await on.say('kim', notes(38));
  expect(recorded(on)).toBe(38);
  await on.stop();
});

test('who floods is told once, others go on, and later so do they', async () => {
  const on = await stage();
  for (let i = 0; i < 60; i += 1) await on.say('kim', `#info flood ${i}`);
  expect(recorded(on)).toBe(40);
  expect(on.told().filter((words) => words.startsWith("You're going too fast for me"))).toHaveLength(1);
  await on.say('lou', '#info calm');
  expect(on.entry(41)?.text).toBe('calm');
  pause(on, 10);
  await on.say('kim', '#info later');
  expect(on.entry(42)?.text).toBe('later');
  await on.stop();
});

test('a message of more commands than fit is refused whole, in words', async () => {
  const on = await stage();
  await on.say('kim', notes(5000));
  expect(recorded(on)).toBe(0);
  expect(on.told().at(-1)).toBe(
    'That message has 5,000 commands, but I take at most 40 at once, so none were recorded. ' +
      'Wait 10 seconds, then send it in parts.',
  );
  await on.stop();
});

const secondsIn = (seconds: number): string => addMilliseconds('2026-03-03T17:00:00.000Z', seconds * 1000);

test('however many others speak, who floods has to wait, and who was quiet has a whole burst', () => {
  const pace = speakerPace({ burst: 4, perMinute: 60 }, meetingDomain.words);
  let count = 0;
  const speak = (who: string, then: string) => {
    const id = `m:${(count += 1)}`;
    const by = webUser(who);
    return pace.take(
      { kind: 'message', id, message: id, room: 'web:1', by, at: then, text: '#info x', visible: true },
      then,
    );
  };
  const burst = (who: string, then: string): boolean[] => [1, 2, 3, 4].map(() => speak(who, then) === undefined);
  expect(burst('quiet', secondsIn(0))).toEqual([true, true, true, true]);
  for (let i = 0; i < 1100; i += 1) expect(speak(`passer-by ${i}`, secondsIn(10))).toBeUndefined();
  expect(burst('flooder', secondsIn(20))).toEqual([true, true, true, true]);
  for (let i = 0; i < 1100; i += 1) expect(speak(`another ${i}`, secondsIn(20))).toBeUndefined();
  expect(speak('flooder', secondsIn(20))?.words?.(ENGLISH)).toContain("You're going too fast for me");
  expect(burst('quiet', secondsIn(20))).toEqual([true, true, true, true]);
});

test('what was said while nobody listened counts when it was said', async () => {
  const on = await stage();
  const said = Date.parse(on.clock.now());
  pause(on, 3600);
  for (let i = 0; i < 100; i += 1)
    await on.chat.say({
      room: on.room,
      by: webUser('kim'),
      at: new Date(said + i * 5000).toISOString(),
      text: `#info scribe ${i}`,
    });
  await on.gavel.idle();
  expect(recorded(on)).toBe(100);
  await on.stop();
});

test('a hand that is taken back is always heard', async () => {
  const on = await stage();
  const vote = await on.say('ada', '/vote Shall we count?');
  const motion = on.chat.sent.findLast(({ outgoing }) => outgoing.kind === 'post')?.message ?? vote;
  await on.react('kim', '👍', motion);
  for (let i = 0; i < 60; i += 1) await on.say('kim', `#info flood ${i}`);
  await on.react('kim', '👍', motion, true);
  await on.say('ada', '/vote close');
  expect(on.minutes()).toContain('no votes');
  await on.stop();
});

test('nobody gets more than a burst and what the time between gives', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ wait: fc.nat(20_000), claims: fc.integer({ min: -5e8, max: 5e8 }) })), (steps) => {
      const pace = speakerPace(LIMIT, meetingDomain.words);
      const from = Date.parse('2026-03-03T17:00:00.000Z');
      let now = from;
      const taken = steps.filter(({ wait, claims }, i) => {
        now += wait;
        const heard = {
          kind: 'message',
          id: `${i}`,
          room: 'r',
          message: `${i}`,
          text: '#info x',
          visible: true,
          by: { platform: 'matrix', id: '@x:evil.example', name: 'x' },
          at: new Date(now + claims).toISOString(),
        } as const;
        return pace.take(heard, new Date(now).toISOString()) === undefined;
      });
      // Times in the last six hours count, whatever they are: that's the most that a liar gains, once.
      const most = LIMIT.burst + ((now - from + 6 * 3_600_000) / 60_000) * LIMIT.perMinute;
      expect(taken.length).toBeLessThanOrEqual(most);
    }),
  );
});
