import { shortenText } from '../../meeting/clean-text.ts';
import { isEmbargoed } from '../../meeting/embargo.ts';
import { entriesUnder, shownText, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { code, sayText, type Message } from '../../meeting/message.ts';
import { approvalsAgain } from '../review/propose-again.ts';
import { countedApprovals } from '../review/rule.ts';
import { amendMessages } from './messages.ts';

/** Words on each side of what changed that are shown with it. */
const CONTEXT = 2;
const LONGEST = 80;

const alike = (one: readonly string[], other: readonly string[]): number => {
  const parted = one.findIndex((word, i) => word !== other[i]);
  return parted < 0 ? one.length : parted;
};

/** Two texts, without most of the words that they begin and end with in common. */
export function textDifference(before: string, after: string): readonly [string, string] {
  const [was, is] = [before.split(' '), after.split(' ')];
  const first = alike(was, is);
  const shorter = Math.min(was.length, is.length) - first;
  const last = Math.min(alike(was.toReversed(), is.toReversed()), shorter);
  const from = first > CONTEXT + 1 ? first - CONTEXT : 0;
  const rest = last > CONTEXT + 1 ? last - CONTEXT : 0;
  const cut = (words: readonly string[]): string => {
    const shown = words.slice(from, words.length - rest).join(' ');
    return shortenText(`${from > 0 ? '… ' : ''}${shown}${rest > 0 ? ' …' : ''}`, LONGEST);
  };
  return [cut(was), cut(is)];
}

/** Told to everybody: an entry reads otherwise now, or has other owners, another day or another kind. */
export function changedLine({ number, text }: Entry, to: string, by: Person, meeting: Meeting): Message {
  const say = amendMessages(meeting.group);
  if (isEmbargoed({ entry: number }, meeting))
    return sayText(say.changedShort(by.label, number), approvalsAgain(meeting));
  if (text === to)
    return sayText(...say.changedMore(by.label, number, shortenText(text), code('/agenda')), approvalsAgain(meeting));
  const [was, is] = textDifference(text, to);
  return sayText(say.changed(by.label, number, was, is), approvalsAgain(meeting));
}

const below = (number: number, meeting: Meeting): number =>
  entriesUnder(meeting, number).reduce((count, child) => count + 1 + below(child.number, meeting), 0);

/** Tells everybody that an entry is no longer in the minutes. */
export function removedLine(entry: Entry, by: Person, meeting: Meeting): Message {
  const { number } = entry;
  const say = amendMessages(meeting.group);
  const count = below(number, meeting);
  const short = shortenText(shownText(entry, meeting));
  const words = count === 0 ? say.removed(by.label, number, short) : say.removedAll(by.label, number, count, short);
  return sayText(words, approvalsAgain(meeting));
}

/** Tells everybody if a change to a message, which all can see, takes approvals back; undefined otherwise. */
export const takesApprovals = (
  did: 'changedShort' | 'removedShort',
  { number }: Entry,
  by: Person,
  meeting: Meeting,
): Message | undefined =>
  countedApprovals(meeting).length === 0
    ? undefined
    : sayText(amendMessages(meeting.group)[did](by.label, number), approvalsAgain(meeting));
