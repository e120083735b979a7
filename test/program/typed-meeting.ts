// The demonstration's group in the real program, and people who type in its web room.
import { join } from 'node:path';

import { afterEach } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { placesIn, placesInFolder } from './find-in-files.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';
import { runGavel, type EndedRun } from './run-gavel.ts';
import { postsText, sendAct, typedMessage, type RoomAct } from './web-typist.ts';

/** The day of the group's meeting, which begins at 17:00 UTC. */
const MEETING_DAY = '2026-11-24';

export interface TypedMeeting {
  readonly space: ProgramFolder & { readonly config: string };
  /** The data folder. */
  readonly data: string;
  readonly room: string;
  readonly url: string;
  /** Starts the program again, where it listened before. */
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** What all runs wrote to their logs. */
  log(): string;
  say(by: string, text: string): Promise<void>;
  /** People say something, one after the other. */
  sayAll(lines: readonly (readonly [by: string, text: string])[]): Promise<void>;
  act(act: RoomAct): Promise<void>;
  /** What the room shows to somebody, as it's sent to pages. */
  shown(as?: string): Promise<string>;
  /** Waits until the room shows these words. */
  shows(words: string): Promise<void>;
  /** The minutes of a day, as soon as they are on a branch. */
  minutes(branch?: string, day?: string): Promise<string>;
  /** Runs a command of the command line on this configuration and data folder. */
  gavel(...args: string[]): Promise<EndedRun>;
  /** Where words are in the files of the data folder and in the log. */
  find(words: readonly (string | Buffer)[]): Promise<string[]>;
}

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** Starts the program on a new folder, which goes with the test. @param more changes what the configuration says */
export async function typedMeeting(
  at = `${MEETING_DAY}T17:00:00Z`,
  more: (group: Record<string, unknown>) => Record<string, unknown> = (group) => group,
): Promise<TypedMeeting> {
  const folder = await programFolder('config/demo.yaml', at, more);
  closings.push(() => folder.remove());
  const { config = '' } = folder;
  const space = { ...folder, config };
  const data = join(space.folder, 'data');
  const runs: RunningProgram[] = [];
  let program: RunningProgram | undefined;
  const ended = async (how: 'kill' | 'stop'): Promise<void> => {
    await program?.[how]();
    program = undefined;
  };
  closings.unshift(() => ended('stop'));
  const start = async (): Promise<void> => {
    program = await startProgram(space, runs[0]?.url);
    runs.push(program);
  };
  await start();
  const url = runs[0]?.url ?? '';
  // A connection that nobody used for a while may be cut just then. Each act has a key, so sending it again does it once.
  const act = async (what: RoomAct): Promise<void> => {
    await eventually('the act is taken', async () => (await sendAct(url, space.room, what)) || undefined);
  };
  const say = (by: string, text: string): Promise<void> => act(typedMessage(by, text));
  const log = (): string => runs.map((run) => run.log()).join('');
  const shown = (as?: string): Promise<string> =>
    eventually('the room answers', () =>
      postsText(url, space.room, as).catch((error: unknown) => {
        if (!String(error).startsWith('TypeError')) throw error;
        return undefined;
      }),
    );
  return {
    space,
    data,
    room: space.room,
    url,
    start,
    kill: () => ended('kill'),
    stop: () => ended('stop'),
    log,
    say,
    async sayAll(lines) {
      for (const [by, text] of lines) await say(by, text);
    },
    act,
    shown,
    async shows(words) {
      await eventually(`the room shows ${words}`, async () => (await shown()).includes(words) || undefined);
    },
    minutes: (branch, day = MEETING_DAY) =>
      eventually(`the minutes of ${day}`, () =>
        space.show(branch ?? `minutes-${day}`, `meetings/lantern-minutes-${day}.md`),
      ),
    gavel: (...args) => runGavel([...args, '--config', config, '--data', data]),
    find: async (words) => [...(await placesInFolder(data, words)), ...placesIn('the log', Buffer.from(log()), words)],
  };
}
