import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';

// Slack delivers what failed again, after what happened meanwhile: a message may come after its edit or its deletion.

const CHANNEL = 'C0LOBBY00';
const MIRA = 'U0MIRA';
const group = inventedGroup({
  schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY;INTERVAL=2', gathering: 30 },
  members: [{ handle: 'mira', slack: MIRA }, { handle: 'jonas' }],
  format: {
    path: 'minutes-{date}.md',
    sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }] }],
  },
});

let world: SlackWorld;
beforeEach(async () => {
  const people = [{ id: MIRA, login: 'mira', displayName: 'mira' }];
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T17:00:00.000Z' });
  await world.slack.say(MIRA, CHANNEL, '!meeting start');
  await world.settle();
});
afterEach(() => world.close());

const minutes = (): string => minutesMarkdown(world.meeting(group.id));

/** A message that is delivered late. */
async function late(text: string, thread?: string): Promise<{ ts: string; comes: () => Promise<void> }> {
  const { release } = world.slack.delivery.holdNext();
  const ts = await world.slack.say(MIRA, CHANNEL, text, thread);
  return {
    ts,
    async comes() {
      await release();
      await world.settle();
    },
  };
}

test('what was taken away before it is delivered never stands in the minutes, also after a restart', async () => {
  const secret = await late('#info the password is swordfish');
  await world.slack.remove(CHANNEL, secret.ts);
  await world.settle();
  await world.restart();
  await secret.comes();
  await world.slack.say(MIRA, CHANNEL, '#info the end');
  await world.settle();
  expect(minutes()).toContain('the end');
  expect(minutes()).not.toContain('swordfish');
});

test('what was edited before it is delivered stands in the minutes as edited, in a thread too', async () => {
  const topic = await world.slack.say(MIRA, CHANNEL, '#info a release');
  await world.settle();
  const line = await late('#action mira: relaese it');
  const reply = await late('on Tuseday', topic);
  await world.slack.edit(MIRA, CHANNEL, line.ts, '#action mira: release it');
  await world.slack.edit(MIRA, CHANNEL, reply.ts, 'on Tuesday');
  await world.restart();
  await line.comes();
  await reply.comes();
  expect(minutes()).toContain('release it');
  expect(minutes()).toContain('on Tuesday');
  expect(minutes()).not.toMatch(/relaese|Tuseday/u);
});

/** Every byte of what Gavel keeps, the write-ahead log too. */
async function everyByte(): Promise<string> {
  const names = await readdir(world.folder);
  return (await Promise.all(names.map((name) => readFile(join(world.folder, name), 'latin1')))).join('\n');
}

test('what was said off the record and is edited on the record again is nowhere on the disk', async () => {
  const turn = async (count: number): Promise<void> => {
    world.clock.set(addMilliseconds(world.clock.now(), count * 60_000));
    await world.settle();
  };
  const line = await world.slack.say(MIRA, CHANNEL, '#info tow releases');
  await world.slack.say(MIRA, CHANNEL, '!offrecord');
  await turn(5);
  const talk = await world.slack.say(MIRA, CHANNEL, 'the password is swordfsh');
  const command = await world.slack.say(MIRA, CHANNEL, '#info swordfsh');
  await turn(5);
  await world.slack.say(MIRA, CHANNEL, '!onrecord');
  await turn(5);
  await world.slack.edit(MIRA, CHANNEL, talk, '#info the password is swordfish');
  await world.slack.edit(MIRA, CHANNEL, command, '#info swordfish');
  await world.slack.edit(MIRA, CHANNEL, line, '#info two releases');
  await world.settle();
  expect(minutes()).toContain('two releases');
  const kept = await everyByte();
  expect([kept.includes('two releases'), kept.includes('swordf')]).toEqual([true, false]);
});
