import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { openBenchGavel, startMeetings, type BenchGavel } from './bench-gavel.ts';
import { pace, saturate } from './load.ts';
import { commits } from './machine.ts';
import { median, type Durations } from './measure.ts';

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** What so many open meetings bear, beside what the machine can do. */
export interface Throughput {
  readonly meetings: number;
  /** The machine's own commits in a second, before and after each load. */
  readonly commits: number;
  /** How long the machine's own commits took. */
  readonly commit: Latency;
  /** Lines in a second that were acknowledged. */
  readonly acknowledged: number;
  /** Lines in a second that were decided and committed as well. */
  readonly decided: number;
  /** Lines acknowledged for each commit that the machine could do. */
  readonly ratio: number;
  readonly decidedRatio: number;
  /** Lines in a second while the latencies were taken: half of what was borne just before. */
  readonly half: number;
  readonly toAcknowledged: Latency;
  readonly toDecided: Latency;
}

export interface Effort {
  /** How often everything is measured; the figures are the medians. */
  readonly rounds: number;
  /** How long each load lasts. */
  readonly seconds: number;
}

const latency = (of: Durations): Latency => ({ p50: of.percentile(50), p99: of.percentile(99) });

const middle = (all: readonly Latency[]): Latency => ({
  p50: median(all.map(({ p50 }) => p50)),
  p99: median(all.map(({ p99 }) => p99)),
});

async function round(folder: string, stage: BenchGavel, seconds: number): Promise<Throughput> {
  const before = commits(folder, seconds / 4);
  const { acknowledged, decided } = await saturate(stage, seconds);
  const after = commits(folder, seconds / 4);
  const own = (before.rate + after.rate) / 2;
  const half = Math.min(acknowledged, decided) / 2;
  const { toAcknowledged, toDecided } = await pace(stage, half, seconds);
  return {
    meetings: stage.rooms.length,
    commits: own,
    commit: middle([latency(before.took), latency(after.took)]),
    acknowledged,
    decided,
    ratio: acknowledged / own,
    decidedRatio: decided / own,
    half,
    toAcknowledged: latency(toAcknowledged),
    toDecided: latency(toDecided),
  };
}

/** Lets so many meetings be open at once and loads them: as much as it takes, then half of that. */
export async function throughput(folder: string, meetings: number, { rounds, seconds }: Effort): Promise<Throughput> {
  const data = await mkdtemp(join(folder, `meetings-${meetings}-`));
  const stage = await openBenchGavel(data, meetings);
  const all: Throughput[] = [];
  try {
    await startMeetings(stage);
    // What runs for the first time is slow, and no meeting's figure.
    await saturate(stage, seconds);
    for (let i = 0; i < rounds; i += 1) all.push(await round(data, stage, seconds));
  } finally {
    await stage.stop();
    await rm(data, { recursive: true });
  }
  const of = (one: (each: Throughput) => number): number => median(all.map(one));
  return {
    meetings,
    commits: of((each) => each.commits),
    commit: middle(all.map(({ commit }) => commit)),
    acknowledged: of((each) => each.acknowledged),
    decided: of((each) => each.decided),
    ratio: of((each) => each.ratio),
    decidedRatio: of((each) => each.decidedRatio),
    half: of((each) => each.half),
    toAcknowledged: middle(all.map(({ toAcknowledged }) => toAcknowledged)),
    toDecided: middle(all.map(({ toDecided }) => toDecided)),
  };
}
