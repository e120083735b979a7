// One meeting that goes on for ever beside others that have just begun: what a line costs in each, and its minutes.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { meetingDomain } from '../src/features/meeting-domain.ts';
import { minutesMarkdown } from '../src/features/minutes-markdown.ts';
import { gitForge } from '../src/forge/git/git.ts';
import { gitIn } from '../src/forge/git/run.ts';
import type { Forge } from '../src/ports/forge.ts';
import { openBenchGavel, startMeetings, type BenchRoom, type BenchGavel } from './bench-gavel.ts';
import { CHAIR, benchLine, type BenchLine } from './lines.ts';
import { median, pause, timed } from './measure.ts';

interface Cost {
  /** Milliseconds from heard to decided and committed: the median. */
  readonly time: number;
  /** Milliseconds of the processor until everything that follows is done: the mean. */
  readonly work: number;
}

export interface LongMeeting {
  /** How many lines the long meeting has, and the young ones. */
  readonly lines: number;
  readonly youngLines: number;
  readonly old: Cost;
  readonly young: Cost;
  /** The old meeting's cost for each of the young ones'. */
  readonly timeRatio: number;
  readonly workRatio: number;
  /** Milliseconds to write the minutes. */
  readonly render: number;
  /** Bytes of the minutes. */
  readonly size: number;
  /** Milliseconds from `/meeting end` until the minutes are proposed in a git repository. */
  readonly propose: number;
  /** Milliseconds from `/meeting end` until the next meeting is planned as well. */
  readonly settled: number;
  /** The longest time in between, in milliseconds, for which Gavel did nothing else. */
  readonly stall: number;
  /** The longest time, in milliseconds, that a line in another meeting took meanwhile until it was acknowledged. */
  readonly lineWhilePlanning: number;
}

const SAMPLES = 200;

async function repository(path: string): Promise<Forge> {
  const git = gitIn(path);
  await git(['init', '--quiet', '-b', 'main']);
  const author = { name: 'Bench', email: 'bench@example.org' };
  const as = ['-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`];
  await git([...as, 'commit', '--quiet', '--allow-empty', '-m', 'Begin']);
  return gitForge({ path, mainBranch: 'main', author, now: () => new Date().toISOString() });
}

async function say(room: BenchRoom, lines: number): Promise<void> {
  for (let i = 0; i < lines; i += 1) await room.say();
}

/** Says one line when nothing else is going on, and follows it to the end. */
async function cost(stage: BenchGavel, room: BenchRoom, words: BenchLine, decidedAt: () => number): Promise<Cost> {
  const before = process.cpuUsage();
  const begun = performance.now();
  await room.say(words);
  await stage.gavel.idle();
  const { user, system } = process.cpuUsage(before);
  return { time: decidedAt() - begun, work: (user + system) / 1000 };
}

const summary = (all: readonly Cost[]): Cost => ({
  time: median(all.map(({ time }) => time)),
  work: all.reduce((sum, { work }) => sum + work, 0) / all.length,
});

/** The same lines in the old meeting and in young ones, in turn, so that whatever disturbs disturbs both. */
async function compare(stage: BenchGavel, samples: number): Promise<{ readonly old: Cost; readonly young: Cost }> {
  const [old, ...young] = stage.rooms;
  if (!old) throw new Error('There is no meeting');
  let decided = 0;
  stage.decided((ids) => {
    if (ids.length > 0) decided = performance.now();
  });
  const costs: { readonly old: Cost[]; readonly young: Cost[] } = { old: [], young: [] };
  for (let i = 0; i < samples; i += 1) {
    const room = young[i % young.length] ?? old;
    costs.young.push(await cost(stage, room, benchLine(i), () => decided));
    costs.old.push(await cost(stage, old, benchLine(i), () => decided));
  }
  return { old: summary(costs.old), young: summary(costs.young) };
}

/** Somebody speaks in another meeting, again and again, until it is over; gives the slowest line, in milliseconds. */
async function speakUntil(over: () => boolean, room: BenchRoom): Promise<number> {
  let slowest = 0;
  // A line's time counts from when it was due: what stalls everything stalls whoever is about to speak as well.
  for (let due = performance.now(); !over(); due = performance.now() + 5) {
    await pause(Math.max(0, due - performance.now()));
    await room.say();
    slowest = Math.max(slowest, performance.now() - due);
  }
  return slowest;
}

async function end(
  stage: BenchGavel,
  room: BenchRoom,
  other: BenchRoom,
): Promise<Pick<LongMeeting, 'propose' | 'settled' | 'stall' | 'lineWhilePlanning'>> {
  const begun = performance.now();
  let proposed = Number.NaN;
  let planned = Number.NaN;
  stage.gavel.session(room.group)?.changed(({ appends = [] }) => {
    if (appends.some(({ events }) => events.some(({ type }) => type === 'review.proposed'))) {
      proposed = performance.now();
    }
    if (
      appends.some(({ events }) => events.some(({ type }) => type === 'lifecycle.planned' || type === 'agenda.carried'))
    ) {
      planned = performance.now();
    }
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await room.say({ by: CHAIR, text: '/meeting end' });
  const lineWhilePlanning = await speakUntil(() => proposed > begun && planned > begun, other);
  delay.disable();
  await stage.gavel.idle();
  const settled = Math.max(proposed, planned) - begun;
  return { propose: proposed - begun, settled, stall: delay.max / 1e6, lineWhilePlanning };
}

/** @param lines how long the meeting gets; the young ones beside it get a hundredth of that */
export async function longMeeting(folder: string, lines: number): Promise<LongMeeting> {
  const data = await mkdtemp(join(folder, 'long-'));
  const samples = Math.min(SAMPLES, lines / 10);
  const youngLines = lines / 100;
  // Each young meeting gets a few of the samples, so that they stay young.
  const young = Math.ceil(samples / 20);
  const stage = await openBenchGavel(data, 1 + young, await repository(data));
  try {
    await startMeetings(stage);
    await Promise.all(
      stage.rooms.map((room, i) => say(room, i === 0 ? lines - samples / 2 : youngLines - samples / young / 2)),
    );
    await stage.gavel.idle();
    const costs = await compare(stage, samples);
    const [room, other = room] = stage.rooms;
    const meeting = room && other && stage.gavel.session(room.group)?.current();
    if (!meeting) throw new Error('The meeting is not there');
    const renders = [];
    for (let i = 0; i < 3; i += 1)
      renders.push(await timed(() => minutesMarkdown(meetingDomain.kernel.advance(meeting, []))));
    return {
      lines,
      youngLines,
      ...costs,
      timeRatio: costs.old.time / costs.young.time,
      workRatio: costs.old.work / costs.young.work,
      render: median(renders.map(({ ms }) => ms)),
      size: renders[0]?.result.length ?? 0,
      ...(await end(stage, room, other)),
    };
  } finally {
    await stage.stop();
    await rm(data, { recursive: true });
  }
}
