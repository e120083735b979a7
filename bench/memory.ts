// What Gavel needs for open meetings: a database is filled, and a fresh process takes them up.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { openBenchGavel, startMeetings } from './bench-gavel.ts';

/** What a process needs that has taken up its meetings. */
export interface TakenUp {
  /** Milliseconds. */
  readonly start: number;
  /** MiB. */
  readonly rss: number;
  /** Bytes in use by JavaScript. */
  readonly heap: number;
}

export interface Memory {
  readonly meetings: number;
  /** How many lines were said in each. */
  readonly lines: number;
  /** MiB of the process that has one meeting open, and of the one that has them all. */
  readonly rssOfOne: number;
  readonly rss: number;
  /** KiB for each open meeting. */
  readonly perMeeting: number;
  /** Milliseconds in which a start takes up all meetings. */
  readonly start: number;
  /** Bytes on disk for each line, for ever. */
  readonly disk: number;
}

async function fill(folder: string, meetings: number, lines: number): Promise<number> {
  const stage = await openBenchGavel(folder, meetings);
  await startMeetings(stage);
  const before = stage.size();
  for (let i = 0; i < lines; i += 1) await Promise.all(stage.rooms.map((room) => room.say()));
  // The platform in memory that comes after this one knows none of its messages.
  await stage.gavel.idle();
  await stage.stop();
  return (stage.size() - before) / (meetings * lines);
}

async function takeUp(folder: string, meetings: number): Promise<TakenUp> {
  const args = ['--expose-gc', join(import.meta.dirname, 'take-up.ts'), folder, String(meetings)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const taken: TakenUp = JSON.parse(stdout);
  return taken;
}

export async function memory(folder: string, meetings: number, lines: number): Promise<Memory> {
  const data = await mkdtemp(join(folder, 'memory-'));
  try {
    const disk = await fill(data, meetings, lines);
    const one = await takeUp(data, 1);
    const all = await takeUp(data, meetings);
    const perMeeting = (all.heap - one.heap) / Math.max(1, meetings - 1) / 1024;
    return { meetings, lines, rssOfOne: one.rss, rss: all.rss, perMeeting, start: all.start, disk };
  } finally {
    await rm(data, { recursive: true });
  }
}
