import { expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, PLANNED, STARTED } from '../../../test/doubles/given.ts';

const subscribed = { ...demoGroup, calendar: { url: 'https://gavel.example/lantern.ics' } };

test('it tells where the calendar is, and where the next meeting alone is', () => {
  expect(givenIn(subscribed, PLANNED).when('kenji', '/meeting calendar').answer?.split('\n')).toEqual([
    "This group's calendar:",
    '- subscribe (webcal://gavel.example/lantern.ics)',
    '- iCal (https://gavel.example/lantern.ics)',
    '- only the next meeting (https://gavel.example/lantern/20260303T170000Z.ics)',
  ]);
});

test('a meeting that is none of the calendar’s has no file of its own', () => {
  const between = givenIn(
    subscribed,
    { ...PLANNED, occurrence: '2026-02-17T17:00:00.000Z' },
    {
      type: 'lifecycle.unplanned',
      at: PLANNED.at,
    },
  );
  expect(between.when('kenji', '/meeting calendar').answer).not.toContain('the next meeting only');
});

test('a group without one is told who can set it up', () => {
  expect(given(PLANNED, STARTED).when('kenji', '/meeting ical').refuse).toBe(
    'This group has no calendar to subscribe to yet. The person who runs Gavel can set one up.',
  );
});
