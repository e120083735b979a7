import { expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { plainText } from '../../meeting/message.ts';
import { isNamed, nameMinutes } from './naming.ts';

const ended = given(PLANNED, STARTED, ENDED);
const at = ENDED.at;

test('the name is settled once it was asked for, or was used before that was asked', () => {
  expect(isNamed(ended.meeting)).toBe(false);
  expect(isNamed(ended.and({ type: 'review.rendered', at }).meeting)).toBe(false);
  for (const event of [
    { type: 'review.named', at, nth: 1 },
    { type: 'review.committed', at },
    { type: 'review.proposed', at, branch: 'b', label: 'PR#1', commit: 'c1' },
  ])
    expect(isNamed(ended.and(event).meeting)).toBe(true);
});

test('the pattern’s own name needs no word', () => {
  expect(nameMinutes(1, ended.meeting, at)).toEqual({ events: [{ type: 'review.named', at, nth: 1 }] });
});

test('another one is told, with the one that others have', () => {
  const { events, announce } = nameMinutes(3, ended.meeting, at);
  expect(events).toEqual([{ type: 'review.named', at, nth: 3 }]);
  expect(announce && plainText(announce)).toBe(
    'meetings/lantern-minutes-2026-03-03-2.md already has minutes, and they stay as they are. ' +
      'These go into meetings/lantern-minutes-2026-03-03-3.md.',
  );
});
