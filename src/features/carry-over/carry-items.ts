import type { ReadItem } from '../../minutes/read.ts';

/** Whether an item stays as it is, whatever its boxes say. */
export type IsStanding = (item: ReadItem) => boolean;

/** Whether an item, or anything under it, has an open box or always stays. */
const isKept = (item: ReadItem, isStanding: IsStanding): boolean =>
  isStanding(item) || isOpen(item) || item.children.some((child) => isKept(child, isStanding));

/** An open box with no words asks for nothing. */
const isOpen = ({ box, text, children }: ReadItem): boolean => box === 'open' && (text !== '…' || children.length > 0);

/** What is done, but has something open under it, stays as that one's context: without its box, since it is done. */
const asContext = (item: ReadItem): ReadItem => (item.box === 'ticked' ? { ...item, box: 'none' } : item);

/** What stays under something that is not done: everything but what was ticked off. */
const underOpen = (items: readonly ReadItem[], isStanding: IsStanding): ReadItem[] =>
  items
    .filter((item) => item.box !== 'ticked' || isKept(item, isStanding))
    .map((item) => withChildren(item, isStanding));

function withChildren(item: ReadItem, isStanding: IsStanding): ReadItem {
  if (isStanding(item)) return item;
  const below = item.box === 'ticked' ? carriedItems : underOpen;
  return { ...asContext(item), children: below(item.children, isStanding) };
}

/**
 * What the next agenda keeps of a list: items with an open box and the notes on them; of done items and plain notes
 * only those that an open item below needs as its context, with their own notes unless they are done.
 */
export const carriedItems = (items: readonly ReadItem[], isStanding: IsStanding = () => false): ReadItem[] =>
  items.filter((item) => isKept(item, isStanding)).map((item) => withChildren(item, isStanding));
