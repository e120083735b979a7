import { entriesFeature } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { wordedAction } from '../../meeting/plain-order.ts';
import type { ItemBox } from '../../minutes/document.ts';
import type { ReadItem } from '../../minutes/read.ts';
import { withoutMark } from '../agenda/open-since.ts';
import type { FoundTopic } from './carry-topics.ts';
import { readLine } from './read-line.ts';

/**
 * In minutes without boxes, what is open is what the meeting knows to be open, and what is written as an action.
 * @param meeting the meeting of the minutes, if it's known
 * @returns the topics with boxes where minutes with boxes would have them
 */
export function withKnownBoxes(
  found: readonly FoundTopic[],
  meeting: Meeting | undefined,
  next: Meeting,
): FoundTopic[] {
  if (next.group.format.boxes) return [...found];
  const known = new Map<string, ItemBox>(
    [...(meeting?.stateOf(entriesFeature).byNumber.values() ?? [])]
      .filter(({ kind, box }) => kind !== 'event' && box !== 'none')
      .map(({ text, box }) => [text, box]),
  );
  const boxed = (item: ReadItem): ReadItem => ({
    ...item,
    box: item.box === 'none' ? boxOf(item) : item.box,
    children: item.children.map(boxed),
  });
  const boxOf = ({ text }: ReadItem): ItemBox => {
    const { line } = withoutMark(text);
    const own = known.get(readLine(line, next).text);
    const worded = wordedAction(line, next.group);
    if (worded?.isDone === true) return 'ticked';
    return own ?? (worded ? 'open' : 'none');
  };
  return found.map((topic) => (topic.events ? topic : { ...topic, items: topic.items.map(boxed) }));
}
