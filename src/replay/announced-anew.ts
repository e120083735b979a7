import { announcedKind } from '../archive/import/learn-wording.ts';
import type { Entry } from '../meeting/entry.ts';
import type { Group } from '../meeting/group.ts';
import { wordedAction } from '../meeting/plain-order.ts';
import { minutesMessages } from '../minutes/messages.ts';
import type { ReadItem } from '../minutes/read.ts';
import { writtenAs } from '../minutes/worded-lines.ts';

/**
 * A decision or an action that the minutes announce in words that the format doesn't have: Gavel would write it in others.
 * What the format does have stands as it is.
 * @param guests people besides members, as they are written
 */
export function announcedAnew(
  { text, box, blocks }: ReadItem,
  group: Group,
  guests: readonly string[] = [],
): Pick<Entry, 'kind' | 'text'> | undefined {
  if (box !== 'none' || blocks.length > 0) return undefined;
  const found = announcedKind(text);
  if (!found || writesSo(found.kind, text, group, guests)) return undefined;
  return { kind: found.kind, text: found.said };
}

function writesSo(
  kind: 'agreed' | 'rejected' | 'action',
  text: string,
  group: Group,
  guests: readonly string[],
): boolean {
  if (kind === 'action') return wordedAction(text, group, guests) !== undefined;
  return writtenAs(text, group.format.wording[kind] ?? `${minutesMessages(group)[kind]}: {text}`);
}
