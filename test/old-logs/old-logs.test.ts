// NAME.log is an old log as it was found: without a directory and without a configuration. NAME.minutes.md is the
// minutes that must come of it, and NAME.told.txt what is said about it. A new one is three files and no code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { groupOfLog } from '../../src/cli/group-of-log.ts';
import { readAnyLog } from '../../src/replay/old-log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { demoGroup } from '../doubles/demo-group.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const NAMES = readdirSync(import.meta.dirname).flatMap((file) => (file.endsWith('.log') ? [file.slice(0, -4)] : []));
const quiet = (): void => undefined;

test.each(NAMES)('%s gives its minutes, byte for byte, and says how it was read', async (name) => {
  const { lines, facts, told, name: meeting } = readAnyLog(read(`${name}.log`), undefined, 'Opening');
  const group = await groupOfLog(meeting);
  const { minutes, ended } = await replayLog(lines, group, quiet, undefined, undefined, facts);
  expect(ended).toBe(true);
  expect(minutes).toBe(read(`${name}.minutes.md`));
  expect(told.map((words) => `${words}\n`).join('')).toBe(read(`${name}.told.txt`));
});

test('a group’s directory and format are those of its old W3C log, too', async () => {
  const source = [
    '2026-03-03',
    '17:00 <miraH> Chair: Mira Halvorsen',
    '17:00 <miraH> scribe: Kenji',
    '17:00 <miraH> present+ Mira Halvorsen, kenji, lenaf, Zoe',
    '17:00 <tariq> regrets+',
    '17:01 <kenji> Topic: Security',
    '17:02 <kenji> Mira Halvorsen: the key is old',
    '17:03 <kenji> ACTION: Lenaf to make a new one',
  ];
  const { lines, facts } = readAnyLog(source.join('\n'), undefined, 'Opening');
  const { minutes } = await replayLog(lines, demoGroup, quiet, undefined, undefined, facts);
  expect(minutes).toContain('- Chair: @mira\n- Secretary: @kenji\n');
  expect(minutes).toContain('### Attendees\n\n- @mira\n- @kenji\n- @lena\n- @Zoe\n');
  expect(minutes).toContain('### Regrets\n\n- @tariq\n');
  expect(minutes).toContain('### Security\n\n- @mira – the key is old\n- [ ] @lena – make a new one\n');
});
