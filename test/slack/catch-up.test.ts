import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { rollCall } from '../../src/features/roll-call/roll-call.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import { personLabel } from '../../src/meeting/guests.ts';
import { presentNow } from '../../src/meeting/roll-call.ts';
import { until } from '../doubles/eventually.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { payload } from '../doubles/slack/envelopes.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import type { KeptMessage } from '../doubles/slack/workspace.ts';

// Reactions that people put while Slack could not tell of them are read back, once.

const CHANNEL = 'C0LOBBY00';
const NAMES = ['mira', 'jonas', 'kenji', 'sofia', 'lena'];
const idOf = (name: string): string => `U0${name.toUpperCase()}`;
const group = inventedGroup({
  schedule: { start: '17:00', from: '2026-03-03', gathering: 30 },
  members: NAMES.map((handle) => ({ handle, slack: idOf(handle) })),
});
const people = NAMES.map((name) => ({ id: idOf(name), login: name, displayName: name }));

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T16:50:00.000Z' });
  await say('mira', '!meeting start');
});
afterEach(() => world.close());

const say = async (who: string, text: string): Promise<void> => {
  await world.slack.say(idOf(who), CHANNEL, text);
  await world.settle();
};
const later = (seconds: number): void => world.clock.set(addMilliseconds(world.clock.now(), seconds * 1000));

function messageWith(words: string): KeptMessage {
  const found = (world.slack.at.messages.get(CHANNEL) ?? []).findLast(
    ({ text, byBot }) => byBot && text.includes(words),
  );
  if (!found) throw new Error(`No message says ${words}`);
  return found;
}
const react = (who: string, kept: KeptMessage, name: string): Promise<void> =>
  world.slack.react(idOf(who), CHANNEL, kept.ts, name);

/** A reaction of which Slack never tells. */
const unheard = (who: string, kept: KeptMessage, name: string): void =>
  void kept.reactions.push({ name, user: idOf(who) });
function takenBackUnheard(who: string, kept: KeptMessage): void {
  kept.reactions.splice(
    kept.reactions.findIndex(({ user }) => user === idOf(who)),
    1,
  );
}

/** Who is there beside the chair, who opened the meeting. */
const present = (meeting: Meeting): string[] =>
  presentNow(meeting)
    .filter((key) => key !== 'mira')
    .map((key) => personLabel(meeting, key));

/** Waits for what is so in the end: bolt and Slack do things in their own time. */
async function settled(isSo: () => boolean): Promise<void> {
  await until(async () => {
    await world.settle();
    return isSo();
  });
}
const isPresent = (who: string) => (): boolean => present(world.meeting('lantern')).includes(`@${who}`);

const asked = (): number => world.slack.calls.filter(({ method }) => method === 'reactions.get').length;

async function reconnect(): Promise<void> {
  const before = asked();
  world.slack.lines.cut();
  await until(() => asked() >= before + 2);
  await world.connected();
  await world.settle();
}

describe('the roll call', () => {
  test('hands that went up and down while the connections were cut', async () => {
    const message = messageWith('Roll call');
    await react('kenji', message, 'hand');
    await settled(isPresent('kenji'));
    await react('sofia', message, 'raised_hand::skin-tone-4');
    takenBackUnheard('kenji', message);
    unheard('lena', message, 'wave');
    await reconnect();
    await settled(isPresent('lena'));
    expect(present(world.meeting('lantern'))).toEqual(['@sofia', '@lena']);
  });

  test('who came meanwhile counts from when the connection was lost, not from when it was back', async () => {
    later(600);
    await world.settle();
    await world.cutOff();
    const lost = world.clock.now();
    unheard('lena', messageWith('Roll call'), 'hand');
    later(20 * 60);
    world.slack.down = false;
    await world.connected();
    await settled(isPresent('lena'));
    expect(world.meeting('lantern').stateOf(rollCall).get('lena')?.arrived).toBe(lost);
  });

  test('what was heard is not heard again, however often the connection breaks', async () => {
    const message = messageWith('Roll call');
    await react('kenji', message, 'hand');
    unheard('lena', message, 'hand');
    await reconnect();
    await settled(isPresent('lena'));
    const { version } = world.meeting('lantern');
    await reconnect();
    await reconnect();
    expect(world.meeting('lantern').version).toBe(version);
  });

  test('who pressed the button has no reaction to take back', async () => {
    await world.slack.click(idOf('kenji'), CHANNEL, messageWith('Roll call').ts, 'offer:0');
    await settled(isPresent('kenji'));
    await reconnect();
    expect(present(world.meeting('lantern'))).toEqual(['@kenji']);
  });

  test('who reacted while Gavel was not running is present after its start', async () => {
    unheard('lena', messageWith('Roll call'), 'hand');
    await world.restart();
    await settled(isPresent('lena'));
    expect(present(world.meeting('lantern'))).toEqual(['@lena']);
  });

  test('Slack’s own late delivery of what was read back changes nothing more', async () => {
    const message = messageWith('Roll call');
    unheard('lena', message, 'hand');
    const put = world.slack.at.ts();
    later(60);
    await reconnect();
    await settled(isPresent('lena'));
    const item = { type: 'message', channel: CHANNEL, ts: message.ts };
    await world.slack.unreact(idOf('lena'), CHANNEL, message.ts, 'hand');
    await world.slack.delivery.deliver({
      type: 'events_api',
      payload: {
        ...payload('reaction-added', { event: { user: idOf('lena'), reaction: 'hand', item, event_ts: put } }),
        event_id: 'EvLATE',
      },
    });
    await world.settle();
    expect(present(world.meeting('lantern'))).toEqual([]);
  });
});

test('ballots that were cast while the connections were cut; a closed vote is not asked about', async () => {
  later(600);
  const message = messageWith('Roll call');
  for (const name of NAMES) await react(name, message, 'hand');
  await world.settle();
  await say('mira', '!meeting start');
  await say('mira', '!vote shall we?');
  const motion = messageWith('shall we?');
  await react('mira', motion, '+1');
  unheard('kenji', motion, '-1');
  unheard('sofia', motion, '+1');
  unheard('lena', motion, 'eyes');
  await reconnect();
  await settled(() => motion.text.includes('abstain 1'));
  await say('mira', '!vote close');
  expect(minutesMarkdown(world.meeting('lantern'))).toMatch(/2 for|for:? 2|2 in favo/iu);
  const before = world.slack.calls.length;
  await reconnect().catch(() => undefined);
  const since = world.slack.calls.slice(before).filter(({ method }) => method === 'reactions.get');
  expect(since.map(({ args }) => args['timestamp'])).not.toContain(motion.ts);
});

test.each([
  ['that minute', () => Math.floor(Date.parse(world.clock.now()) / 60_000) * 60],
  ['no minute that can be', () => 'soon'],
  ['a minute of long ago', () => 0],
])('after Slack held events back and named %s: the operator is told, and reactions are read back', async (_, named) => {
  unheard('lena', messageWith('Roll call'), 'hand');
  const minute = named();
  // Over a socket this one is never acknowledged.
  void world.slack.delivery
    .deliver({ type: 'events_api', payload: payload('app-rate-limited', { minute_rate_limited: minute }) })
    .catch(() => undefined);
  await until(() => world.troubles.join().includes('Slack is holding events back'));
  expect(present(world.meeting('lantern'))).toEqual([]);
  later(70);
  await settled(isPresent('lena'));
  expect(present(world.meeting('lantern'))).toEqual(['@lena']);
});

test('Slack does not answer at first: it is asked again', async () => {
  world.slack.fault('reactions.get', { kind: 'error', status: 503 }, { kind: 'cut-before' });
  unheard('lena', messageWith('Roll call'), 'hand');
  world.slack.lines.cut();
  await settled(() => world.troubles.join().includes("couldn't be read back yet"));
  await world.connected();
  later(31);
  await settled(isPresent('lena'));
  expect(present(world.meeting('lantern'))).toEqual(['@lena']);
});

test('where Slack does not name everybody, nobody is taken to have left', async () => {
  const message = messageWith('Roll call');
  for (const name of NAMES) await react(name, message, 'hand');
  await settled(isPresent('lena'));
  world.slack.at.namesEverybody = false;
  await reconnect();
  expect(presentNow(world.meeting('lantern'))).toHaveLength(NAMES.length);
});
