import { expect, test } from '@jest/globals';

import { testDirectory, writtenMember } from '../../test/doubles/directory.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { factsOf } from './facts.ts';
import { ownersInText } from './owners.ts';
import { keyOf, type NamedPerson } from './people.ts';

const MEMBERS = testDirectory(
  [
    { handle: 'mira', name: 'Mira Halvorsen', aliases: ['miira'] },
    { handle: 'jonas', name: 'Jonas Brandt', aliases: ['jb'] },
    { handle: 'adaeze', name: 'Adaeze Nwosu' },
    { handle: 'kenji', name: 'Kenji Morita', aliases: ['ken'] },
    { handle: 'sofia', name: 'Sofía Reyes' },
  ].map(writtenMember),
);

const read = (...lines: readonly string[]) => factsOf(readDocument(lines.join('\n')), { directory: MEMBERS });
const told = (people: readonly NamedPerson[]) =>
  people.map((who) => (who.note === undefined ? keyOf(who) : `${keyOf(who)} (${who.note})`));

test('attendance under headings of its own, with what stands beside the names', () => {
  const { attendance } = read(
    '### Attendees',
    '* @mira',
    '* @jb (left early)',
    '* @Kenji (arrived late, left early)',
    '* Pat from the harbour',
    '### Partly attending',
    '- @adaeze – first half',
    '### Not attending',
    '- @sofia',
    '### Regrets',
    '- …',
  );
  expect(told(attendance.present)).toEqual([
    'mira',
    'jonas (left early)',
    'kenji (arrived late, left early)',
    'Pat from the harbour',
  ]);
  expect(told(attendance.partly)).toEqual(['adaeze (first half)']);
  expect(told(attendance.absent)).toEqual(['sofia']);
  expect(told(attendance.regrets)).toEqual([]);
});

test('attendance in one list, behind labels', () => {
  const { attendance } = read(
    '### Attendees, absents & regrets',
    '-   Attendees',
    '    * @mira, @jonas. @kenji and Sofia Reyes',
    '-   Regrets: @adaeze (joined later), none',
    '- Absents',
    '    - …',
  );
  expect(told(attendance.present)).toEqual(['mira', 'jonas', 'kenji', 'sofia']);
  expect(told(attendance.regrets)).toEqual(['adaeze (joined later)']);
  expect(told(attendance.absent)).toEqual([]);
});

test('attendance in a line of prose, and a note under a name', () => {
  const { attendance } = read(
    '## Attending',
    'Present: @mira & @jonas',
    'Apologies: @kenji',
    '',
    '- @adaeze',
    '  - had to leave at half past',
  );
  expect(told(attendance.present)).toEqual(['mira', 'jonas', 'adaeze (had to leave at half past)']);
  expect(told(attendance.regrets)).toEqual(['kenji']);
});

test('other names in brackets are the same person', () => {
  const { attendance } = read('## Attending', '- Jonas Brandt (jb, @jonas)', '- Mira (in the harbour)');
  expect(told(attendance.present)).toEqual(['jonas', 'mira (in the harbour)']);
});

test('who chaired and scribed, and who will', () => {
  const facts = read(
    '### Welcome',
    '* Meeting chairs: @mira, @jb',
    '* Meeting scribe: @kenji',
    '### Elect next meeting chair and secretary',
    '* Chair: @sofia',
    '* Secretary: …',
  );
  expect(told(facts.roles.chair)).toEqual(['mira', 'jonas']);
  expect(told(facts.roles.secretary)).toEqual(['kenji']);
  expect(told(facts.nextRoles.chair)).toEqual(['sofia']);
  expect(told(facts.nextRoles.secretary)).toEqual([]);
});

test('an organizer and a deputy in one line', () => {
  const { nextRoles } = read('### Next meeting organizer & deputy', '- @mira; deputy is @kenji');
  expect([told(nextRoles.chair), told(nextRoles.secretary)]).toEqual([['mira'], ['kenji']]);
});

test.each([
  ['Previous meeting minutes were approved in PR#65 by @mira, @jb and @kenji', 65, ['mira', 'jonas', 'kenji'], []],
  [
    'Previous meeting minutes was approved by @mira and @jonas, and merged by @kenji',
    undefined,
    ['mira', 'jonas'],
    ['kenji'],
  ],
  ['Previous meeting minutes was approved @mira, @jonas merged by @kenji', undefined, ['mira', 'jonas'], ['kenji']],
  ['Minutes merged by @kenji, approved by @mira in [#12](https://example.org/pull/12)', 12, ['mira'], ['kenji']],
  ['Approved by @mira', undefined, ['mira'], []],
])('approval: %s', (line, pullRequest, approvedBy, mergedBy) => {
  const { approval } = read('### Approve previous meeting minutes', `- ${line}`);
  expect(approval).toMatchObject({ approved: true, pullRequest, line: 2 });
  expect(told(approval?.approvedBy ?? [])).toEqual(approvedBy);
  expect(told(approval?.mergedBy ?? [])).toEqual(mergedBy);
});

test.each([
  [
    'Protokoll der letzten Sitzung: genehmigt in PR#65 von @mira und @jb, gemergt von @kenji',
    65,
    ['mira', 'jonas'],
    ['kenji'],
  ],
  ['Das Protokoll wurde in PR#65 von @mira und @jb genehmigt und von @kenji gemergt', 65, ['mira', 'jonas'], ['kenji']],
  ['Das letzte Protokoll wurde von @mira genehmigt', undefined, ['mira'], []],
  ['Protokoll der letzten Sitzung: gemergt von @kenji', undefined, [], ['kenji']],
])('approval in German: %s', (line, pullRequest, approvedBy, mergedBy) => {
  const { approval } = read('### Genehmigung des letzten Protokolls', `- ${line}`);
  expect(approval).toMatchObject({ approved: true, pullRequest });
  expect(told(approval?.approvedBy ?? [])).toEqual(approvedBy);
  expect(told(approval?.mergedBy ?? [])).toEqual(mergedBy);
});

test("what German minutes say, without knowing the group's format", () => {
  const { approval, attendance, roles, nextRoles, next, events, date } = read(
    '# Protokoll',
    'Sitzung am 24. November 2026, 18 Uhr MEZ',
    '## Begrüßung',
    '- Moderation: @mira',
    '- Protokoll: @jb',
    '## Anwesend',
    '- @mira',
    '- @jb (kam später)',
    '- niemand',
    '## Entschuldigt',
    '- @sofia',
    '## Letztes Protokoll',
    '- Das Protokoll der letzten Sitzung ist noch nicht genehmigt',
    '## Termine',
    '- [ ] Winterwerkstatt – 12. bis 13. Dezember',
    '## Wahlen',
    '- Sitzungsleitung: @kenji',
    '## Nächste Sitzung',
    '- Wir treffen uns am 8. Dezember um 18:30 Uhr MEZ',
  );
  expect(date).toBe('2026-11-24');
  expect(told(attendance.present)).toEqual(['mira', 'jonas (kam später)']);
  expect(told(attendance.regrets)).toEqual(['sofia']);
  expect([told(roles.chair), told(roles.secretary), told(nextRoles.chair)]).toEqual([['mira'], ['jonas'], ['kenji']]);
  expect(approval?.approved).toBe(false);
  expect(events.map(({ until }) => until)).toEqual(['2026-12-13']);
  expect([next?.date, next?.start]).toEqual(['2026-12-08', '2026-12-08T17:30:00.000Z']);
});

test('minutes that are not approved yet', () => {
  const { approval } = read('### Approve previous meeting minutes', '- Previous meeting minutes are not approved yet');
  expect(approval).toMatchObject({ approved: false, approvedBy: [] });
});

test.each([
  ['Next meeting is June 5th @ 16:00 UTC in the harbour', '2024-06-05T16:00:00.000Z', undefined],
  ['Next meeting is Wednesday 2024-06-05 @ 16:00UTC (18:00 Europe/Amsterdam)', '2024-06-05T16:00:00.000Z', undefined],
  ['Next meeting: Wednesday 2024-06-05, 18:00 Europe/Amsterdam', '2024-06-05T16:00:00.000Z', undefined],
  ['@mira - next meeting in 3 weeks exactly, June 5, 2024 @ 16:00 UTC', '2024-06-05T16:00:00.000Z', undefined],
  ['Next meeting is January 8th @ 17:00 UTC', '2025-01-08T17:00:00.000Z', undefined],
  [
    'Next meeting is 2024-06-05 16:00 UTC or 2024-06-06 17:00 UTC',
    '2024-06-05T16:00:00.000Z',
    '2024-06-06T17:00:00.000Z',
  ],
  ['No date yet', undefined, undefined],
])('next meeting: %s', (line, start, alternative) => {
  const { next } = read(
    '---',
    'meeting_time: May 15th, 2024 17:00 UTC',
    '---',
    '## Next meeting date, time and location',
    `- ${line}`,
  );
  expect(next).toMatchObject({ line: 5, text: line });
  expect([next?.start, next?.alternative]).toEqual([start, alternative]);
});

test.each([
  [['---', 'meeting_time: 2024-10-30 16:00 UTC', '---'], '2024-10-30', '2024-10-30T16:00:00.000Z'],
  [['---', 'meeting_time: 2024-10-30', '---'], '2024-10-30', undefined],
  [
    ['# Minutes 2024-01-06', '', 'Meeting was on Saturday January 6th, 2024, at 12:00 UTC.'],
    '2024-01-06',
    '2024-01-06T12:00:00.000Z',
  ],
  [['# 2022-03-23'], '2022-03-23', undefined],
  [['## Lamps'], undefined, undefined],
])('when the meeting was: %j', (lines, date, start) => {
  const facts = read(...lines);
  expect([facts.date, facts.start]).toEqual([date, start]);
});

test('an event is over after the last day that it names', () => {
  const { events } = read(
    '# Minutes 2025-03-12',
    '## Upcoming events and deadlines',
    '- [ ] [Lamp days](https://example.org/2024) - Friday 2025-06-27 … Sunday 2025-06-29 (Deadline: 2025-03-15)',
    '- Harbour day, September 16-20, 2025',
    '- To be announced',
  );
  expect(events.map(({ line, box, until }) => [line, box, until])).toEqual([
    [3, 'open', '2025-06-29'],
    [4, 'none', '2025-09-20'],
    [5, 'none', undefined],
  ]);
});

test.each([
  ['@mira - lamp', ['mira']],
  ['@mira and @jonas will check', ['mira', 'jonas']],
  ['@mira, @jb - lamp', ['mira', 'jonas']],
  ['@mira/@jonas: lamp', ['mira', 'jonas']],
  ['@mira and ken - lamp', ['mira', 'kenji']],
  ['ken and @mira look into it', ['kenji', 'mira']],
  ['Ken - lamp', ['kenji']],
  ['Ken has a lamp', []],
  ['@mira adds a lamp with @jonas', ['mira']],
  ['@stranger - lamp', ['stranger']],
  ['@all - look at the lamp', ['all']],
  ['Contact @mira, @jonas - lamp', []],
  ['Volunteers needed! @mira has too much to do', []],
  ['Lamps wanted; Please reach out to @mira', []],
  ['The page is new; @mira translates it', ['mira']],
  ['@name - a task', []],
  ['@example.org is our domain', []],
  ['ann@example.org has the key', []],
  ['? - show the lamp', []],
])('whose it is: %s', (text, owners) => {
  expect(ownersInText(text, MEMBERS)).toEqual(owners);
});
