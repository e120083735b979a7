import { countAttendance, nextInTurn, countTurns, type PastMeeting, type PastRole } from '../../archive/statistics.ts';
import { dayInWords, shortDay } from '../../language/days.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Command, Feature, Meeting } from '../../meeting/feature.ts';
import {
  headingLine,
  itemLine,
  messageOf,
  sayText,
  textLine,
  type MessageLine,
  type Message,
} from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';
import { isOpen } from '../actions/open-actions.ts';
import { historyFeature } from './history.ts';
import { statsMessages } from './messages.ts';

/** How many people a message names. */
const NAMED = 12;

const written = (who: string, meeting: Meeting): string =>
  meeting.group.directory.byName(who) === undefined ? who : `@${who}`;

/** How many came to each of the last meetings. */
const recently = (past: readonly PastMeeting[], { group }: Meeting): string =>
  past
    .slice(-6)
    .map(({ date, present }) => `${shortDay(date, group)} (${present.length})`)
    .join(', ');

function attended(meeting: Meeting): MessageLine[] {
  const past = meeting.stateOf(historyFeature).filter(({ present }) => present.length > 0);
  const day = (one: PastMeeting | undefined): string => (one ? dayInWords(one.date, meeting.group) : '');
  const say = statsMessages(meeting.group);
  if (past.length === 0) return [textLine(say.nobodyKnown)];
  const people = past.reduce((sum, { present }) => sum + present.length, 0) / past.length;
  return [
    headingLine(say.attendance),
    textLine(say.average(past.length, day(past[0]), day(past.at(-1)), people)),
    textLine(say.lately(recently(past, meeting))),
    ...countAttendance(past)
      .slice(0, NAMED)
      .map(({ who, times, last }) =>
        itemLine(say.came(written(who, meeting), times, past.length, dayInWords(last, meeting.group))),
      ),
  ];
}

function roleLine(role: PastRole, next: string | undefined, meeting: Meeting): MessageLine[] {
  const had = countTurns(meeting.stateOf(historyFeature), role).slice(0, 3);
  const say = statsMessages(meeting.group);
  const named = had.map(({ who, last }) => `${written(who, meeting)} (${dayInWords(last, meeting.group)})`);
  const lately = named.length === 0 ? say.unknown : named.join(', ');
  const line = role === 'chair' ? say.lastChairs(lately) : say.lastSecretaries(lately);
  return [itemLine(next === undefined ? line : say.couldBeNext(line, written(next, meeting)))];
}

function roles(meeting: Meeting): MessageLine[] {
  const past = meeting.stateOf(historyFeature);
  if (past.every(({ chair, secretary }) => chair.length + secretary.length === 0)) return [];
  const isMember = (who: string): boolean => meeting.group.directory.byName(who) !== undefined;
  const chair = nextInTurn(past, 'chair', isMember);
  const secretary = nextInTurn(past, 'secretary', isMember, chair === undefined ? [] : [chair]);
  return [
    headingLine(statsMessages(meeting.group).roles),
    ...roleLine('chair', chair, meeting),
    ...roleLine('secretary', secretary, meeting),
  ];
}

const age = ({ number, text: words, since = '', meetings = 0 }: Entry, { group }: Meeting): MessageLine =>
  itemLine(statsMessages(group).age(number, dayInWords(since, group), meetings, shortenText(words, 80)));

function open(meeting: Meeting): MessageLine[] {
  const found = [...meeting.stateOf(entriesFeature).byNumber.values()].filter(isOpen);
  const oldest = found
    .filter(({ since }) => since !== undefined)
    .toSorted((a, b) => (a.since ?? '').localeCompare(b.since ?? '') || a.number - b.number)
    .slice(0, 5);
  const say = statsMessages(meeting.group);
  return [headingLine(say.open), textLine(say.openCount(found.length)), ...oldest.map((one) => age(one, meeting))];
}

/** Who comes, what is open and for how long, who led last, and who could be next. */
export const statsMessage = (meeting: Meeting): Message =>
  messageOf(...attended(meeting), ...open(meeting), ...roles(meeting));

const command: Command<never> = {
  verb: 'meeting stats',
  aliases: ['stats'],
  usage: '/meeting stats',
  help: (of) => statsMessages(of).help,
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  decide(_, meeting) {
    if (meeting.stateOf(historyFeature).length === 0 && meeting.stateOf(entriesFeature).byNumber.size === 0)
      return { events: [], answer: sayText(statsMessages(meeting.group).nothingYet) };
    return { events: [], answer: statsMessage(meeting) };
  },
};

/** Statistics that people ask for, from the minutes of past meetings and from what is open now. */
export const statsFeature: Feature<undefined, never> = {
  name: 'stats',
  initial: () => undefined,
  commands: [command],
  evolve: {},
};
