// The files that docs/architecture.md names for the way of a line, from Slack's socket to the database.
import { existsSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

import { expect, test } from '@jest/globals';

import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld } from '../doubles/slack/slack-world.ts';

const CHANNEL = 'C0LOBBY00';
const MIRA = 'U0MIRA';
const START = '2026-03-03T17:00:00.000Z';
const group = inventedGroup({
  schedule: { start: '17:00', from: '2026-03-03', gathering: 30 },
  members: [{ handle: 'mira', slack: MIRA }, { handle: 'jonas' }],
});

const PAGE = readFileSync('docs/architecture.md', 'utf8');
const named = [...PAGE.matchAll(/^\d+\. `(?<path>src\/[^`]+)`/gmu)].map(({ groups }) => groups?.['path'] ?? '');
const ofEdits = [...PAGE.matchAll(/^- `(?<path>src\/[^`]+)`/gmu)].map(({ groups }) => groups?.['path'] ?? '');

/** How often each function of each file of src/ runs meanwhile, as far as it runs. */
async function functionsRun(does: () => Promise<void>): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await session.post('Profiler.takePreciseCoverage');
  await does();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const root = `${process.cwd()}/`;
  return new Map(
    result.flatMap(({ url, functions }) => {
      const counts = functions.map(({ functionName, ranges }) => [functionName, ranges[0]?.count ?? 0] as const);
      const [, path] = url.split(root);
      const ran = counts.filter(([, count]) => count > 0);
      return path === undefined || ran.length === 0 ? [] : [[path, new Map(ran)] as const];
    }),
  );
}

test('the list leads from the socket to the log in at most 20 files', () => {
  expect(named.at(0)).toBe('src/chat/slack/socket.ts');
  expect(named.at(-1)).toBe('src/store/sqlite/events.ts');
  expect(named.length).toBeLessThanOrEqual(20);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

/** Mira's meeting is in session. */
async function worldInSession() {
  const people = [{ id: MIRA, login: 'mira', displayName: 'mira' }];
  const world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: START });
  await world.slack.say(MIRA, CHANNEL, '!meeting start');
  await world.slack.say(MIRA, CHANNEL, '!topic Releases');
  await world.settle();
  return world;
}

test('each file of the list runs when somebody types /note in Slack, and the line is parsed once', async () => {
  const world = await worldInSession();
  try {
    const { version } = world.meeting('lantern');
    const ran = await functionsRun(async () => {
      await world.slack.command(MIRA, CHANNEL, '/note', 'The branch is cut.');
    });
    expect(world.meeting('lantern').version).toBe(version + 1);
    expect(named.filter((path) => !ran.has(path))).toEqual([]);
    // Everything that needs its parts uses the same parsed line.
    expect(ran.get('src/meeting/parse-spoken.ts')?.get('parseLine')).toBe(1);
    // What it does not pass did not run: the list is no list of everything.
    expect(ran.has('src/features/votes/votes.ts')).toBe(false);
  } finally {
    await world.close();
  }
});

test('each file that is named for an edit runs when somebody edits what was recorded', async () => {
  expect(ofEdits).toContain('src/secretary/handling/correcting.ts');
  const world = await worldInSession();
  try {
    const ts = await world.slack.say(MIRA, CHANNEL, '!note The branch is cut.');
    await world.settle();
    const { version } = world.meeting('lantern');
    const ran = await functionsRun(async () => {
      await world.slack.edit(MIRA, CHANNEL, ts, '!note The branch is cut and tagged.');
      await world.settle();
    });
    expect(world.meeting('lantern').version).toBe(version + 1);
    expect(ofEdits.filter((path) => !ran.has(path))).toEqual([]);
  } finally {
    await world.close();
  }
});
