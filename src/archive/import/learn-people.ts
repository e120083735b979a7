import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { allSections } from '../../minutes/document.ts';
import { linesOf, withLinesBelow } from '../lines.ts';
import { meaningOf } from '../meaning.ts';
import { splitPeople } from './people-forms.ts';
import type { MinutesSample } from './samples.ts';
import { isAttendanceLine, labelRest } from './section-lines.ts';
import { peopleTable, writtenName, type NameParts } from './written-names.ts';

/** What the lists of people tell of somebody, under the name by which the minutes call them. */
export interface KnownPerson extends NameParts {
  /** In how many minutes they are listed. */
  readonly times: number;
}

const OF_PEOPLE: readonly string[] = [
  'present',
  'partly',
  'regrets',
  'absent',
  'attendance',
  'roles',
  'details',
  'wrapper',
  'clock',
];

/** The texts in which one file lists people, one person or several in each. */
function peopleLines({ document }: MinutesSample): string[] {
  const [title] = document.sections;
  const blocks = [
    document.blocks,
    ...allSections(document)
      .filter((section) => OF_PEOPLE.includes(meaningOf(section.text)) || (section === title && title.level === 1))
      .map((section) => section.blocks),
  ];
  return blocks.flatMap((some) =>
    linesOf(some)
      .flatMap(withLinesBelow)
      .flatMap(({ text }) => (isAttendanceLine(text) ? splitPeople(labelRest(text)) : [text])),
  );
}

const tablesIn = ({ document }: MinutesSample): NameParts[] =>
  allSections(document).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'verbatim' ? (peopleTable(block.markdown)?.people ?? []) : [])),
  );

const idOf = ({ handle, name }: NameParts): string => handle?.toLowerCase() ?? normalizeForMatch(name ?? '');

/** Later minutes know better. */
const merged = (before: NameParts, one: NameParts): NameParts => ({ ...before, ...one });

/** Everyone whom the lists of people name in full, with what they tell of them. The samples are oldest first. */
export function learnNames(samples: readonly MinutesSample[]): KnownPerson[] {
  const found = new Map<string, KnownPerson>();
  for (const sample of samples) {
    const here = [
      ...tablesIn(sample),
      ...peopleLines(sample)
        .flatMap((line) => line.split(/;\s*/u))
        .flatMap((line) => writtenName(line) ?? []),
    ];
    for (const [id, one] of new Map(here.map((who) => [idOf(who), who]))) {
      const before = found.get(id);
      found.set(id, { ...merged(before ?? {}, one), times: (before?.times ?? 0) + 1 });
    }
  }
  // `Ann Lee` in an old file is `Ann Lee (@ann)` of a newer one.
  const handles = new Map(
    [...found.values()].flatMap((who) =>
      who.handle === undefined || who.name === undefined ? [] : [[normalizeForMatch(who.name), who] as const],
    ),
  );
  return [...found.values()].flatMap((who) => {
    const other = who.handle === undefined ? handles.get(normalizeForMatch(who.name ?? '')) : undefined;
    return other ? [] : [who];
  });
}

const word = (text: string): string => normalizeForMatch(text).replaceAll(' ', '-');

/** Handles for people whom the minutes only call by name: the given name, or all of the name if two share that. */
export function handlesFor(people: readonly NameParts[], taken: readonly string[]): ReadonlyMap<string, string> {
  const firsts = people.map(({ name = '' }) => word(name.split(' ')[0] ?? ''));
  const used = new Set(taken.map((one) => one.toLowerCase()));
  return new Map(
    people.flatMap(({ name = '' }, i): [string, string][] => {
      const first = firsts[i] ?? '';
      const isOnly = firsts.filter((other) => other === first).length === 1 && !used.has(first);
      const handle = isOnly ? first : word(name);
      if (handle === '' || used.has(handle)) return [];
      used.add(handle);
      return [[name, handle]];
    }),
  );
}
