import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { onlyLink } from '../../minutes/portable-phrasing.ts';
import type { StandingHeading } from './habits.ts';
import type { HeadingNode } from './heading-tree.ts';
import { emptyWords, fixedLines, plainContents, textsAround, type SectionPlace } from './learn-contents.ts';
import { learnedEntries } from './learn-entries.ts';
import type { LearningContext } from './learning.ts';
import { saysNothing, type SourceLine, type OwnLines } from './section-lines.ts';

/** From which share of lines that are always there a section is a fixed text. */
const FIXED = 0.7;

const standing = ({ text, url }: { readonly text: string; readonly url?: string | undefined }): StandingHeading => ({
  title: text,
  ...(url === undefined ? {} : { url }),
});

/** What stands in enough of the files, as the newest one has it. One file alone shows no habit. */
const isHabit = (times: number, among: number): boolean => among > 1 && times >= 2 && times * 2 >= among;

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

const mostly = (own: readonly OwnLines[], test: (one: OwnLines) => boolean): boolean =>
  own.filter(test).length * 2 > own.length;

/** The lines right under topics, of all files. */
export const linesBelow = (node: HeadingNode, linesOf: (node: HeadingNode) => OwnLines[]): OwnLines[] =>
  node.children.flatMap((child) => [...linesOf(child), ...linesBelow(child, linesOf)]);

/** The section that a heading with topics under it makes, or one that is a topic itself, or a text that never changes. */
export function topicsIn(
  node: HeadingNode,
  own: readonly OwnLines[],
  place: SectionPlace & { readonly heading: string },
  context: LearningContext,
  linesUnder: (child: HeadingNode) => OwnLines[],
): ConfiguredSection[] {
  const says = own.some(({ lines }) => lines.some((line) => !saysNothing(line)));
  if (node.children.length > 0 && !says) {
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
  const { fixed, share } = fixedLines(own, Math.max(2, own.length), context);
  // What names the meeting's own time is written anew each time.
  const isFixed = own.length > 1 ? share >= FIXED : fixed.some((line) => /\{(?:start|date)[:}]/u.test(line));
  if (isFixed && node.children.length === 0) return plainContents(own, place, context);
  const items = standingItems(own);
  if (mostly(own, (one) => numberedTopics(one).some(({ below }) => below.length > 0)) || items.length > 1)
    return [{ kind: 'topics', ...place, as: 'numbers', ...(items.length > 0 ? { topics: items } : {}) }];
  const { texts, rest } = textsAround(own, context);
  const entries = learnedEntries([...rest, ...linesBelow(node, linesUnder)]);
  return [{ kind: 'topic', ...place, ...emptyWords(own), ...entries, ...texts }];
}
