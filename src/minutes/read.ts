import type { PhrasingContent } from 'mdast';

import {
  allItems,
  allSections,
  type DocumentBlock,
  type ItemBox,
  type DocumentItem,
  type SourcePosition,
  type WordsBlock,
} from './document.ts';
import { readDocument } from './parse-document.ts';

/** An item of a list in minutes, as people wrote it, with what it says in all of its paragraphs. */
export interface ReadItem {
  readonly content: readonly PhrasingContent[];
  /** The content so that it can be written again as it stood; worked out when asked for, since it parses the words anew. */
  readonly asWritten: () => readonly PhrasingContent[];
  /** The content's plain text. */
  readonly text: string;
  readonly box: ItemBox;
  readonly children: readonly ReadItem[];
  readonly position: SourcePosition;
}

/** A heading of minutes with the list items right under it. */
export interface ReadSection {
  readonly level: number;
  readonly title: string;
  /** Where the heading is a link. */
  readonly url?: string | undefined;
  readonly items: readonly ReadItem[];
  readonly position: SourcePosition;
}

export interface ReadMinutes {
  /** The YAML front matter as text; empty if there is none. */
  readonly front: string;
  readonly sections: readonly ReadSection[];
}

/** What minutes say in their lists, heading by heading: what an agenda is made from. Never fails. */
export function readMinutes(markdown: string): ReadMinutes {
  const document = readDocument(markdown);
  return {
    front: document.front ?? '',
    sections: allSections(document).map(({ level, text, url, blocks, position }) => ({
      level,
      title: text,
      url,
      items: readItems(blocks),
      position,
    })),
  };
}

/** An item with neither words nor sub-items says nothing; one with sub-items alone gets an ellipsis for words. */
export const readItems = (blocks: readonly DocumentBlock[]): ReadItem[] =>
  blocks
    .flatMap((block) => (block.kind === 'list' ? block.items.map(readItem) : []))
    .filter(({ text, children }) => text !== '' || children.length > 0)
    .map((item) => (item.text === '' ? { ...item, ...ELLIPSIS } : item));

const DOTS = [{ type: 'text', value: '…' }] as const;
const ELLIPSIS = { content: DOTS, asWritten: () => DOTS, text: '…' } as const;

/** Words that are read as the same words anywhere are written as they were. */
function verbatim(words: WordsBlock): readonly PhrasingContent[] {
  const read = readDocument(`- ${words.markdown}\n`);
  const [alone, ...others] = allItems(read);
  const isAlone = others.length === 0 && read.blocks.length === 1 && alone?.blocks.length === 0;
  const isSame = isAlone && alone.box === 'none' && alone.markdown === words.markdown && alone.text === words.text;
  return isSame && !words.markdown.includes('\n') ? [{ type: 'html', value: words.markdown }] : words.content;
}

function readItem({ content, text, markdown, box, blocks, position }: DocumentItem): ReadItem {
  const more = blocks.flatMap((block) => (block.kind === 'verbatim' && block.prose ? [block.prose] : []));
  const all = more.reduce<readonly PhrasingContent[]>(
    (before, prose) =>
      before.length === 0 ? prose.content : [...before, { type: 'text', value: ' ' }, ...prose.content],
    content,
  );
  return {
    content: all,
    asWritten: () => (more.length === 0 ? verbatim({ markdown, content, text }) : all),
    text: [text, ...more.map((prose) => prose.text)].join(' ').trim(),
    box,
    children: readItems(blocks),
    position,
  };
}
