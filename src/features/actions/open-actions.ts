import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { headingLine, sayText, type MessageLine, type Message } from '../../meeting/message.ts';
import { openSince } from '../agenda/open-since.ts';

/** Entries with an open box: actions, and items that were read back from minutes. */
export const isOpen = ({ box, kind }: Entry): boolean => box === 'open' && (kind === 'action' || kind === 'item');

export const ownersOfEntry = ({ owners, credit }: Entry): readonly PersonKey[] =>
  owners.length > 0 || credit === undefined ? owners : [credit];

const line = (entry: Entry, meeting: Meeting): MessageLine => {
  const { number, text, due, since } = entry;
  const age = openSince(entry, meeting) ?? (since === undefined ? undefined : `since ${since}`);
  return {
    kind: 'item',
    depth: 0,
    ticked: false,
    pieces: [`#${number} ${text}`, due === undefined ? '' : ` (by ${due})`, age === undefined ? '' : ` (${age})`],
  };
};

/** The open actions grouped by owner, of everybody or of one. */
export function openActions(meeting: Meeting, of?: PersonKey): Message {
  const open = [...meeting.stateOf(entriesFeature).byNumber.values()]
    .filter(isOpen)
    .toSorted((a, b) => a.number - b.number);
  const owners = [...new Set(open.flatMap(ownersOfEntry))].filter((key) => of === undefined || key === of);
  const groups = owners.map((key): [string, Entry[]] => [
    personLabel(meeting, key),
    open.filter((entry) => ownersOfEntry(entry).includes(key)),
  ]);
  const unowned = of === undefined ? open.filter((entry) => ownersOfEntry(entry).length === 0) : [];
  if (unowned.length > 0) groups.push(['Volunteers wanted', unowned]);
  if (groups.length === 0)
    return sayText(of === undefined ? 'No action is open.' : `${personLabel(meeting, of)} has no open action.`);
  return {
    lines: groups.flatMap(([words, found]) => [headingLine(words), ...found.map((entry) => line(entry, meeting))]),
  };
}
