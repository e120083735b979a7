import { shortenText } from '../../meeting/clean-text.ts';
import {
  entriesFeature,
  entriesUnder,
  findEntry,
  isEntryWithin,
  noEntry,
  positionOfEntry,
  type Entry,
  type EntryMoved,
  type EntryPosition,
} from '../../meeting/entry.ts';
import { refuse, type Decided, type Meeting, type Refusal, type TypedCommand } from '../../meeting/feature.ts';
import { code, sayText, type MessagePiece } from '../../meeting/message.ts';
import { topicById } from '../../meeting/topics.ts';
import { mayAmend, notYours } from '../amend/may-amend.ts';
import { approvalsAgain, proposedAgain } from '../review/propose-again.ts';
import { movesMessages } from './messages.ts';
import { namedTopic } from './named-topic.ts';
import type { TypedMove } from './read-move.ts';

/** Where an entry goes, and how that's told. */
interface EntryTarget {
  readonly to: EntryPosition;
  readonly where: string;
}

const countBelow = ({ number }: Entry, meeting: Meeting): number =>
  entriesUnder(meeting, number).reduce((count, child) => count + 1 + countBelow(child, meeting), 0);

const lastAt = (place: string | number, but: Entry, meeting: Meeting): number | undefined =>
  entriesUnder(meeting, place).findLast(({ number }) => number !== but.number)?.number;

function besideEntry(entry: Entry, { way, where }: TypedMove, meeting: Meeting): EntryTarget | Refusal {
  const say = movesMessages(meeting.group);
  const other = findEntry(meeting, where);
  if (!other) return /^#?\d+$/u.test(where) ? noEntry(where, meeting) : refuse(say.whichEntry(entry.number));
  if (isEntryWithin(other, entry, meeting)) return refuse(say.intoItself(entry.number, other.number));
  const { topic, parent, number } = other;
  if (way === 'under')
    return { to: { topic, parent: number, after: lastAt(number, entry, meeting) }, where: say.under(number) };
  if (way === 'after') return { to: { topic, parent, after: number }, where: say.after(number) };
  const before = positionOfEntry(other, meeting).after;
  // What is moved may be the one right before it, and can't be after itself.
  const after = before === entry.number ? positionOfEntry(entry, meeting).after : before;
  return { to: { topic, parent, after }, where: say.before(number) };
}

function inTopic(entry: Entry, { where }: TypedMove, meeting: Meeting): EntryTarget | Refusal {
  const say = movesMessages(meeting.group);
  if (where.startsWith('#')) return refuse(say.notToEntry(entry.number, shortenText(where, 12)));
  const topic = namedTopic(where, meeting);
  if ('refuse' in topic) return topic;
  return { to: { topic: topic.id, after: lastAt(topic.id, entry, meeting) }, where: say.toTopic(topic.title) };
}

/** Where it was before, if that is still there. */
function backAgain(entry: Entry, meeting: Meeting): EntryTarget | Refusal {
  const say = movesMessages(meeting.group);
  const to = meeting.stateOf(entriesFeature).cameFrom.get(entry.number);
  if (!to) return refuse(say.neverMoved(`#${entry.number}`));
  const parent = to.parent === undefined ? undefined : findEntry(meeting, String(to.parent));
  const isGone = to.parent === undefined ? !topicById(meeting, to.topic) : !parent;
  if (isGone || (parent && isEntryWithin(parent, entry, meeting))) return refuse(say.placeGone(`#${entry.number}`));
  return { to, where: say.backAgain };
}

function moved(
  entry: Entry,
  { to, where }: EntryTarget,
  { by, at }: TypedCommand,
  meeting: Meeting,
): Decided<EntryMoved> {
  const say = movesMessages(meeting.group);
  const { number, text } = entry;
  const now = positionOfEntry(entry, meeting);
  if (now.topic === to.topic && now.parent === to.parent && now.after === to.after)
    return { events: [], answer: sayText(say.isThere(`#${number}`)) };
  const undo: MessagePiece = code(`/move ${number} back`);
  return {
    events: [{ type: 'entry.moved', at, number, ...to, by: by.key }],
    announce: sayText(
      ...say.moved(by.label, number, { where, below: countBelow(entry, meeting), text: shortenText(text) }, undo),
      approvalsAgain(meeting),
    ),
    ...proposedAgain(meeting),
  };
}

/** Moves an entry, with everything under it. @param move undefined if it goes back where it was */
export function moveEntry(
  entry: Entry,
  move: TypedMove | undefined,
  typed: TypedCommand,
  meeting: Meeting,
): Decided<EntryMoved> | Refusal {
  if (!mayAmend(entry, typed.by, meeting)) return notYours(entry, meeting);
  const target = !move
    ? backAgain(entry, meeting)
    : move.way === 'to'
      ? inTopic(entry, move, meeting)
      : besideEntry(entry, move, meeting);
  return 'refuse' in target ? target : moved(entry, target, typed, meeting);
}
