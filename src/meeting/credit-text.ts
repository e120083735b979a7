import type { PhrasingContent } from 'mdast';

import { textNode } from '../minutes/build.ts';
import type { Entry } from './entry.ts';
import type { Meeting } from './feature.ts';
import { personLabels } from './guests.ts';
import type { PersonKey } from './member.ts';
import { readsAsAnothers } from './scribed-line.ts';

/** `@a, @b – ` before a text, with the group's dash. */
export const namesOf = (keys: readonly PersonKey[], meeting: Meeting): PhrasingContent[] =>
  keys.length === 0 ? [] : [textNode(`${personLabels(meeting, keys)} ${meeting.group.format.style.dash} `)];

/** Who to name before an entry: if the group's format names nobody, only those whose words would read as another's. */
function creditOf({ credit, text }: Entry, meeting: Meeting): readonly PersonKey[] {
  if (credit === undefined) return [];
  return meeting.group.format.attribution || readsAsAnothers(text, credit, meeting) ? [credit] : [];
}

/** What an entry says, after the name of the person to credit for it, if any. */
export function withCredit(entry: Entry, meeting: Meeting, said: readonly PhrasingContent[]): PhrasingContent[] {
  const joined = [...namesOf(creditOf(entry, meeting), meeting), ...said];
  return joined.reduce<PhrasingContent[]>(joinTexts, []);
}

/** Neighbouring texts become one, as a Markdown reader would give them back. */
function joinTexts(parts: PhrasingContent[], part: PhrasingContent): PhrasingContent[] {
  const last = parts.at(-1);
  if (last?.type !== 'text' || part.type !== 'text') return [...parts, part];
  return [...parts.slice(0, -1), textNode(last.value + part.value)];
}
