import { Map } from 'immutable';

import {
  entryAbout,
  type Amended,
  type Entry,
  type EntryEvent,
  type Recorded,
  type Undone,
} from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Reaction,
  type Typed,
  type View,
} from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import { code, heading, say, text, type Message } from '../../meeting/message.ts';
import { text as words } from '../../minutes/build.ts';
import { phrasing } from '../../minutes/phrasing.ts';
import { withCredit } from '../notes/credit-text.ts';
import { nextNumber, record } from '../notes/record.ts';
import { credited } from '../roles/credit.ts';
import { leads } from '../roles/roles.ts';
import { isPresent } from '../roll-call/roll-call.ts';
import { outcome, tally, voteSteps, type Motion, type VoteEvent, type Votes } from './ballots.ts';
import { chosenByEmoji, chosenByWord, isBallotWord, MOST_OPTIONS, optionEmoji, readMotion } from './words.ts';

type Outcome = Decision<VoteEvent | EntryEvent>;

export const openMotion = (meeting: Meeting): Motion | undefined => {
  const { open, motions } = meeting.of(votes);
  return open === undefined ? undefined : motions.get(open);
};

function openVote(typed: Typed, meeting: Meeting): Outcome {
  if (!leads(typed.by, meeting)) return refuse('Only a chair or the secretary opens a vote.');
  if (typed.args === '') return refuse('What is the vote about?');
  const { text: motion, options } = readMotion(typed.args);
  if ((options?.length ?? 0) > MOST_OPTIONS) return refuse(`A vote can have ${MOST_OPTIONS} options.`);
  const decided = record({ kind: 'motion', ...credited(motion, typed.by, meeting) }, typed, meeting);
  if ('refuse' in decided) return decided;
  const number = nextNumber(meeting);
  return {
    events: [...decided.events, { type: 'votes.opened', at: typed.at, number, ...(options ? { options } : {}) }],
  };
}

function cast(choice: string, { by, at }: Pick<Typed, 'by' | 'at'>, motion: Motion, meeting: Meeting): Outcome {
  if (!isPresent(by.key, meeting))
    return refuse('Only those present vote: react ✋ to the roll call, or /present, first.');
  return {
    events: [{ type: 'votes.cast', at, number: motion.number, voter: by.key, choice }],
    answer: say(`Your vote on #${motion.number}: ${choice}.`),
  };
}

/** Closes the open motion; the tally goes into the minutes. */
function closeMotion(motion: Motion, at: string, meeting: Meeting) {
  const result = outcome(motion, meeting.group.quorum);
  return {
    events: [{ type: 'votes.closed' as const, at, number: motion.number }],
    announce: say('Vote closed: ', motionText(motion, meeting), ' – ', { strong: result }, '.'),
  };
}

const motionText = ({ number }: Motion, meeting: Meeting): string => meeting.of(votes).wording.get(number)?.text ?? '';

const CLOSING: readonly string[] = ['endvote', '#endvote', '#close'];
const isClosing = ({ form, args }: Typed): boolean => CLOSING.includes(form) || /^(?:close|end)$/iu.test(args);
const isCasting = ({ form, args }: Typed): boolean => form === '#vote' || isBallotWord(args);

/** One verb opens a vote, casts a ballot and closes the vote: what it means depends on what is open. */
function voted(typed: Typed, meeting: Meeting): Outcome {
  const motion = openMotion(meeting);
  if (motion) return isClosing(typed) ? closeVote(motion, typed, meeting) : ballot(motion, typed, meeting);
  return isClosing(typed) || isCasting(typed) ? refuse('No vote is open.') : openVote(typed, meeting);
}

const closeVote = (motion: Motion, { by, at }: Typed, meeting: Meeting): Outcome =>
  leads(by, meeting) ? closeMotion(motion, at, meeting) : refuse('Only a chair or the secretary closes a vote.');

function ballot(motion: Motion, typed: Typed, meeting: Meeting): Outcome {
  const choice = chosenByWord(motion, typed.args);
  if (choice !== undefined) return cast(choice, typed, motion, meeting);
  if (isCasting(typed)) return refuse(`Vote with one of: ${motion.options.join(', ')}.`);
  return refuse(
    `The vote on #${motion.number} is still open: /vote close first. To vote, say one of: ${motion.options.join(', ')}.`,
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
    return motion ? { events: [], answer: box(motion, meeting) } : refuse('No vote is open.');
  },
};

/** A reaction is its own answer: the message shows the new tally. */
const quietly = (decision: Outcome): Outcome => ('refuse' in decision ? decision : { events: decision.events });

function reacted({ about, emoji, removed, by, at }: Reaction, meeting: Meeting): Outcome | undefined {
  const entry = entryAbout(meeting, about);
  const motion = entry && meeting.of(votes).motions.get(entry.number);
  const choice = motion && chosenByEmoji(motion, emoji);
  if (!motion || choice === undefined) return undefined;
  if (motion.closed) return refuse(`The vote on #${motion.number} is closed.`);
  if (!removed) return quietly(cast(choice, { by, at }, motion, meeting));
  return { events: [{ type: 'votes.withdrawn', at, number: motion.number, voter: by.key, choice }] };
}

function box(motion: Motion, meeting: Meeting): Message {
  const emoji = optionEmoji(motion);
  const counts = tally(motion).map(({ option, count }, i) => `${emoji[i]} ${option} ${count}`);
  const entry = meeting.of(votes).wording.get(motion.number);
  const credit = entry?.credit === undefined ? '' : `${label(meeting, entry.credit)} – `;
  const title = heading(motion.closed ? 'Vote closed' : 'Vote', ` #${motion.number}: ${credit}${entry?.text ?? ''}`);
  if (motion.closed) return { lines: [title, text({ strong: outcome(motion, meeting.group.quorum) })] };
  return {
    lines: [title, text(counts.join('   ')), text('React, or ', code('/vote yes'), '; your last vote counts.')],
    offers: motion.options.map((option, i) => ({ emoji: emoji[i] ?? '', label: option })),
  };
}

function views(meeting: Meeting): View[] {
  const { motions, wording } = meeting.of(votes);
  return [...motions.values()]
    .filter(({ number }) => wording.has(number))
    .map((motion) => ({ key: `entry:${motion.number}`, message: box(motion, meeting) }));
}

const write = (entry: Entry, meeting: Meeting) => {
  const motion = meeting.of(votes).motions.get(entry.number);
  const result = motion ? [words(` (vote: ${outcome(motion, meeting.group.quorum)})`)] : [];
  return withCredit(entry, meeting, [...phrasing(entry.text), ...result]);
};

export const votes: Feature<Votes, VoteEvent | Recorded | Amended | Undone, VoteEvent> = {
  name: 'votes',
  initial: () => ({ motions: Map(), wording: Map() }),
  commands: [vote, show],
  on: voteSteps,
  reacted,
  views,
  entries: { motion: write },
};
