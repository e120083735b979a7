import { VOCABULARIES } from '../../archive/vocabulary.ts';
import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { leadingPeople } from '../../meeting/people.ts';
import { besideNames } from '../../meeting/sentence.ts';
import { readWordedAction } from '../../minutes/worded-lines.ts';
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

/** A line in the group's own wording as it would be without: `@a, @b – TEXT (by DATE)`. */
function inPlainOrder(line: string, { group: { format } }: Meeting): string {
  const worded = readWordedAction(line, format);
  if (!worded) return line;
  const { owners, text, due } = worded;
  const names = owners === undefined ? '' : `${owners.replaceAll(/ (?:and|und|&) /gu, ', ')} ${format.style.dash} `;
  return `${names}${text}${due === undefined ? '' : ` (${due})`}`;
}

/** Reads an item's line: `@a, @b – TEXT (by DATE)`. A name that the directory doesn't know stays in the text. */
export function readLine(written: string, next: Meeting): Pick<Entry, 'text' | 'owners' | 'due' | 'dueAt'> {
  const line = inPlainOrder(written, next);
  const { people, rest, unknown } = leadingPeople(line, next);
  const said =
    people.length > 0 && unknown.length === 0 && rest !== '' ? besideNames(line, { people, rest }, next.group) : line;
  const dated = dueIn(said);
  const atMeeting = dated ? undefined : dueAtMeeting(said);
  const { text = said } = dated ?? atMeeting ?? {};
  return {
    text: withoutVolunteer(text),
    owners: people.map(({ key }) => key),
    due: dated?.due,
    ...(atMeeting && { dueAt: 'this meeting' }),
  };
}
