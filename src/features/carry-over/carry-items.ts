import type { ReadItem } from '../../minutes/read.ts';

/** Whether an item stays as it is, whatever its boxes say. */
export type IsStanding = (item: ReadItem) => boolean;

/** What is kept although nothing is open in it. */
interface Kept {
  readonly isStanding: IsStanding;
  /** Whether an item is a plain note that stays. */
  readonly isNote: (item: ReadItem) => boolean;
}

const never = (): boolean => false;

/** Whether an item, or anything under it, has an open box or always stays. */
const isKept = (item: ReadItem, kept: Kept): boolean =>
  kept.isStanding(item) ||
  isOpen(item) ||
  kept.isNote(item) ||
  item.children.some((child) => isKept(child, below(item, kept)));

/** An open box with no words asks for nothing. */
const isOpen = ({ box, text, children }: ReadItem): boolean => box === 'open' && (text !== '…' || children.length > 0);

/** The notes on what is done go with it. */
const below = ({ box }: ReadItem, kept: Kept): Kept => (box === 'ticked' ? { ...kept, isNote: never } : kept);

/** What is done, but has something open under it, stays as that one's context: without its box, since it is done. */
const asContext = (item: ReadItem): ReadItem => (item.box === 'ticked' ? { ...item, box: 'none' } : item);

/** What stays under something that is not done: everything but what was ticked off. */
const underOpen = (items: readonly ReadItem[], kept: Kept): ReadItem[] =>
  items.filter((item) => item.box !== 'ticked' || isKept(item, kept)).map((item) => withChildren(item, kept));

function withChildren(item: ReadItem, kept: Kept): ReadItem {
  if (kept.isStanding(item)) return item;
  const keep = item.box === 'ticked' ? keptItems : underOpen;
  return { ...asContext(item), children: keep(item.children, below(item, kept)) };
}

const keptItems = (items: readonly ReadItem[], kept: Kept): ReadItem[] =>
  items.filter((item) => isKept(item, kept)).map((item) => withChildren(item, kept));

/**
 * What the next agenda keeps of a list: items with an open box and the notes on them; of done items and plain notes
 * only those that an open item below needs as its context, with their own notes unless they are done. Notes that stay
 * are kept as well, less what was ticked off under them.
 */
export const carriedItems = (
  items: readonly ReadItem[],
  isStanding: IsStanding = never,
  isNote: Kept['isNote'] = never,
): ReadItem[] => keptItems(items, { isStanding, isNote });
