import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import type { ListName } from '../attendance-labels.ts';
import type { HeadingMeaning } from '../meaning.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import { approvalSection } from './learn-approval.ts';
import { attendanceSection, peopleLists } from './learn-attendance.ts';
import { spanIn, withClock, withLetteredZones, withSpan } from './learn-clocks.ts';
import { learnedEntries } from './learn-entries.ts';
import { nextSection } from './learn-next.ts';
import { rolesSection, withWordedRoles } from './learn-roles.ts';
import type { LearningContext, SectionPlace } from './learning.ts';
import { ownDates, type MinutesSample } from './samples.ts';
import { isThematicBreak, saysNothing, type LineTopic, type OwnLines, type SourceLine } from './section-lines.ts';

/** A line that may be there every time: it has no box, and says something. */
const mayBeFixed = (line: SourceLine): boolean =>
  line.topic === 'text' && (line.item?.box ?? 'none') === 'none' && says(line) && line.markdown !== '[TOC]';

/** Whether a line is there to be seen. */
const says = (line: SourceLine): boolean => !saysNothing(line) || isThematicBreak(line.markdown);

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

/** Whether the meetings began and ended at other times each: what is always the same is when they were planned. */
const spansVary = (own: readonly OwnLines[]): boolean =>
  new Set(own.flatMap(({ lines }) => lines.flatMap(({ markdown }) => spanIn(markdown) ?? []))).size > 1;

/** Minutes that begin at any minute say when the meeting really began. */
const beginsAsPlanned = ({ samples }: LearningContext): boolean =>
  samples.every(({ start }) => start === undefined || Number(start.slice(14, 16)) % 15 === 0);

/** How the lines of files become those of a format. */
interface LineTemplates {
  /** A line as the format would have it. */
  readonly of: (line: SourceLine, sample: MinutesSample) => string;
}

function lineTemplates(own: readonly OwnLines[], context: LearningContext): LineTemplates {
  const same = sameEachTime(own);
  const first = beginsAsPlanned(context) ? 'start' : 'begun';
  const isSpanned = spansVary(own);
  return {
    of: ({ markdown }, sample) => {
      if (same.has(markdown)) return markdown;
      const spanned = isSpanned ? withSpan(markdown, first) : markdown;
      const dated = withPlaceholders(spanned, ownDates(sample), context.of);
      return withLetteredZones(spanned === markdown ? withClock(dated) : dated);
    },
  };
}

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
  const templates = lineTemplates(own, context);
  const texts = own.map(({ sample, lines }) => lines.filter(mayBeFixed).map((line) => templates.of(line, sample)));
  const all = texts.flatMap((some) => [...new Set(some)]);
  // One file alone shows only what it says of itself.
  const isFixed = (one: string): boolean =>
    own.length === 1 && needed > 1
      ? /\{(?:start|date)[:}]/u.test(one) || (isFrame && /\{(?:begun|ended|closed|gathering)[:@]/u.test(one))
      : all.filter((other) => other === one).length >= needed;
  const fixed = [...new Set(texts.flat())].filter(isFixed);
  const lines = own.flatMap((one) => one.lines.filter(says));
  const among = texts.flat().filter((text) => fixed.includes(text)).length;
  return { fixed, share: lines.length === 0 ? 0 : among / lines.length };
}

/** Paragraphs that are always there, before what a section holds or after it. */
export function textsAround(
  own: readonly OwnLines[],
  context: LearningContext,
): { readonly texts: { before?: string; after?: string }; readonly rest: readonly OwnLines[] } {
  const { fixed } = fixedLines(own, neededOf(own), context);
  const templates = lineTemplates(own, context);
  const isFixed = (line: SourceLine, { sample }: OwnLines): boolean =>
    line.item === undefined && fixed.includes(templates.of(line, sample));
  const rest = own.map((one) => ({ ...one, lines: one.lines.filter((line) => !isFixed(line, one)) }));
  const found = own.find((one) => one.lines.some((line) => isFixed(line, one)));
  if (!found) return { texts: {}, rest };
  const first = found.lines.findIndex((line) => !isFixed(line, found));
  const last = found.lines.findLastIndex((line) => !isFixed(line, found));
  const texts = (lines: readonly SourceLine[]): string =>
    together(lines.map((line) => templates.of(line, found.sample)));
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
  const slots = slotsOf(own, fixed, others, context);
  const [first] = slots;
  const begins = first && 'lines' in first ? [] : text(place, []);
  return [
    ...begins,
    ...slots.flatMap((slot, i) => {
      if ('topic' in slot) return goingOn(OF_LINES[slot.topic](own, bare, context), slot.topic, own);
      return i === 0
        ? text(place, slot.lines)
        : slot.continues
          ? continued(text(bare, slot.lines))
          : text(bare, slot.lines);
    }),
  ];
}

type OtherTopic = Exclude<LineTopic, 'text'>;
/** Lines of fixed text side by side, or the place of the lines about something else. */
type Slot = { readonly topic: OtherTopic } | { readonly lines: string[]; readonly continues: boolean };

/** Fixed texts and lines about something else, in the order of the newest file. */
function slotsOf(
  own: readonly OwnLines[],
  fixed: readonly string[],
  others: readonly OtherTopic[],
  context: LearningContext,
): Slot[] {
  const templates = lineTemplates(own, context);
  const slots: Slot[] = [];
  const [left, waiting] = [new Set(fixed), new Set(others)];
  const [newest] = own;
  newest?.lines.forEach((line, i) => {
    const [before, last] = [newest.lines[i - 1], slots.at(-1)];
    if (line.topic !== 'text') {
      if (waiting.delete(line.topic)) slots.push({ topic: line.topic });
      return;
    }
    const words = templates.of(line, newest.sample);
    if (!left.delete(words)) return;
    if (last && 'lines' in last) last.lines.push(words);
    else slots.push({ lines: [words], continues: line.list !== undefined && line.list === before?.list });
  });
  // What only older files have.
  const more = [...left];
  const texts = slots.find((slot) => 'lines' in slot);
  if (texts) texts.lines.push(...more);
  else if (more.length > 0) slots.unshift({ lines: more, continues: false });
  return [...slots, ...[...waiting].map((topic) => ({ topic }))];
}

const continued = (sections: readonly ConfiguredSection[]): ConfiguredSection[] =>
  sections.map((section) => ({ ...section, continues: true }));

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
