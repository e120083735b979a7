import { expect, test } from '@jest/globals';

import { ENDED, givenIn, NOW, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { lantern } from '../../../test/doubles/lantern.ts';
import { changedConfiguration } from './changed-configuration.ts';

const group = { ...lantern, format: { ...lantern.format, branch: 'moths/{date}-minutes' } };
const proposed = (branch: string) => ({ type: 'review.proposed', at: NOW, branch, label: branch, commit: 'c0ffee' });
const named = (nth: number) => ({ type: 'review.named', at: NOW, nth });

test.each([
  ['of the second meeting of a day is its own', 'moths/2026-03-03-2-minutes', [named(2)], undefined],
  ['of the first one is not the second one’s', 'moths/2026-03-03-minutes', [named(2)], 'moths/2026-03-03-2-minutes'],
  ['of an old log tells itself which one it is', 'moths/2026-03-03-minutes-2', [], undefined],
  ['of another pattern is told', 'minutes-2026-03-03', [named(1)], 'moths/2026-03-03-minutes'],
])('a branch %s', (_, branch, events, told) => {
  const { meeting } = givenIn(group, PLANNED, STARTED, ENDED, ...events, proposed(branch));
  expect(changedConfiguration(meeting)?.key).toBe(told);
});
