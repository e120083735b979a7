import { pino } from 'pino';

import type { OperatorLog } from '../ports/operator-log.ts';

/** The operator's log: lines of JSON on standard error. @param keep takes secrets out of what is written */
export function writeOperatorLog(keep: (line: string) => string): OperatorLog {
  const destination = pino.destination({ dest: 2, sync: true });
  // The log may stand on a disk that is full. That must not end what goes on without it.
  destination.on('error', () => undefined);
  const log = pino({ base: null }, { write: (line: string) => void destination.write(keep(line)) });
  return {
    info: (what, facts) => log.info(facts ?? {}, what),
    error: (what, facts = {}) => {
      const { error, ...rest } = facts;
      log.error(error instanceof Error ? { ...rest, err: error } : facts, what);
    },
  };
}
