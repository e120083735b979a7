import type { LongMeeting } from './long-meeting.ts';
import type { Machine } from './machine.ts';
import type { Memory } from './memory.ts';
import type { PullRequest } from './pull-request.ts';
import type { SlackAck } from './slack.ts';
import type { Latency, Throughput } from './throughput.ts';

export interface Report {
  readonly machine: Machine;
  readonly throughput: readonly Throughput[];
  readonly longMeeting: LongMeeting;
  readonly memory: Memory;
  readonly pullRequest: PullRequest;
  readonly slackAck: SlackAck;
}

const whole = (number: number): string => Math.round(number).toLocaleString('en');
const exact = (number: number): string => number.toFixed(number < 10 ? 2 : 1);
const times = (ratio: number): string => `${exact(ratio)} ×`;
const both = ({ p50, p99 }: Latency): string => `${exact(p50)} / ${exact(p99)} ms`;

/** A table in Markdown, its columns as wide as they need to be. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const written = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [written(head), written(widths.map((width) => '-'.repeat(width))), ...rows.map(written)].join('\n');
}

const throughputTable = (all: readonly Throughput[]): string =>
  table(
    [
      'open meetings',
      'commits/s of the machine',
      'lines/s acknowledged',
      'lines/s decided',
      'at lines/s',
      'p50 / p99 of a commit',
      'to acknowledged',
      'to decided',
    ],
    all.map((one) => [
      whole(one.meetings),
      whole(one.commits),
      `${whole(one.acknowledged)} (${times(one.ratio)})`,
      `${whole(one.decided)} (${times(one.decidedRatio)})`,
      whole(one.half),
      both(one.commit),
      both(one.toAcknowledged),
      both(one.toDecided),
    ]),
  );

const longTable = ({ lines, youngLines, old, young, timeRatio, workRatio, ...long }: LongMeeting): string =>
  table(
    ['one long meeting', 'figure'],
    [
      [
        `a line after ${whole(youngLines)}, to decided / processor`,
        `${exact(young.time)} ms / ${exact(young.work)} ms`,
      ],
      [`a line after ${whole(lines)}, to decided / processor`, `${exact(old.time)} ms / ${exact(old.work)} ms`],
      ['one for the other', `${times(timeRatio)} / ${times(workRatio)}`],
      [`write the minutes of ${whole(lines)} lines (${whole(long.size / 1024)} KiB)`, `${whole(long.render)} ms`],
      ['from /meeting end to the proposal in git', `${whole(long.propose)} ms`],
      ['… until the next meeting is planned as well', `${whole(long.settled)} ms`],
      ['the longest time in it for which all else waited', `${whole(long.stall)} ms`],
      ['the slowest line in another meeting meanwhile', `${whole(long.lineWhilePlanning)} ms`],
    ],
  );

const memoryTable = ({ meetings, lines, rssOfOne, rss, perMeeting, start, disk }: Memory): string =>
  table(
    ['memory and disk', 'figure'],
    [
      ['process with one open meeting (RSS)', `${whole(rssOfOne)} MiB`],
      [`process with ${whole(meetings)} open meetings of ${lines} lines (RSS)`, `${whole(rss)} MiB`],
      ['each open meeting', `${whole(perMeeting)} KiB`],
      [`start with ${whole(meetings)} open meetings`, `${whole(start)} ms`],
      ['on disk for each line', `${whole(disk)} bytes`],
    ],
  );

const pullRequestTable = ({ rounds, p50, longest, requests }: PullRequest): string =>
  table(
    ['a pull request, over the GitHub of the tests', 'figure'],
    [
      [`from /meeting end to its link in the room, p50 of ${rounds}`, `${whole(p50)} ms`],
      ['the longest', `${whole(longest)} ms`],
      ['requests to GitHub until everything is done', whole(requests)],
    ],
  );

const bothTimes = ({ p50, p99 }: Latency): string => `${times(p50)} / ${times(p99)}`;

const slackTable = ({ gavel, bolt, writing, toBolt, toWriting }: SlackAck): string =>
  table(
    ['a slash command to its acknowledgement, p50 / p99', 'figure', 'Gavel for one of it'],
    [
      ['Gavel, written down before', both(gavel), ''],
      ['a bolt app that writes one row to the disk', both(writing), bothTimes(toWriting)],
      ['a bolt app that only acknowledges', both(bolt), bothTimes(toBolt)],
    ],
  );

/** The report for people to read. */
export function page({ machine, throughput, longMeeting, memory, pullRequest, slackAck }: Report): string {
  const { cpu, cores, memory: gib, kernel, node, sqlite, fileSystem, load } = machine;
  return [
    `${cpu}, ${cores} cores, ${gib} GiB; Linux ${kernel}, Node ${node}, SQLite ${sqlite}, synchronous=FULL on ${fileSystem}; load at the start ${exact(load)}.`,
    throughputTable(throughput),
    longTable(longMeeting),
    memoryTable(memory),
    pullRequestTable(pullRequest),
    slackTable(slackAck),
    '',
  ].join('\n\n');
}
