import { describe, expect, test } from '@jest/globals';

import { ENDED, given, givenIn, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';

const running = given(PLANNED, present('mira'), STARTED);

test.each([
  ['/event 2026-05-02 Lantern Day', '- [ ] Lantern Day – Saturday 2nd May 2026'],
  ['/event 2026-05-02..2026-05-03 Lantern Days, Oslo', '- [ ] Lantern Days, Oslo – 2 May to 3 May 2026'],
  ['/event 2026-05-02 to 2026-05-03 Lantern Days', '- [ ] Lantern Days – 2 May to 3 May 2026'],
  ['/event 2.5.2026 bis 3.5.2026 Lantern Days', '- [ ] Lantern Days – 2 May to 3 May 2026'],
  ['/event 14.5.2026 Lantern Day', '- [ ] Lantern Day – Thursday 14th May 2026'],
  [
    '/deadline 2026-05-02 Call for talks https://example.org/c_f',
    '- [ ] [Call for talks](https://example.org/c_f) – Saturday 2nd May 2026',
  ],
])('%s', (line, written) => expect(running.after(['kenji', line]).minutes()).toContain(`${written}\n`));

test("in someone else's name, the event says whose it is", () => {
  const minutes = running.after(['kenji', '/event 2026-05-02 @sofia: I leave']).minutes();
  expect(minutes).toContain('- [ ] @kenji – @sofia: I leave – Saturday 2nd May 2026\n');
});

test('once it is past it is ticked, and until then it is not', () => {
  const entry = {
    number: 1,
    kind: 'event',
    topic: 'Upcoming events and deadlines',
    text: 'Lantern Day',
    owners: [],
    box: 'open',
    details: { from: '2026-03-10', to: '2026-03-10' },
  };
  const recorded = { type: 'entry.recorded', at: PLANNED.at, entry };
  const heldOn = (day: string) =>
    given({ ...PLANNED, start: `${day}T17:00:00.000Z` }, recorded).and(
      { ...STARTED, at: `${day}T17:00:00.000Z` },
      { ...ENDED, at: `${day}T18:00:00.000Z` },
    );
  expect(heldOn('2026-03-10').minutes()).toContain('- [ ] Lantern Day');
  expect(heldOn('2026-03-17').minutes()).toContain('- [x] Lantern Day');
});

test.each([
  ['/event', 'When is it, and what is it?'],
  ['/event tomorrow', 'When is it, and what is it?'],
  ['/event 2026-02-30 Lantern Day', '2026-02-30'],
  ['/event 2026-05-03..2026-05-02 Lantern Day', 'Sunday 3 May is after Saturday 2 May'],
])('%s is refused', (line, why) => expect(running.when('kenji', line).refuse).toContain(why));

test.each([
  ['Lantern Days, the big ones || Oslo, Norway', 'Lantern Days, the big ones, Oslo, Norway – Saturday 2nd May 2026'],
  ['Lantern Days || Oslo https://example.org', '[Lantern Days](https://example.org), Oslo – Saturday 2nd May 2026'],
  ['[Lantern Days](https://example.org), Oslo', '[Lantern Days](https://example.org), Oslo – Saturday 2nd May 2026'],
  ['Lantern Days || || bring oil', 'Lantern Days – Saturday 2nd May 2026 bring oil'],
  ['A|B', 'A\\|B – Saturday 2nd May 2026'],
])('/event 2026-05-02 %s has its parts', (typed, written) => {
  expect(running.after(['kenji', `/event 2026-05-02 ${typed}`]).minutes()).toContain(`- [ ] ${written}\n`);
});

describe("in a group's own words", () => {
  const line = [
    '({country}) {title} - {days} in {place} ({rest})',
    '({country}) {title} - {days} in {place}',
    '{title} - {days}',
  ];
  const days = { day: '{from:cccc yyyy-MM-dd}', days: '{from:cccc yyyy-MM-dd} … {to:cccc yyyy-MM-dd}' };
  const group = inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: { path: '{date}.md', sections: [{ kind: 'events', heading: 'Events', line, ...days }] },
  });
  const held = givenIn(group, PLANNED, present('mira'), STARTED);

  test.each([
    [
      '2026-05-02..2026-05-03 Lantern Days https://example.org || Oslo, Norway || talks until 2026-04-01: https://cfp.example',
      '(Norway) [Lantern Days](https://example.org) - Saturday 2026-05-02 … Sunday 2026-05-03 in Oslo, Norway (talks until 2026-04-01: <https://cfp.example>)',
    ],
    ['2026-05-02 Lantern Days || Bergen, Norway', '(Norway) Lantern Days - Saturday 2026-05-02 in Bergen, Norway'],
    ['2026-05-02 Lantern Day || || online', 'Lantern Day - Saturday 2026-05-02'],
    ['2026-05-02 *Lantern* <b> Day', String.raw`*Lantern* \<b> Day - Saturday 2026-05-02`],
  ])('%s', (typed, written) => {
    expect(held.after(['kenji', `/event ${typed}`]).minutes()).toContain(`- [ ] ${written}\n`);
  });
});
