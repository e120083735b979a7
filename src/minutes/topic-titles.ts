import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

import type { DocumentBlock, WordsBlock } from './document.ts';
import type { TopicSection } from './format.ts';
import { PLACEHOLDER_PATTERN } from './placeholders.ts';
import { onlyLink } from './portable-phrasing.ts';

// How titles of topics are read back from the ways in which formats write them.

/** A title alone. */
export const PLAIN_TITLE = '{title}';

/** Whether topics are items of a list. */
export const listsTopics = (section: TopicSection): boolean =>
  section.kind === 'topics' && (section.as === 'numbers' || section.as === 'bullets');

/** A title without what the format writes around it. */
export interface ReadTitle {
  readonly title: string;
  /** Where the title leads, if it is a link. */
  readonly url?: string | undefined;
}

const PARTS: Readonly<Record<string, string>> = {
  title: '(?<title>.+)',
  number: String.raw`\d+(?:\.\d+)*`,
  minutes: String.raw`\d+`,
};

/** Words of a wording as plain text has them. */
const literal = (text: string): string => RegExp.escape(text.replaceAll(/[*_`\\]/gu, ''));

/** A title's wording as a regular expression of its plain text. */
function titlePattern(wording: string): RegExp {
  let [source, end] = ['', 0];
  for (const { 0: whole, index, groups } of wording.matchAll(PLACEHOLDER_PATTERN)) {
    source += literal(wording.slice(end, index)) + (PARTS[groups?.['name'] ?? ''] ?? '.*?');
    end = index + whole.length;
  }
  return new RegExp(`^${source}${literal(wording.slice(end))}$`, 'u');
}

const linkCalled = (content: readonly PhrasingContent[], title: string): string | undefined =>
  content.flatMap((node) => (node.type === 'link' && toString(node) === title ? [node.url] : []))[0];

/** Reads a title that the section's wording wrote; any other is a title as it stands. */
export function readTitle(section: TopicSection, { text, content }: Pick<WordsBlock, 'text' | 'content'>): ReadTitle {
  const wordings = section.kind === 'topics' ? [section.title].flat() : [];
  for (const wording of wordings.filter((one) => one !== PLAIN_TITLE)) {
    const title = titlePattern(wording).exec(text)?.groups?.['title'];
    if (title !== undefined) return { title, url: linkCalled(content, title) };
  }
  return { title: text, url: onlyLink(content) };
}

/** A topic under a bold line. */
export interface BoldTopic {
  readonly words: Pick<WordsBlock, 'text' | 'content'>;
  readonly blocks: readonly DocumentBlock[];
}

const boldWords = (block: DocumentBlock): BoldTopic['words'] | undefined => {
  const prose = block.kind === 'verbatim' ? block.prose : undefined;
  const [only, ...others] = prose?.content ?? [];
  return prose && only?.type === 'strong' && others.length === 0
    ? { text: prose.text, content: only.children }
    : undefined;
};

/** Splits blocks at their bold lines: what is before the first, and what is under each. */
export function splitAtBoldLines(blocks: readonly DocumentBlock[]): {
  readonly before: readonly DocumentBlock[];
  readonly topics: readonly BoldTopic[];
} {
  const starts = blocks.flatMap((block, i) => (boldWords(block) ? [i] : []));
  const topics = starts.flatMap((start, i) => {
    const block = blocks[start];
    const words = block && boldWords(block);
    return words ? [{ words, blocks: blocks.slice(start + 1, starts[i + 1]) }] : [];
  });
  return { before: blocks.slice(0, starts[0]), topics };
}
