import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import type { ListName } from '../attendance-labels.ts';
import type { HeadingMeaning } from '../meaning.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import { approvalSection } from './learn-approval.ts';
import { attendanceSection, peopleLists } from './learn-attendance.ts';
import { withClock, withLetteredZones } from './learn-clocks.ts';
import { learnedEntries } from './learn-entries.ts';
import { nextSection } from './learn-next.ts';
import { rolesSection, withWordedRoles } from './learn-roles.ts';
import type { LearningContext, SectionPlace } from './learning.ts';
import { ownDates, type MinutesSample } from './samples.ts';
import { saysNothing, type LineTopic, type OwnLines, type SourceLine } from './section-lines.ts';

/** A line that may be there every time: it has no box, and says something. */
const mayBeFixed = (line: SourceLine): boolean =>
  line.topic === 'text' && (line.item?.box ?? 'none') === 'none' && !saysNothing(line) && line.markdown !== '[TOC]';

/** Lines that are the same whenever the meeting begins: the times in them are not its own. */
function sameEachTime(own: readonly OwnLines[]): ReadonlySet<string> {
  const starts = Map.groupBy(
    own.flatMap(({ sample, lines }) => lines.map(({ markdown }) => ({ markdown, start: sample.start?.slice(11) }))),
    ({ markdown }) => markdown,
  );
  return new Set(
    [...starts].filter(([, found]) => new Set(found.map(({ start }) => start)).size > 1).map(([markdown]) => markdown),
  );
}

/** A line as the format would have it. */
const templateOf = (
  { markdown }: SourceLine,
  sample: MinutesSample,
  { of }: LearningContext,
  same: ReadonlySet<string>,
): string =>
  same.has(markdown) ? markdown : withLetteredZones(withClock(withPlaceholders(markdown, ownDates(sample), of)));

/**
 * The lines that enough of the files have, in the order of the newest one, and their share of all lines.
 * @param isFrame whether the heading says that the meeting begins or ends: then a time in it is when that was
 */
export function fixedLines(
  own: readonly OwnLines[],
  needed: number,
  context: LearningContext,
  isFrame = false,
): { readonly fixed: string[]; readonly share: number } {
  const same = sameEachTime(own);
  const texts = own.map(({ sample, lines }) =>
    lines.filter(mayBeFixed).map((line) => templateOf(line, sample, context, same)),
  );
  const all = texts.flatMap((some) => [...new Set(some)]);
  // One file alone shows only what it says of itself.
  const isFixed = (one: string): boolean =>
    own.length === 1 && needed > 1
      ? /\{(?:start|date)[:}]/u.test(one) || (isFrame && /\{(?:begun|ended|closed|gathering)[:@]/u.test(one))
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
  const same = sameEachTime(own);
  const isFixed = (line: SourceLine, { sample }: OwnLines): boolean =>
    line.item === undefined && fixed.includes(templateOf(line, sample, context, same));
  const rest = own.map((one) => ({ ...one, lines: one.lines.filter((line) => !isFixed(line, one)) }));
  const found = own.find((one) => one.lines.some((line) => isFixed(line, one)));
  if (!found) return { texts: {}, rest };
  const first = found.lines.findIndex((line) => !isFixed(line, found));
  const last = found.lines.findLastIndex((line) => !isFixed(line, found));
  const texts = (lines: readonly SourceLine[]): string =>
    together(lines.map((line) => templateOf(line, found.sample, context, same)));
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
export const knownTopics = (own: readonly OwnLines[]): LineTopic[] =>
  [...new Set(own.flatMap(({ lines }) => lines.map(({ topic }) => topic)))].filter(
    (topic) =>
      own.filter(({ lines }) => lines.some((line) => line.topic === topic)).length >= Math.ceil(own.length / 2),
  );

/** What is under a heading that announces nothing of its own: fixed lines, and lines about roles, people and dates. */
export function plainContents(
  found: readonly OwnLines[],
  place: SectionPlace,
  context: LearningContext,
  needed = neededOf(found),
  isFrame = false,
): ConfiguredSection[] {
  const own = withWordedRoles(found, false);
  const { fixed } = fixedLines(own, needed, context, isFrame);
  const bare: SectionPlace = { level: place.level };
  const others = knownTopics(own).filter((topic) => topic !== 'text');
  const sections = others.flatMap((topic) => goingOn(OF_LINES[topic](own, bare, context), topic, own));
  const isFirst = own[0]?.lines[0]?.topic === 'text' || fixed.length === 0;
  if (isFirst) return [...text(place, fixed), ...sections];
  return [...text(place, []), ...sections, ...goingOn(text(bare, fixed), 'text', own)];
}

/** Sections whose lines go on with the list of the lines before them. */
function goingOn(
  sections: readonly ConfiguredSection[],
  topic: LineTopic,
  own: readonly OwnLines[],
): ConfiguredSection[] {
  const isSameList = own.some(({ lines }) => {
    const at = lines.findIndex((line) => line.topic === topic);
    const [before, first] = [lines[at - 1], lines[at]];
    return before !== undefined && before.list !== undefined && before.list === first?.list;
  });
  return sections.map((section, i) => (i === 0 && isSameList ? { ...section, continues: true } : section));
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

/** Who leads next: a section that names the roles, or the group's own words. */
const elections: Learn = (own, place, context) => {
  const worded = withWordedRoles(own, true);
  const [found] = rolesSection(worded, place);
  if (found?.kind === 'roles') return [{ ...found, kind: 'elections' }];
  const { fixed } = fixedLines(worded, neededOf(own), context);
  return fixed.some((line) => line.includes('{next')) ? text(place, fixed) : [{ kind: 'elections', ...place }];
};

/** Whether the minutes before are approved; a topic, if it's only told what was said of it. */
const approval: Learn = (own, place, context) => {
  const { heading, level } = place;
  const found = approvalSection(own, place, context);
  if (found) return found;
  return heading === undefined ? [] : [{ kind: 'topic', heading, level, ...emptyWords(own), ...learnedEntries(own) }];
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
    return [section, ...plainContents(others, { level: place.level }, context)];
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
  roles: rolesSection,
  attendance: (own, place, context) => people('present')(aboutTopic(own, 'attendance'), place, context),
  approval: (own, place, context) => approval(aboutTopic(own, 'approval'), place, context),
  next: (own, place, context) => nextSection(aboutTopic(own, 'next'), place, context),
};

const OF_HEADINGS: Readonly<Partial<Record<HeadingMeaning, Learn>>> = {
  present: people('present'),
  attendance: people('present'),
  partly: people('partly'),
  regrets: people('regrets'),
  absent: people('absent'),
  approval,
  elections,
  next: nextSection,
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
  const found = what === 'roles' ? rolesSection(withWordedRoles(own, false), place) : [];
  // Under such a heading even one file's lines are no topics.
  return found.length > 0 ? found : plainContents(own, place, context, own.length === 1 ? 1 : undefined);
}
