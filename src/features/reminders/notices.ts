import { entriesFeature } from '../../meeting/entry.ts';
import type { Meeting, Notice } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, itemLine, messageOf, strong, textLine, type MessageLine, type Message } from '../../meeting/message.ts';
import { rollCallState } from '../../meeting/roll-call.ts';
import { topicsInOrder } from '../../meeting/topics.ts';
import type { ReminderSetting } from '../../schedule/reminders.ts';
import { isOpen, openActions, ownersOfEntry } from '../actions/open-actions.ts';
import { ownOccurrence } from '../calendar/calendar.ts';
import { linksOf, placeWords, timeIn } from '../calendar/words.ts';
import { rolesFeature } from '../roles/roles.ts';
import { remindersMessages } from './messages.ts';

/** Expected members who haven't said whether they come. */
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
  const place = own ? placeWords(own) : [];
  return textLine(...remindersMessages(meeting.group).meets(strong(meeting.group.name), timeIn(meeting, start), place));
}

/** What is on the agenda, in one line, or topic by topic. */
function agenda({ agenda: whole }: ReminderSetting, meeting: Meeting): MessageLine[] {
  const topics = topicsInOrder(meeting).filter(({ depth }) => depth === 0);
  const open = [...meeting.stateOf(entriesFeature).byNumber.values()].filter(({ box }) => box === 'open').length;
  const say = remindersMessages(meeting.group);
  const grow = say.agenda(code('/agenda'), open, code('/agenda add'));
  return whole
    ? [textLine(say.topics), ...topics.map(({ title }) => itemLine(title)), textLine(...grow)]
    : [textLine(...grow)];
}

function body(reminder: ReminderSetting, start: string, meeting: Meeting): MessageLine[] {
  const when = meets(start, meeting);
  const links = linksOf(meeting, start);
  const say = remindersMessages(meeting.group);
  if (reminder.to === 'unanswered') return [when, textLine(...say.notComing(code('/regrets'))), ...links];
  if (reminder.to === 'chairs')
    return [when, textLine(...say.chairing(code('/meeting start'))), ...agenda(reminder, meeting)];
  return [when, ...agenda(reminder, meeting), ...links];
}

const added = ({ text: words }: ReminderSetting): MessageLine[] => (words === undefined ? [] : [textLine(words)]);

function toOwner(key: PersonKey, reminder: ReminderSetting, start: string, meeting: Meeting): Message {
  const [, ...actions] = openActions(meeting, start, key).lines;
  const say = remindersMessages(meeting.group);
  return messageOf(
    meets(start, meeting),
    textLine(say.yourActions),
    ...actions,
    textLine(...say.tick(code('/done N'))),
    ...added(reminder),
  );
}

/** The messages of a reminder, each with who gets it. */
export function reminderNotices(reminder: ReminderSetting, start: string, meeting: Meeting): Notice[] {
  const { to, rooms } = reminder;
  const told = messageOf(...body(reminder, start, meeting), ...added(reminder));
  if (to === 'rooms') return [{ rooms, message: told }];
  return people(to, meeting).map((member) => ({
    member,
    message: to === 'owners' ? toOwner(member, reminder, start, meeting) : told,
  }));
}
