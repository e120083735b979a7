import { expect, test } from '@jest/globals';

import type { Event } from './event.ts';
import { outdatedWords, spanBefore, type KeepRule } from './keep-rule.ts';

test.each([
  ['1 day', '2024-02-29T12:00:00.000Z'],
  ['6 weeks', '2024-01-19T12:00:00.000Z'],
  ['1 month', '2024-02-01T12:00:00.000Z'],
  ['13 months', '2023-02-01T12:00:00.000Z'],
  ['1 year', '2023-03-01T12:00:00.000Z'],
])('%s before the first of March is %s', (span, at) => {
  expect(spanBefore('2024-03-01T12:00:00.000Z', span)).toBe(at);
});

test('a day that the month lacks is its last one', () => {
  expect(spanBefore('2024-03-31T12:00:00.000Z', '1 month')).toBe('2024-02-29T12:00:00.000Z');
  expect(spanBefore('2024-02-29T12:00:00.000Z', '1 year')).toBe('2023-02-28T12:00:00.000Z');
});

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T17:00:00.000Z`;
const ENDED: readonly Event[] = [
  { type: 'roll-call.regrets', at: at(2), who: 'kim', reason: 'the dentist' } as Event,
  { type: 'entry.recorded', at: at(3), entry: { number: 1, topic: 't', text: 'two mohts' } } as Event,
  { type: 'entry.amended', at: at(3), number: 1, text: 'two moths', by: 'kim' } as Event,
  { type: 'lifecycle.ended', at: at(3) },
];
const MERGED: readonly Event[] = [...ENDED, { type: 'lifecycle.approved', at: at(5) }];
const ALL: KeepRule = { events: '2 weeks', undone: '1 week', reasons: 'until approved' };

const found = (events: readonly Event[], keep: KeepRule, day: number, isOpen = false) => {
  const { all, undone, reasons, changed } = outdatedWords(events, keep, isOpen, at(day));
  return { all, undone, reasons, places: [...changed.keys()] };
};

test('nothing goes before the minutes are merged, and nothing that is kept for good', () => {
  const nothing = { all: false, undone: 0, reasons: [], places: [] };
  expect(found(ENDED, ALL, 30)).toEqual(nothing);
  expect(found(MERGED, {}, 30)).toEqual(nothing);
});

test('reasons go at once, wordings after their time, and the log after its own unless Gavel holds the meeting', () => {
  expect(found(MERGED, ALL, 6)).toEqual({ all: false, undone: 0, reasons: ['the dentist'], places: [0] });
  expect(found(MERGED, ALL, 11)).toEqual({ all: false, undone: 1, reasons: ['the dentist'], places: [1, 0] });
  expect(found(MERGED, ALL, 18)).toMatchObject({ all: true });
  expect(found(MERGED, ALL, 18, true)).toMatchObject({ all: false, undone: 1 });
});

test('what has gone once is not found again', () => {
  const { changed } = outdatedWords(MERGED, ALL, true, at(18));
  const rewritten = MERGED.map((event, i) => changed.get(i) ?? event);
  expect(JSON.stringify(rewritten)).not.toMatch(/dentist|mohts/u);
  expect(found(rewritten, ALL, 18, true)).toEqual({ all: false, undone: 0, reasons: [], places: [] });
});
