// The real program is killed (SIGKILL) at every line of a meeting, between all the stages that a line goes through: the
// minutes come out as if nothing had happened.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { startProgram, programFolder, type RunningProgram, type ProgramFolder } from './program.ts';
import { untilProgress, type ProgressStep, PROGRESS_STEPS, watchProgress } from './watch-progress.ts';
import { actOf, deliverAct, readPosts, type RoomAct, sendAct } from './web-typist.ts';

interface Played {
  readonly name: string;
  readonly log: string;
  readonly config: string;
  readonly secretary: string;
  readonly branch: string;
  readonly path: string;
}

const SHORT: Played = {
  name: 'a short meeting',
  log: join(import.meta.dirname, 'short-meeting.log'),
  config: 'config/demo.yaml',
  secretary: 'jonas',
  branch: 'minutes-2026-03-03',
  path: 'meetings/lantern-minutes-2026-03-03.md',
};
const REFERENCE: Played = {
  name: 'the reference scenario',
  log: resolve('../shared/scenarios/cpansec-2024-05-15/meeting.log'),
  config: 'config/cpansec.yaml',
  secretary: 'sjn',
  branch: 'minutes-2024-05-15',
  path: 'meetings/cpansec-minutes-2024-05-15.md',
};

/** The program as it runs now: another process after each kill. */
interface Running {
  readonly space: ProgramFolder;
  program: RunningProgram;
}

let open: Running | undefined;
afterEach(async () => {
  await open?.program.kill();
  await open?.space.remove();
  open = undefined;
});

async function begin(space: ProgramFolder): Promise<Running> {
  open = { space, program: await startProgram(space) };
  return open;
}

async function again(running: Running): Promise<void> {
  await running.program.kill();
  running.program = await startProgram(running.space);
}

const minutesOf = async ({ log, config }: Played): Promise<string> => {
  const { groups } = await readConfig(config, {});
  const [group] = groups;
  if (!group) throw new Error(`${config} has no group`);
  return (await replayLog(readLog(readFileSync(log, 'utf8')), groupOf(group), () => undefined)).minutes;
};

/** Kills the program when what was said has come as far as `stage`; tells how far it had really come. */
async function killAt(stage: ProgressStep, running: Running, act: RoomAct): Promise<ProgressStep> {
  const { space, program } = running;
  const eye = watchProgress(space);
  const sent = sendAct(program.url, space.room, act);
  await untilProgress(eye, stage);
  await program.kill();
  await sent;
  const came = eye.stage();
  eye.close();
  return came;
}

/** Plays the log into the program and kills it at each line, in turn at each stage that a line goes through. */
async function playKilling({ log, config, secretary, branch, path }: Played): Promise<string> {
  const lines = readLog(readFileSync(log, 'utf8'));
  const running = await begin(await programFolder(config, lines[0]?.at ?? ''));
  const { space } = running;
  const came: ProgressStep[] = [];
  for (const [i, line] of lines.entries()) {
    await space.setClock(line.at);
    const act = await actOf(line, running.program.url, space.room, secretary);
    came.push(await killAt(PROGRESS_STEPS[i % PROGRESS_STEPS.length] ?? 'nothing', running, act));
    await again(running);
    // The page sends again, with the same key, what was never answered; or what was, and the answer was lost.
    await deliverAct(running.program.url, space.room, act);
  }
  const found = await eventually('the proposed minutes', () => space.show(branch, path));
  await everythingSettled(running, lines.length);
  // Between two stages lie milliseconds: not each kill hits them, but in a whole meeting many do.
  expect(came.filter((stage) => stage === 'posted' || stage === 'heard' || stage === 'decided')).not.toEqual([]);
  return found;
}

/** Nothing waits, and nothing is there twice. */
async function everythingSettled({ space, program }: Running, lines: number): Promise<void> {
  const room = await eventually('the proposal is shown', async () => {
    const all = await readPosts(program.url, space.room, '');
    return JSON.stringify(all).includes('React ✅') ? all : undefined;
  });
  const typed = room.filter(({ by }) => by !== undefined);
  expect(new Set(typed.map(({ at, by, content }) => JSON.stringify([at, by, content]))).size).toBe(typed.length);
  expect(typed.length).toBeLessThanOrEqual(lines);
  expect(
    room.filter(({ by, content }) => by === undefined && JSON.stringify(content).includes('Roll call')).length,
  ).toBe(1);
  expect(await program.stop()).toBe(0);
  const database = new Database(join(space.folder, 'data', 'gavel.sqlite'), { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
}

const hasShared = existsSync(REFERENCE.log);
test.each([SHORT, ...(hasShared ? [REFERENCE] : [])])(
  'killed at every line of $name, the minutes are the same',
  async (played) => {
    expect(await playKilling(played)).toBe(await minutesOf(played));
  },
);
if (!hasShared) test.todo('SKIPPED, because ../shared is not here: killed at every line of the reference scenario');
