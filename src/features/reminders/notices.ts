import { entriesFeature } from '../../meeting/entry.ts';
import type { Meeting, Notice } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, itemLine, messageOf, textLine, type MessageLine, type Message } from '../../meeting/message.ts';
import { rollCallState } from '../../meeting/roll-call.ts';
import { topicsInOrder } from '../../meeting/topics.ts';
import type { ReminderSetting } from '../../schedule/reminders.ts';
import { isOpen, openActions, ownersOfEntry } from '../actions/open-actions.ts';
import { ownOccurrence } from '../calendar/calendar.ts';
import { linksOf, placeWords, timeIn } from '../calendar/words.ts';
import { rolesFeature } from '../roles/roles.ts';

/** Members who are awaited and of whom nobody knows whether they come. */
function unanswered(meeting: Meeting): PersonKey[] {
  const known = meeting.stateOf(rollCallState);
  return expected(meeting).filter((key) => !known.has(key));
}

const expected = ({ group }: Meeting): PersonKey[] =>
  group.directory.members.filter((member) => member.expected).map(({ handle }) => handle);

/** Members who have open actions; guests cannot be reached, and are reminded in the meeting. */
function owners(meeting: Meeting): PersonKey[] {
  const open = [...meeting.stateOf(entriesFeature).byNumber.values()].filter(isOpen).flatMap(ownersOfEntry);
  return [...new Set(open)].filter((key) => meeting.group.directory.byName(key) !== undefined);
}

function people(to: Exclude<ReminderSetting['to'], 'rooms'>, meeting: Meeting): PersonKey[] {
  if (to === 'owners') return owners(meeting);
  if (to === 'unanswered') return unanswered(meeting);
  return to === 'chairs' ? [...meeting.stateOf(rolesFeature).chair] : expected(meeting);
}

function meets(start: string, meeting: Meeting): MessageLine {
  const own = ownOccurrence(meeting);
  return textLine(
    { strong: meeting.group.name },
    ' meets ',
    timeIn(meeting, start),
    ...(own ? placeWords(own) : []),
    '.',
  );
}

/** What is on the agenda, in one line, or topic by topic. */
function agenda({ agenda: whole }: ReminderSetting, meeting: Meeting): MessageLine[] {
  const topics = topicsInOrder(meeting).filter(({ depth }) => depth === 0);
  const open = [...meeting.stateOf(entriesFeature).byNumber.values()].filter(({ box }) => box === 'open').length;
  const count = open === 1 ? 'one open item' : `${open} open items`;
  const grow = [code('/agenda'), ' shows the agenda, with ', count, '; ', code('/agenda add'), ' grows it.'];
  return whole
    ? [textLine('On the agenda:'), ...topics.map(({ title }) => itemLine(title)), textLine(...grow)]
    : [textLine(...grow)];
}

const NOT_COMING: MessageLine = textLine('You cannot come? ', code('/regrets'), ' in the room says so.');

function body(reminder: ReminderSetting, start: string, meeting: Meeting): MessageLine[] {
  const when = meets(start, meeting);
  const links = linksOf(meeting, start);
  if (reminder.to === 'unanswered') return [when, NOT_COMING, ...links];
  if (reminder.to === 'chairs')
    return [when, textLine('You lead it: ', code('/meeting start'), ' opens it.'), ...agenda(reminder, meeting)];
  return [when, ...agenda(reminder, meeting), ...links];
}

const added = ({ text: words }: ReminderSetting): MessageLine[] => (words === undefined ? [] : [textLine(words)]);

function toOwner(key: PersonKey, reminder: ReminderSetting, start: string, meeting: Meeting): Message {
  const [, ...actions] = openActions(meeting, key).lines;
  const done = textLine(code('/done N'), ' in the room ticks one.');
  return messageOf(
    meets(start, meeting),
    textLine('These actions are yours and open:'),
    ...actions,
    done,
    ...added(reminder),
  );
}

/** What a reminder tells, and whom. */
export function reminderNotices(reminder: ReminderSetting, start: string, meeting: Meeting): Notice[] {
  const { to, rooms } = reminder;
  const told = messageOf(...body(reminder, start, meeting), ...added(reminder));
  if (to === 'rooms') return [{ rooms, message: told }];
  return people(to, meeting).map((member) => ({
    member,
    message: to === 'owners' ? toOwner(member, reminder, start, meeting) : told,
  }));
}
