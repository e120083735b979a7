import { expect, test } from '@jest/globals';

import { given, PLANNED } from '../../../test/doubles/given.ts';
import { meetingKernel } from '../index.ts';

const planned = given(PLANNED);

test('help tells every command, from the one list of features', () => {
  const told = planned.when('kenji', '/meeting help').answer ?? '';
  for (const { usage, help } of meetingKernel.commands) {
    expect(told).toContain(usage);
    expect(told).toContain(help);
  }
});

test.each(['/help action', '/help #action', '/meeting help /todo', '#commands action'])('%s tells of one', (line) => {
  const told = planned.when('kenji', line).answer ?? '';
  expect(told).toContain('/action @user');
  expect(told.split('\n')).toHaveLength(1);
});

test('a slip is answered with the nearest, and what is near nothing is refused', () => {
  expect(planned.when('kenji', '/help actoin').refuse).toContain('Did you mean /action?');
  expect(planned.when('kenji', '/help xyzzyplugh').refuse).toContain('I don’t know /xyzzyplugh.');
});

test.each([
  ['#save', '/meeting minutes'],
  ['#lurk', 'Nothing to switch off'],
  ['#unlurk', 'Nothing to switch on'],
  ['#meetingname Lamps', '/topic TEXT'],
  ['#meetingtopic Lamps', '/topic TEXT'],
])('%s, which is not needed here, is answered with why', (line, why) => {
  const told = planned.when('kenji', line).answer ?? '';
  expect(told).toContain(why);
  expect(told.split('\n')).toHaveLength(1);
});
