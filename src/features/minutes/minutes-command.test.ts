import { expect, test } from '@jest/globals';

import { personCalled } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, NOW, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { isRefusedDecision } from '../../meeting/feature.ts';
import { minutesCommand } from './minutes-command.ts';

const running = given(PLANNED, STARTED).after(['mira', '/topic Security'], ['kenji', '/note The keys are old']);

test('whoever leads gets the minutes as they stand, as a file that is called as it will be', () => {
  const [command] = minutesCommand(() => 'The minutes.').commands ?? [];
  const typed = { by: personCalled('mira'), at: NOW, form: 'meeting minutes', args: '' };
  const decided = command?.decide(typed, running.meeting);
  expect(decided && !isRefusedDecision(decided) && decided.answer?.file).toEqual({
    name: 'lantern-minutes-2026-03-03.md',
    text: 'The minutes.',
  });
});

test('they say what was recorded so far, until they are approved', () => {
  expect(running.when('mira', '/meeting minutes').answer).toContain('- @kenji – The keys are old');
  expect(running.and(ENDED).when('jonas', '/meeting minutes').answer).toContain('### Security');
});

test('nobody else gets them, and before the meeting there are none', () => {
  expect(running.when('kenji', '/meeting minutes').refuse).toContain('Only the chair or secretary');
  expect(given(PLANNED).when('mira', '/meeting minutes').refuse).toContain('No meeting is running');
});
