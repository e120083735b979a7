import { expect, test } from '@jest/globals';

import { ConfigError, parseConfig } from './config.ts';

const config = (lines: string): string => `groups:
  - id: lantern
    name: Lantern
    members: [{ handle: mira }]
    rooms: [{ id: 'web:lobby' }]
    format: { path: 'minutes-{date}.md', sections: [] }
    schedule:
      start: '17:00'
      from: 2024-05-15
      every: FREQ=WEEKLY;INTERVAL=2
${lines}`;

const told = (lines: string): string => {
  try {
    parseConfig(config(lines), 'gavel.yaml', {});
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

test.each([
  ['', ''],
  [
    '      skip: [2024-06-05]',
    `gavel.yaml:11:14: groups[0].schedule.skip[0]: there's no meeting on Wednesday 2024-06-05 (meetings near it: Wednesday 2024-05-29, Wednesday 2024-06-12)`,
  ],
  [
    '      moved:\n        - { from: 2024-05-29, to: 5 June }',
    'gavel.yaml:12:35: groups[0].schedule.moved[0].to: write a day and a time, like 2024-06-05 16:00 or 2024-06-05 16:00 UTC',
  ],
  [
    '      changes:\n        - from: 2024-06-06\n          every: FREQ=WEEKLY;BYDAY=WE',
    `gavel.yaml:12:17: groups[0].schedule.changes[0].from: Thursday 2024-06-06 doesn't match "FREQ=WEEKLY;BYDAY=WE". The first day after it that does is Wednesday 2024-06-12`,
  ],
  [
    '    zones: [CET]',
    `gavel.yaml:11:13: groups[0].zones[0]: "CET" isn't a time zone. Use UTC or an Area/City name like Europe/Amsterdam`,
  ],
  [
    '    reminders: [{ before: a day }]',
    'gavel.yaml:11:27: groups[0].reminders[0].before: write 1 week, 2 days, 1 hour, 10 minutes, gathering or start',
  ],
  [
    "    reminders: [{ before: 1 day }, { before: 1 day, rooms: ['web:hall'] }]",
    `gavel.yaml:11:61: groups[0].reminders[1].rooms[0]: "web:hall" isn't a room of this group. Use web:lobby.`,
  ],
  [
    '    reminders: [{ before: 1 day }, { before: 1 day, agenda: true }]',
    'gavel.yaml:11:36: groups[0].reminders[1]: this reminder is already there: "1 day rooms". Remove one of the two',
  ],
  [
    '    calendar: { url: meetings.ics }',
    'gavel.yaml:11:22: groups[0].calendar.url: write an address, like https://meetings.example.org/group.ics',
  ],
])('%s', (lines, message) => {
  expect(told(lines)).toBe(message);
});
