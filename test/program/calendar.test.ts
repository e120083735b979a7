// The real program serves the group's calendar, which an independent reader finds to hold what was decided in chat.
import { readFile, writeFile } from 'node:fs/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { readCalendar } from '../doubles/ical-reader.ts';
import { type RunningProgram, startProgram, type ProgramFolder, programFolder } from './program.ts';
import { runGavel } from './run-gavel.ts';
import { deliverAct, typedMessage } from './web-typist.ts';

let space: ProgramFolder;
let program: RunningProgram;
beforeEach(async () => {
  space = await programFolder('config/demo.yaml', '2026-02-18T12:00:00Z');
  const config = space.config ?? '';
  const source: object = parse(await readFile(config, 'utf8'));
  await writeFile(config, stringify({ ...source, calendar: { host: '127.0.0.1', port: 0 } }));
  program = await startProgram(space);
});
afterEach(async () => {
  await program.kill();
  await space.remove();
});

const served = async (): Promise<string | undefined> =>
  /The calendars are at (?<url>http\S+)/u.exec(program.log())?.groups?.['url'];

test('what is decided in chat stands in the calendar over HTTP', async () => {
  const url = await eventually('the calendars are served', served);
  await deliverAct(program.url, space.room, typedMessage('mira', '/meeting next 2026-03-04 16:00'));
  const text = await eventually('the meeting is moved', async () => {
    const answer = await fetch(`${url}lantern.ics`);
    const found = await answer.text();
    return found.includes('20260304T160000') ? found : undefined;
  });
  const starts = readCalendar(text, '2026-02-18T00:00:00.000Z', '2026-04-01T00:00:00.000Z').map(({ start }) => start);
  expect(starts).toEqual(['2026-03-04T16:00:00.000Z', '2026-03-17T17:00:00.000Z', '2026-03-31T17:00:00.000Z']);
  expect(await program.stop()).toBe(0);
});

test('gavel calendar prints the dates of the configuration', async () => {
  const args = ['calendar', '--config', space.config ?? '', '--from', '2026-03-01', '--days', '30'];
  const { out } = await runGavel(args);
  expect(out).toBe('Tuesday 3 March 2026, 17:00 UTC\nTuesday 17 March 2026, 17:00 UTC\n');
});
