import { normalizeForMatch } from '../../meeting/clean-text.ts';
import {
  allItems,
  allSections,
  type DocumentBlock,
  type DocumentItem,
  type DocumentSection,
} from '../../minutes/document.ts';
import { onlyLink } from '../../minutes/portable-phrasing.ts';
import { lintRule, type LintRule, type LintSource, type LintSpot } from './mistake.ts';

/** A project, or another topic, that minutes list. */
interface ListedTopic {
  readonly line: number;
  readonly text: string;
  readonly url?: string | undefined;
}

/** Headings that each part of a meeting may have. */
const OF_EACH_PART =
  /^(?:discussions?|notes?|actions?(?: items?)?|decisions?|summary|questions?|q a|answers?|breaks?|lunch|votes?|outcomes?|background|updates?|others?|misc\w*|agenda|presentations?|demos?|next steps?|conclusions?|introductions?|references?|links?|details|motions?|resolutions?|diskussion|beschl(?:uß|uss|usse)|notizen|aufgaben|pause|abstimmung)$/u;
/** A page about one thing: `/projects/6`, `/issues/12/…`. */
const OF_ONE_THING = /\/\d+(?:\/|$)/u;

const asTopic = ({ text, url, position }: DocumentSection): ListedTopic => ({ line: position.line, text, url });

/** Headings beside each other. */
function headingGroups({ sections, document }: LintSource): ListedTopic[][] {
  const topics = new Set(sections.filter(({ meaning }) => meaning === 'topic').map(({ section }) => section));
  const groups = [document.sections, ...allSections(document).map(({ sections: below }) => below)];
  return groups.map((group) =>
    group.filter((section) => topics.has(section) && !OF_EACH_PART.test(normalizeForMatch(section.text))).map(asTopic),
  );
}

/** Points of a numbered list with something under them, and points that are a link and nothing else. */
function pointGroups(blocks: readonly DocumentBlock[]): ListedTopic[][] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'list') return [];
    const topics = block.items.map((item) => ({ item, url: onlyLink(item.content) }));
    const isOfTopics = block.ordered && topics.some(({ item, url }) => url !== undefined || item.blocks.length > 0);
    return [
      topics
        .filter(({ url }) => isOfTopics || url !== undefined)
        .map(({ item, url }) => ({ line: item.position.line, text: item.text, url })),
    ];
  });
}

const blocksOf = ({ document }: LintSource): (readonly DocumentBlock[])[] => [
  document.blocks,
  ...allSections(document).map(({ blocks }) => blocks),
  ...allItems(document).map(({ blocks }: DocumentItem) => blocks),
];

/** By what a topic is known: its words, and its page if that's about nothing else. */
const keysOf = ({ text, url }: ListedTopic): string[] => [
  ...(normalizeForMatch(text).length > 2 ? [normalizeForMatch(text)] : []),
  ...(url !== undefined && OF_ONE_THING.test(url) ? [url] : []),
];

function repeated(group: readonly ListedTopic[]): LintSpot[] {
  const known = new Map<string, ListedTopic>();
  return group.flatMap((topic): LintSpot[] => {
    const keys = keysOf(topic);
    const first = keys.map((key) => known.get(key)).find((one) => one !== undefined);
    for (const key of keys) if (!known.has(key)) known.set(key, topic);
    return first
      ? [[topic.line, `"${topic.text}" is already on line ${first.line}: put the two together, or remove one`]]
      : [];
  });
}

/** No topic is listed twice. */
export const listedTwice: LintRule = lintRule('twice', (source) =>
  [...headingGroups(source), ...blocksOf(source).flatMap(pointGroups)].flatMap(repeated),
);
