import { expect, test } from '@jest/globals';

import { given, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';

const running = given(PLANNED, present('mira'), STARTED).after(['mira', '/topic Releases']);

test.each([
  ['/agreed Ship it', 'agreed', '**Agreed**: Ship it'],
  ['#agree Ship it', 'agreed', '**Agreed**: Ship it'],
  ['#accepted Ship it', 'agreed', '**Agreed**: Ship it'],
  ['/rejected Ship it', 'rejected', '**Rejected**: Ship it'],
  ['#reject Ship it', 'rejected', '**Rejected**: Ship it'],
  ['/agreed Use *all* of `it`', 'agreed', '**Agreed**: Use *all* of `it`'],
])('%s', (line, kind, written) => {
  expect(running.when('mira', line).events).toMatchObject([{ type: 'entry.recorded', entry: { kind } }]);
  expect(running.after(['mira', line]).minutes()).toContain(`- ${written}\n`);
});

test.each([
  ['mira', '/agreed', 'What was agreed?'],
  ['mira', '/rejected', 'What was rejected?'],
  ['kenji', '/agreed Ship it', 'Only the chair or secretary can do that'],
])('%s: %s is refused', (who, line, why) => expect(running.when(who, line).refuse).toContain(why));
