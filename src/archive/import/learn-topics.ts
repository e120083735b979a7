import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { onlyLink } from '../../minutes/portable-phrasing.ts';
import type { StandingHeading } from './habits.ts';
import type { HeadingNode } from './heading-tree.ts';
import { emptyWords, fixedLines, knownTopics, plainContents, textsAround } from './learn-contents.ts';
import { learnedEntries } from './learn-entries.ts';
import type { LearningContext, SectionPlace } from './learning.ts';
import { saysNothing, type SourceLine, type OwnLines } from './section-lines.ts';

/** From which share of lines that are always there a section is a fixed text. */
const FIXED = 0.7;

const standing = ({ text, url }: { readonly text: string; readonly url?: string | undefined }): StandingHeading => ({
  title: text,
  ...(url === undefined ? {} : { url }),
});

/** What stands in enough of the files, as the newest one has it. One file alone shows no habit. */
export const isHabit = (times: number, among: number): boolean => among > 1 && times >= 2 && times * 2 >= among;

const standingHeadings = (node: HeadingNode): StandingHeading[] =>
  node.children.flatMap(({ found }) => {
    const [newest] = found;
    const same = found.filter(
      ({ section }) => normalizeForMatch(section.text) === normalizeForMatch(newest?.section.text ?? ''),
    );
    return newest && isHabit(same.length, node.found.length) ? [standing(newest.section)] : [];
  });

/** A numbered list whose items have something under them: each is a topic. */
const numberedTopics = ({ lines }: OwnLines): readonly SourceLine[] =>
  lines.filter(({ item, markdown }) => item?.box === 'none' && /^\s*\d+[.)]\s/u.test(markdown));

function standingItems(own: readonly OwnLines[]): StandingHeading[] {
  const titles = own.map((one) => new Set(numberedTopics(one).map(({ text }) => normalizeForMatch(text))));
  const found = new Map<string, StandingHeading>();
  for (const { item } of own.flatMap(numberedTopics)) {
    const key = normalizeForMatch(item?.text ?? '');
    const times = titles.filter((set) => set.has(key)).length;
    if (item && !found.has(key) && isHabit(times, own.length))
      found.set(key, standing({ text: item.text, url: onlyLink(item.content) }));
  }
  return [...found.values()];
}

/** A line in bold, with something under it. */
export const BOLD_TITLE = /^\*\*(?<title>[^*]+?)(?<colon>:?)\*\*(?<after>:?)$/u;

const boldTitles = ({ lines }: OwnLines): { readonly title: string; readonly isColon: boolean }[] =>
  lines.flatMap(({ item, markdown }, i) => {
    const { title, colon = '', after = '' } = (item ? null : BOLD_TITLE.exec(markdown))?.groups ?? {};
    return title === undefined || lines[i + 1] === undefined ? [] : [{ title, isColon: colon + after !== '' }];
  });

/** What titles stand again and again, as the newest file has them. */
function standingTitles(titles: readonly (readonly string[])[]): StandingHeading[] {
  const keys = titles.map((some) => new Set(some.map(normalizeForMatch)));
  const all = new Map(
    titles
      .flat()
      .toReversed()
      .map((title) => [normalizeForMatch(title), title]),
  );
  return [...all]
    .toReversed()
    .filter(([key]) => isHabit(keys.filter((set) => set.has(key)).length, titles.length))
    .map(([, title]) => ({ title }));
}

/** Topics that are bold lines. */
export function boldTopics(own: readonly OwnLines[], place: SectionPlace): ConfiguredSection[] | undefined {
  const titles = own.map(boldTitles);
  const all = titles.flat();
  if (titles.filter((some) => some.length > 1).length * 2 <= own.length) return undefined;
  const topics = standingTitles(titles.map((some) => some.map(({ title }) => title)));
  const isColon = all.filter((one) => one.isColon).length * 2 > all.length;
  const lines = own.map((one) => ({ ...one, lines: one.lines.filter(({ markdown }) => !BOLD_TITLE.test(markdown)) }));
  return [
    {
      kind: 'topics',
      ...place,
      as: 'bold',
      ...(isColon ? { title: '{title}:' } : {}),
      ...(topics.length > 0 ? { topics } : {}),
      ...learnedEntries(lines),
    },
  ];
}

/** From which share of items with something under them a list is one of topics. */
const HELD = 0.6;

const isListed = (lines: readonly SourceLine[]): boolean =>
  lines.length > 1 && lines.filter(({ below }) => below.length > 0).length >= lines.length * HELD;

/** Topics that are items of a plain list, under a heading that announces topics. */
function listedTopics(own: readonly OwnLines[], place: SectionPlace): ConfiguredSection[] | undefined {
  const items = own.map(({ lines }) => lines.filter(({ item }) => item?.box === 'none'));
  if (items.filter(isListed).length * 2 <= own.length) return undefined;
  const topics = standingTitles(items.map((lines) => lines.map(({ text }) => text)));
  return [{ kind: 'topics', ...place, as: 'bullets', ...(topics.length > 0 ? { topics } : {}) }];
}

const mostly = (own: readonly OwnLines[], test: (one: OwnLines) => boolean): boolean =>
  own.filter(test).length * 2 > own.length;

/** The share of lines that say something and are of a kind. */
function shareOf(own: readonly OwnLines[], test: (line: SourceLine) => boolean): number {
  const lines = own.flatMap((one) => one.lines.filter((line) => !saysNothing(line)));
  return lines.length === 0 ? 0 : lines.filter(test).length / lines.length;
}

/** The lines right under topics, of all files. */
export const linesBelow = (node: HeadingNode, linesOf: (node: HeadingNode) => OwnLines[]): OwnLines[] =>
  node.children.flatMap((child) => [...linesOf(child), ...linesBelow(child, linesOf)]);

/** Whether a heading announces topics. */
const isWrapper = ({ found }: HeadingNode): boolean =>
  found.length > 1 &&
  /^(?:(?:the )?(?:meeting )?(?:agenda|topics)|(?:die )?(?:tagesordnung|themen|agenda))$/u.test(
    normalizeForMatch(found[0]?.section.text ?? ''),
  );

/** Headings that are topics, under one that says nothing itself. */
function headedTopics(
  node: HeadingNode,
  own: readonly OwnLines[],
  place: SectionPlace,
  linesUnder: LinesUnder,
): ConfiguredSection[] {
  const topics = standingHeadings(node);
  return [
    {
      kind: 'topics',
      ...place,
      ...emptyWords(own),
      ...(topics.length > 0 ? { topics } : {}),
      ...learnedEntries(linesBelow(node, linesUnder)),
    },
  ];
}

/** Whether what is under a heading is a text that never changes, but for what the meeting itself says. */
function isFixedText(own: readonly OwnLines[], context: LearningContext, isFrame: boolean): boolean {
  const needed = Math.max(2, isFrame ? Math.ceil(own.length / 2) : own.length);
  const { fixed, share } = fixedLines(own, needed, context, isFrame);
  // What names the meeting's own time is written anew each time.
  if (own.length === 1 && !isFrame) return fixed.length > 0;
  const known = knownTopics(own).filter((topic) => topic !== 'text');
  return share > 0 && share + shareOf(own, ({ topic }) => known.some((one) => one === topic)) >= FIXED;
}

/** Topics that are lines of a list, or bold ones. */
function topicLines(node: HeadingNode, own: readonly OwnLines[], place: SectionPlace): ConfiguredSection[] | undefined {
  const items = standingItems(own);
  if (mostly(own, (one) => numberedTopics(one).some(({ below }) => below.length > 0)) || items.length > 1)
    return [{ kind: 'topics', ...place, as: 'numbers', ...(items.length > 0 ? { topics: items } : {}) }];
  if (node.children.length > 0) return undefined;
  return boldTopics(own, place) ?? (isWrapper(node) ? listedTopics(own, place) : undefined);
}

type LinesUnder = (child: HeadingNode) => OwnLines[];

/** The section that a heading with topics under it makes, or one that is a topic itself, or a text that never changes. */
export function topicsIn(
  node: HeadingNode,
  own: readonly OwnLines[],
  place: SectionPlace & { readonly heading: string },
  context: LearningContext,
  linesUnder: LinesUnder,
  isFrame: boolean,
): ConfiguredSection[] {
  const says = own.some(({ lines }) => lines.some((line) => !saysNothing(line)));
  if (node.children.length > 0 && !says) return headedTopics(node, own, place, linesUnder);
  if (node.children.length === 0 && isFixedText(own, context, isFrame))
    return plainContents(own, place, context, undefined, isFrame);
  const found = topicLines(node, own, place);
  if (found) return found;
  const { texts, rest } = textsAround(own, context);
  const entries = learnedEntries([...rest, ...linesBelow(node, linesUnder)]);
  return [{ kind: 'topic', ...place, ...emptyWords(own), ...entries, ...texts }];
}
