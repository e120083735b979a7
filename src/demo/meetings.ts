import type { DateTime } from 'luxon';

import { writeDate } from '../minutes/placeholders.ts';
import type { DemoCalendar } from './calendar.ts';
import { spelledDay, type DemoMinutes } from './minutes.ts';

/** The three meetings of the demonstration's group, oldest first. */
export const demoMeetings = ({ held, next }: DemoCalendar): readonly [DemoMinutes, DemoMinutes, DemoMinutes] => {
  const [first, second, third] = held;
  return [
    firstMeeting(first, second, next),
    secondMeeting(second, first, third, next),
    thirdMeeting(third, second, next),
  ];
};

const approved = (day: DateTime, by: string): string =>
  `Previous meeting minutes were approved in minutes-${writeDate(day, 'yyyy-MM-dd')} by ${by}`;

/** The events that the group knows of, around its next meeting (a Tuesday). */
const happenings = (next: DateTime): Readonly<Record<'lamps' | 'talks' | 'workshop' | 'lights', string>> => ({
  lamps: `[Evening of Mended Lamps](https://mended-lamps.example) – ${spelledDay(next.minus({ days: 24 }))}, Leuven`,
  talks: `[Talks for Small Lights Day](https://small-lights.example/talks) – proposals until ${spelledDay(next.plus({ days: 10 }))}`,
  workshop: `[Winter workshop](https://lantern.example/workshop) – ${spelledDay(next.plus({ days: 18 }))}, Ghent`,
  lights: `[Small Lights Day](https://small-lights.example) – ${spelledDay(next.plus({ days: 74 }))}, Porto`,
});

const firstMeeting = (day: DateTime, following: DateTime, next: DateTime): DemoMinutes => ({
  day,
  next: following,
  attendees: ['@mira', '@lena', '@jonas', '@tariq', '@adaeze', '@kenji (arrived late)'],
  regrets: ['@sofia'],
  approval: 'There were none: this is the first meeting with minutes',
  releases: `- [x] @jonas – Release 0.7.3, which ends the flicker at the lowest brightness
  - @tariq – Measured on the bench: steady down to 2 %
- [ ] @jonas – Release 0.8, with scenes that survive a power cut
  - [ ] @tariq – Order the parts for a second test bench`,
  security: `- [ ] @adaeze – Write a threat model for pairing
  - @mira – Pairing has to work with the house offline
- [x] @kenji – Put the address for security reports on the front page`,
  documentation: `- [ ] @kenji – Rewrite the wiring guide for two-way switches
- [x] @lena – German translation of the quick start`,
  community: `- [ ] @sofia – Find a room for the winter workshop
- [ ] Volunteer wanted – Answer questions in the forum at weekends`,
  events: `- [ ] ${happenings(next).lamps}
- [ ] ${happenings(next).lights}`,
});

const secondMeeting = (day: DateTime, before: DateTime, following: DateTime, next: DateTime): DemoMinutes => ({
  day,
  next: following,
  attendees: ['@mira', '@lena', '@jonas', '@tariq', '@kenji', '@sofia'],
  regrets: ['@adaeze'],
  approval: approved(before, '@lena and @tariq'),
  releases: `- [ ] @jonas – Release 0.8, with scenes that survive a power cut
  - [x] @tariq – Order the parts for a second test bench
  - [ ] @tariq – Run the candidate on both benches for a week
- [ ] @mira – Order 200 boards before the price goes up`,
  security: `- [ ] @adaeze – Write a threat model for pairing
  - @lena – A first draft is in the repository; @adaeze asks for comments by mail
- **Agreed**: a board pairs only while somebody holds down its button`,
  documentation: `- [ ] @kenji – Rewrite the wiring guide for two-way switches
  - [x] @kenji – Draw the three usual circuits
- [ ] @lena – Dutch translation of the quick start`,
  community: `- [x] @sofia – Find a room for the winter workshop
  - The library in Ghent gives us its reading room for a day
- [ ] @sofia – Programme of the winter workshop
- [ ] Volunteer wanted – Answer questions in the forum at weekends`,
  events: `- [ ] ${happenings(next).lamps}
- [ ] ${happenings(next).workshop}
- [ ] ${happenings(next).lights}`,
});

const thirdMeeting = (day: DateTime, before: DateTime, next: DateTime): DemoMinutes => ({
  day,
  next,
  attendees: ['@mira', '@lena', '@jonas', '@tariq (arrived late)', '@adaeze', '@sofia'],
  regrets: ['@kenji'],
  approval: approved(before, '@kenji and @sofia'),
  releases: `- [ ] @jonas – Release 0.8, with scenes that survive a power cut
  - [x] @jonas – Write the release notes
  - [ ] @tariq – Run the candidate on both benches for a week
    - Day 4 of 7: no fault, but one warning about the clock on the second bench
- [x] @mira – Order 200 boards before the price goes up
  - They arrive in three weeks`,
  security: `- [ ] @adaeze – Publish the threat model for pairing
  - [x] @jonas – Read the draft against the firmware
  - [ ] @mira – Check that the button cannot be bridged from outside the case
- [x] @adaeze – Replace the key that signs the firmware
  - Two of us hold a copy now, in two cities
- **Agreed**: a confirmed vulnerability is mended within 14 days`,
  documentation: `- [ ] @kenji – Rewrite the wiring guide for two-way switches
  - [x] @kenji – Draw the three usual circuits
  - [ ] Volunteer wanted – Wire a lamp with nothing but the guide, and tell us where it lost you
- [x] @lena – Dutch translation of the quick start`,
  community: `- [ ] @sofia – Programme of the winter workshop (by ${writeDate(next.plus({ days: 3 }), 'yyyy-MM-dd')})
  - Nine of the twelve places are taken
- [ ] @lena, @sofia – Write to the schools that asked for boards
- [ ] Volunteer wanted – Answer questions in the forum at weekends`,
  events: `- [x] ${happenings(next).lamps}
- [ ] ${happenings(next).talks}
- [ ] ${happenings(next).workshop}
- [ ] ${happenings(next).lights}`,
});
