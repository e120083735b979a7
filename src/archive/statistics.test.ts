import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { countAttendance, countTurns, nextInTurn, type PastMeeting } from './statistics.ts';

const meeting = (date: string, present: readonly string[], chair: readonly string[] = []): PastMeeting => ({
  date,
  present,
  chair,
  secretary: [],
});
const past = [
  meeting('2026-01-06', ['mira', 'kenji', 'sofia'], ['mira']),
  meeting('2026-01-20', ['mira', 'kenji'], ['kenji']),
  meeting('2026-02-03', ['mira', 'sofia', 'kenji'], ['mira']),
];
const isMember = (): boolean => true;

test('who came is told by how often, and then by name', () => {
  expect(countAttendance(past)).toEqual([
    { who: 'kenji', times: 3, last: '2026-02-03' },
    { who: 'mira', times: 3, last: '2026-02-03' },
    { who: 'sofia', times: 2, last: '2026-02-03' },
  ]);
});

test('who led is told by who did last', () => {
  expect(countTurns(past, 'chair')).toEqual([
    { who: 'mira', times: 2, last: '2026-02-03' },
    { who: 'kenji', times: 1, last: '2026-01-20' },
  ]);
  expect(countTurns(past, 'secretary')).toEqual([]);
});

describe('whose turn it is', () => {
  test('whoever never had it, and comes', () => {
    expect(nextInTurn(past, 'chair', isMember)).toBe('sofia');
  });

  test('else whoever had it the longest ago', () => {
    expect(nextInTurn(past, 'chair', isMember, ['sofia'])).toBe('kenji');
  });

  test('not somebody who comes to less than half of the meetings', () => {
    const rarely = [...past, meeting('2026-02-17', ['mira', 'kenji']), meeting('2026-03-03', ['mira', 'kenji'])];
    expect(nextInTurn(rarely, 'chair', isMember)).toBe('kenji');
  });

  test('not a guest', () => {
    expect(nextInTurn(past, 'chair', (who) => who !== 'sofia')).toBe('kenji');
  });

  test('by the recent meetings only', () => {
    const before = Array.from({ length: 12 }, (_, i) =>
      meeting(`2025-${String(i + 1).padStart(2, '0')}-01`, ['tariq']),
    );
    const now = Array.from({ length: 6 }, (_, i) => meeting(`2026-0${i + 1}-01`, ['mira'], ['mira']));
    expect(nextInTurn([...before, ...now], 'chair', isMember)).toBe('mira');
  });

  test('among those who never had it, whoever comes most often', () => {
    const none = past.map((one) => ({ ...one, chair: [] }));
    expect(nextInTurn(none, 'chair', isMember, ['mira'])).toBe('kenji');
  });

  test('nobody’s if nobody can', () => {
    expect(nextInTurn([], 'chair', isMember)).toBeUndefined();
    expect(nextInTurn(past, 'chair', () => false)).toBeUndefined();
  });
});

describe('in whichever order the meetings are given', () => {
  const names = fc.uniqueArray(fc.constantFrom('mira', 'kenji', 'sofia', 'tariq'), { maxLength: 4 });
  const meetings = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 28 }), present: names, chair: names }), {
    selector: ({ day }) => day,
    maxLength: 6,
  });

  test('the same is counted, and it is the same person’s turn', () => {
    fc.assert(
      fc.property(meetings, (found) => {
        const all = found.map(({ day, present, chair }) =>
          meeting(`2026-01-${String(day).padStart(2, '0')}`, present, chair),
        );
        const other = all.toReversed();
        expect(countAttendance(other)).toEqual(countAttendance(all));
        expect(countTurns(other, 'chair')).toEqual(countTurns(all, 'chair'));
        const first = nextInTurn(all, 'chair', isMember);
        const had = new Map(countTurns(all, 'chair').map(({ who, last }) => [who, last]));
        // Of several with the same claim either may be named; never one with less.
        expect(had.get(nextInTurn(other, 'chair', isMember) ?? '')).toBe(had.get(first ?? ''));
      }),
    );
  });
});
