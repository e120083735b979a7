// NAME.log is a whole meeting in the format of `gavel replay`, NAME.minutes.md the minutes that must come of it, and
// NAME.previous.md, if it exists, the minutes of the meeting before. A new scenario is two files and no code. A log
// that doesn't say when it was has its date in its name.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { demoGroup } from '../doubles/demo-group.ts';

const at = (file: string): string => join(import.meta.dirname, file);
const read = (file: string): string => readFileSync(at(file), 'utf8');
const NAMES = readdirSync(import.meta.dirname).flatMap((file) => (file.endsWith('.log') ? [file.slice(0, -4)] : []));

test.each(NAMES)('%s gives its minutes, byte for byte', async (name) => {
  const previous = existsSync(at(`${name}.previous.md`)) ? read(`${name}.previous.md`) : undefined;
  const date = /\d{4}-\d{2}-\d{2}/u.exec(name)?.[0];
  const { minutes, ended } = await replayLog(readLog(read(`${name}.log`), date), demoGroup, () => undefined, previous);
  expect(ended).toBe(true);
  expect(minutes).toBe(read(`${name}.minutes.md`));
});
