import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { inventedGroup } from '../doubles/open-meeting.ts';
import { slackStage, type SlackStage } from '../doubles/slack/stage.ts';

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

let stage: SlackStage;
beforeEach(async () => {
  const people = [{ id: MIRA, login: 'mira', displayName: 'mira' }];
  stage = await slackStage({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T17:00:00.000Z' });
  await stage.slack.say(MIRA, CHANNEL, '!meeting start');
  await stage.settle();
});
afterEach(() => stage.close());

const minutes = (): string => minutesMarkdown(stage.meeting(group.id));

/** A message that is delivered late. */
async function late(text: string, thread?: string): Promise<{ ts: string; comes: () => Promise<void> }> {
  const { release } = stage.slack.delivery.holdNext();
  const ts = await stage.slack.say(MIRA, CHANNEL, text, thread);
  return {
    ts,
    async comes() {
      await release();
      await stage.settle();
    },
  };
}

test('what was taken away before it is delivered never stands in the minutes, also after a restart', async () => {
  const secret = await late('#info the password is swordfish');
  await stage.slack.remove(CHANNEL, secret.ts);
  await stage.settle();
  await stage.restart();
  await secret.comes();
  await stage.slack.say(MIRA, CHANNEL, '#info the end');
  await stage.settle();
  expect(minutes()).toContain('the end');
  expect(minutes()).not.toContain('swordfish');
});

test('what was edited before it is delivered stands in the minutes as edited, in a thread too', async () => {
  const topic = await stage.slack.say(MIRA, CHANNEL, '#info a release');
  await stage.settle();
  const line = await late('#action mira: relaese it');
  const reply = await late('on Tuseday', topic);
  await stage.slack.edit(MIRA, CHANNEL, line.ts, '#action mira: release it');
  await stage.slack.edit(MIRA, CHANNEL, reply.ts, 'on Tuesday');
  await stage.restart();
  await line.comes();
  await reply.comes();
  expect(minutes()).toContain('release it');
  expect(minutes()).toContain('on Tuesday');
  expect(minutes()).not.toMatch(/relaese|Tuseday/u);
});
