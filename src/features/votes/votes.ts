import { Map } from 'immutable';

import { shortenText } from '../../meeting/clean-text.ts';
import { withCredit } from '../../meeting/credit-text.ts';
import { isEmbargoed } from '../../meeting/embargo.ts';
import { entriesFeature, entriesOfKind, entryAbout, type Entry, type EntryEvent } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Reaction,
  type SpokenTalk,
  type TypedCommand,
  type View,
  wrongUsage,
} from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import type { MeetingEnded } from '../../meeting/lifecycle.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import {
  code,
  headingLine,
  messageOf,
  sayText,
  strong,
  textLine,
  type MessageLine,
  type Message,
} from '../../meeting/message.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { nextNumber, recordEntry } from '../../meeting/record-entry.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { currentTopic } from '../../meeting/topics.ts';
import { textNode } from '../../minutes/build.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { creditLine } from '../roles/credit.ts';
import { mayLead } from '../roles/roles.ts';
import {
  isPlainOption,
  voteOutcome,
  tallyBallots,
  voteSteps,
  type VoteMotion,
  type VoteEvent,
  type VotesState,
} from './ballots.ts';
import { votesMessages } from './messages.ts';
import { cannotVote, forMembers } from './voters.ts';
import { bareBallot, chosenByEmoji, chosenByWord, isBallotWord, optionEmoji, readMotion } from './words.ts';

type Outcome = Decision<VoteEvent | EntryEvent>;

const motionEntries = entriesOfKind('motion');

export const openMotion = (meeting: Meeting): VoteMotion | undefined => {
  const { open, motions } = meeting.stateOf(votesFeature);
  return open === undefined ? undefined : motions.get(open);
};

function openVote(typed: TypedCommand, meeting: Meeting): Outcome {
  const say = votesMessages(meeting.group);
  if (!mayLead(typed.by, meeting)) return refuse(say.leadersOpen);
  if (typed.args === '') return wrongUsage(say.aboutWhat);
  const read = readMotion(typed.args, meeting.group);
  if ('refuse' in read) return read;
  const { text: motion, options } = read;
  const topic = currentTopic(meeting)?.id;
  if (options && topic !== undefined && isEmbargoed({ topic }, meeting)) return refuse(say.noOptions);
  const decided = recordEntry({ kind: 'motion', ...creditLine(motion, typed.by, meeting) }, typed, meeting);
  if ('refuse' in decided) return decided;
  const number = nextNumber(meeting);
  return {
    events: [...decided.events, { type: 'votes.opened', at: typed.at, number, ...(options ? { options } : {}) }],
  };
}

function cast(
  choice: string,
  { by, at }: Pick<TypedCommand, 'by' | 'at'>,
  motion: VoteMotion,
  meeting: Meeting,
): Outcome {
  const say = votesMessages(meeting.group);
  const why = cannotVote(by, meeting);
  if (why === 'no voter') return forMembers('vote', meeting);
  if (why === 'not there') return refuse(say.checkInFirst);
  return {
    events: [{ type: 'votes.cast', at, number: motion.number, voter: by.key, choice }],
    answer: sayText(say.yourVote(motion.number, optionInWords(choice, motion, meeting))),
    sign: DONE_SIGN,
  };
}

/** An option as people read it: those of a plain motion are words of Gavel's. */
function optionInWords(option: string, motion: VoteMotion, meeting: Meeting): string {
  if (hidesOptions(motion, meeting)) return String(motion.options.indexOf(option) + 1);
  return motion.plain && isPlainOption(option) ? votesMessages(meeting.group).ballots[option] : option;
}

/** The result of a motion, for everybody. */
export const closingLine = (motion: VoteMotion, meeting: Meeting): MessageLine =>
  textLine(...votesMessages(meeting.group).closed(motionText(motion, meeting), shownOutcome(motion, meeting)));

const motionText = ({ number }: VoteMotion, meeting: Meeting): string =>
  meeting.stateOf(entriesFeature).byNumber.get(number)?.text ?? '';

/** Whether a motion's own options can't be told: they are words under embargo. */
const hidesOptions = ({ number, plain }: VoteMotion, meeting: Meeting): boolean =>
  !plain && isEmbargoed({ entry: number }, meeting);

const shownOutcome = (motion: VoteMotion, meeting: Meeting): string =>
  hidesOptions(motion, meeting) ? minutesMessages(meeting.group).underEmbargo : voteOutcome(motion, meeting.group);

const CLOSING: readonly string[] = ['endvote', '#endvote', '#close'];
const isClosing = ({ form, args }: TypedCommand): boolean => CLOSING.includes(form) || /^(?:close|end)$/iu.test(args);
const isCasting = ({ form, args }: TypedCommand): boolean => form === '#vote' || isBallotWord(args);

/** Whether it closes a vote or casts a ballot; if its message was changed, it opened one otherwise. */
const isAboutVote = (typed: TypedCommand, motion: VoteMotion | undefined): boolean =>
  isClosing(typed) || isCasting(typed) || (motion !== undefined && chosenByWord(motion, typed.args) !== undefined);

/** One verb opens a vote, casts a ballot and closes the vote: what it means depends on what is open. */
function voted(typed: TypedCommand, meeting: Meeting): Outcome {
  const motion = openMotion(meeting);
  if (typed.again === true && !isAboutVote(typed, motion)) return openVote(typed, meeting);
  if (motion) return isClosing(typed) ? closeVote(motion, typed, meeting) : ballot(motion, typed, meeting);
  return isClosing(typed) || isCasting(typed) ? refuse(votesMessages(meeting.group).noVote) : openVote(typed, meeting);
}

/** Closes the open motion; the tally goes into the minutes. */
function closeVote(motion: VoteMotion, { by, at }: TypedCommand, meeting: Meeting): Outcome {
  if (!mayLead(by, meeting)) return refuse(votesMessages(meeting.group).leadersClose);
  const result = messageOf(closingLine(motion, meeting));
  return {
    events: [{ type: 'votes.closed', at, number: motion.number }],
    ...(isInSight(motion, at, meeting) ? { answer: result, sign: DONE_SIGN } : { announce: result }),
  };
}

const STAYS_IN_SIGHT_MINUTES = 5;

/** Whether people still see the vote's own message, which shows the result: nothing was recorded after it, and it's new. */
const isInSight = ({ number, openedAt }: VoteMotion, at: string, meeting: Meeting): boolean =>
  nextNumber(meeting) === number + 1 && at < shiftMinutes(openedAt, STAYS_IN_SIGHT_MINUTES);

function ballot(motion: VoteMotion, typed: TypedCommand, meeting: Meeting): Outcome {
  const choice = chosenByWord(motion, typed.args);
  if (choice !== undefined) return cast(choice, typed, motion, meeting);
  const say = votesMessages(meeting.group);
  const ways = motion.options.map((option) => `/vote ${option}`).join(', ');
  return refuse(
    isCasting(typed) ? say.notAnOption(shortenText(typed.args, 40), ways) : say.isOpen(motion.number, ways),
  );
}

const vote: Command<VoteEvent | EntryEvent> = {
  verb: 'vote',
  aliases: ['startvote', 'motion', 'endvote'],
  meetbot: ['#startvote', '#motion', '#vote', '#endvote', '#close'],
  usage: '/vote TEXT, /vote TEXT: a, b, c, /vote yes or /vote close',
  help: (of) => votesMessages(of).helpVote,
  who: 'anyone',
  when: ['in session'],
  decide: voted,
};

const show: Command<VoteEvent> = {
  verb: 'showvote',
  meetbot: ['#showvote'],
  usage: '/showvote',
  help: (of) => votesMessages(of).helpShow,
  who: 'anyone',
  when: HELD_PHASES,
  privately: 'in a group',
  decide(_, meeting) {
    const motion = openMotion(meeting);
    return motion ? { events: [], answer: box(motion, meeting) } : refuse(votesMessages(meeting.group).noVote);
  },
};

/** A reaction is its own answer: the message shows the new tally. */
function quietly(decision: Outcome): Outcome {
  if ('refuse' in decision) return decision;
  const { answer: _answer, ...rest } = decision;
  return rest;
}

function reacted({ about, emoji, removed, by, at }: Reaction, meeting: Meeting): Outcome | undefined {
  const entry = entryAbout(meeting, about);
  const motion = entry && meeting.stateOf(votesFeature).motions.get(entry.number);
  const choice = motion && chosenByEmoji(motion, emoji);
  if (!motion || choice === undefined) return undefined;
  if (motion.closed !== undefined) return refuse(votesMessages(meeting.group).isClosed(motion.number));
  if (!removed) return quietly(cast(choice, { by, at }, motion, meeting));
  if (motion.choices.get(by.key)?.includes(choice) !== true) return { events: [] };
  return { events: [{ type: 'votes.withdrawn', at, number: motion.number, voter: by.key, choice }] };
}

/** A bare `+1` is a ballot, unless it answers something else. From somebody who can't vote, it's a comment. */
function talked({ by, at, text, about }: SpokenTalk, meeting: Meeting): Outcome | undefined {
  const motion = openMotion(meeting);
  const word = bareBallot(text);
  if (!motion?.plain || word === undefined) return undefined;
  if (about !== undefined && entryAbout(meeting, about)?.number !== motion.number) return undefined;
  const choice = chosenByWord(motion, word);
  if (choice === undefined || cannotVote(by, meeting) === 'no voter') return undefined;
  return cast(choice, { by, at }, motion, meeting);
}

function box(motion: VoteMotion, meeting: Meeting): Message {
  const emoji = optionEmoji(motion);
  const say = votesMessages(meeting.group);
  const named = (option: string): string => optionInWords(option, motion, meeting);
  const counts = tallyBallots(motion).map(({ option, count }, i) => `${emoji[i]} ${named(option)} ${count}`);
  const entry = meeting.stateOf(entriesFeature).byNumber.get(motion.number);
  const credit = entry?.credit === undefined ? '' : `${personLabel(meeting, entry.credit)} – `;
  const words = `${credit}${entry?.text ?? ''}`;
  if (motion.closed !== undefined)
    return {
      entry: motion.number,
      ...messageOf(headingLine(say.titleClosed(motion.number, words)), textLine(strong(shownOutcome(motion, meeting)))),
    };
  return {
    entry: motion.number,
    lines: [
      headingLine(say.titleOpen(motion.number, words)),
      textLine(counts.join('   ')),
      textLine(...say.howTo(code(`/vote ${hidesOptions(motion, meeting) ? '…' : motion.options[0]}`))),
    ],
    offers: motion.options.map((option, i) => ({ emoji: emoji[i] ?? '', label: named(option) })),
  };
}

function views(meeting: Meeting): View[] {
  const standing = meeting.withEmbargoed().stateOf(motionEntries);
  return [...meeting.stateOf(votesFeature).motions.values()]
    .filter(({ number }) => standing.has(number))
    .map((motion) => ({ key: `entry:${motion.number}`, message: box(motion, meeting) }));
}

function resultIn(motion: VoteMotion, { group }: Meeting): string {
  const say = minutesMessages(group);
  const outcome = voteOutcome(motion, group);
  return motion.closed === 'by the end of the meeting' ? say.voteEnded(outcome) : say.vote(outcome);
}

const write = (entry: Entry, meeting: Meeting) => {
  const motion = meeting.stateOf(votesFeature).motions.get(entry.number);
  const result = motion ? [textNode(` (${resultIn(motion, meeting)})`)] : [];
  return withCredit(entry, meeting, [...phrasingOf(entry.text), ...result]);
};

export const votesFeature: Feature<VotesState, VoteEvent | MeetingEnded | PersonJoined, VoteEvent> = {
  name: 'votes',
  voided: (before) => before,
  initial: () => ({ motions: Map() }),
  commands: [vote, show],
  evolve: voteSteps,
  onReaction: reacted,
  onTalk: talked,
  views,
  entries: { motion: write },
};
