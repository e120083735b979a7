// The real program is asked to stop (SIGTERM) in the midst of sending to two rooms: what is on its way is finished
// before any file is closed, nothing is reported as an error, and the next start sends the rest, once.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { integer, record, sample } from 'fast-check';
import { parse, stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { fakeSlack, type FakeSlack } from '../doubles/slack/slack.ts';
import { startProgram, programFolder, type RunningProgram, type ProgramFolder } from './program.ts';
import { readPosts, sendAct, textOf, typedMessage } from './web-typist.ts';

const CHANNEL = 'C0LOBBY00';
const LINES = ['moths', 'lamps', 'wicks', 'glass'].map((what) => `We talked about ${what}`);

// The seed makes each run try the same moments: during which post to Slack, and for how many milliseconds it's still on
// its way while everything else ends.
const MOMENTS = sample(record({ post: integer({ min: 1, max: 4 }), more: integer({ min: 0, max: 300 }) }), {
  seed: 20_260_303,
  numRuns: 6,
});

let space: ProgramFolder;
let slack: FakeSlack;
let program: RunningProgram | undefined;
beforeEach(async () => {
  slack = await fakeSlack({ people: [], channels: [CHANNEL] });
  space = await programFolder('config/demo.yaml', '2026-03-03T16:40:00Z');
});
afterEach(async () => {
  await program?.kill();
  program = undefined;
  await slack.close();
  await space.remove();
});

/** The group meets in the web room and on Slack, and what is said in one is relayed to the other. */
async function inTwoRooms(): Promise<Pick<ProgramFolder, 'config' | 'folder' | 'secrets'>> {
  const config = space.config ?? '';
  const written: { groups: { rooms: { id: string }[] }[] } = parse(await readFile(config, 'utf8'));
  const groups = written.groups.map((group) => ({
    ...group,
    relay: true,
    rooms: [...group.rooms, { id: `slack:${CHANNEL}` }],
  }));
  const tokens = { botToken: '${BOT_TOKEN}', appToken: '${APP_TOKEN}', apiUrl: slack.apiUrl };
  await writeFile(config, stringify({ ...written, groups, slack: tokens }));
  return { config, folder: space.folder, secrets: { BOT_TOKEN: slack.botToken, APP_TOKEN: slack.appToken } };
}

/** Nothing went wrong. */
const logOfARun = (): string =>
  `Gavel is listening in ${space.room}, slack:${CHANNEL}\nStopping Gavel. Everything is saved.\n`;

const onSlack = (): readonly string[] => (slack.at.messages.get(CHANNEL) ?? []).map(({ text }) => text);
const seen = (all: readonly string[]): readonly number[] =>
  LINES.map((line) => all.filter((text) => text.includes(line)).length);

test.each(MOMENTS)('stopped during post $post to Slack, which takes $more ms more', async ({ post, more }) => {
  const setUp = await inTwoRooms();
  const first = await startProgram(setUp);
  program = first;
  expect(await sendAct(first.url, space.room, typedMessage('mira', '/meeting start'))).toBe(true);
  await eventually('the meeting is told on Slack', async () => onSlack().find((text) => text.includes('Roll call')));

  let count = 0;
  let stopping: Promise<number | null> | undefined;
  slack.faults = (method) => {
    if (method === 'chat.postMessage') count += 1;
    if (method !== 'chat.postMessage' || count !== post) return undefined;
    stopping = first.stop('SIGTERM');
    const stops = eventually('it stops', async () => first.log().includes('Stopping Gavel') || undefined);
    return { kind: 'late', until: stops.then(async () => pause(more)) };
  };
  await Promise.all(LINES.map(async (line) => sendAct(first.url, space.room, typedMessage('mira', line))));
  expect(await eventually('the post', async () => stopping)).toBe(0);
  expect(first.log()).toBe(logOfARun());

  slack.faults = undefined;
  const next = await startProgram(setUp);
  program = next;
  // The page says again what was not answered, under the same key.
  for (const line of LINES) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await sendAct(next.url, space.room, typedMessage('mira', line))).toBe(true);
  }
  const once = LINES.map(() => 1);
  await eventually('all is relayed', async () => (seen(onSlack()).includes(0) ? undefined : true));
  expect(seen(onSlack())).toEqual(once);
  expect(seen((await readPosts(next.url, space.room, 'mira')).map(textOf))).toEqual(once);
  expect(await next.stop()).toBe(0);
  expect(next.log()).toBe(logOfARun());
});
