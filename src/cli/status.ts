import { request } from 'node:http';
import { join } from 'node:path';

import type { Command } from 'commander';

import { hasGroups } from '../config/environment.ts';
import { countedEn } from '../language/english.ts';
import { StatusSchema, type GavelStatus } from '../operations/status.ts';
import { STATUS_SOCKET } from '../setup/status.ts';
import { configOption, givenConfig, printError, printOut } from './console.ts';

interface Options {
  readonly config?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** As systemctl ends if a service doesn't run. */
const NOT_RUNNING = 3;
const LIMIT_MS = 15_000;

/** Where a running Gavel may answer. */
type Place = { readonly socketPath: string } | { readonly host: string; readonly port: number };

const ask = (place: Place): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request({ ...place, path: '/status', timeout: LIMIT_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('error', reject).on('end', () => {
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`the answer was ${answer.statusCode}`));
      });
    });
    asked.on('timeout', () => void asked.destroy(new Error(`no answer in ${LIMIT_MS / 1000} seconds`)));
    asked.on('error', reject).end();
  });

/** A server that listens everywhere is reached here. */
const reached = (host: string): string => (host === '0.0.0.0' || host === '::' ? 'localhost' : host);

/** Where the Gavel of a configuration may answer; the demonstration's if there is no configuration. */
async function placesOf({ config: file, data }: Options): Promise<readonly Place[]> {
  if (data !== undefined || (file === undefined && !hasGroups(process.env)))
    return [{ socketPath: join(data ?? 'data', STATUS_SOCKET) }];
  const config = await givenConfig(file);
  const socket = { socketPath: join(config.data, STATUS_SOCKET) };
  if (!config.operations) return [socket];
  return [socket, { host: reached(config.operations.host), port: config.operations.port }];
}

/** The first answer, or why there was none at each place. */
async function firstAnswer(places: readonly Place[]): Promise<string | readonly string[]> {
  const refused: string[] = [];
  for (const place of places) {
    try {
      return await ask(place);
    } catch (error) {
      const where = 'socketPath' in place ? place.socketPath : `${place.host}:${place.port}`;
      refused.push(`${where}: ${error instanceof Error ? error.message || error.name : String(error)}`);
    }
  }
  return refused;
}

const UNITS: readonly (readonly [seconds: number, one: string, other: string])[] = [
  [86_400, 'day', 'days'],
  [3600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
  [1, 'second', 'seconds'],
];

function durationWords(seconds: number): string {
  const [unit, one, other] = UNITS.find(([length]) => seconds >= length) ?? [1, 'second', 'seconds'];
  return countedEn(Math.floor(seconds / unit), { one, other });
}

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;

function groupLine({ id, running, next, awaitsApproval }: GavelStatus['groups'][number]): string {
  const parts = [
    running && `${running.meeting} is ${running.phase}${running.since === undefined ? '' : ` since ${running.since}`}`,
    next !== undefined && `next meeting ${next}`,
    awaitsApproval !== undefined && `the minutes of ${awaitsApproval} wait for approval`,
  ].filter((part) => typeof part === 'string');
  return `${id}: ${parts.length === 0 ? 'no meeting' : parts.join('; ')}`;
}

const platformLine = ({ id, connected, lastHeard }: GavelStatus['platforms'][number]): string =>
  `${id}: ${connected ? 'connected' : 'not connected'}, ${lastHeard === undefined ? 'nothing heard yet' : `last heard ${lastHeard}`}`;

const because = (why: string | undefined): string => (why === undefined ? '' : `: ${why}`);

/** The status as people read it. */
function statusWords(status: GavelStatus): string {
  const { version, ready, listening, checks, platforms, groups, waiting, jobsDue, failures } = status;
  const { rooms, ...addresses } = listening;
  return [
    `Gavel ${version} is running ${ready ? 'and ready' : 'but not ready'}: process ${status.process}, for ${durationWords(status.uptime)}.\n`,
    list('Listens', [rooms.join(', '), ...Object.entries(addresses).map(([what, url]) => `${what}: ${url}`)]),
    list(
      'Checks',
      checks.map(({ what, ok, why }) => `${ok ? 'ok  ' : 'fail'}  ${what}${because(why)}`),
    ),
    list('Platforms', platforms.map(platformLine)),
    list('Groups', groups.map(groupLine)),
    list(
      'Waiting to be sent',
      waiting.map(({ room, count, since }) => `${room}: ${count}${since === undefined ? '' : `, since ${since}`}`),
    ),
    list('Jobs', jobsDue === 0 ? [] : [`${jobsDue} due`]),
    list(
      'Last problems',
      failures.map(({ at, what, of, why }) => `${at} ${what}${of === undefined ? '' : ` (${of})`}${because(why)}`),
    ),
  ].join('');
}

async function tellStatus(options: Options): Promise<void> {
  const answer = await firstAnswer(await placesOf(options));
  if (typeof answer !== 'string') {
    printError(`No Gavel answers. Is it running?\n${answer.map((line) => `  ${line}`).join('\n')}`);
    process.exitCode = NOT_RUNNING;
    return;
  }
  const status = StatusSchema.parse(JSON.parse(answer));
  printOut(options.json ? `${JSON.stringify(status, undefined, 2)}\n` : statusWords(status));
  if (!status.ready) process.exitCode = 1;
}

export function addStatus(program: Command): void {
  program
    .command('status')
    .summary('ask a running Gavel what it is doing')
    .description('ask a running Gavel what it is doing; exits with 1 if it is not ready, with 3 if none is running')
    .addOption(configOption())
    .option('--data <FOLDER>', 'the data folder of the Gavel to ask: then no configuration is read')
    .option('--json', 'print it as JSON')
    .action(tellStatus);
}
