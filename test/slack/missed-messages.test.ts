import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { until } from '../doubles/eventually.ts';
import { payload } from '../doubles/slack/envelopes.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import { smallGroupOnSlack } from '../doubles/slack/small-group-on-slack.ts';
import type { KeptMessage } from '../doubles/slack/workspace.ts';

// What is said while Slack cannot tell of it is read back, once and in order.

const CHANNEL = 'C0LAMPS00';
const ADA = 'U0ADA0000';
const KIM = 'U0KIM0000';
const people = [
  { id: ADA, login: 'ada', displayName: 'Ada' },
  { id: KIM, login: 'kim', displayName: 'Kim' },
];
const group = smallGroupOnSlack(people);

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T16:55:00.000Z' });
  await say(ADA, '!meeting start');
  await say(ADA, '!meeting start');
  await say(ADA, '!topic Traps');
});
afterEach(() => world.close());

const say = async (who: string, text: string, thread?: string): Promise<string> => {
  const ts = await world.slack.say(who, CHANNEL, text, thread);
  await world.settle();
  return ts;
};
const later = (seconds: number): void => world.clock.set(addMilliseconds(world.clock.now(), seconds * 1000));

/** Something that is said and of which Slack never tells. */
function unheard(who: string, text: string, thread?: string): KeptMessage {
  const ts = world.slack.at.ts();
  return world.slack.at.add(CHANNEL, { ts, user: who, text, byBot: false, thread, reactions: [] });
}
function unheardEdit(ts: string, text: string): void {
  const kept = world.slack.at.find(CHANNEL, ts);
  kept.text = text;
  kept.edited = world.slack.at.ts();
}

/** Waits for what is so in the end: bolt and Slack do things in their own time. */
const inTheEnd = (isSo: () => boolean): Promise<unknown> =>
  until(async () => {
    await world.settle();
    return isSo();
  });

/** How often the reactions to the roll call were read back: last of all, after a start and after each new connection. */
const readings = (): number => world.slack.calls.filter(({ method }) => method === 'reactions.get').length;

/** Slack is away so long, and something happens meanwhile. */
async function away(seconds: number, meanwhile: () => void): Promise<void> {
  await world.cutOff();
  const before = readings();
  later(1);
  meanwhile();
  later(seconds);
  world.slack.down = false;
  await until(() => readings() >= before + 2);
  await world.connected();
}

const minutes = (): string => minutesMarkdown(world.meeting('moths'));
const told = (): string[] =>
  (world.slack.at.messages.get(CHANNEL) ?? []).filter(({ byBot }) => byBot).map(({ text }) => text);
const aboutGap = (): string[] => told().filter((text) => text.includes('hear Slack'));

test('what was said, in threads too, and what was edited while Slack was away stands in the minutes, in order', async () => {
  const root = await say(KIM, '#info twelve moths');
  const mended = await say(KIM, '#info a bat');
  await away(20 * 60, () => {
    unheard(KIM, '#info a lamp');
    unheard(ADA, '!topic Lamps');
    unheard(KIM, 'and an owl', root);
    unheard(KIM, '#info two lamps');
    unheardEdit(mended, '#info two bats');
  });
  await inTheEnd(() => minutes().includes('two bats'));
  expect(minutes()).toContain('- @kim – twelve moths\n  - and an owl\n- @kim – two bats\n- @kim – a lamp\n');
  expect(minutes().indexOf('two lamps')).toBeGreaterThan(minutes().indexOf('Lamps'));
});

test('it is heard once, though Slack delivers some of it again, and the connection breaks once more', async () => {
  let lamp: KeptMessage | undefined;
  await away(20 * 60, () => (lamp = unheard(KIM, '#info a lamp')));
  await inTheEnd(() => minutes().includes('a lamp'));
  const { version } = world.meeting('moths');
  const event = { user: KIM, text: lamp?.text, ts: lamp?.ts, event_ts: lamp?.ts, channel: CHANNEL };
  const again = (): Promise<unknown> =>
    world.slack.delivery.deliver({ type: 'events_api', payload: world.slack.event(payload('message', { event })) });
  await again();
  await away(5, () => undefined);
  const before = readings();
  await world.restart();
  await until(() => readings() > before);
  await again();
  await world.settle();
  expect(minutes().split('a lamp')).toHaveLength(2);
  expect(world.meeting('moths').version).toBe(version);
});

test('the room is told that slash commands are lost, once; a short gap is no news', async () => {
  await away(20, () => unheard(KIM, '#info a lamp'));
  await inTheEnd(() => minutes().includes('a lamp'));
  // What tells of one gap comes before what is read back after the next.
  await away(1, () => unheard(KIM, '#info an owl'));
  await inTheEnd(() => minutes().includes('an owl'));
  expect(aboutGap()).toEqual([]);
  await away(20 * 60, () => undefined);
  await inTheEnd(() => aboutGap().length > 0);
  await world.settle();
  expect(aboutGap()).toEqual([
    "I couldn't hear Slack from Tuesday 3 March 2026, 16:55 UTC to Tuesday 3 March 2026, 17:15 UTC. I've read what was said here meanwhile, but slash commands are lost. Type them again.",
  ]);
});

test('a restart in a quiet meeting is no news, however long ago something was said', async () => {
  later(40 * 60);
  await world.gavel().stop();
  later(20);
  unheard(KIM, '#info a lamp');
  await world.restart();
  await inTheEnd(() => minutes().includes('a lamp'));
  // What tells of one gap comes before what is read back after the next.
  await away(1, () => unheard(KIM, '#info an owl'));
  await inTheEnd(() => minutes().includes('an owl'));
  expect(aboutGap()).toEqual([]);
});

test('gaps that follow each other are told in one message', async () => {
  await away(20 * 60, () => undefined);
  await inTheEnd(() => aboutGap().length > 0);
  later(60);
  await away(15 * 60, () => undefined);
  await inTheEnd(() => aboutGap()[0]?.includes('at times') === true);
  expect(aboutGap()).toHaveLength(1);
});

test('what is said while Gavel is down is heard at the next start', async () => {
  await world.gavel().stop();
  later(10 * 60);
  unheard(KIM, '#info a lamp');
  await world.restart();
  await inTheEnd(() => minutes().includes('a lamp'));
  expect(minutes()).toContain('- @kim – a lamp');
});

test('what was said off the record while Slack was away is kept nowhere, though it is on the record again', async () => {
  await away(20 * 60, () => {
    unheard(KIM, '#info before');
    later(1);
    unheard(ADA, '!offrecord');
    later(60);
    unheard(KIM, '#info a secret');
    later(60);
    unheard(ADA, '!onrecord');
    later(1);
    unheard(KIM, '#info after');
  });
  await inTheEnd(() => minutes().includes('after'));
  expect(minutes()).toContain('before');
  expect(minutes()).not.toContain('a secret');
});

/** How often the channel was read back: once for each of the two connections, at most. */
const channelReadings = (): number =>
  world.slack.calls.filter(
    ({ method, args }) => method === 'conversations.history' && args['include_all_metadata'] === undefined,
  ).length;
const turned = async (seconds: number): Promise<void> => {
  for (let left = seconds; left > 0; left -= 10) {
    later(10);
    await world.settle();
  }
};

const isTold = (trouble: string): boolean => trouble.includes("can't be told that something");

describe('a notice that cannot be sent keeps nothing from being over', () => {
  test('in a channel where only some may write, the operator is told, once', async () => {
    const before = channelReadings();
    world.slack.fault('chat.postMessage', { kind: 'refused', error: 'restricted_action_read_only_channel' });
    await away(20 * 60, () => undefined);
    await inTheEnd(() => world.troubles.some(isTold));
    await turned(120);
    expect(channelReadings() - before).toBeLessThanOrEqual(2);
    expect(world.troubles.filter(isTold)).toHaveLength(1);
    expect(aboutGap()).toEqual([]);
  });

  test.each([
    ['that Slack wants later', [{ kind: 'rate-limited', seconds: 100 }]],
    ['that is cut on its way', [{ kind: 'cut-before' }, { kind: 'error', status: 503 }, { kind: 'cut-before' }]],
    ['of whose delivery nobody knows', [{ kind: 'cut-after' }]],
  ] as const)('one %s is sent later, once', async (_, faults) => {
    const before = channelReadings();
    world.slack.fault('chat.postMessage', ...faults);
    await away(20 * 60, () => unheard(KIM, '#info a lamp'));
    await inTheEnd(() => minutes().includes('a lamp'));
    await inTheEnd(() => {
      later(10);
      return aboutGap().length > 0;
    });
    await turned(60);
    expect(aboutGap()).toHaveLength(1);
    expect(channelReadings() - before).toBeLessThanOrEqual(2);
  });

  test('one that a crash cut off is sent at the next start, once', async () => {
    world.slack.fault('chat.postMessage', { kind: 'cut-after' });
    await away(20 * 60, () => undefined);
    await inTheEnd(() => world.troubles.some((trouble) => trouble.includes("couldn't be told yet")));
    await world.restart();
    await turned(60);
    expect(aboutGap()).toHaveLength(1);
    later(60);
    await away(15 * 60, () => undefined);
    await inTheEnd(() => aboutGap()[0]?.includes('at times') === true);
    expect(aboutGap()).toHaveLength(1);
  });

  test('a notice that somebody deleted is not edited: the next gap is told anew', async () => {
    await away(20 * 60, () => undefined);
    await inTheEnd(() => aboutGap().length > 0);
    const all = world.slack.at.messages.get(CHANNEL) ?? [];
    all.splice(
      all.findIndex(({ text }) => text.includes('hear Slack')),
      1,
    );
    later(60);
    await away(15 * 60, () => undefined);
    await inTheEnd(() => aboutGap().length > 0);
    expect(aboutGap()).toEqual([expect.stringMatching(/hear Slack from /u)]);
    expect(world.troubles.join('\n')).not.toContain('told');
  });
});

describe('what cannot be read', () => {
  test('is told once, and tried again where that helps', async () => {
    world.slack.faults = (method) => (method === 'conversations.history' ? { kind: 'error', status: 503 } : undefined);
    await away(20 * 60, () => unheard(KIM, '#info a lamp'));
    await inTheEnd(() => world.troubles.some((trouble) => trouble.includes("couldn't be read back yet")));
    expect(minutes()).not.toContain('a lamp');
    world.slack.faults = undefined;
    later(31);
    await inTheEnd(() => minutes().includes('a lamp'));
    expect(aboutGap()).toHaveLength(1);
  });

  test('because a scope is missing, is to be said again', async () => {
    world.slack.scopes = world.slack.scopes.filter((scope) => scope !== 'channels:history');
    await away(20 * 60, () => unheard(KIM, '#info a lamp'));
    await inTheEnd(() => aboutGap().length > 0);
    expect(aboutGap()[0]).toContain(
      "I can't read what was said here meanwhile. Say what belongs in the minutes again, and type slash commands again.",
    );
  });

  test('because it is too much: the last of it is heard', async () => {
    await away(20 * 60, () => {
      unheard(KIM, '#info the first');
      for (let i = 0; i < 1000; i += 1) unheard(KIM, `talk ${i}`);
      unheard(KIM, '#info the last');
    });
    await inTheEnd(() => minutes().includes('the last'));
    await inTheEnd(() => aboutGap().length > 0);
    expect(minutes()).not.toContain('the first');
    expect(aboutGap()[0]).toContain('More was said here meanwhile than I can read back');
  });
});
