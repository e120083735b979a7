import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { meaningOf, type HeadingMeaning } from '../meaning.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import { headingTree, type HeadingNode } from './heading-tree.ts';
import { clockHeading } from './learn-clocks.ts';
import { emptyWords, fixedLines, learnContents, plainContents } from './learn-contents.ts';
import { learnedEntries } from './learn-entries.ts';
import { eventsSection } from './learn-events.ts';
import { linesBelow, topicsIn } from './learn-topics.ts';
import { enough, type FoundSections, type LearningContext } from './learning.ts';
import { ownDates, type MinutesSample } from './samples.ts';
import { saysNothing, sourceLines, type OwnLines } from './section-lines.ts';

const FREE: readonly HeadingMeaning[] = ['topic', 'wrapper'];

const meaning = ({ found }: HeadingNode): HeadingMeaning => meaningOf(found[0]?.section.text ?? '');

/** How many files need a heading: half of them, or more than half if the newest doesn't have it. */
const neededFor = ({ isNewest }: HeadingNode, among: number): number =>
  isNewest ? enough(among) : Math.floor(among / 2) + 1;

/**
 * Whether enough of the files that could have a heading do. What announces nothing has to be there twice: one file alone
 * doesn't show whether a heading is a topic that was talked about once.
 */
const belongs = (node: HeadingNode, among: number): boolean =>
  node.found.length >= Math.max(meaning(node) === 'topic' && !hasFrameBelow(node) ? 2 : 1, neededFor(node, among));

/** Whether something that every meeting's minutes have is under a heading. */
const hasFrameBelow = (node: HeadingNode): boolean =>
  node.children.some(
    (child) => belongs(child, node.found.length) && (!FREE.includes(meaning(child)) || hasFrameBelow(child)),
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

const both = (first: FoundSections, second: FoundSections): FoundSections => ({
  sections: [...first.sections, ...second.sections],
  loose: new Map([...first.loose, ...second.loose]),
});

const only = (sections: readonly ConfiguredSection[]): FoundSections => ({ sections, loose: new Map() });

/** The sections of the format that the headings side by side make. */
function sectionsFrom(nodes: readonly HeadingNode[], among: number, context: LearningContext): FoundSections {
  const free = nodes.filter((node) => !belongs(node, among) && FREE.includes(meaning(node)));
  const loose = looseSection(free);
  return nodes.reduce((before, node) => {
    const here = belongs(node, among) ? sectionsOf(node, context) : node === free[0] && loose ? loose : NONE;
    return both(before, here);
  }, NONE);
}

/** Headings that come and go beside the others are the topics themselves. */
function looseSection(free: readonly HeadingNode[]): FoundSections | undefined {
  const level = free[0]?.found[0]?.section.level;
  // A title alone at the top is none.
  if (level === undefined || level === 1) return undefined;
  const all = free.flatMap((node) => [...linesUnder(node), ...linesBelow(node, linesUnder)]);
  const section: ConfiguredSection = { kind: 'topics', id: 'topics', level, ...learnedEntries(all) };
  return { sections: [section], loose: new Map([[section, free.length]]) };
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
  if (what === 'clock') return both(only(plainContents(own, { heading: clockHeading(node), level }, context)), below());
  if (what === 'events') return only([eventsSection(node, place, context)]);
  if (!FREE.includes(what)) return both(only(learnContents(what, own, place, context)), below());
  if (isTitle(node, heading)) return both(only(titleSections(own, place, context)), below());
  return only(topicsIn(node, own, place, context, linesUnder));
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

/** What's above the first heading. */
function preamble(samples: readonly MinutesSample[], context: LearningContext): ConfiguredSection[] {
  const own = samples.map((sample) => ({ sample, lines: sourceLines(sample.document.blocks, sample) }));
  return plainContents(own, { level: 2 }, context);
}

/** The sections of the form that the files of an era have. */
export function learnSections(context: LearningContext): ConfiguredSection[] {
  const samples = context.samples.toReversed();
  const tree = headingTree(samples.map((sample) => ({ sample, sections: sample.document.sections })));
  return [...preamble(samples, context), ...withoutRest(sectionsFrom(tree, samples.length, context))];
}
