import { expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';

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
