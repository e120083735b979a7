import type { PhrasingContent } from 'mdast';

import { textNode } from '../minutes/build.ts';
import type { Entry } from './entry.ts';
import type { Meeting } from './feature.ts';
import type { PersonKey } from './member.ts';
import { namesInMinutes } from './minutes-names.ts';
import { readsAsAnothers } from './scribed-line.ts';

/** Words before an entry's text, set apart from it as the group's format does: with its dash, or as in `Ann: `. */
export function leadIn(words: string, { group: { format } }: Meeting): string {
  const { attribution, style } = format;
  const written =
    typeof attribution === 'string' ? attribution.replace('{person}', () => words) : `${words} ${style.dash}`;
  return `${written.trimEnd()} `;
}

/** `@a, @b – ` before a text. */
export const namesOf = (keys: readonly PersonKey[], meeting: Meeting): PhrasingContent[] =>
  keys.length === 0 ? [] : [textNode(leadIn(namesInMinutes(meeting, keys), meeting))];

/** Who to name before an entry: if the group's format names nobody, only those whose words would read as another's. */
function creditOf({ credit, text }: Entry, meeting: Meeting): readonly PersonKey[] {
  if (credit === undefined) return [];
  return meeting.group.format.attribution !== false || readsAsAnothers(text, credit, meeting) ? [credit] : [];
}

/** What an entry says, after the name of the person to credit for it, if any. A table or code alone has no name before it. */
export function withCredit(entry: Entry, meeting: Meeting, said: readonly PhrasingContent[]): PhrasingContent[] {
  if (said.length === 0 && entry.form === 'prose' && entry.box === 'none') return [];
  const names = namesOf(creditOf(entry, meeting), meeting);
  if (said.length === 0) return names.map((name) => ('value' in name ? textNode(name.value.trimEnd()) : name));
  const joined = [...names, ...said];
  return joined.reduce<PhrasingContent[]>(joinTexts, []);
}

/** Neighbouring texts become one, as a Markdown reader would give them back. */
function joinTexts(parts: PhrasingContent[], part: PhrasingContent): PhrasingContent[] {
  const last = parts.at(-1);
  if (last?.type !== 'text' || part.type !== 'text') return [...parts, part];
  return [...parts.slice(0, -1), textNode(last.value + part.value)];
}
