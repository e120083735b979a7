import { LogLevel, type Logger } from '@slack/bolt';

import type { OperatorLog } from '../../ports/operator-log.ts';

/** Tells the operator what's wrong. Never what people said. */
export type SlackLog = OperatorLog['error'];

const LONGEST = 300;

export const NOT_SAVED = "Something that Slack sent couldn't be saved; Slack sends events again";

/** The log of Slack's own packages: warnings and errors only, since below that they would write what people said. */
export function operatorLogger(log: SlackLog): Logger {
  const tell = (...words: readonly unknown[]): void => {
    const said = words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
    log("Slack's client reports", { what: said.slice(0, LONGEST) });
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
