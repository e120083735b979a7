import { clean, shorten } from '../../meeting/clean.ts';
import { entries, type Entry, type EntryEvent, type Revised } from '../../meeting/entry.ts';
import { refuse, type Correction, type Decision, type Meeting } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { say } from '../../meeting/message.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { tooLong } from '../notes/limits.ts';
import { credited } from '../roles/credit.ts';
import { openMotion } from '../votes/votes.ts';
import { AMENDABLE, mayAmend, notYours, proposedAgain } from './may-amend.ts';

/** A command's entry as it would be recorded now. A box that was ticked stays ticked where the kind is the same. */
function ofCommand(
  entry: Entry,
  { kind, text, credit, owners, box, due, details }: Omit<Entry, 'number'>,
): Revised['to'] {
  return { kind, text, credit, owners, box: kind === entry.kind ? entry.box : box, due, details };
}

/** Words that a reply or a reaction made an entry: only they change, and whom they are credited to. */
function ofWords(entry: Entry, said: string, by: Person, meeting: Meeting): Revised['to'] {
  const { kind, owners, box, due, details } = entry;
  const parent = entry.parent === undefined ? undefined : meeting.of(entries).byNumber.get(entry.parent);
  const { credit, text } = credited(clean(said), by, meeting, parent);
  return { kind, text, credit: kind === 'action' ? entry.credit : credit, owners, box, due, details };
}

const isSame = (entry: Entry, to: Revised['to']): boolean =>
  (['kind', 'text', 'credit', 'due'] as const).every((key) => entry[key] === to[key]) &&
  JSON.stringify([entry.owners, entry.details]) === JSON.stringify([to.owners, to.details]);

/** Why the entry cannot become what its message says now. */
function hindrance(entry: Entry, to: Revised['to'], meeting: Meeting): string | undefined {
  const motions = [entry, to].filter(({ kind }) => kind === 'motion').length;
  // Ballots were cast on a motion: what is asked may be mended, but a motion stays one, and nothing becomes one.
  if (motions === 1)
    return `#${entry.number} stays as it was: ${entry.kind === 'motion' ? 'a motion stays a motion' : '/vote TEXT opens a vote'}.`;
  return openMotion(meeting)?.number === entry.number
    ? `The vote on #${entry.number} is open: /vote close first, or /edit ${entry.number} TEXT.`
    : tooLong(to.text);
}

/**
 * Follows the message from which an entry was recorded: changed, the entry is what would be recorded of it now; taken
 * away, the entry goes too. Once the minutes are approved, people may change their old messages as they like.
 */
export function corrected({ number, now, by, at }: Correction, meeting: Meeting): Decision<EntryEvent> | undefined {
  const entry = meeting.of(entries).byNumber.get(number);
  if (!entry || !AMENDABLE.includes(meeting.of(lifecycle).phase)) return undefined;
  if (!mayAmend(entry, by, meeting)) return refuse(notYours(entry));
  if (now === undefined) {
    if (openMotion(meeting)?.number === number)
      return refuse(`The vote on #${number} is open: it stands until /vote close.`);
    return {
      events: [{ type: 'entry.undone', at, number, by: by.key }],
      answer: say(`#${number} is out of the minutes, as its message is gone: ${shorten(entry.text)}`),
      ...proposedAgain(meeting),
    };
  }
  const to = 'kind' in now ? ofCommand(entry, now) : ofWords(entry, now.text, by, meeting);
  if (isSame(entry, to)) return undefined;
  const why = hindrance(entry, to, meeting);
  if (why !== undefined) return refuse(why);
  return {
    events: [{ type: 'entry.revised', at, number, to, by: by.key }],
    answer: say(`#${number} now reads: ${shorten(to.text)}`),
    ...proposedAgain(meeting),
  };
}
