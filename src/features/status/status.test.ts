import { expect, test } from '@jest/globals';

import { given, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';

const planned = given(PLANNED);
const running = planned.and(present('mira'), present('kenji'), STARTED);
const status = (meeting: typeof planned) => meeting.when('kenji', '/meeting status').answer?.split('\n');

const LEADERS = 'Chair: @mira. Secretary: @jonas.';

test('before the meeting it tells when that starts and who leads', () => {
  expect(status(planned)).toEqual([
    'Lantern working group: planned, starts Tuesday 3 March 2026, 17:00 UTC (18:00 Oslo, 18:00 Berlin, 18:00 Lagos, Wednesday 02:00 Tokyo).',
    LEADERS,
  ]);
});

test('without a date it says so', () => {
  expect(status(given({ type: 'lifecycle.planned', at: PLANNED.at }))?.[0]).toBe(
    'Lantern working group: planned, no date yet.',
  );
});

test('while it runs it tells who is there, how much is recorded, the topic and the open vote', () => {
  expect(status(running)).toEqual([
    'Lantern working group: in session, started Tuesday 3 March 2026, 17:00 UTC (18:00 Oslo, 18:00 Berlin, 18:00 Lagos, Wednesday 02:00 Tokyo).',
    LEADERS,
    'Present: @mira, @kenji. Entries: 0.',
  ]);
  const busy = running.after(
    ['mira', '/topic Security'],
    ['kenji', '/note The keys are old'],
    ['mira', '/vote Turn them?'],
  );
  expect(status(busy)?.slice(2)).toEqual([
    'Present: @mira, @kenji. Entries: 2.',
    'Topic: Security',
    'A vote is open: #2.',
  ]);
});

test('nobody is a word, too', () => {
  const alone = given(PLANNED, STARTED, { type: 'roles.named', at: NOW, role: 'secretary', people: [] });
  expect(status(alone)?.slice(1)).toEqual(['Chair: @mira. Secretary: nobody.', 'Present: nobody. Entries: 0.']);
});

test('of a meeting that was aborted it says why it is planned again', () => {
  const aborted = { type: 'lifecycle.aborted', at: NOW, by: 'mira', start: '2026-03-17T17:00:00.000Z' };
  expect(status(running.and(aborted))?.slice(0, 2)).toEqual([
    'Lantern working group: planned, starts Tuesday 17 March 2026, 17:00 UTC (18:00 Oslo, 18:00 Berlin, 18:00 Lagos, Wednesday 02:00 Tokyo).',
    'The last meeting was aborted Tuesday 3 March 2026, 17:15 UTC (18:15 Oslo, 18:15 Berlin, 18:15 Lagos, Wednesday 02:15 Tokyo). It has no minutes.',
  ]);
});
