import { listInWords } from '../../language/lists.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, messageOf, plainText, textLine, type MessageLine } from '../../meeting/message.ts';
import { presentNow } from '../../meeting/roll-call.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { homelessEntries } from '../agenda/homeless.ts';
import { minutesPath, ownNames } from '../minutes/proposal.ts';
import { reviewFeature } from '../review/review.ts';
import { leadersOf, rolesFeature } from '../roles/roles.ts';
import { carryOverMessages } from './messages.ts';

/** More are not named one by one. */
const MOST_NAMED = 10;

function named(words: readonly string[], { group }: Meeting): string {
  if (words.length <= MOST_NAMED) return listInWords(words, group);
  return carryOverMessages(group).more(words.slice(0, MOST_NAMED).join(', '), words.length - MOST_NAMED);
}

/** Something that no longer fits: a key that is the same as long as it's so, and words for people. */
interface Misfit {
  readonly fact: string;
  readonly line: MessageLine;
}

function lostHeadings(meeting: Meeting): Misfit[] {
  const numbers = homelessEntries(meeting).flatMap((one) => one.entries.map(({ number }) => `#${number}`));
  if (numbers.length === 0) return [];
  const { otherBusiness } = minutesMessages(meeting.group);
  const words = carryOverMessages(meeting.group).lostHeadings(named(numbers, meeting), otherBusiness, code('id'));
  return [{ fact: numbers.join(), line: textLine(...words) }];
}

/** Members, by their handles, who are in the record but whom the directory doesn't have under that handle. */
function lostMembers(meeting: Meeting): Misfit[] {
  const { directory } = meeting.group;
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  const recorded = [...meeting.stateOf(entriesFeature).byNumber.values()].flatMap(({ author, credit, owners }) => [
    author,
    credit,
    ...owners,
  ]);
  const all = new Set([...chair, ...secretary, ...presentNow(meeting), ...recorded]);
  const lost = [...all].filter(
    (key): key is PersonKey => key !== undefined && !key.includes(':') && directory.byName(key)?.handle !== key,
  );
  if (lost.length === 0) return [];
  const handles = named(
    lost.map((key) => `@${key}`),
    meeting,
  );
  const line = textLine(...carryOverMessages(meeting.group).lostMembers(handles, code('aliases')));
  return [{ fact: lost.join(), line }];
}

function movedBranch(meeting: Meeting): Misfit[] {
  const { proposal, merged, nth } = meeting.stateOf(reviewFeature);
  const { branch: wanted } = ownNames(meeting);
  if (!proposal || merged || proposal.branch === wanted) return [];
  // Before minutes were numbered in the log, only the branch told which of their day's they are.
  if (nth === undefined && proposal.branch.replace(/-\d+$/u, '') === wanted) return [];
  const words = carryOverMessages(meeting.group).movedBranch(code(proposal.branch), code(wanted), code('branch'));
  return [{ fact: wanted, line: textLine(...words) }];
}

/** The merge would bring both files: that of the old name as it was proposed first, and that of the new name. */
function movedFile(meeting: Meeting): Misfit[] {
  const { proposal } = meeting.stateOf(reviewFeature);
  const wanted = minutesPath(meeting);
  if (proposal?.path === undefined || proposal.path === wanted) return [];
  const words = carryOverMessages(meeting.group).movedFile(code(proposal.path), code(wanted), code('path'));
  return [{ fact: wanted, line: textLine(...words) }];
}

/**
 * Tells the chairs, the secretary and the operator what the configuration no longer has of a meeting whose minutes
 * aren't merged. The key is the same as long as that doesn't change.
 */
export function changedConfiguration(
  meeting: Meeting,
): { readonly key: string; readonly decided: Decided<Event> } | undefined {
  if (meeting.stateOf(reviewFeature).merged) return undefined;
  const misfits = [...lostHeadings(meeting), ...lostMembers(meeting), ...movedBranch(meeting), ...movedFile(meeting)];
  if (misfits.length === 0) return undefined;
  const leaders = leadersOf(meeting).filter((key) => meeting.group.directory.byName(key));
  const head = textLine(carryOverMessages(meeting.group).changed);
  const words = messageOf(head, ...misfits.map(({ line }) => line));
  const told =
    leaders.length > 0 ? { notices: leaders.map((member) => ({ member, message: words })) } : { announce: words };
  const log = `The configuration no longer fits the minutes of ${meeting.id}: ${plainText(words)}`;
  return { key: misfits.map(({ fact }) => fact).join('/'), decided: { events: [], ...told, log } };
}
