import { entryAbout, type Entry } from './entry.ts';
import type { Meeting, TypedCommand } from './feature.ts';

/**
 * Where a command's entry goes: under the topic that was chosen in a form; in the thread of an entry, as its sub-item;
 * or, if this is undefined, under the current topic.
 */
export function entryPlace(
  { about, chosen }: TypedCommand,
  meeting: Meeting,
): Pick<Entry, 'topic' | 'parent'> | undefined {
  if (chosen) return { topic: chosen.topic };
  const parent = entryAbout(meeting, about);
  return parent && { topic: parent.topic, parent: parent.number };
}
