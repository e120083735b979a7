import { expect, test } from '@jest/globals';

import { logTo } from '../../test/doubles/log-to.ts';
import type { LogFacts } from '../ports/operator-log.ts';
import { roomLog } from './room-log.ts';

test.each<readonly [facts: LogFacts | undefined, written: LogFacts]>([
  [{ room: 'lamp:R1' }, { room: 'lamp:R1', group: 'moths' }],
  [
    { room: 'R2', why: 'gone' },
    { room: 'R2', why: 'gone', group: 'owls' },
  ],
  [
    { room: 'lamp:R2', group: 'others' },
    { room: 'lamp:R2', group: 'others' },
  ],
  [{ room: 'lamp:R3' }, { room: 'lamp:R3' }],
  [undefined, {}],
])('a line about %j', (facts, written) => {
  const lines: unknown[] = [];
  const tell = (what: string, more?: LogFacts): void => void lines.push([what, more]);
  const groups = [
    { id: 'moths', rooms: [{ id: 'lamp:R1' }] },
    { id: 'owls', rooms: [{ id: 'web:owls' }, { id: 'lamp:R2' }] },
  ];
  const log = roomLog('lamp', groups, logTo(tell));
  log.info('so', facts);
  log.warn('so', facts);
  log.error('so', facts);
  const line = ['so', written];
  expect(lines).toEqual([line, line, line]);
});
