import { LogLevel, type Logger } from '@slack/bolt';

import type { OperatorLog } from '../../ports/operator-log.ts';

/** Tells the operator what is wrong. Never what people said. */
export type SlackLog = OperatorLog['error'];

const LONGEST = 300;

/**
 * What Slack's own packages have to say, for the operator: warnings and errors only. On the levels below they would
 * write what people said.
 */
export function operatorLogger(log: SlackLog): Logger {
  const tell = (...words: readonly unknown[]): void => {
    const said = words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
    log('Slack’s client reports', { what: said.slice(0, LONGEST) });
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: tell,
    error: tell,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
