import { cleanText, shortenText } from '../../meeting/clean-text.ts';
import { entriesFeature, entryAbout, findEntry, noEntry, type Entry, type EntryEvent } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decided,
  type Feature,
  type Meeting,
  type Refusal,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import { tooLong } from '../../meeting/limits.ts';
import type { Person } from '../../meeting/member.ts';
import { writtenOut } from '../../meeting/mention.ts';
import { sayText } from '../../meeting/message.ts';
import { AMENDABLE_PHASES } from '../../meeting/phases.ts';
import { typedParts } from '../../minutes/typed-blocks.ts';
import { openUnder } from '../drop/open-under.ts';
import { proposedAgain } from '../review/propose-again.ts';
import { creditLine } from '../roles/credit.ts';
import { mayLead } from '../roles/roles.ts';
import type { VoteEvent } from '../votes/ballots.ts';
import { heldByBallots, keptByVotes } from '../votes/voted-on.ts';
import { openMotion } from '../votes/votes.ts';
import { mayAmend, notYours } from './may-amend.ts';
import { amendMessages } from './messages.ts';
import { onCorrection } from './on-correction.ts';
import { changedLine, removedLine } from './told.ts';

type Outcome = Decided<EntryEvent> | Refusal;

/** The last entry that is still there, by this person or by anyone. */
function last(meeting: Meeting, by?: Person): Entry | undefined {
  const { next, byNumber } = meeting.withEmbargoed().stateOf(entriesFeature);
  for (let number = next - 1; number > 0; number -= 1) {
    const entry = byNumber.get(number);
    if (entry && entry.since === undefined && (by === undefined || entry.author === by.key)) return entry;
  }
  return undefined;
}

function amend(entry: Entry, typed: string, by: Person, at: string, meeting: Meeting): Outcome {
  if (!mayAmend(entry, by, meeting)) return notYours(entry, meeting);
  const voted = keptByVotes(entry, meeting);
  if (voted !== undefined) return refuse(voted);
  const { credit, text } = creditLine(typed, by, meeting);
  const kept = writtenOut(credit === entry.credit || credit === undefined || credit === by.key ? text : typed);
  const long = tooLong(kept, meeting.group);
  const say = amendMessages(meeting.group);
  if (cleanText(kept) === '') return refuse(say.nothingLeft(entry.number));
  if (long !== undefined) return refuse(long);
  if (kept === entry.text) return { events: [], answer: sayText(say.unchanged(entry.number)) };
  return {
    events: [{ type: 'entry.amended', at, number: entry.number, text: kept, by: by.key }],
    announce: changedLine(entry, kept, by, meeting),
    ...proposedAgain(meeting),
  };
}

/** A text of several lines with its blocks, if it's one entry: a list in it would be others. */
function inOnePart(block: string | undefined): string | undefined {
  const parts = block === undefined ? [] : typedParts(block);
  const [part] = parts;
  return parts.length === 1 && part?.below.length === 0 ? part.text : undefined;
}

/** Whether an entry can have paragraphs, code and tables. */
const hasBlocks = ({ kind }: Entry): boolean => ['note', 'idea', 'wanted', 'point', 'item'].includes(kind);

const edit: Command<EntryEvent> = {
  verb: 'edit',
  usage: '/edit N TEXT',
  help: (of) => amendMessages(of).helpEdit,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  reachesReview: true,
  decide({ args, block, by, at }, meeting) {
    const said = inOnePart(block) ?? args;
    const { number = '', text = '' } = /^#?(?<number>\d+)\s+(?<text>\S.*)$/su.exec(said)?.groups ?? {};
    if (number === '') return wrongUsage(amendMessages(meeting.group).whichAndWhat);
    const entry = findEntry(meeting.withEmbargoed(), number);
    return entry ? amend(entry, hasBlocks(entry) ? text : cleanText(text), by, at, meeting) : noEntry(number, meeting);
  },
};

/** Why an entry may not be removed: what was left open earlier never goes without a word. */
function keptBecause(entry: Entry, meeting: Meeting): string | undefined {
  const voted = heldByBallots(entry, meeting);
  if (voted !== undefined) return voted;
  const open = openUnder(entry, meeting.withEmbargoed()).some(({ since }) => since !== undefined);
  if (!open) return undefined;
  return amendMessages(meeting.group).openEarlier(entry.number);
}

/** A motion that nobody has voted on yet can be taken back, and no vote is open then. */
const withdrawnMotion = ({ number }: Entry, at: string, meeting: Meeting): VoteEvent[] =>
  openMotion(meeting)?.number === number ? [{ type: 'votes.closed', at, number }] : [];

const undo: Command<EntryEvent | VoteEvent> = {
  verb: 'undo',
  meetbot: ['#undo'],
  usage: '/undo [N]',
  help: (of) => amendMessages(of).helpUndo,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  reachesReview: true,
  decide({ args, by, at }, meeting) {
    const entry =
      args === ''
        ? (last(meeting, by) ?? (mayLead(by, meeting) ? last(meeting) : undefined))
        : findEntry(meeting.withEmbargoed(), args);
    if (!entry) return args === '' ? refuse(amendMessages(meeting.group).nothingToUndo) : noEntry(args, meeting);
    if (!mayAmend(entry, by, meeting)) return notYours(entry, meeting);
    const why = keptBecause(entry, meeting);
    if (why !== undefined) return refuse(why);
    return {
      events: [...withdrawnMotion(entry, at, meeting), { type: 'entry.undone', at, number: entry.number, by: by.key }],
      announce: removedLine(entry, by, meeting),
      ...proposedAgain(meeting),
    };
  },
};

// W3C scribes write s/old/new/; the last slash may be missing, and g is for all of them.
const SUBSTITUTION = /^s\/(?<old>(?:[^/\\]|\\.)+)\/(?<replacement>(?:[^/\\]|\\.)*)(?:\/(?<flags>g?))?$/u;
const unescaped = (part: string): string => part.replaceAll(/\\(?<character>.)/gu, '$<character>');

/** What was typed shows what changed. After the meeting the minutes change, so everybody hears of it. */
const evidently = (outcome: Outcome, meeting: Meeting): Outcome =>
  'refuse' in outcome ? outcome : { ...outcome, evident: isBeingHeld(meeting) };

function substitute({ args, by, at, about }: TypedCommand, meeting: Meeting): Outcome {
  const { old = '', replacement = '', flags = '' } = SUBSTITUTION.exec(writtenOut(args))?.groups ?? {};
  const from = unescaped(old);
  const entry = entryAbout(meeting.withEmbargoed(), about) ?? recentWith(from, by, meeting);
  if (!entry || !entry.text.includes(from)) return refuse(amendMessages(meeting.group).noneSays(shortenText(from, 40)));
  const to = unescaped(replacement);
  const parts = flags === 'g' ? entry.text.split(from) : splitOnce(entry.text, from);
  const is = parts.reduce((before, after) => joined(before, to, after));
  return evidently(amend(entry, is, by, at, meeting), meeting);
}

const splitOnce = (text: string, at: string): string[] => {
  const place = text.indexOf(at);
  return [text.slice(0, place), text.slice(place + at.length)];
};

/** If a word is removed, one of the spaces around it goes too. */
function joined(before: string, between: string, after: string): string {
  if (between !== '' || !/(?:^| )$/u.test(before)) return before + between + after;
  const rest = after.replace(/^ /u, '');
  return rest === '' ? before.trimEnd() : before + rest;
}

/** The last entry with these words that the person may amend: among the last fifty, as scribes correct at once. */
function recentWith(words: string, by: Person, meeting: Meeting): Entry | undefined {
  const { next, byNumber } = meeting.withEmbargoed().stateOf(entriesFeature);
  for (let number = next - 1; number > Math.max(0, next - 51); number -= 1) {
    const entry = byNumber.get(number);
    if (entry?.text.includes(words) === true && mayAmend(entry, by, meeting)) return entry;
  }
  return undefined;
}

const replace: Command<EntryEvent> = {
  verb: 'replace',
  line: /^s\/(?:[^/\\]|\\.)+\/(?:[^/\\]|\\.)*(?:\/g?)?$/u,
  usage: 's/old/new/',
  help: (of) => amendMessages(of).helpReplace,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  reachesReview: true,
  decide: substitute,
};

export const amendFeature: Feature<undefined, never, EntryEvent | VoteEvent> = {
  name: 'amend',
  initial: () => undefined,
  commands: [edit, undo, replace],
  evolve: {},
  onCorrection: onCorrection,
};
