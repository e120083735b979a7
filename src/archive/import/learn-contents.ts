import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import type { ListName } from '../attendance-labels.ts';
import type { HeadingMeaning } from '../meaning.ts';
import { roleLabels } from '../roles.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import { attendanceSection, peopleLists } from './learn-attendance.ts';
import { withClock } from './learn-clocks.ts';
import { learnedEntries } from './learn-entries.ts';
import type { LearningContext } from './learning.ts';
import { ownDates, type MinutesSample } from './samples.ts';
import { saysNothing, type LineTopic, type OwnLines, type SourceLine } from './section-lines.ts';

/** Where a section is: its heading, if it has one, and its level. */
export interface SectionPlace {
  readonly heading?: string;
  readonly level: number;
}

/** A line that may be there every time: it has no box, and says something. */
const mayBeFixed = (line: SourceLine): boolean =>
  line.topic === 'text' && (line.item?.box ?? 'none') === 'none' && !saysNothing(line) && line.markdown !== '[TOC]';

/** A line as the format would have it. */
const templateOf = ({ markdown }: SourceLine, sample: MinutesSample, { of }: LearningContext): string =>
  withClock(withPlaceholders(markdown, ownDates(sample), of));

/** The lines that enough of the files have, in the order of the newest one, and their share of all lines. */
export function fixedLines(
  own: readonly OwnLines[],
  needed: number,
  context: LearningContext,
): { readonly fixed: string[]; readonly share: number } {
  const texts = own.map(({ sample, lines }) =>
    lines.filter(mayBeFixed).map((line) => templateOf(line, sample, context)),
  );
  const all = texts.flatMap((some) => [...new Set(some)]);
  // One file alone shows only what it says of itself.
  const isFixed = (one: string): boolean =>
    own.length === 1 && needed > 1
      ? /\{(?:start|date)[:}]/u.test(one)
      : all.filter((other) => other === one).length >= needed;
  const fixed = [...new Set(texts.flat())].filter(isFixed);
  const lines = own.flatMap((one) => one.lines.filter((line) => !saysNothing(line)));
  const among = texts.flat().filter((text) => fixed.includes(text)).length;
  return { fixed, share: lines.length === 0 ? 0 : among / lines.length };
}

/** Paragraphs that are always there, before what a section holds or after it. */
export function textsAround(
  own: readonly OwnLines[],
  context: LearningContext,
): { readonly texts: { before?: string; after?: string }; readonly rest: readonly OwnLines[] } {
  const { fixed } = fixedLines(own, neededOf(own), context);
  const isFixed = (line: SourceLine, { sample }: OwnLines): boolean =>
    line.item === undefined && fixed.includes(templateOf(line, sample, context));
  const rest = own.map((one) => ({ ...one, lines: one.lines.filter((line) => !isFixed(line, one)) }));
  const found = own.find((one) => one.lines.some((line) => isFixed(line, one)));
  if (!found) return { texts: {}, rest };
  const first = found.lines.findIndex((line) => !isFixed(line, found));
  const last = found.lines.findLastIndex((line) => !isFixed(line, found));
  const texts = (lines: readonly SourceLine[]): string =>
    together(lines.map((line) => templateOf(line, found.sample, context)));
  const before = first < 0 ? '' : texts(found.lines.slice(0, first));
  const after = texts(found.lines.slice(last + 1));
  return { texts: { ...(before === '' ? {} : { before }), ...(after === '' ? {} : { after }) }, rest };
}

const isList = (one: string): boolean => /^\s*(?:[-*+]|\d+[.)])\s/u.test(one);

/** Lines that belong together are one block; others have an empty line between them. */
const together = (lines: readonly string[]): string =>
  lines.reduce((text, line) => {
    if (text === '') return line;
    return `${text}${isList(text.split('\n').at(-1) ?? '') && isList(line) ? '\n' : '\n\n'}${line}`;
  }, '');

const neededOf = (own: readonly OwnLines[]): number => Math.max(2, Math.ceil(own.length / 2));

const text = (place: SectionPlace, lines: readonly string[]): ConfiguredSection[] =>
  place.heading === undefined && lines.length === 0
    ? []
    : [{ kind: 'text', ...place, ...(lines.length === 0 ? {} : { markdown: together(lines) }) }];

/** The topics of lines besides fixed text, in the order of the newest file. */
const topicsOf = (own: readonly OwnLines[]): LineTopic[] =>
  [...new Set(own.flatMap(({ lines }) => lines.map(({ topic }) => topic)))].filter(
    (topic) =>
      own.filter(({ lines }) => lines.some((line) => line.topic === topic)).length >= Math.ceil(own.length / 2),
  );

/** What is under a heading that announces nothing of its own: fixed lines, and lines about roles, people and dates. */
export function plainContents(
  own: readonly OwnLines[],
  place: SectionPlace,
  context: LearningContext,
  needed = neededOf(own),
): ConfiguredSection[] {
  const { fixed } = fixedLines(own, needed, context);
  const bare: SectionPlace = { level: place.level };
  const others = topicsOf(own).filter((topic) => topic !== 'text');
  const sections = others.flatMap((topic) => OF_LINES[topic](own, bare, context));
  const isFirst = own[0]?.lines[0]?.topic === 'text' || fixed.length === 0;
  if (isFirst) return [...text(place, fixed), ...sections];
  return [...text(place, []), ...sections, ...text(bare, fixed)];
}

type Learn = (own: readonly OwnLines[], place: SectionPlace, context: LearningContext) => ConfiguredSection[];

const aboutTopic = (own: readonly OwnLines[], topic: LineTopic): OwnLines[] =>
  own.map(({ sample, lines }) => ({ sample, lines: lines.filter((line) => line.topic === topic) }));

/** What files write if there is nothing to say there. */
export const emptyWords = (own: readonly OwnLines[]): { empty?: string } => {
  const words = own.flatMap(({ lines: [only, ...others] }) =>
    only && others.length === 0 && saysNothing(only) && only.text !== '' ? [only.text] : [],
  );
  const common = commonText(words, 1);
  return common === undefined ? {} : { empty: common };
};

const roles: Learn = (own, place) => {
  const labels = aboutTopic(own, 'roles').flatMap(({ lines }) => lines.map((line) => roleLabels(line.text)));
  const label = (role: 'chair' | 'secretary') =>
    commonText(
      labels.flatMap((one) => one[role] ?? []),
      1,
    );
  const [chair, secretary] = [label('chair'), label('secretary')];
  if (chair === undefined && secretary === undefined) return [];
  return [
    {
      kind: 'roles',
      ...place,
      ...(chair === undefined ? {} : { chair }),
      ...(secretary === undefined ? {} : { secretary }),
    },
  ];
};

const elections: Learn = (own, place, context) => {
  const [found] = roles(own, place, context);
  return found?.kind === 'roles' ? [{ ...found, kind: 'elections' }] : [{ kind: 'elections', ...place }];
};

const approval: Learn = (own, place) => {
  const none = commonText(
    own.flatMap(({ lines }) => lines.flatMap((line) => (/\bnot\b|\bnicht\b/iu.test(line.text) ? [line.text] : []))),
    1,
  );
  return [{ kind: 'approval', ...place, ...(none === undefined ? {} : { none }) }];
};

/** What is true of one date alone: who wrote the line, and how far off it was. */
const withoutOccasion = (words: string): string =>
  words.replace(/^@[\p{L}\p{N}._-]+\s*[–—:-]\s+/u, '').replace(/\bin \d+ (?:days?|weeks?)(?: exactly)?,? /u, '');

const withoutMarker = (markdown: string): string => markdown.replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]?\]\s+)?/u, '');

const next: Learn = (own, place, { of }) => {
  const lines = own.flatMap(({ sample, lines: all }) => {
    const line = all.find((one) => one.text === sample.facts.next?.text) ?? all[0];
    return line ? [{ sample, line, words: withoutOccasion(withoutMarker(line.markdown.split('\n')[0] ?? '')) }] : [];
  });
  const dated = lines.flatMap(({ sample: { dates }, words }) => {
    if (!dates['next']) return [];
    const filled = withPlaceholders(words, { next: dates['next'] }, of);
    return filled === words ? [] : [filled];
  });
  const markdown = commonText(dated, 1);
  const none = commonText(
    lines.flatMap(({ sample, line }) => (sample.dates['next'] || line.text === '' ? [] : [line.text])),
    1,
  );
  return [
    {
      kind: 'next',
      ...place,
      ...(markdown === undefined ? {} : { markdown }),
      ...(none === undefined ? {} : { none }),
    },
  ];
};

/** Lists of people, and what else is always there beside them. */
const people =
  (who: ListName): Learn =>
  (own, place, context) => {
    const found = own.map(({ sample, lines }) => ({ sample, ...peopleLists(lines, who) }));
    const section = attendanceSection(
      found.map(({ lists }) => lists),
      place,
    );
    if (!section) return withoutPeople(who, own, place, context);
    const others = found.map(({ sample, others: lines }) => ({ sample, lines }));
    const { fixed } = fixedLines(others, neededOf(own), context);
    return [section, ...text({ level: place.level }, fixed)];
  };

/** A heading that announces people, and lists none: what it has are fixed texts, or notes about the roll call. */
function withoutPeople(
  who: ListName,
  own: readonly OwnLines[],
  place: SectionPlace,
  context: LearningContext,
): ConfiguredSection[] {
  const { heading, level } = place;
  const said = own.flatMap(({ lines }) => lines.filter((line) => !saysNothing(line)));
  if (heading === undefined) return [];
  if (said.length === 0)
    return who === 'present' ? text(place, []) : [{ kind: who === 'partly' ? 'present' : who, heading, level }];
  const { fixed, share } = fixedLines(own, neededOf(own), context);
  if (share === 1) return text(place, fixed);
  const { texts, rest } = textsAround(own, context);
  return [{ kind: 'topic', heading, level, empty: '', ...learnedEntries(rest), ...texts }];
}

const OF_LINES: Readonly<Record<Exclude<LineTopic, 'text'>, Learn>> = {
  roles: (own, place, context) => roles(own, place, context),
  attendance: (own, place, context) => people('present')(aboutTopic(own, 'attendance'), place, context),
  approval: (own, place, context) => approval(aboutTopic(own, 'approval'), place, context),
  next: (own, place, context) => next(aboutTopic(own, 'next'), place, context),
};

const OF_HEADINGS: Readonly<Partial<Record<HeadingMeaning, Learn>>> = {
  present: people('present'),
  attendance: people('present'),
  partly: people('partly'),
  regrets: people('regrets'),
  absent: people('absent'),
  approval,
  elections,
  next,
};

/** What is under a heading that says what it announces. */
export function learnContents(
  what: HeadingMeaning,
  own: readonly OwnLines[],
  place: SectionPlace,
  context: LearningContext,
): ConfiguredSection[] {
  const learn = OF_HEADINGS[what];
  if (learn) return learn(own, place, context);
  const found = what === 'roles' ? roles(own, place, context) : [];
  // Under such a heading even one file's lines are no topics.
  return found.length > 0 ? found : plainContents(own, place, context, own.length === 1 ? 1 : undefined);
}
