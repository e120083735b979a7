import { expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { until } from '../doubles/eventually.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import type { FakeSlack } from '../doubles/slack/slack.ts';
import type { KeptMessage } from '../doubles/slack/workspace.ts';

// A whole meeting through the real secretary on SQLite, once on a quiet day and once with everything going wrong between
// Slack and Gavel: the minutes are the same, and so is what stands in the channel, message by message.

const CHANNEL = 'C0LOBBY00';
const NAMES = ['mira', 'jonas', 'kenji', 'sofia', 'lena'];
const idOf = (name: string): string => `U0${name.toUpperCase()}`;
const people = NAMES.map((name) => ({ id: idOf(name), login: name, displayName: name }));
const group = inventedGroup({
  schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY;INTERVAL=2', gathering: 30 },
  // Lena is a guest.
  members: NAMES.slice(0, -1).map((handle) => ({ handle, slack: idOf(handle) })),
  reminders: [{ before: 'gathering', to: 'chairs' }],
  format: {
    path: 'minutes-{date}.md',
    sections: [
      { kind: 'present', heading: 'Attendees' },
      { kind: 'regrets', heading: 'Regrets' },
      { kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }, { title: 'Security' }] },
    ],
  },
});

/** What goes wrong, and when: before a step, or while it is answered. */
interface Weather {
  readonly before?: (world: SlackWorld) => void;
  readonly after?: (world: SlackWorld) => Promise<void>;
}

interface Step extends Weather {
  /** Minutes after 16:30. Two steps are at least two minutes apart, which is longer than any trouble here. */
  readonly at: number;
  readonly does: (world: SlackWorld) => Promise<unknown>;
}

const inChannel = (slack: FakeSlack): readonly KeptMessage[] => slack.at.messages.get(CHANNEL) ?? [];

function messageOf(slack: FakeSlack, words: string): KeptMessage {
  const found = inChannel(slack).findLast(({ text }) => text.includes(words));
  if (!found) throw new Error(`No message says ${words}`);
  return found;
}

const say =
  (who: string, text: string, to?: string) =>
  ({ slack }: SlackWorld) =>
    slack.say(idOf(who), CHANNEL, text, to === undefined ? undefined : messageOf(slack, to).ts);
const command =
  (who: string, word: string, text: string) =>
  ({ slack }: SlackWorld) =>
    slack.command(idOf(who), CHANNEL, word, text);
/** One after the other, a second apart. What Slack could not deliver it delivers again. */
const react =
  (names: readonly string[], name: string, to: string) =>
  async ({ slack, clock }: SlackWorld): Promise<void> => {
    for (const who of names) {
      await slack.react(idOf(who), CHANNEL, messageOf(slack, to).ts, name).catch(() => undefined);
      clock.set(addMilliseconds(clock.now(), 1000));
    }
  };

/** So many acknowledgements of events are swallowed, with the connection. */
const cutBeforeAck = ({ slack }: SlackWorld): void => {
  let cuts = 2;
  slack.lines.cutBeforeAck = ({ type }) => type === 'events_api' && (cuts -= 1) >= 0;
};

/** Slack does what it is asked, and the answer is lost: once for each of these methods. */
const cutAfterDelivery =
  (...methods: readonly string[]) =>
  ({ slack }: SlackWorld): void => {
    for (const method of methods) slack.fault(method, { kind: 'cut-after' });
  };

/** Every second call is told to wait, eight times. */
const storm = ({ slack }: SlackWorld): void => {
  for (const method of ['chat.postMessage', 'chat.update', 'reactions.add'])
    slack.fault(method, ...Array.from({ length: 8 }, () => ({ kind: 'rate-limited', seconds: 3 }) as const));
};

/** Slack is away for a minute. */
async function down(world: SlackWorld): Promise<void> {
  const { slack, clock } = world;
  slack.down = true;
  slack.lines.cut();
  for (let second = 1; second <= 60; second += 1) {
    await world.gavel().idle();
    clock.set(addMilliseconds(clock.now(), 1000));
  }
  slack.down = false;
  await world.connected();
}

const ALL = ['chat.postMessage', 'chat.update', 'reactions.add', 'chat.postEphemeral'];
const STEPS: readonly Step[] = [
  { at: 0, does: async () => undefined, before: cutAfterDelivery('chat.postMessage', 'chat.postMessage') },
  { at: 26, does: react(NAMES.slice(0, 3), 'hand', 'Roll call'), before: cutBeforeAck },
  { at: 30, does: command('mira', '/meeting', 'start'), before: cutAfterDelivery(...ALL) },
  { at: 32, does: react(['sofia', 'lena'], 'wave', 'Roll call'), after: down },
  { at: 36, does: say('mira', '#topic Releases'), before: cutAfterDelivery('chat.postMessage', 'chat.update') },
  { at: 38, does: say('kenji', '!note The branch is cut\n!note The notes are not written'), before: cutBeforeAck },
  { at: 40, does: say('lena', 'I could write them', 'The notes are not written'), before: storm },
  { at: 44, does: command('mira', '/action', `<@${idOf('sofia')}> test the driver by 2026-03-20`), after: down },
  { at: 48, does: say('mira', '#startvote Shall we release?'), before: storm },
  {
    at: 52,
    async does(world) {
      await react(['mira', 'kenji'], '+1', 'Shall we release?')(world);
      await react(['sofia'], '-1', 'Shall we release?')(world);
    },
    before: ({ slack }) => slack.lines.refresh('first'),
    after: async ({ slack }) => slack.lines.refresh('all'),
  },
  { at: 54, does: say('lena', '#vote yes'), before: cutBeforeAck },
  { at: 56, does: command('mira', '/vote', 'close'), before: cutAfterDelivery(...ALL), after: down },
  { at: 60, does: say('jonas', '!regrets'), before: storm },
  { at: 64, does: command('kenji', '/done', '99'), before: cutAfterDelivery('chat.postEphemeral') },
  { at: 66, does: say('mira', '!meeting end'), before: storm, after: down },
];

/** How often the steps have `chat.postEphemeral` cut after the delivery. */
const EPHEMERAL_CUTS = 3;

/** Lets Slack deliver again what was not acknowledged, and Gavel send what it has to say. */
async function settle(world: SlackWorld): Promise<void> {
  await until(async () => {
    await world.connected();
    // Its own tries may be over before this machine has made the connections anew.
    await world.slack.delivery.again();
    return world.slack.delivery.left() === 0;
  });
  await world.settle();
}

interface Held {
  readonly minutes: string;
  /** What Gavel posted where all can see it, as it stands at the end, with its reactions. */
  readonly posts: readonly string[];
  readonly direct: readonly string[];
  /** What one person saw. */
  readonly answers: readonly string[];
  readonly marks: readonly string[];
}

async function hold(isQuiet: boolean): Promise<Held> {
  // As Slack does: what it could not deliver comes again.
  const world = await slackWorld({
    groups: [{ group, channel: CHANNEL }],
    people,
    at: '2026-03-03T16:20:00.000Z',
    ackMs: 3000,
  });
  const { slack, clock } = world;
  try {
    for (const { at, does, before, after } of STEPS) {
      if (!isQuiet) before?.(world);
      clock.set(addMilliseconds('2026-03-03T16:30:00.000Z', at * 60_000));
      await world.gavel().idle();
      // What Slack could not deliver is typed again by nobody: an event comes again by itself.
      await does(world).catch((error: unknown) => {
        if (isQuiet) throw error;
      });
      if (!isQuiet) await after?.(world);
      await settle(world);
    }
    const posts = inChannel(slack).filter(({ byBot, onlyFor }) => byBot && onlyFor === undefined);
    const said = inChannel(slack).filter(({ byBot }) => !byBot);
    const session = world.gavel().session('lantern');
    const last = session?.last();
    if (!last) throw new Error('The meeting has not ended');
    const directs = [...slack.at.messages].filter(([channel]) => channel.startsWith('D')).flatMap(([, all]) => all);
    return {
      minutes: minutesMarkdown(last),
      posts: posts.map(({ text }) => text).toSorted(),
      direct: directs.map(({ text }) => text).toSorted(),
      answers: inChannel(slack).flatMap(({ onlyFor, text }) => (onlyFor === undefined ? [] : [`${onlyFor}: ${text}`])),
      marks: said.map(
        ({ text, reactions }) =>
          `${text}: ${reactions
            .map(({ name }) => name)
            .toSorted()
            .join(' ')}`,
      ),
    };
  } finally {
    await world.close();
  }
}

test('nothing is lost and nothing is doubled, whatever happens on the way', async () => {
  const quiet = await hold(true);
  const wild = await hold(false);

  expect(quiet.minutes).toContain('Shall we release?');
  expect(quiet.posts.length).toBeGreaterThan(5);
  expect(wild.minutes).toBe(quiet.minutes);
  expect(wild.posts).toEqual(quiet.posts);
  expect(wild.direct).toEqual(quiet.direct);
  expect(wild.marks).toEqual(quiet.marks);
  // What one person alone sees leaves no trace by which it could be found: at least once, and once more for a cut.
  expect(new Set(wild.answers)).toEqual(new Set(quiet.answers));
  expect(wild.answers.length - quiet.answers.length).toBeLessThanOrEqual(EPHEMERAL_CUTS);
});
