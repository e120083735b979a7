import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { ownersInText } from './owners.ts';
import { handleOf, mentionsIn, peopleIn } from './people.ts';

const { directory } = demoGroup;

describe('the names with an @ in a text', () => {
  test.each<[string, string[]]>([
    ['@mira and @kenji', ['@mira', '@kenji']],
    ['ask @mira.', ['@mira']],
    ['(@mira, @k-m.x)', ['@mira', '@k-m.x']],
    ['mail mira@example.org', []],
    ['see https://example.org/@mira', []],
    ['fetch @scope/package', []],
    ['from @example.org', []],
    ['@TBD, @name and @fixme', []],
    ['@Åse', ['@Åse']],
  ])('%s', (text, names) => {
    expect(mentionsIn(text).map(({ written }) => written)).toEqual(names);
  });
});

describe('who a spelling is', () => {
  test.each([
    ['@mira', 'mira'],
    ['MIRA', 'mira'],
    ['Mira Halvorsen', 'mira'],
    ['mira  halvorsen', 'mira'],
    ['lenaf', 'lena'],
    ['Mira', 'mira'],
    ['Halvorsen', undefined],
    ['', undefined],
    ['@', undefined],
  ])('%j is %s', (written, handle) => {
    expect(handleOf(written, directory)).toBe(handle);
  });
});

const read = (text: string): string[] =>
  peopleIn(text, directory).map(({ written, handle, note }) =>
    [handle ?? `"${written}"`, ...(note === undefined ? [] : [note])].join(' / '),
  );

describe('the people of a list', () => {
  test.each<[string, string[]]>([
    ['@mira, @kenji and @sofia', ['mira', 'kenji', 'sofia']],
    ['@mira @kenji', ['mira', 'kenji']],
    ['@mira; @kenji & @sofia', ['mira', 'kenji', 'sofia']],
    ['Mira Halvorsen and Kenji Morita', ['mira', 'kenji']],
    ['@mira og @kenji', ['mira', 'kenji']],
    ['@mira. @kenji.', ['mira', 'kenji']],
    ['@mira (left early), @kenji', ['mira / left early', 'kenji']],
    ['@mira (left early, as always) and Cy', ['mira / left early, as always', '"Cy"']],
    ['@mira – late', ['mira / late']],
    // A name in brackets is another name of the same person, and no note.
    ['Robert (rob, @kenji)', ['kenji']],
    ['Kenji Morita (@kenji)', ['kenji']],
    ['Rowan Oak', ['"Rowan Oak"']],
    ['nobody', []],
    ['…', []],
    ['n/a', []],
    ['TBD', []],
    ['@example.org', []],
    ['', []],
  ])('%s', (text, people) => {
    expect(read(text)).toEqual(people);
  });
});

describe('whose an item is', () => {
  test.each<[string, string[]]>([
    ['@kenji writes it up', ['kenji']],
    ['@kenji, @sofia – write it up', ['kenji', 'sofia']],
    ['@kenji/@sofia write it up', ['kenji', 'sofia']],
    ['@kenji and @sofia write it up', ['kenji', 'sofia']],
    ['@kenji & @kenji – once', ['kenji']],
    // Without an @ a name needs a dash, a colon or a second name: it may just begin a sentence.
    ['kenji: write it up', ['kenji']],
    ['kenji – write it up', ['kenji']],
    ['kenji and sofia write it up', ['kenji', 'sofia']],
    ['Kenji will write it up', []],
    ['write it up, @kenji', []],
    ['ask @kenji to write it up', []],
    ['@all: read it', ['all']],
    ['@everyone reads it', ['all']],
    ['@rowan writes it up', ['rowan']],
    ['@example.org is down', []],
    ['The page is new; @sofia translates it', ['sofia']],
    ['The page is new. @sofia, @kenji translate it', ['sofia', 'kenji']],
    ['Sofia Reyes – write it up', ['sofia']],
    ['Sofia Reyes, @kenji: write it up', ['sofia', 'kenji']],
    ['sofia reyes and kenji write it up', ['sofia', 'kenji']],
    ['Sofia Reyes has written it', []],
    ['Sofia Reyes-Lund – write it up', []],
    ['@sofia-lund writes it up', ['sofia-lund']],
    ['', []],
  ])('%s', (text, owners) => {
    expect(ownersInText(text, directory)).toEqual(owners);
  });
});
