import { describe, expect, test } from '@jest/globals';

import { given, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { datedMinutes } from '../../archive/ages.ts';
import type { Entry } from '../../meeting/entry.ts';
import { knownFrom } from './known-entries.ts';

const HELD = '2026-03-03';
const recorded = (number: number, text: string, more: Partial<Entry> = {}) => ({
  type: 'entry.recorded',
  at: PLANNED.at,
  entry: { number, kind: 'action', topic: 'Agenda/1', text, owners: [], box: 'open', ...more },
});
const before = given(
  PLANNED,
  STARTED,
  recorded(3, 'buy oil for the lamps'),
  recorded(4, 'paint the door', { since: '2026-01-06', meetings: 2 }),
).meeting;
const next = given(PLANNED, { type: 'entry.numbered', at: PLANNED.at, next: 7 });

describe('what is carried over', () => {
  test('keeps its number, and is older by a meeting', () => {
    const known = knownFrom(next.meeting, before, HELD);
    const line = 'whatever the line is';
    expect(known.identify('buy oil for the lamps', line)).toEqual({ number: 3, since: HELD, meetings: 1 });
    expect(known.identify('paint the doors', line)).toEqual({ number: 4, since: '2026-01-06', meetings: 3 });
  });

  test('gets the next number that is free if nobody knows it, and so does the second of its kind', () => {
    const known = knownFrom(next.meeting, before, HELD);
    expect(known.identify('call Anna', '')).toEqual({ number: 7, since: HELD, meetings: 1 });
    expect(known.identify('buy oil for the lamps', '').number).toBe(3);
    expect(known.identify('buy oil for the lamps', '').number).toBe(8);
    expect(known.next()).toBe(9);
  });

  test('and is read a second time is as old as it was', () => {
    const again = next.and(recorded(3, 'call Anna', { since: '2026-01-06', meetings: 2 })).meeting;
    expect(knownFrom(again, undefined, HELD).identify('call Anna', '')).toEqual({
      number: 3,
      since: '2026-01-06',
      meetings: 2,
    });
  });

  test('is as old as earlier minutes tell, if no meeting is known', () => {
    const earlier = datedMinutes([
      { path: 'minutes-2026-01-06.md', text: '## Agenda\n- [ ] call Anna' },
      { path: 'minutes-2026-01-20.md', text: '## Agenda\n- [ ] call Anna' },
    ]);
    expect(knownFrom(next.meeting, undefined, HELD, earlier).identify('call Anna', 'call Anna')).toEqual({
      number: 7,
      since: '2026-01-06',
      meetings: 3,
    });
  });
});
