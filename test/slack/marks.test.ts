import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { entriesFeature } from '../../src/meeting/entry.ts';
import { moths } from '../doubles/moths.ts';
import { slackStage, type SlackStage } from '../doubles/slack/stage.ts';

// What shows under a message that it was recorded, within Slack's limits.

const CHANNEL = 'C0LAMPS00';
const ADA = 'U0ADA0000';
const people = [{ id: ADA, login: 'ada', displayName: 'Ada' }];
const LINES = 40;

let stage: SlackStage;
beforeEach(async () => {
  stage = await slackStage({
    groups: [{ group: moths(), channel: CHANNEL }],
    people,
    at: '2026-03-03T16:58:00.000Z',
  });
  await stage.slack.command(ADA, CHANNEL, '/meeting', 'start');
  await stage.settle();
});
afterEach(() => stage.close());

const signs = (ts: string): string[] => stage.slack.at.find(CHANNEL, ts).reactions.map(({ name }) => name);
const callsOf = (method: string): number => stage.slack.calls.filter((call) => call.method === method).length;

test('more lines at once than Slack lets Gavel react to: each gets its sign, by one call, and no thread', async () => {
  const said: string[] = [];
  for (let i = 0; i < LINES; i += 1) said.push(await stage.slack.say(ADA, CHANNEL, `#info moth ${i}`));
  await stage.settle();
  expect(stage.meeting('moths').stateOf(entriesFeature).byNumber.size).toBe(LINES);
  expect(said.map(signs)).toEqual(said.map(() => ['pencil2']));
  expect(callsOf('reactions.add')).toBe(LINES);
  expect(stage.slack.at.messages.get(CHANNEL)?.filter(({ thread }) => thread !== undefined)).toEqual([]);
});

test('what was put there before a crash is asked for once more at most, and then known', async () => {
  stage.slack.fault('reactions.add', { kind: 'cut-after' });
  const said = await stage.slack.say(ADA, CHANNEL, '#action moths\n#info lamps\n#action traps\n#info moths');
  await stage.settle();
  expect(signs(said)).toEqual(['triangular_flag_on_post', 'pencil2']);
  expect(callsOf('reactions.add')).toBe(3);
});

test('a message that is edited gets the sign of what it is now, and no thread', async () => {
  const said = await stage.slack.say(ADA, CHANNEL, '#info buy lamps');
  await stage.settle();
  await stage.slack.edit(ADA, CHANNEL, said, '#info buy two lamps');
  await stage.settle();
  expect(signs(said)).toEqual(['pencil2']);
  await stage.slack.edit(ADA, CHANNEL, said, '#action buy two lamps');
  await stage.settle();
  expect(signs(said)).toEqual(['triangular_flag_on_post']);
  expect(stage.slack.at.messages.get(CHANNEL)?.filter(({ thread }) => thread !== undefined)).toEqual([]);
});
