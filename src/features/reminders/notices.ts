import { entries } from '../../meeting/entry.ts';
import type { Meeting, Notice } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, item, message, text, type Line, type Message } from '../../meeting/message.ts';
import type { Reminder } from '../../schedule/reminders.ts';
import { isOpen, openActions, ownersOf } from '../actions/open-actions.ts';
import { ordered } from '../agenda/topics.ts';
import { ownOccurrence } from '../calendar/calendar.ts';
import { linksOf, placeOf, timeIn } from '../calendar/words.ts';
import { roles } from '../roles/roles.ts';
import { rollCall } from '../roll-call/roll-call.ts';

/** Members who are awaited and of whom nobody knows whether they come. */
function unanswered(meeting: Meeting): PersonKey[] {
  const known = meeting.of(rollCall);
  return expected(meeting).filter((key) => !known.has(key));
}

const expected = ({ group }: Meeting): PersonKey[] =>
  group.directory.members.filter((member) => member.expected).map(({ handle }) => handle);

/** Members who have open actions; guests cannot be reached, and are reminded in the meeting. */
function owners(meeting: Meeting): PersonKey[] {
  const open = [...meeting.of(entries).byNumber.values()].filter(isOpen).flatMap(ownersOf);
  return [...new Set(open)].filter((key) => meeting.group.directory.byName(key) !== undefined);
}

function people(to: Exclude<Reminder['to'], 'rooms'>, meeting: Meeting): PersonKey[] {
  if (to === 'owners') return owners(meeting);
  if (to === 'unanswered') return unanswered(meeting);
  return to === 'chairs' ? [...meeting.of(roles).chair] : expected(meeting);
}

function meets(start: string, meeting: Meeting): Line {
  const own = ownOccurrence(meeting);
  return text({ strong: meeting.group.name }, ' meets ', timeIn(meeting, start), ...(own ? placeOf(own) : []), '.');
}

/** What is on the agenda, in one line, or topic by topic. */
function agenda({ agenda: whole }: Reminder, meeting: Meeting): Line[] {
  const topics = ordered(meeting).filter(({ depth }) => depth === 0);
  const open = [...meeting.of(entries).byNumber.values()].filter(({ box }) => box === 'open').length;
  const count = open === 1 ? 'one open item' : `${open} open items`;
  const grow = [code('/agenda'), ' shows the agenda, with ', count, '; ', code('/agenda add'), ' grows it.'];
  return whole ? [text('On the agenda:'), ...topics.map(({ title }) => item(title)), text(...grow)] : [text(...grow)];
}

const NOT_COMING: Line = text('You cannot come? ', code('/regrets'), ' in the room says so.');

function body(reminder: Reminder, start: string, meeting: Meeting): Line[] {
  const when = meets(start, meeting);
  const links = linksOf(meeting, start);
  if (reminder.to === 'unanswered') return [when, NOT_COMING, ...links];
  if (reminder.to === 'chairs')
    return [when, text('You lead it: ', code('/meeting start'), ' opens it.'), ...agenda(reminder, meeting)];
  return [when, ...agenda(reminder, meeting), ...links];
}

const added = ({ text: words }: Reminder): Line[] => (words === undefined ? [] : [text(words)]);

function toOwner(key: PersonKey, reminder: Reminder, start: string, meeting: Meeting): Message {
  const [, ...actions] = openActions(meeting, key).lines;
  const done = text(code('/done N'), ' in the room ticks one.');
  return message(
    meets(start, meeting),
    text('These actions are yours and open:'),
    ...actions,
    done,
    ...added(reminder),
  );
}

/** What a reminder tells, and whom. */
export function reminderNotices(reminder: Reminder, start: string, meeting: Meeting): Notice[] {
  const { to, rooms } = reminder;
  const told = message(...body(reminder, start, meeting), ...added(reminder));
  if (to === 'rooms') return [{ rooms, message: told }];
  return people(to, meeting).map((member) => ({
    member,
    message: to === 'owners' ? toOwner(member, reminder, start, meeting) : told,
  }));
}
