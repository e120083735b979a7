import { pino } from 'pino';

import type { LogFacts, OperatorLog } from '../ports/operator-log.ts';
import { StartupError } from '../ports/startup-error.ts';

/** The levels of the log, from everything to nothing. */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof LEVELS)[number];

export interface LogOptions {
  /** Takes secrets out of what is written. */
  readonly keep: (line: string) => string;
  readonly level: LogLevel;
  /** Whether people read it as it is written: then it is made readable, instead of JSON. */
  readonly isTerminal: boolean;
  /** Takes what is written. */
  readonly write: (text: string) => void;
}

/**
 * The level that the environment variable LOG_LEVEL names; `info` if it names none.
 * @throws StartupError if it is none
 */
export function logLevel({ LOG_LEVEL: named }: NodeJS.ProcessEnv): LogLevel {
  if (named === undefined || named === '') return 'info';
  const level = LEVELS.find((one) => one === named.toLowerCase());
  if (level === undefined) throw new StartupError(`LOG_LEVEL is "${named}". Use one of ${LEVELS.join(', ')}.`);
  return level;
}

/** Writes to standard error. */
export function standardError(): Pick<LogOptions, 'isTerminal' | 'write'> {
  const destination = pino.destination({ dest: 2, sync: true });
  // The log's disk may be full. Gavel goes on without it.
  destination.on('error', () => undefined);
  return { isTerminal: process.stderr.isTTY, write: (text) => void destination.write(text) };
}

const ABOUT = ['group', 'meeting', 'cause', 'room', 'job'] as const;

/** What a line is about, in short: a meeting's name has its group's, and a job is its cause too. */
function shortly(line: Readonly<Record<string, unknown>>): string {
  const of = line['meeting'] ?? line['group'] ?? line['room'];
  const about = [of, line['cause']].filter((one) => typeof one === 'string');
  const message = String(line['msg']);
  return about.length === 0 ? message : `${message} (${about.join(', ')})`;
}

/** Makes lines readable. It's loaded only here: those who don't read them don't wait for it. */
async function readable(): Promise<(line: string) => string> {
  const { prettyFactory } = await import('pino-pretty');
  return prettyFactory({
    colorize: true,
    translateTime: 'SYS:HH:MM:ss',
    messageFormat: shortly,
    ignore: ABOUT.join(','),
  });
}

/** Pino writes an Error whole, with its causes, if it is called `err`. */
const written = ({ error, ...rest }: LogFacts = {}): object =>
  error instanceof Error ? { ...rest, err: error } : { ...rest, error };

/** The operator's log: lines of JSON, or text on a terminal. */
export async function writeOperatorLog({ keep, level, isTerminal, write }: LogOptions): Promise<OperatorLog> {
  const show = isTerminal ? await readable() : (line: string) => line;
  const log = pino({ base: null, level }, { write: (line: string) => write(show(keep(line))) });
  return {
    info: (what, facts) => log.info(facts ?? {}, what),
    warn: (what, facts) => log.warn(written(facts), what),
    error: (what, facts) => log.error(written(facts), what),
  };
}
