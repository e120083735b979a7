import type { OperatorLog } from '../../src/ports/operator-log.ts';

/** An operator's log whose lines, of every level, go to `tell`. */
export const logTo = (tell: OperatorLog['error']): OperatorLog => ({ info: tell, warn: tell, error: tell });

/** An operator's log whose warnings and errors go to `tell`. */
export const problemsTo = (tell: OperatorLog['error']): OperatorLog => ({ ...logTo(tell), info: () => undefined });
