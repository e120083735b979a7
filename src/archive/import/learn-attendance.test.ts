import { expect, test } from '@jest/globals';

import { FormatSchema } from '../../minutes/format.ts';
import { learnGroup } from './import.ts';
import { listedOrder, personForm, separators, splitPeople } from './people-forms.ts';

// The groups, their people and their words are invented.

const DAYS = ['2026-01-06', '2026-01-20', '2026-02-03'];

/** The sections that are learned from three files with this under their title, apart from the agenda. */
function learned(...texts: readonly string[]) {
  const files = DAYS.map((day, i) => ({
    path: `${day}.md`,
    text: `# Kiln ${day}\n\n${texts[i % texts.length]}\n\n## Agenda\n\n### Clay ${'abc'[i]}\n\n- it is dry\n`,
  }));
  const { format, members } = learnGroup(files, {});
  expect(FormatSchema.safeParse(format).success).toBe(true);
  return { sections: format.sections.filter(({ kind }) => kind !== 'topics').slice(1), members };
}

test('a table, with its columns, and who the people are', () => {
  const { sections, members } = learned(
    '## Participants\n\n| Given Name | Family Name | Affiliation | Role |\n|:--|:--|--:|---|\n| Ada | Byron | Kiln Ltd | Chair |\n| Bo | Chen | Individual | Member |',
  );
  expect(sections).toEqual([
    {
      kind: 'present',
      heading: 'Participants',
      level: 2,
      as: 'table',
      person: '{name}',
      notes: { guest: '' },
      columns: [
        { heading: 'Given Name', value: '{given}', align: 'left' },
        { heading: 'Family Name', value: '{family}', align: 'left' },
        { heading: 'Affiliation', value: '{affiliation}', align: 'right' },
        { heading: 'Role', value: '{role}' },
      ],
    },
  ]);
  expect(members[0]).toMatchObject({ given: 'Ada', family: 'Byron', affiliation: 'Kiln Ltd', role: 'Chair' });
});

test('one line under a heading, and one with labels for those who were missing', () => {
  expect(learned('## Attending\n\n- @ada, @bo, @cy', '## Attending\n\n- @ada, @bo').sections).toEqual([
    { kind: 'present', heading: 'Attending', level: 2, as: 'bullet' },
  ]);
  expect(
    learned(
      '## Attendance\n\n- **Present:** @ada, @bo\n- **Regrets:** none',
      '## Attendance\n\n- **Present:** @ada\n- **Regrets:** @bo',
    ).sections,
  ).toEqual([
    {
      kind: 'attendance',
      heading: 'Attendance',
      level: 2,
      groups: [
        { who: 'present', label: '**Present:**', as: 'bullet' },
        { who: 'regrets', label: '**Regrets:**', empty: 'none', as: 'bullet' },
      ],
    },
  ]);
});

/** What is learned of attendees and regrets under bullets with labels. */
const nestedSections = (people: string) =>
  learned(`## Attendees & regrets\n\n- Attendees\n${people}\n- Regrets\n  - @cy`).sections;

test('nested lists under labels, in one line or with a bullet for each', () => {
  expect(nestedSections('  - @ada, @bo')).toMatchObject([
    {
      kind: 'attendance',
      groups: [
        { who: 'present', label: 'Attendees', as: 'nested line' },
        { who: 'regrets', label: 'Regrets', as: 'nested' },
      ],
    },
  ]);
  expect(nestedSections('  - @ada\n  - @bo')).toMatchObject([{ groups: [{ as: 'nested' }, { as: 'nested' }] }]);
});

test('a heading for people that only ever has a note is no list of them', () => {
  expect(
    learned('## Present\n\n- @ada\n\n### Observers present\n\n- None\n\nObservers write to the list.').sections,
  ).toEqual([
    { kind: 'present', heading: 'Present', level: 2 },
    { kind: 'text', heading: 'Observers present', level: 3, markdown: 'Observers write to the list.' },
  ]);
});

test('how people are written, what is between them, and their order', () => {
  expect(personForm(['Ada Byron @ada (chair)', 'Bo Chen @bo'])).toBe('{name} @{handle} ({role})');
  expect(personForm(['Ada Byron (@ada)', 'Bo Chen (@bo)'])).toBe('{name} (@{handle})');
  expect(personForm(['Ada Byron, Kiln Ltd (Chair)', 'Bo Chen, Individual'])).toBe('{name}, {affiliation} ({role})');
  expect(personForm(['@ada', '@bo (left early)'])).toBe('@{handle}');
  expect(splitPeople('Ada Byron @ada (chair), Bo Chen @bo and @cy. @dee')).toEqual([
    'Ada Byron @ada (chair)',
    'Bo Chen @bo',
    '@cy',
    '@dee',
  ]);
  expect(separators(['Ada, Bo and Cy', 'Ada and Bo'])).toEqual({ lastSeparator: ' and ' });
  expect(separators(['Ada Byron, Kiln; Bo Chen, Oven'])).toEqual({ separator: '; ' });
  expect(
    listedOrder([
      ['Ada Byron', 'Bo Ash', 'Cy Ito', 'Dee Fox'],
      ['Ada Byron', 'Bo Ash', 'Cy Ito', 'Eve Lo'],
    ]),
  ).toBe('name');
  expect(
    listedOrder([
      ['Bo Ash', 'Ada Byron', 'Dee Fox', 'Cy Ito'],
      ['Bo Ash', 'Ada Byron', 'Cy Ito', 'Eve Lo'],
    ]),
  ).toBe('family');
  expect(listedOrder([['Ada', 'Bo', 'Cy']])).toBeUndefined();
  expect(
    listedOrder([
      ['@cy', '@bo', '@ada', '@dee'],
      ['@cy', '@bo', '@ada', '@eve'],
    ]),
  ).toBeUndefined();
});
