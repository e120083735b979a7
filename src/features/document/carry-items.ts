import type { ReadItem } from '../../minutes/read.ts';

/** Whether an item, or anything under it, has an open box. */
const isOpen = ({ box, children }: ReadItem): boolean => box === 'open' || children.some(isOpen);

/** What stays under an item that is open: everything but what was ticked off. */
const underOpen = (items: readonly ReadItem[]): ReadItem[] =>
  items
    .filter((item) => item.box !== 'ticked' || isOpen(item))
    .map((item) => ({
      ...item,
      children: item.box === 'ticked' ? carriedItems(item.children) : underOpen(item.children),
    }));

/**
 * What the next agenda keeps of a list: items with an open box and the notes on them; of ticked items and plain notes
 * only those that an open item below needs as its context.
 */
export function carriedItems(items: readonly ReadItem[]): ReadItem[] {
  return items.filter(isOpen).map((item) => ({
    ...item,
    children: item.box === 'open' ? underOpen(item.children) : carriedItems(item.children),
  }));
}
