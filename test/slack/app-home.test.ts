import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { attendanceLists } from '../../src/meeting/attendance-lists.ts';
import { entriesFeature } from '../../src/meeting/entry.ts';
import { until } from '../doubles/eventually.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';

// The App Home, through bolt and the strict fake, with the real secretary behind it.

const CHANNEL = 'C0LOBBY00';
const MIRA = { id: 'U0MIRA000', login: 'mira', displayName: 'Mira' };
const KENJI = { id: 'U0KENJI00', login: 'kenji', displayName: 'Kenji' };
const VISITOR = { id: 'U0VISIT00', login: 'visitor', displayName: 'A <Visitor>' };
const schedule = { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY;INTERVAL=2', gathering: 30 };
const members = [
  { handle: 'mira', slack: MIRA.id },
  { handle: 'kenji', slack: KENJI.id },
];
const lantern = inventedGroup({ schedule, members, secretaries: [] });
const moths = inventedGroup({
  id: 'moths',
  schedule: { start: '17:00' },
  name: 'Moth watchers',
  members: members.slice(1),
  chairs: [],
  secretaries: [],
});

let world: SlackWorld;
beforeEach(async () => {
  const groups = [
    { group: lantern, channel: CHANNEL },
    { group: moths, channel: 'C0MOTHS00' },
  ];
  world = await slackWorld({ groups, people: [MIRA, KENJI, VISITOR], at: '2026-03-03T16:00:00.000Z' });
});
afterEach(() => world.close());

interface Block {
  readonly text?: { readonly text: string };
  readonly accessory?: { readonly action_id: string; readonly value: string; readonly text: { readonly text: string } };
}

const published = (who: string): readonly Block[][] =>
  world.slack.views.filter(({ user }) => user === who).map(({ view }) => view['blocks'] as Block[]);

/** Somebody's home as it stands, once it has been published so often. */
async function homeOf(who: string, times: number): Promise<readonly Block[]> {
  await until(() => published(who).length >= times);
  expect(published(who)).toHaveLength(times);
  return published(who).at(-1) ?? [];
}

const wordsOf = (blocks: readonly Block[]): string => blocks.map(({ text }) => text?.text ?? '---').join('\n');

async function open(who: string, times = 1): Promise<readonly Block[]> {
  await world.slack.openHome(who);
  return homeOf(who, times);
}

/** Presses the button with this label, as it stands on these blocks. */
async function press(who: string, label: string, blocks: readonly Block[]): Promise<void> {
  const button = blocks.find(({ accessory }) => accessory?.text.text === label)?.accessory;
  if (!button) throw new Error(`There is no button ${label}`);
  await world.slack.clickHome(who, button.action_id, button.value);
  await world.settle();
}

const say = async (who: string, text: string): Promise<void> => {
  await world.slack.say(who, CHANNEL, text);
  await world.settle();
};
const later = (seconds: number): void => world.clock.set(addMilliseconds(world.clock.now(), seconds * 1000));

describe('what it shows', () => {
  test('a part for each group that knows them: the next meeting, their actions, the agenda', async () => {
    await say(MIRA.id, '!meeting start');
    await say(MIRA.id, '!action @kenji test &lt;the&gt; driver by 2026-03-20');
    const home = await open(KENJI.id);
    expect(wordsOf(home)).toBe(
      [
        'Lantern',
        'The meeting is about to start: <!date^1772557200^{date_short_pretty} at {time}|Tuesday 3 March 2026, 17:00 UTC>.',
        '*Your open actions*',
        '☐ #1 test &lt;the&gt; driver (due Fri 20 Mar)',
        '*Agenda*\n• 1. Releases',
        '---',
        'Moth watchers',
        'The next meeting has no date yet.',
        'You have no open actions.',
        '*Agenda*\n• 1. Releases',
      ].join('\n'),
    );
  });

  test('the time is each reader’s own', async () => {
    expect(wordsOf(await open(KENJI.id))).toContain('Next meeting: <!date^1772557200^{date_short_pretty} at {time}|');
  });

  test('a group shows itself to those whom it knows only; a stranger is told how to be known', async () => {
    expect(wordsOf(await open(MIRA.id))).not.toContain('Moth watchers');
    const strange = wordsOf(await open(VISITOR.id));
    expect(strange).toContain('`slack: U0VISIT00`');
    expect(strange).toContain('<#C0LOBBY00>, <#C0MOTHS00>');
    expect(strange).not.toContain('Lantern');
  });

  test('a guest whom a meeting has met sees what is theirs', async () => {
    await say(MIRA.id, '!meeting start');
    await say(VISITOR.id, '!action @me bring a lamp');
    expect(wordsOf(await open(VISITOR.id))).toContain('#1 bring a lamp');
  });
});

describe('what can be done there', () => {
  test('regrets at a click, and taken back', async () => {
    const before = await open(KENJI.id);
    await press(KENJI.id, 'Send regrets', before);
    expect(attendanceLists(world.meeting('lantern')).regrets).toEqual(['kenji']);
    const sorry = await homeOf(KENJI.id, 2);
    expect(wordsOf(sorry)).toContain("Got it: @kenji can't come.");
    expect(wordsOf(sorry)).toContain("You've sent regrets.");
    await press(KENJI.id, 'I can come after all', sorry);
    expect(attendanceLists(world.meeting('lantern')).regrets).toEqual([]);
    expect(wordsOf(await homeOf(KENJI.id, 3))).toContain('Got it: @kenji is coming after all.');
  });

  test('what is done is ticked, as by /done', async () => {
    await say(MIRA.id, '!meeting start');
    await say(MIRA.id, '!action @kenji test the driver');
    await press(KENJI.id, 'Done', await open(KENJI.id));
    expect(world.meeting('lantern').stateOf(entriesFeature).byNumber.get(1)).toMatchObject({ box: 'ticked' });
    expect(wordsOf(await homeOf(KENJI.id, 2))).toContain('#1 is done: test the driver');
  });

  test('the answer stands on the home, not in the channel', async () => {
    const seen = world.slack.at.messages.get(CHANNEL)?.length;
    await press(KENJI.id, 'Send regrets', await open(KENJI.id));
    expect(world.slack.at.messages.get(CHANNEL)?.length).toBe(seen);
    later(120);
    await say(MIRA.id, '!agenda add lamps');
    later(3);
    expect(wordsOf(await homeOf(KENJI.id, 3))).not.toContain('Noted');
  });

  test('pressed twice, or on a home that was left open since the meeting was moved, it does nothing', async () => {
    const old = await open(KENJI.id);
    await say(MIRA.id, '!meeting next 2026-03-10 17:00');
    await press(KENJI.id, 'Send regrets', old);
    expect(attendanceLists(world.meeting('lantern')).regrets).toEqual([]);
    const now = await homeOf(KENJI.id, 2);
    await press(KENJI.id, 'Send regrets', now);
    const version = world.meeting('lantern').version;
    await press(KENJI.id, 'Send regrets', now);
    expect(world.meeting('lantern').version).toBe(version);
  });

  test('a button that Gavel never showed to them does nothing', async () => {
    await say(MIRA.id, '!meeting start');
    await say(MIRA.id, '!action @mira book the room');
    await world.slack.clickHome(KENJI.id, 'page:1', 'lantern/done lantern#1');
    await world.slack.clickHome(VISITOR.id, 'page:0', '/meeting end');
    await world.settle();
    expect(world.meeting('lantern').stateOf(entriesFeature).byNumber.get(1)).toMatchObject({ box: 'open' });
  });

  test('what could not be written down is not acknowledged', async () => {
    const home = await open(KENJI.id);
    const value = home.find(({ accessory }) => accessory)?.accessory?.value ?? '';
    await world.gavel().stop();
    await expect(world.slack.clickHome(KENJI.id, 'page:0', value)).rejects.toThrow(
      /dispatch_failed|did not acknowledge/u,
    );
  });
});

describe('kept up to date', () => {
  test('changes close together are one, for who opened it lately', async () => {
    await open(KENJI.id);
    await say(MIRA.id, '!agenda add lamps');
    await say(MIRA.id, '!agenda add moths');
    later(3);
    expect(wordsOf(await homeOf(KENJI.id, 2))).toContain('lamps');
    expect(published(MIRA.id)).toEqual([]);
    later(2 * 3600);
    await world.settle();
    const shown = published(KENJI.id).length;
    await say(MIRA.id, '!agenda add nets');
    later(3);
    await world.settle();
    expect(published(KENJI.id)).toHaveLength(shown);
  });

  test('a home that could not be shown is shown later; the rooms do not wait for it', async () => {
    world.slack.fault('views.publish', { kind: 'rate-limited', seconds: 20 });
    await world.slack.openHome(KENJI.id);
    await say(MIRA.id, '!agenda add lamps');
    await until(() => world.clock.next() !== undefined);
    later(30);
    expect(wordsOf(await homeOf(KENJI.id, 1))).toContain('lamps');
  });

  test('an app without a home answers in the channel', async () => {
    const home = await open(KENJI.id);
    world.slack.fault('views.publish', { kind: 'refused', error: 'not_enabled' });
    await press(KENJI.id, 'Send regrets', home);
    const told = world.slack.at.messages.get(CHANNEL)?.find(({ onlyFor }) => onlyFor === KENJI.id);
    expect(told?.text).toContain("Got it: @kenji can't come.");
  });
});
