import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { meaningOf, type HeadingMeaning } from '../meaning.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import { headingTree, isFraming, type HeadingNode } from './heading-tree.ts';
import { clockHeading } from './learn-clocks.ts';
import { learnClosing, withClosing } from './learn-closing.ts';
import { emptyWords, fixedLines, learnContents, plainContents } from './learn-contents.ts';
import { entriesUnlike, learnedEntries } from './learn-entries.ts';
import { eventsSection } from './learn-events.ts';
import { preamble } from './learn-preamble.ts';
import { isHabit, linesBelow, topicsIn } from './learn-topics.ts';
import { enough, type FoundSections, type LearningContext } from './learning.ts';
import { ownDates } from './samples.ts';
import { saysNothing, sourceLines, type OwnLines } from './section-lines.ts';

const FREE: readonly HeadingMeaning[] = ['topic', 'wrapper'];

const isFrame = ({ key }: Pick<HeadingNode, 'key'>): boolean => isFraming(key);

const meaning = ({ found }: HeadingNode): HeadingMeaning => meaningOf(found[0]?.section.text ?? '');

/** How many files need a heading: half of them, or more than half if the newest doesn't have it. */
const neededFor = ({ isNewest }: HeadingNode, among: number): number =>
  isNewest ? enough(among) : Math.floor(among / 2) + 1;

/**
 * Whether enough of the files that could have a heading do. What announces nothing has to be there twice: one file alone
 * doesn't show whether a heading is a topic that was talked about once.
 */
const belongs = (node: HeadingNode, among: number): boolean =>
  node.found.length >=
  Math.max(meaning(node) === 'topic' && !isFrame(node) && !hasFrameBelow(node) ? 2 : 1, neededFor(node, among));

/** Whether something that every meeting's minutes have is under a heading. */
const hasFrameBelow = (node: HeadingNode): boolean =>
  node.children.some(
    (child) =>
      belongs(child, node.found.length) && (!FREE.includes(meaning(child)) || isFrame(child) || hasFrameBelow(child)),
  );

/** The heading as the format has it: with placeholders for its dates. */
function learnedHeading(node: HeadingNode, { of }: LearningContext): string {
  const texts = node.found.map(({ section, sample }) => withPlaceholders(section.text, ownDates(sample), of));
  return commonText(texts, 1) ?? '';
}

/** A title above everything, or one with a date: what's under it stands by itself. */
const isTitle = (node: HeadingNode, heading: string): boolean =>
  node.children.length > 0 && (/\{[a-z]+/u.test(heading) || hasFrameBelow(node));

const NONE: FoundSections = { sections: [], loose: new Map() };

const joined = (all: readonly FoundSections[]): FoundSections => ({
  sections: all.flatMap(({ sections }) => sections),
  loose: new Map(all.flatMap(({ loose }) => [...loose])),
});

const only = (sections: readonly ConfiguredSection[]): FoundSections => ({ sections, loose: new Map() });

const COUNTED = /^(?<before>(?:\p{L}{2,7} )?)\d{1,2}(?<after>[.):] )(?<title>\S.*)$/u;

const textOf = ({ found }: HeadingNode): string => found[0]?.section.text ?? '';

/** What a topic can be called that is counted with the others, though it's about what the format would say elsewhere. */
const COUNTABLE: readonly HeadingMeaning[] = [...FREE, 'approval', 'roles'];

/** Headings that are counted anew in each meeting: `TOP 3: Clay`, `3. Clay`. Where none comes and goes, all are fixed. */
function countedHeadings(nodes: readonly HeadingNode[], among: number): readonly HeadingNode[] {
  const counted = nodes.filter((node) => COUNTED.test(textOf(node)) && COUNTABLE.includes(meaning(node)));
  const varies = counted.some(({ found }) => found.length < among);
  return varies && counted.length > 1 ? counted : [];
}

/** Headings that come and go beside the others, with those that stand between them each time: the topics themselves. */
function looseHeadings(nodes: readonly HeadingNode[], among: number): readonly HeadingNode[] {
  const counted = countedHeadings(nodes, among);
  if (counted.length > 0) return counted;
  const isFree = (node: HeadingNode): boolean => !belongs(node, among) && FREE.includes(meaning(node));
  const [first, last] = [nodes.findIndex(isFree), nodes.findLastIndex(isFree)];
  const between = nodes.slice(Math.max(0, first), last + 1).filter((node) => FREE.includes(meaning(node)));
  // A heading under which every meeting's minutes have others is a section.
  return between.filter(
    (node) => isFree(node) || (!isFrame(node) && !hasFrameBelow(node) && meaning(node) === 'topic'),
  );
}

/** The sections of the format that the headings side by side make. */
function sectionsFrom(nodes: readonly HeadingNode[], among: number, context: LearningContext): FoundSections {
  const topics = looseHeadings(nodes, among);
  const loose = looseSection(topics, among);
  return joined(
    nodes.map((node) => {
      if (loose && topics.includes(node)) return node === topics[0] ? loose : NONE;
      return belongs(node, among) ? sectionsOf(node, context) : NONE;
    }),
  );
}

/** How counted headings are written; nothing if they aren't counted. */
function countedTitle(topics: readonly HeadingNode[]): { title?: string } {
  const { before, after } =
    COUNTED.exec(textOf(topics[0] ?? { key: '', found: [], isNewest: false, children: [] }))?.groups ?? {};
  const isCounted = topics.every((node) => COUNTED.test(textOf(node)));
  return isCounted && before !== undefined && after !== undefined ? { title: `${before}{number}${after}{title}` } : {};
}

/** The section for headings that come and go. */
function looseSection(topics: readonly HeadingNode[], among: number): FoundSections | undefined {
  const level = topics[0]?.found[0]?.section.level;
  // A title alone at the top is none.
  if (level === undefined || level === 1) return undefined;
  const all = topics.flatMap((node) => [...linesUnder(node), ...linesBelow(node, linesUnder)]);
  const { title } = countedTitle(topics);
  const standing = topics
    .filter(({ found }) => isHabit(found.length, among))
    .map((node) => ({
      title: (title === undefined ? undefined : COUNTED.exec(textOf(node))?.groups?.['title']) ?? textOf(node),
      ...entriesUnlike(linesUnder(node), learnedEntries(all)),
    }));
  const section: ConfiguredSection = {
    kind: 'topics',
    id: 'topics',
    level,
    ...(title === undefined ? {} : { title }),
    ...(standing.length > 0 ? { topics: standing } : {}),
    ...learnedEntries(all),
  };
  return { sections: [section], loose: new Map([[section, topics.length]]) };
}

const linesUnder = ({ found }: HeadingNode): OwnLines[] =>
  found.map(({ sample, section }) => ({ sample, lines: sourceLines(section.blocks, sample) }));

function sectionsOf(node: HeadingNode, context: LearningContext): FoundSections {
  const what = meaning(node);
  const heading = learnedHeading(node, context);
  const level = node.found[0]?.section.level ?? 2;
  const place = { heading, level };
  const below = (): FoundSections => sectionsFrom(node.children, node.found.length, context);
  const own = linesUnder(node);
  if (what === 'clock')
    return joined([only(plainContents(own, { heading: clockHeading(node), level }, context)), below()]);
  if (what === 'events') return only([eventsSection(node, place, context)]);
  if (!FREE.includes(what)) return joined([only(learnContents(what, own, place, context)), below()]);
  if (isTitle(node, heading)) return joined([only(titleSections(own, place, context)), below()]);
  return only(topicsIn(node, own, place, context, linesUnder, isFrame(node)));
}

/** A heading above others: it has fixed text, or entries of its own. */
function titleSections(
  own: readonly OwnLines[],
  place: { readonly heading: string; readonly level: number },
  context: LearningContext,
): ConfiguredSection[] {
  const said = own.filter(({ lines }) => lines.some((line) => line.topic === 'text' && !saysNothing(line)));
  const { share } = fixedLines(own, Math.max(2, enough(own.length)), context);
  const isTopic = place.level > 1 && said.length >= enough(own.length) && share < 0.5;
  return isTopic
    ? [{ kind: 'topic', ...place, ...emptyWords(own), ...learnedEntries(own) }]
    : plainContents(own, place, context);
}

/** Of the places for topics that come and go, the one with most of them, and none if the format lists topics anyway. */
function withoutRest({ sections, loose }: FoundSections): ConfiguredSection[] {
  const lists = sections.some(
    (section) => section.kind === 'topics' && !loose.has(section) && meaningOf(section.heading ?? '') === 'wrapper',
  );
  const [best] = [...loose].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return sections.filter((section) => !loose.has(section) || (!lists && section === best));
}

/** Somewhere any other topic can go, after those that are always there, if the format has no place for it. */
function withAnyTopics(sections: readonly ConfiguredSection[]): ConfiguredSection[] {
  const last = sections.findLastIndex(
    ({ kind, heading = '' }) => kind === 'topic' && !isFrame({ key: normalizeForMatch(heading) }),
  );
  const topic = sections[last];
  if (topic === undefined || sections.some(({ kind }) => kind === 'topics')) return [...sections];
  const { level = 2 } = topic;
  return sections.toSpliced(last + 1, 0, { kind: 'topics', id: 'topics', level });
}

/** If only one end is given, it's that of the meeting. */
const withOneEnd = (sections: readonly ConfiguredSection[]): readonly ConfiguredSection[] => {
  const written = JSON.stringify(sections);
  return /\{ended[:@]/u.test(written)
    ? sections
    : (JSON.parse(written.replaceAll(/\{closed(?=[:@])/gu, '{ended')) as readonly ConfiguredSection[]);
};

/** The sections of the form that the files of an era have. */
export function learnSections({ of, ...all }: LearningContext): ConfiguredSection[] {
  const closing = learnClosing({ of, ...all });
  const context: LearningContext = { of, samples: closing.samples };
  const samples = context.samples.toReversed();
  const tree = headingTree(samples.map((sample) => ({ sample, sections: sample.document.sections })));
  const found = withAnyTopics(withoutRest(sectionsFrom(tree, samples.length, context)));
  return [...withOneEnd(withClosing([...preamble(samples, context), ...found], closing.sections))];
}
