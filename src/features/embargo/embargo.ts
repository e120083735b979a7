import {
  embargoMark,
  embargoState,
  isEmbargoed,
  isUnder,
  type EmbargoEvent,
  type EmbargoTarget,
} from '../../meeting/embargo.ts';
import { entryAbout, findEntry, noEntry, type Entry } from '../../meeting/entry.ts';
import {
  refuse,
  wrongUsage,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Refusal,
  type TypedCommand,
} from '../../meeting/feature.ts';
import { isOver } from '../../meeting/lifecycle.ts';
import type { Person } from '../../meeting/member.ts';
import { code, sayText } from '../../meeting/message.ts';
import { AMENDABLE_PHASES } from '../../meeting/phases.ts';
import { currentTopic, topicsInOrder, type Topic } from '../../meeting/topics.ts';
import { mayAmend } from '../amend/may-amend.ts';
import { namedTopic } from '../moves/named-topic.ts';
import { approvalsAgain, proposedAgain } from '../review/propose-again.ts';
import { reviewState } from '../review/state.ts';
import { mayLead } from '../roles/roles.ts';
import { embargoMessages } from './messages.ts';

/** What somebody means, how it's called in words, and how it's typed. */
interface Meant {
  readonly target: EmbargoTarget;
  readonly what: string;
  readonly typed: string;
  readonly topic?: Topic;
  readonly entry?: Entry;
}

const meantEntry = (entry: Entry, { group }: Meeting): Meant => ({
  target: { entry: entry.number },
  what: embargoMessages(group).entry(entry.number),
  typed: String(entry.number),
  entry,
});

function meantTopic(topic: Topic, meeting: Meeting): Meant {
  const place = topicsInOrder(meeting).find(({ id }) => id === topic.id)?.place ?? '';
  const what = embargoMessages(meeting.group).topic(place);
  return { target: { topic: topic.id }, what, typed: `topic ${place}`, topic };
}

/** @param words the topic's number or words of its title; empty for the current one */
function namedOrCurrent(words: string, meeting: Meeting): Meant | Refusal {
  const topic = words === '' ? currentTopic(meeting) : namedTopic(words, meeting);
  if (!topic) return refuse(embargoMessages(meeting.group).whatThen);
  return 'refuse' in topic ? topic : meantTopic(topic, meeting);
}

/** An entry by its number, a topic after that word, or what was answered; by default the current topic. */
function meant({ args, about }: TypedCommand, meeting: Meeting): Meant | Refusal {
  const answered = args === '' ? entryAbout(meeting, about) : undefined;
  if (answered) return meantEntry(answered, meeting);
  const { words } = /^(?:(?:topic|thema)(?:\s+(?<words>\S.*))?)?$/isu.exec(args)?.groups ?? { words: args };
  if (words !== args) return namedOrCurrent(words ?? '', meeting);
  if (!/^#?\d+$/u.test(args)) return wrongUsage(embargoMessages(meeting.group).whatThen);
  const entry = findEntry(meeting, args);
  return entry ? meantEntry(entry, meeting) : noEntry(args, meeting);
}

/** Why somebody can't put something under embargo: what they said themselves, and a topic of theirs, they can. */
function notAllowed({ entry, topic }: Meant, by: Person, meeting: Meeting): string | undefined {
  const say = embargoMessages(meeting.group);
  if (entry?.kind === 'off-record') return say.noWords(entry.number);
  if (entry) return mayAmend(entry, by, meeting) ? undefined : say.notYours(entry.number);
  return topic?.by === by.key || mayLead(by, meeting) ? undefined : say.notYourTopic;
}

function set(typed: TypedCommand, meeting: Meeting): Decision<EmbargoEvent> {
  const say = embargoMessages(meeting.group);
  if (meeting.group.format.embargoed === undefined) return refuse(say.notSetUp);
  const found = meant(typed, meeting);
  if ('refuse' in found) return found;
  const { target, what } = found;
  const why = notAllowed(found, typed.by, meeting);
  if (why !== undefined) return refuse(why);
  if (isEmbargoed(target, meeting)) return { events: [], answer: sayText(say.already) };
  const wasProposed = meeting.stateOf(reviewState).proposal === undefined ? '' : say.wasProposed;
  return {
    events: [{ type: 'embargo.set', at: typed.at, target, by: typed.by.key }],
    announce: sayText(
      ...say.set(typed.by.label, what, code(`/public ${found.typed}`)),
      wasProposed,
      approvalsAgain(meeting),
    ),
    ...(isOver(meeting) && { effects: ['propose', 'embargo'] }),
  };
}

/** Whether something under it is under embargo by itself. */
function hasHiddenBelow(target: EmbargoTarget, meeting: Meeting): boolean {
  const state = meeting.stateOf(embargoState);
  const marked: readonly EmbargoTarget[] = [
    ...state.topics
      .filter(({ hidden }) => hidden)
      .keySeq()
      .map((topic) => ({ topic })),
    ...state.entries
      .filter(({ hidden }) => hidden)
      .keySeq()
      .map((entry) => ({ entry })),
  ];
  return marked.some((one) => isUnder(state, one, target));
}

function lift(typed: TypedCommand, meeting: Meeting): Decision<EmbargoEvent> {
  const say = embargoMessages(meeting.group);
  const found = meant(typed, meeting);
  if ('refuse' in found) return found;
  const { target, what } = found;
  const mark = embargoMark(meeting.stateOf(embargoState), target);
  if (mark?.hidden !== true) return { events: [], answer: sayText(say.isPublic) };
  if (mark.by !== typed.by.key && !mayLead(typed.by, meeting)) return refuse(say.onlyLift);
  return {
    events: [{ type: 'embargo.lifted', at: typed.at, target, by: typed.by.key }],
    announce: sayText(
      ...say.lifted(typed.by.label, what, code(`/embargo ${found.typed}`)),
      hasHiddenBelow(target, meeting) ? say.someStay : '',
      approvalsAgain(meeting),
    ),
    ...proposedAgain(meeting),
  };
}

const embargo: Command<EmbargoEvent> = {
  verb: 'embargo',
  usage: '/embargo [N or topic N]',
  help: (of) => embargoMessages(of).helpSet,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  reachesReview: true,
  decide: set,
};

const makePublic: Command<EmbargoEvent> = {
  verb: 'public',
  usage: '/public [N or topic N]',
  help: (of) => embargoMessages(of).helpLift,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  reachesReview: true,
  decide: lift,
};

/** Topics and entries whose words are only in the private minutes. What is under embargo is in `meeting/embargo.ts`. */
export const embargoFeature: Feature<undefined, never, EmbargoEvent> = {
  name: 'embargo-commands',
  initial: () => undefined,
  commands: [embargo, makePublic],
  evolve: {},
};
