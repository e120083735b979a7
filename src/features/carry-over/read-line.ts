import { VOCABULARIES } from '../../archive/vocabulary.ts';
import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { leadingPeople } from '../../meeting/people.ts';
import { inPlainOrder } from '../../meeting/plain-order.ts';
import { besideNames } from '../../meeting/sentence.ts';
import { readNamedLine } from '../../meeting/written-names.ts';
import { writtenBy } from '../../minutes/written-by.ts';

const DAY = String.raw`\d{4}-\d{2}-\d{2}`;
const dueIn = writtenBy({ text: '.*', due: DAY }, (say, { text, due }) => `${text} (${say.due(due)})`);
const dueAtMeeting = writtenBy({ text: '.*' }, (say, { text }) => `${text} (${say.dueAtNextMeeting})`);
/** What Gavel or people write before an action that has no owner. */
const wantedIn = writtenBy(
  { dash: String.raw`\s*[–—:-]\s*`, text: '.*' },
  (say, { dash, text }) => say.volunteerWanted + dash + text,
);
const withoutVolunteer = (text: string): string =>
  wantedIn(text)?.text ?? VOCABULARIES.reduce((words, { volunteer }) => words.replace(volunteer, ''), text);

/** Whose a line is, and what it says without them. */
function ownersAndWords(line: string, next: Meeting): Pick<Entry, 'text' | 'owners'> {
  const named = readNamedLine(line, next.group);
  if (named) return { owners: named.handles, text: named.said };
  const { people, rest, unknown } = leadingPeople(line, next);
  const isTheirs = people.length > 0 && unknown.length === 0 && rest !== '';
  return {
    owners: people.map(({ key }) => key),
    text: isTheirs ? besideNames(line, { people, rest }, next.group) : line,
  };
}

/**
 * Reads an item's line: `@a, @b – TEXT (by DATE)`, or in the group's own wording and with names as its minutes have
 * them. A name that the directory doesn't know stays in the text.
 */
export function readLine(written: string, next: Meeting): Pick<Entry, 'text' | 'owners' | 'due' | 'dueAt'> {
  const { owners, text: said } = ownersAndWords(inPlainOrder(written, next.group), next);
  const dated = dueIn(said);
  const atMeeting = dated ? undefined : dueAtMeeting(said);
  const { text = said } = dated ?? atMeeting ?? {};
  return {
    text: withoutVolunteer(text),
    owners,
    due: dated?.due,
    ...(atMeeting && { dueAt: 'this meeting' }),
  };
}
