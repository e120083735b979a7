import { Map } from 'immutable';

import { shorten } from '../../meeting/clean.ts';
import { entriesOfKind, entryAbout, type Entry, type EntryEvent } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Reaction,
  type Typed,
  type View,
  misused,
} from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import type { Joined } from '../../meeting/link.ts';
import { code, heading, message, say, text, type Line, type Message } from '../../meeting/message.ts';
import { text as words } from '../../minutes/build.ts';
import { phrasing } from '../../minutes/phrasing.ts';
import type { Ended } from '../lifecycle/lifecycle.ts';
import { withCredit } from '../notes/credit-text.ts';
import { nextNumber, record } from '../notes/record.ts';
import { credited } from '../roles/credit.ts';
import { leads } from '../roles/roles.ts';
import { outcome, tally, voteSteps, type Motion, type VoteEvent, type Votes } from './ballots.ts';
import { cannotVote, forMembers } from './voters.ts';
import { chosenByEmoji, chosenByWord, isBallotWord, optionEmoji, readMotion } from './words.ts';

type Outcome = Decision<VoteEvent | EntryEvent>;

const motionEntries = entriesOfKind('motion');

export const openMotion = (meeting: Meeting): Motion | undefined => {
  const { open, motions } = meeting.of(votes);
  return open === undefined ? undefined : motions.get(open);
};

function openVote(typed: Typed, meeting: Meeting): Outcome {
  if (!leads(typed.by, meeting)) return refuse('Only a chair or the secretary opens a vote.');
  if (typed.args === '') return misused('What is the vote about?');
  const read = readMotion(typed.args);
  if ('refuse' in read) return read;
  const { text: motion, options } = read;
  const decided = record({ kind: 'motion', ...credited(motion, typed.by, meeting) }, typed, meeting);
  if ('refuse' in decided) return decided;
  const number = nextNumber(meeting);
  return {
    events: [...decided.events, { type: 'votes.opened', at: typed.at, number, ...(options ? { options } : {}) }],
  };
}

function cast(choice: string, { by, at }: Pick<Typed, 'by' | 'at'>, motion: Motion, meeting: Meeting): Outcome {
  const why = cannotVote(by, meeting);
  if (why === 'no voter') return forMembers('vote here', meeting);
  if (why === 'not there') return refuse('Only those present vote: react ✋ to the roll call, or /present, first.');
  return {
    events: [{ type: 'votes.cast', at, number: motion.number, voter: by.key, choice }],
    answer: say(`Your vote on #${motion.number}: ${choice}.`),
  };
}

/** What is told when the voting on a motion ends. */
export const closing = (motion: Motion, meeting: Meeting): Line =>
  text('Vote closed: ', motionText(motion, meeting), ' – ', { strong: outcome(motion, meeting.group.quorum) }, '.');

const motionText = ({ number }: Motion, meeting: Meeting): string => meeting.of(motionEntries).get(number)?.text ?? '';

const NO_VOTE = 'No vote is open: a chair opens one with /vote TEXT.';
const CLOSING: readonly string[] = ['endvote', '#endvote', '#close'];
const isClosing = ({ form, args }: Typed): boolean => CLOSING.includes(form) || /^(?:close|end)$/iu.test(args);
const isCasting = ({ form, args }: Typed): boolean => form === '#vote' || isBallotWord(args);

/** Whether it closes a vote or casts a ballot; if its message was changed, it opened one otherwise. */
const isAboutVote = (typed: Typed, motion: Motion | undefined): boolean =>
  isClosing(typed) || isCasting(typed) || (motion !== undefined && chosenByWord(motion, typed.args) !== undefined);

/** One verb opens a vote, casts a ballot and closes the vote: what it means depends on what is open. */
function voted(typed: Typed, meeting: Meeting): Outcome {
  const motion = openMotion(meeting);
  if (typed.again === true && !isAboutVote(typed, motion)) return openVote(typed, meeting);
  if (motion) return isClosing(typed) ? closeVote(motion, typed, meeting) : ballot(motion, typed, meeting);
  return isClosing(typed) || isCasting(typed) ? refuse(NO_VOTE) : openVote(typed, meeting);
}

/** Closes the open motion; the tally goes into the minutes. */
function closeVote(motion: Motion, { by, at }: Typed, meeting: Meeting): Outcome {
  if (!leads(by, meeting)) return refuse('Only a chair or the secretary closes a vote.');
  return { events: [{ type: 'votes.closed', at, number: motion.number }], announce: message(closing(motion, meeting)) };
}

function ballot(motion: Motion, typed: Typed, meeting: Meeting): Outcome {
  const choice = chosenByWord(motion, typed.args);
  if (choice !== undefined) return cast(choice, typed, motion, meeting);
  const ways = motion.options.map((option) => `/vote ${option}`).join(', ');
  if (isCasting(typed)) return refuse(`"${shorten(typed.args, 40)}" cannot be chosen. Vote with one of: ${ways}.`);
  return refuse(
    `The vote on #${motion.number} is open. Vote with one of: ${ways}. A new vote needs /vote close first.`,
  );
}

const HELD = ['gathering', 'in session'] as const;

const vote: Command<VoteEvent | EntryEvent> = {
  verb: 'vote',
  aliases: ['startvote', 'motion', 'endvote'],
  meetbot: ['#startvote', '#motion', '#vote', '#endvote', '#close'],
  usage: '/vote TEXT, /vote TEXT: a, b, c, /vote yes or /vote close',
  help: 'Opens a vote (a chair), casts your ballot by word, or closes the vote. 👍 👎 👀 on the motion do as well.',
  who: 'anyone',
  when: ['in session'],
  decide: voted,
};

const show: Command<VoteEvent> = {
  verb: 'showvote',
  meetbot: ['#showvote'],
  usage: '/showvote',
  help: 'Shows how the open vote stands.',
  who: 'anyone',
  when: HELD,
  decide(_, meeting) {
    const motion = openMotion(meeting);
    return motion ? { events: [], answer: box(motion, meeting) } : refuse(NO_VOTE);
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
  const motion = entry && meeting.of(votes).motions.get(entry.number);
  const choice = motion && chosenByEmoji(motion, emoji);
  if (!motion || choice === undefined) return undefined;
  if (motion.closed !== undefined) return refuse(`The vote on #${motion.number} is closed.`);
  if (!removed) return quietly(cast(choice, { by, at }, motion, meeting));
  if (motion.choices.get(by.key)?.includes(choice) !== true) return { events: [] };
  return { events: [{ type: 'votes.withdrawn', at, number: motion.number, voter: by.key, choice }] };
}

function box(motion: Motion, meeting: Meeting): Message {
  const emoji = optionEmoji(motion);
  const counts = tally(motion).map(({ option, count }, i) => `${emoji[i]} ${option} ${count}`);
  const entry = meeting.of(motionEntries).get(motion.number);
  const credit = entry?.credit === undefined ? '' : `${label(meeting, entry.credit)} – `;
  const title = heading(
    motion.closed !== undefined ? 'Vote closed' : 'Vote',
    ` #${motion.number}: ${credit}${entry?.text ?? ''}`,
  );
  if (motion.closed !== undefined) return { lines: [title, text({ strong: outcome(motion, meeting.group.quorum) })] };
  return {
    lines: [
      title,
      text(counts.join('   ')),
      text('React, or ', code(`/vote ${motion.options[0]}`), '; your last vote counts.'),
    ],
    offers: motion.options.map((option, i) => ({ emoji: emoji[i] ?? '', label: option })),
  };
}

function views(meeting: Meeting): View[] {
  const standing = meeting.of(motionEntries);
  return [...meeting.of(votes).motions.values()]
    .filter(({ number }) => standing.has(number))
    .map((motion) => ({ key: `entry:${motion.number}`, message: box(motion, meeting) }));
}

const write = (entry: Entry, meeting: Meeting) => {
  const motion = meeting.of(votes).motions.get(entry.number);
  const how = motion?.closed === 'by the end of the meeting' ? '; closed by the end of the meeting' : '';
  const result = motion ? [words(` (vote: ${outcome(motion, meeting.group.quorum)}${how})`)] : [];
  return withCredit(entry, meeting, [...phrasing(entry.text), ...result]);
};

export const votes: Feature<Votes, VoteEvent | Ended | Joined, VoteEvent> = {
  name: 'votes',
  voided: (before) => before,
  initial: () => ({ motions: Map() }),
  commands: [vote, show],
  on: voteSteps,
  reacted,
  views,
  entries: { motion: write },
};
