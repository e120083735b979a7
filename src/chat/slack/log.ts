import { LogLevel, type Logger } from '@slack/bolt';

import type { OperatorLog } from '../../ports/operator-log.ts';

/** Tells the operator what's wrong. Never what people said. */
export type SlackLog = Pick<OperatorLog, 'warn' | 'error'>;

const LONGEST = 300;

export const NOT_SAVED = "Something that Slack sent couldn't be saved; Slack sends events again";

function inWords(words: readonly unknown[]): { readonly what: string } {
  const said = words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
  return { what: said.slice(0, LONGEST) };
}

/** The log of Slack's own packages: warnings and errors only, since below that they would write what people said. */
export function operatorLogger(log: SlackLog): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => log.warn("Slack's client reports", inWords(words)),
    error: (...words) => log.error("Slack's client reports", inWords(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
