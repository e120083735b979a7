import { findEntry, noEntry, type EntryEvent } from '../../meeting/entry.ts';
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
import { AMENDABLE_PHASES } from '../../meeting/phases.ts';
import type { TopicEvent } from '../../meeting/topics.ts';
import { movesMessages } from './messages.ts';
import { moveEntry } from './move-entry.ts';
import { moveTopic, type MeantMove } from './move-topic.ts';
import { namedTopic } from './named-topic.ts';
import { readMoveBack, readMoves } from './read-move.ts';

const isNumber = (words: string): boolean => /^#?\d{1,9}$/u.test(words);

/** The first reading of the line of which both sides are topics; if there is none, what is wrong with the first. */
function meantTopic(args: string, meeting: Meeting): MeantMove | Refusal {
  const back = readMoveBack(args);
  if (back !== undefined) {
    const topic = namedTopic(back, meeting);
    return 'refuse' in topic ? topic : { topic, move: undefined };
  }
  const readings = readMoves(args);
  let wrong: Refusal | undefined;
  for (const move of readings) {
    const [topic, beside] = [namedTopic(move.what, meeting), namedTopic(move.where, meeting)];
    if (!('refuse' in topic) && !('refuse' in beside)) return { topic, move };
    wrong ??= 'refuse' in topic ? topic : 'refuse' in beside ? beside : undefined;
  }
  return wrong ?? wrongUsage(movesMessages(meeting.group).whatWhere);
}

function topicMoved(typed: TypedCommand, meeting: Meeting): Decision<TopicEvent> {
  const meant = meantTopic(typed.args, meeting);
  if ('refuse' in meant) return meant;
  if (meant.move?.way === 'to') return refuse(movesMessages(meeting.group).topicNotTo(meant.topic.title));
  return moveTopic(meant, typed, meeting);
}

function decide(typed: TypedCommand, meeting: Meeting): Decision<TopicEvent | EntryEvent> {
  const back = readMoveBack(typed.args);
  const move = back === undefined ? readMoves(typed.args)[0] : undefined;
  const what = back ?? move?.what;
  if (what === undefined) return wrongUsage(movesMessages(meeting.group).whatWhere);
  if (!isNumber(what)) return topicMoved(typed, meeting);
  const entry = findEntry(meeting, what);
  return entry ? moveEntry(entry, move, typed, meeting) : noEntry(what, meeting);
}

const command: Command<TopicEvent | EntryEvent> = {
  verb: 'move',
  usage:
    '/move N after M, /move N before M, /move N under M, /move N to TOPIC, /move TOPIC after TOPIC or /move N back',
  help: (of) => movesMessages(of).help,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  reachesReview: true,
  decide,
};

/** What was recorded in the wrong place is put in the right one. */
export const movesFeature: Feature<undefined, never, TopicEvent | EntryEvent> = {
  name: 'moves',
  initial: () => undefined,
  commands: [command],
  evolve: {},
};
