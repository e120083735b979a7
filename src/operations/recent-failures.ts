import type { LogFacts, OperatorLog } from '../ports/operator-log.ts';
import type { LoggedFailure } from './status.ts';

const MOST = 10;

/** The log, and the last problems that went into it. */
export interface RememberingLog {
  readonly log: OperatorLog;
  /** The latest last. */
  readonly failures: () => readonly LoggedFailure[];
}

const wordsOf = (error: unknown): string | undefined => {
  if (error instanceof Error) return error.message;
  return typeof error === 'string' ? error : undefined;
};

/**
 * Remembers the last problems that are logged.
 * @param now ISO 8601, UTC
 * @param keep takes secrets out of words
 */
export function rememberingLog(log: OperatorLog, now: () => string, keep: (words: string) => string): RememberingLog {
  const last: LoggedFailure[] = [];
  function remember(what: string, facts: LogFacts = {}): void {
    const why = wordsOf(facts['why']) ?? wordsOf(facts['error']);
    const of = wordsOf(facts['job']) ?? wordsOf(facts['room']) ?? wordsOf(facts['group']);
    last.push({
      at: now(),
      what: keep(what),
      ...(of !== undefined && { of }),
      ...(why !== undefined && { why: keep(why) }),
    });
    if (last.length > MOST) last.shift();
  }

  return {
    log: {
      info: (...said) => log.info(...said),
      warn(what, facts) {
        log.warn(what, facts);
        remember(what, facts);
      },
      error(what, facts) {
        log.error(what, facts);
        remember(what, facts);
      },
    },
    failures: () => last,
  };
}
