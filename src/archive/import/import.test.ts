import { expect, test } from '@jest/globals';

import { parseConfig } from '../../config/config.ts';
import { learnGroup } from './import.ts';
import { proposeConfig } from './proposal.ts';

const minutes = (day: string, ...lines: readonly string[]) => ({
  path: `meetings/minutes-${day}.md`,
  text: [
    '---',
    `meeting_time: ${day} 17:00 UTC`,
    '---',
    '## Attendees',
    '- @mira, @jonas, Pat',
    '## Agenda',
    '### [Lamps](https://example.org/lamps)',
    ...lines,
  ].join('\n'),
});
const FILES = [
  minutes('2024-05-01', '- [ ] @jonas buys oil for the lamp'),
  minutes('2024-05-15', '- [ ] @jonas buys oil for the lamp', '- [x] @jonsa – paint', '- [ ] @adaeze – glass'),
  minutes('2024-05-29', '- [ ] @jonas buys oil for the lamp', '- @all look at ann@example.org'),
];
const LEARNED = learnGroup(FILES, {});

test('learns members, doubtful spellings and guests', () => {
  expect(LEARNED.members.map(({ handle, expected }) => [handle, expected])).toEqual([
    ['jonas', true],
    ['mira', true],
    ['adaeze', false],
  ]);
  expect(LEARNED.doubts).toEqual([{ spelling: 'jonsa', of: 'jonas', lines: 1 }]);
  expect(LEARNED.guests).toEqual(['Pat']);
});

test('learns the rhythm, the topics that stand, and what is open since when', () => {
  expect(LEARNED.rhythm).toEqual({ start: '17:00', from: '2024-05-29', every: 'FREQ=WEEKLY;INTERVAL=2' });
  expect(LEARNED.format.sections).toContainEqual({
    kind: 'topics',
    heading: 'Agenda',
    level: 2,
    topics: [{ title: 'Lamps', url: 'https://example.org/lamps' }],
  });
  expect(LEARNED.open).toEqual([{ text: '@jonas buys oil for the lamp', since: '2024-05-01', meetings: 3 }]);
});

test('proposes a configuration that can be read, with doubts as comments', () => {
  const yaml = proposeConfig(undefined, 'lantern', { ...LEARNED, aliases: [] });
  const [group] = parseConfig(yaml, 'proposed.yaml', {}).groups;
  expect(group?.members.map(({ handle }) => handle)).toEqual(['jonas', 'mira', 'adaeze']);
  expect(group?.format.path).toBe('meetings/minutes-{date}.md');
  expect(yaml).toContain('# Is @jonsa (1 line) @jonas? Then add it to their aliases.');
});

test('what stands in a configuration stays, with its comments', () => {
  const source = 'groups:\n  - id: lantern # ours\n    members:\n      - {handle: jonas, aliases: [jo]}\n';
  const settled = { ...LEARNED, aliases: LEARNED.doubts, doubts: [] };
  expect(proposeConfig(source, 'lantern', settled)).toBe(
    'groups:\n  - id: lantern # ours\n    members:\n      - {handle: jonas, aliases: [jo, jonsa]}\n      - {handle: mira}\n      - {handle: adaeze, expected: false}\n',
  );
});
