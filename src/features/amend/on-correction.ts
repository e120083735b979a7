import { cleanLines, cleanText } from '../../meeting/clean-text.ts';
import { entriesFeature, type Entry, type EntryEvent, type EntryRevised } from '../../meeting/entry.ts';
import { refuse, type Correction, type Decided, type Decision, type Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { tooLong } from '../../meeting/limits.ts';
import type { Person } from '../../meeting/member.ts';
import { writtenOut } from '../../meeting/mention.ts';
import type { Message } from '../../meeting/message.ts';
import { AMENDABLE_PHASES } from '../../meeting/phases.ts';
import { typedParts } from '../../minutes/typed-blocks.ts';
import { proposedAgain } from '../review/propose-again.ts';
import { creditLine } from '../roles/credit.ts';
import { heldByBallots, keptByVotes } from '../votes/voted-on.ts';
import { openMotion } from '../votes/votes.ts';
import { mayAmend, notYours } from './may-amend.ts';
import { amendMessages } from './messages.ts';
import { changedLine, removedLine, takesApprovals } from './told.ts';

/** A command's entry as it would be recorded now. A ticked box stays ticked if the kind is the same. */
function ofCommand(
  entry: Entry,
  { kind, text, form, credit, owners, box, due, dueAt, details }: Omit<Entry, 'number'>,
): EntryRevised['to'] {
  return { kind, text, form, credit, owners, box: kind === entry.kind ? entry.box : box, due, dueAt, details };
}

/** The lines of what is one note: with its blocks, unless a list in it would be other entries. */
function linesOfOne(said: string): readonly string[] {
  const [part, ...others] = typedParts(cleanLines(said).trim());
  const isOne = part !== undefined && others.length === 0 && part.below.length === 0 && !part.isItem;
  return isOne ? part.text.split('\n') : [cleanText(said)];
}

/** For words that a reply or a reaction recorded: only they and their credit change. */
function ofWords(entry: Entry, said: string, by: Person, meeting: Meeting): EntryRevised['to'] {
  const { kind, form, owners, box, due, dueAt, details } = entry;
  const parent = entry.parent === undefined ? undefined : meeting.stateOf(entriesFeature).byNumber.get(entry.parent);
  const [line = '', ...more] = kind === 'note' ? linesOfOne(said) : [cleanText(said)];
  const { credit, text } = creditLine(line, by, meeting, parent);
  return {
    kind,
    text: writtenOut([text, ...more].join('\n')),
    form,
    credit: kind === 'action' ? entry.credit : credit,
    owners,
    box,
    due,
    dueAt,
    details,
  };
}

const isSame = (entry: Entry, to: EntryRevised['to']): boolean =>
  (['kind', 'text', 'form', 'credit', 'due', 'dueAt'] as const).every((key) => entry[key] === to[key]) &&
  JSON.stringify([entry.owners, entry.details]) === JSON.stringify([to.owners, to.details]);

/** Why the entry cannot become what its message says now. */
function hindrance(entry: Entry, to: EntryRevised['to'], meeting: Meeting): string | undefined {
  const voted = keptByVotes(entry, meeting);
  if (voted !== undefined) return voted;
  const say = amendMessages(meeting.group);
  const motions = [entry, to].filter(({ kind }) => kind === 'motion').length;
  // A motion stays one, and nothing becomes one: the vote would be about something that nobody was asked.
  if (motions === 1) return entry.kind === 'motion' ? say.motionStays(entry.number) : say.noNewMotion(entry.number);
  // Its options can't follow the message, so the words alone don't either.
  return openMotion(meeting)?.number === entry.number
    ? say.editOpenVote(entry.number)
    : tooLong(to.text, meeting.group);
}

/**
 * People see that a message was changed or is gone, but not what that means for approvals; those in other rooms see it
 * only if something there shows the message.
 * @param line what to tell people who don't see it
 */
function toOthers(
  line: Message,
  short: Message | undefined,
  rooms: readonly string[],
): Pick<Decided<never>, 'announce' | 'notices'> {
  if (rooms.length === 0) return short ? { announce: short } : {};
  return short ? { announce: line } : { notices: [{ rooms, message: line }] };
}

/** Its words aren't repeated: somebody had a reason to delete them. */
function withdrawn(entry: Entry, { by, at, unseenIn = [] }: Correction, meeting: Meeting): Decision<EntryEvent> {
  const { number } = entry;
  const voted = heldByBallots(entry, meeting);
  if (voted !== undefined) return refuse(voted);
  const say = amendMessages(meeting.group);
  if (openMotion(meeting)?.number === number) return refuse(say.undoOpenVote(number));
  return {
    events: [{ type: 'entry.undone', at, number, by: by.key }],
    ...toOthers(removedLine(entry, by, meeting), takesApprovals('removedShort', entry, by, meeting), unseenIn),
    ...proposedAgain(meeting),
  };
}

/**
 * Follows the message from which an entry was recorded: changed, the entry is what would be recorded of it now; taken
 * away, the entry goes too. Once the minutes are approved, people may change their old messages as they like.
 */
export function onCorrection(correction: Correction, meeting: Meeting): Decision<EntryEvent> | undefined {
  const { number, now, by, at, unseenIn = [] } = correction;
  const { byNumber } = meeting.withEmbargoed().stateOf(entriesFeature);
  const entry = byNumber.get(number);
  if (!entry || !AMENDABLE_PHASES.includes(meeting.stateOf(lifecycleState).phase)) return undefined;
  if (!mayAmend(entry, by, meeting)) return notYours(entry, meeting);
  if (now === undefined) return withdrawn(entry, correction, meeting);
  const to = 'kind' in now ? ofCommand(entry, now) : ofWords(entry, now.text, by, meeting);
  if (isSame(entry, to)) return undefined;
  const why = hindrance(entry, to, meeting);
  if (why !== undefined) return refuse(why);
  return {
    events: [{ type: 'entry.revised', at, number, to, by: by.key }],
    ...toOthers(changedLine(entry, to.text, by, meeting), takesApprovals('changedShort', entry, by, meeting), unseenIn),
    ...proposedAgain(meeting),
  };
}
