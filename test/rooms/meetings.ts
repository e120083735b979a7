// The meetings that are held in several rooms.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const SHORT_MEETING = {
  name: 'a short meeting',
  log: join(import.meta.dirname, 'two-rooms.log'),
  config: 'config/demo.yaml',
  /** Who types what the log says that the forge reported. */
  scribe: 'jonas',
  branch: 'minutes-2026-03-03',
  path: 'meetings/lantern-minutes-2026-03-03.md',
  /** What is recorded on Matrix, and in the room beside it. */
  said: { matrix: 'test the Zigbee driver', beside: 'The 2.4 branch is cut' },
};

export const CPANSEC_MEETING = {
  name: 'CPANSec, 15 May 2024',
  log: resolve('../shared/scenarios/cpansec-2024-05-15/meeting.log'),
  config: 'config/cpansec.yaml',
  scribe: 'sjn',
  branch: 'minutes-2024-05-15',
  path: 'meetings/cpansec-minutes-2024-05-15.md',
  said: { matrix: 'securing cpanm has slow progress', beside: 'CNA progress update' },
};

export const hasCpansec = existsSync(CPANSEC_MEETING.log);
