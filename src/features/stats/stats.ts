import { countAttendance, nextInTurn, countTurns, type PastMeeting, type PastRole } from '../../archive/statistics.ts';
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

/** How many people a message names. */
const NAMED = 12;

const written = (who: string, meeting: Meeting): string =>
  meeting.group.directory.byName(who) === undefined ? who : `@${who}`;

/** How many came to each of the last meetings. */
const recently = (past: readonly PastMeeting[]): string =>
  past
    .slice(-6)
    .map(({ date, present }) => `${date} ${present.length}`)
    .join(', ');

function attended(meeting: Meeting): MessageLine[] {
  const past = meeting.stateOf(historyFeature).filter(({ present }) => present.length > 0);
  if (past.length === 0) return [textLine('No minutes tell who came.')];
  const people = past.reduce((sum, { present }) => sum + present.length, 0) / past.length;
  return [
    headingLine('Attendance'),
    textLine(
      `${past.length} meetings from ${past[0]?.date} to ${past.at(-1)?.date}, ${people.toFixed(1)} people each.`,
    ),
    textLine(`Lately: ${recently(past)}.`),
    ...countAttendance(past)
      .slice(0, NAMED)
      .map(({ who, times, last }) => itemLine(`${written(who, meeting)}: ${times} of ${past.length}, last on ${last}`)),
  ];
}

function roleLine(role: PastRole, next: string | undefined, meeting: Meeting): MessageLine[] {
  const had = countTurns(meeting.stateOf(historyFeature), role).slice(0, 3);
  const lately = had.map(({ who, last }) => `${written(who, meeting)} (${last})`).join(', ') || 'nobody is known';
  const suggestion = next === undefined ? '' : `; ${written(next, meeting)} could be next`;
  return [itemLine(`${role === 'chair' ? 'Chair' : 'Secretary'}: last ${lately}${suggestion}`)];
}

function roles(meeting: Meeting): MessageLine[] {
  const past = meeting.stateOf(historyFeature);
  if (past.every(({ chair, secretary }) => chair.length + secretary.length === 0)) return [];
  const isMember = (who: string): boolean => meeting.group.directory.byName(who) !== undefined;
  const chair = nextInTurn(past, 'chair', isMember);
  const secretary = nextInTurn(past, 'secretary', isMember, chair === undefined ? [] : [chair]);
  return [headingLine('Roles'), ...roleLine('chair', chair, meeting), ...roleLine('secretary', secretary, meeting)];
}

const age = ({ number, text: words, since, meetings = 0 }: Entry): MessageLine =>
  itemLine(`#${number} since ${since}, ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}: ${words.slice(0, 80)}`);

function open(meeting: Meeting): MessageLine[] {
  const found = [...meeting.stateOf(entriesFeature).byNumber.values()].filter(isOpen);
  const oldest = found
    .filter(({ since }) => since !== undefined)
    .toSorted((a, b) => (a.since ?? '').localeCompare(b.since ?? '') || a.number - b.number)
    .slice(0, 5);
  return [headingLine('Open'), textLine(`Actions and items: ${found.length}.`), ...oldest.map(age)];
}

/** Who comes, what is open and for how long, who led last, and who could be next. */
export const statsMessage = (meeting: Meeting): Message =>
  messageOf(...attended(meeting), ...open(meeting), ...roles(meeting));

const command: Command<never> = {
  verb: 'meeting stats',
  aliases: ['stats'],
  usage: '/meeting stats',
  help: () => 'Tells who comes, what is open and for how long, who led last, and who could be next.',
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  decide(_, meeting) {
    if (meeting.stateOf(historyFeature).length === 0 && meeting.stateOf(entriesFeature).byNumber.size === 0)
      return { events: [], answer: sayText('There are no minutes yet to count from.') };
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
