import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { longMeeting } from './long-meeting.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { pullRequest } from './pull-request.ts';
import type { Report } from './report.ts';
import { slackAck } from './slack.ts';
import { throughput, type Effort } from './throughput.ts';

export interface Sizes extends Effort {
  /** How many meetings are open at once. */
  readonly meetings: readonly number[];
  /** How long the long meeting is. */
  readonly entries: number;
  /** How many slash commands a round has. */
  readonly commands: number;
  /** A folder on the disk to be measured. */
  readonly folder: string;
}

/** Runs everything. @param tell what is being done */
export async function bench(sizes: Sizes, tell: (words: string) => void): Promise<Report> {
  const folder = await mkdtemp(join(sizes.folder, 'gavel-bench-'));
  try {
    const on = machine(folder);
    const borne = [];
    for (const meetings of sizes.meetings) {
      tell(`${meetings} open meetings: ${sizes.rounds} rounds of ${sizes.seconds} s under full and under half load`);
      borne.push(await throughput(folder, meetings, sizes));
    }
    tell(`One meeting of ${sizes.entries} lines, and its minutes`);
    const long = await longMeeting(folder, sizes.entries);
    tell('Memory');
    const needed = await memory(folder, Math.max(...sizes.meetings), 20);
    tell('A pull request');
    const pull = await pullRequest(sizes.rounds);
    tell('A slash command on Slack');
    const ack = await slackAck(folder, sizes.rounds, sizes.commands);
    return { machine: on, throughput: borne, longMeeting: long, memory: needed, pullRequest: pull, slackAck: ack };
  } finally {
    await rm(folder, { recursive: true });
  }
}
