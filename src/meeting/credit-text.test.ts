import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { given, givenIn, PLANNED } from '../../test/doubles/given.ts';
import { parseConfig } from '../config/config.ts';
import { textNode } from '../minutes/build.ts';
import { namesOf, withCredit } from './credit-text.ts';
import type { Entry } from './entry.ts';
import type { Meeting } from './feature.ts';
import { createDirectory } from './member.ts';
import { readsAsAnothers, scribedLine } from './scribed-line.ts';

const named = given(PLANNED).meeting;
const silent = givenIn({ ...demoGroup, format: { ...demoGroup.format, attribution: false } }, PLANNED).meeting;

const { members } = parseConfig(
  `
groups:
  - id: lantern
    name: Lantern working group
    members:
      - { handle: kenji, given: Kenji, family: Mori, affiliation: Oil, role: Voting Member }
      - { handle: sofia, name: Sofia Reyes }
    schedule: { start: '17:00', from: 2026-03-03, every: FREQ=WEEKLY }
    format: { path: a.md, sections: [] }
`,
  'a.yaml',
  {},
).groups[0] ?? { members: [] };
const asWritten = (person: string, attribution: string) =>
  givenIn(
    { ...demoGroup, format: { ...demoGroup.format, person, attribution }, directory: createDirectory(members, []) },
    PLANNED,
    { type: 'guest.met', at: PLANNED.at, key: 'web:Per', name: 'Per' },
  ).meeting;

function written(entry: Partial<Entry>, meeting: Meeting): unknown {
  const { text = 'I resign' } = entry;
  const note: Entry = { number: 1, kind: 'note', topic: 'a', owners: [], box: 'none', ...entry, text };
  return withCredit(note, meeting, [textNode(text)]);
}

describe('who said something', () => {
  test('is named before it, in one text', () => {
    expect(written({ credit: 'kenji' }, named)).toEqual([textNode('@kenji – I resign')]);
  });

  test('is not named if nobody is known', () => expect(written({}, named)).toEqual([textNode('I resign')]));

  test('is not named in a format that names nobody', () => {
    expect(written({ credit: 'kenji' }, silent)).toEqual([textNode('I resign')]);
  });

  test('is named even there if it would read as another’s words', () => {
    const text = '@sofia: I resign';
    expect(written({ credit: 'kenji', text }, silent)).toEqual([textNode('@kenji – @sofia: I resign')]);
    expect(written({ credit: 'sofia', text }, silent)).toEqual([textNode('@sofia: I resign')]);
  });
});

describe('in a format that writes names', () => {
  const full = asWritten('{name}, {affiliation} ({role})', '{person}:');
  const short = asWritten('{given}', '{person},');

  test.each([
    ['kenji', 'Kenji Mori, Oil (Voting Member): I resign'],
    ['sofia', 'Sofia Reyes: I resign'],
    ['web:Per', 'Per: I resign'],
    ['gone', '@gone: I resign'],
  ])('%s is written so', (credit, text) => expect(written({ credit }, full)).toEqual([textNode(text)]));

  test('what follows a name is what the format says', () => {
    expect(written({ credit: 'kenji' }, short)).toEqual([textNode('Kenji, I resign')]);
    expect(namesOf(['kenji', 'sofia'], short)).toEqual([textNode('Kenji, Sofia Reyes, ')]);
    expect(written({ credit: 'kenji' }, asWritten('{given}', '{person} –'))).toEqual([textNode('Kenji – I resign')]);
    expect(written({ credit: 'kenji' }, asWritten('@{handle}', '{person} - '))).toEqual([
      textNode('@kenji - I resign'),
    ]);
  });

  test.each([
    ['Kenji Mori, Oil (Voting Member): I resign', full, 'kenji'],
    ['sofia reyes – I resign', full, 'sofia'],
    ['Kenji, I resign', short, 'kenji'],
    ['Kenji: I resign', short, 'kenji'],
    ['Kenji resigns', short, undefined],
    ['Kenji,', short, undefined],
    ['Kenjiro: I resign', short, undefined],
  ])('%s is read as somebody’s words', (line, meeting, who) => {
    expect(scribedLine(line, meeting)?.speakers.map(({ key }) => key)).toEqual(who === undefined ? undefined : [who]);
    expect(readsAsAnothers(line, 'mira', meeting)).toBe(who !== undefined);
  });
});

test('several names have commas between them', () => {
  expect(namesOf(['kenji', 'sofia'], named)).toEqual([textNode('@kenji, @sofia – ')]);
  expect(namesOf([], named)).toEqual([]);
});
