import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { LogLine } from '../../src/replay/log.ts';
import { readLog } from '../../src/replay/log.ts';
import { demoGroup } from '../doubles/demo-group.ts';

const at = (file: string): string => join(import.meta.dirname, file);
const read = (file: string): string => readFileSync(at(file), 'utf8');

/** The group of the scenarios: the invented one, with a place for what is under embargo. */
export const scenarioGroup = {
  ...demoGroup,
  format: { ...demoGroup.format, embargoed: { path: 'private/{date}.md' } },
};

/** The names of all scenarios. */
export const SCENARIOS: readonly string[] = readdirSync(import.meta.dirname).flatMap((file) =>
  file.endsWith('.log') ? [file.slice(0, -4)] : [],
);

export interface Scenario {
  readonly log: readonly LogLine[];
  /** The minutes of the meeting before. */
  readonly previous: string | undefined;
  /** The minutes that must come of it. */
  readonly expected: string;
}

export function readScenario(name: string): Scenario {
  const date = /\d{4}-\d{2}-\d{2}/u.exec(name)?.[0];
  return {
    log: readLog(read(`${name}.log`), date),
    previous: existsSync(at(`${name}.previous.md`)) ? read(`${name}.previous.md`) : undefined,
    expected: read(`${name}.minutes.md`),
  };
}
