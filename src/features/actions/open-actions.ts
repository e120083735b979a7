import { shortDayInWords } from '../../language/days.ts';
import { entriesFeature, type Entry, type EntryKind } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { headingLine, sayText, type MessageLine, type Message } from '../../meeting/message.ts';
import { hasDay, openSince } from '../agenda/open-since.ts';
import { dueShortly } from '../due/due.ts';
import { actionsMessages } from './messages.ts';

/** An event is over by itself, once its day has passed. */
const NOTHING_TO_DO: readonly EntryKind[] = ['event', 'motion', 'off-record'];

/** Entries with an open box: actions, items that were read back from minutes, and what was given a box. */
export const isOpen = ({ box, kind }: Entry): boolean => box === 'open' && !NOTHING_TO_DO.includes(kind);

export const ownersOfEntry = ({ owners, credit }: Entry): readonly PersonKey[] =>
  owners.length > 0 || credit === undefined ? owners : [credit];

const line = (entry: Entry, meeting: Meeting, now: string): MessageLine => {
  const { number, text, since } = entry;
  const { group } = meeting;
  const open = hasDay(since) ? actionsMessages(group).since(shortDayInWords(since, group, now)) : undefined;
  const notes = [dueShortly(entry, meeting, now), openSince(entry, meeting) ?? open].filter((one) => one !== undefined);
  return {
    kind: 'item',
    depth: 0,
    ticked: false,
    pieces: [`#${number} ${text}`, ...notes.map((note) => ` (${note})`)],
  };
};

/**
 * The open actions grouped by owner, of everybody or of one.
 * @param now the instant as of which they are overdue: ISO 8601
 */
export function openActions(meeting: Meeting, now: string, of?: PersonKey): Message {
  const say = actionsMessages(meeting.group);
  const open = [...meeting.stateOf(entriesFeature).byNumber.values()]
    .filter(isOpen)
    .toSorted((a, b) => a.number - b.number);
  const owners = [...new Set(open.flatMap(ownersOfEntry))].filter((key) => of === undefined || key === of);
  const groups = owners.map((key): [string, Entry[]] => [
    personLabel(meeting, key),
    open.filter((entry) => ownersOfEntry(entry).includes(key)),
  ]);
  const unowned = of === undefined ? open.filter((entry) => ownersOfEntry(entry).length === 0) : [];
  if (unowned.length > 0) groups.push([say.volunteersWanted, unowned]);
  if (groups.length === 0) return sayText(of === undefined ? say.noneOpen : say.noneOpenOf(personLabel(meeting, of)));
  return {
    lines: groups.flatMap(([words, found]) => [headingLine(words), ...found.map((entry) => line(entry, meeting, now))]),
  };
}
