// Logs as releases have written them. They fold for ever: never change a file here, and never let its minutes change.
// A new type of event gets a log of its own, with the minutes that follow from it, in the folder of its release.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { meetingKernel } from '../../src/features/index.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { withoutEarlierWords } from '../../src/meeting/earlier-words.ts';
import type { Event } from '../../src/meeting/event.ts';
import { demoGroup } from '../doubles/demo-group.ts';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
const LOGS = files.filter((file) => file.endsWith('.jsonl')).map((file) => file.replace(/\.jsonl$/u, ''));

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const eventsOf = (log: string): Event[] =>
  read(`${log}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Event => JSON.parse(line));

const KNOWN = new Set(meetingKernel.features.flatMap(({ evolve: on }) => Object.keys(on)));
const SHOWN = new Set(LOGS.flatMap(eventsOf).map(({ type }) => type));

test.each(LOGS)('%s folds to its minutes', (log) => {
  const events = eventsOf(log);
  const meeting = meetingKernel.advance(meetingKernel.begin('lantern/1', demoGroup), events);
  expect(meeting.version).toBe(events.length);
  expect(minutesMarkdown(meeting)).toBe(read(`${log}.minutes.md`));
});

test.each(LOGS)('%s folds to its minutes without the words of what was undone or edited', (log) => {
  const events = eventsOf(log);
  const changed = withoutEarlierWords(events, '9999');
  const shorter = events.map((event, i) => changed.get(i) ?? event);
  const meeting = meetingKernel.advance(meetingKernel.begin('lantern/1', demoGroup), shorter);
  expect(minutesMarkdown(meeting)).toBe(read(`${log}.minutes.md`));
  expect(withoutEarlierWords(shorter, '9999').size).toBe(0);
});

test('no type of event that a release has written is forgotten', () => {
  expect([...SHOWN].filter((type) => !KNOWN.has(type))).toEqual([]);
});

test('every type of event stands in a log: add one under test/logs/ with those that are new', () => {
  expect([...KNOWN].filter((type) => !SHOWN.has(type))).toEqual([]);
});
