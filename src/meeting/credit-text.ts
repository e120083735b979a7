import type { PhrasingContent } from 'mdast';

import { textNode } from '../minutes/build.ts';
import type { Entry } from './entry.ts';
import type { Meeting } from './feature.ts';
import { personLabels } from './guests.ts';
import type { PersonKey } from './member.ts';

/** `@a, @b – ` before a text, with the group's dash. */
export const namesOf = (keys: readonly PersonKey[], meeting: Meeting): PhrasingContent[] =>
  keys.length === 0 ? [] : [textNode(`${personLabels(meeting, keys)} ${meeting.group.format.style.dash} `)];

/** What an entry says, with whoever said it before it where the group's format names people. */
export function withCredit(entry: Entry, meeting: Meeting, said: readonly PhrasingContent[]): PhrasingContent[] {
  const credit = entry.credit === undefined || !meeting.group.format.attribution ? [] : [entry.credit];
  const joined = [...namesOf(credit, meeting), ...said];
  return joined.reduce<PhrasingContent[]>(joinTexts, []);
}

/** Neighbouring texts become one, as a Markdown reader would give them back. */
function joinTexts(parts: PhrasingContent[], part: PhrasingContent): PhrasingContent[] {
  const last = parts.at(-1);
  if (last?.type !== 'text' || part.type !== 'text') return [...parts, part];
  return [...parts.slice(0, -1), textNode(last.value + part.value)];
}
