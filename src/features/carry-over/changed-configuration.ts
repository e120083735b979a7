import { entriesFeature } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, messageOf, plainText, textLine, type MessageLine } from '../../meeting/message.ts';
import { presentNow } from '../../meeting/roll-call.ts';
import { homelessEntries, OTHER_BUSINESS } from '../agenda/homeless.ts';
import { minutesPath, ownNames } from '../minutes/proposal.ts';
import { reviewFeature } from '../review/review.ts';
import { leadersOf, rolesFeature } from '../roles/roles.ts';

/** More are not named one by one. */
const MOST_NAMED = 10;

const named = (words: readonly string[]): string =>
  words.slice(0, MOST_NAMED).join(', ') + (words.length > MOST_NAMED ? ` and ${words.length - MOST_NAMED} more` : '');

/** Something that no longer fits, in a word that is the same as long as it stays so, and in words for people. */
interface Misfit {
  readonly fact: string;
  readonly line: MessageLine;
}

function lostHeadings(meeting: Meeting): Misfit[] {
  const numbers = homelessEntries(meeting).flatMap((one) => one.entries.map(({ number }) => `#${number}`));
  if (numbers.length === 0) return [];
  const line = textLine(
    `The configuration no longer has the headings under which ${named(numbers)} were recorded. The minutes have them ` +
      `under “${OTHER_BUSINESS}”. If a heading was renamed, give its section the old one as its `,
    code('id'),
    ' and start me again.',
  );
  return [{ fact: numbers.join(), line }];
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
  const line = textLine(
    `The configuration has no member with the handle ${named(lost.map((key) => `@${key}`))}, and this meeting does. A ` +
      'renamed member keeps the old handle and gets the new name among the ',
    code('aliases'),
    ': a handle is for ever. If they left the group, there is nothing to do.',
  );
  return [{ fact: lost.join(), line }];
}

function movedBranch(meeting: Meeting): Misfit[] {
  const { proposal, merged, nth } = meeting.stateOf(reviewFeature);
  const { branch: wanted } = ownNames(meeting);
  if (!proposal || merged || proposal.branch === wanted) return [];
  // Before minutes were numbered in the log, only the branch told which of their day's they are.
  if (nth === undefined && proposal.branch.replace(/-\d+$/u, '') === wanted) return [];
  const line = textLine(
    'These minutes are proposed on ',
    code(proposal.branch),
    ', and the configuration now says ',
    code(wanted),
    '. Put the old ',
    code('branch'),
    ' back until they are merged; otherwise a change to them is proposed a second time.',
  );
  return [{ fact: wanted, line }];
}

/** The merge would bring the file of the old name as it was proposed first, beside the one of the new name. */
function movedFile(meeting: Meeting): Misfit[] {
  const { proposal } = meeting.stateOf(reviewFeature);
  const wanted = minutesPath(meeting);
  if (proposal?.path === undefined || proposal.path === wanted) return [];
  const line = textLine(
    'These minutes are proposed as ',
    code(proposal.path),
    ', and the configuration now says ',
    code(wanted),
    '. Put the old ',
    code('path'),
    ' back until they are merged; otherwise both files are merged.',
  );
  return [{ fact: wanted, line }];
}

/**
 * What the configuration no longer knows of a meeting whose minutes are not merged: told to those who lead, and to the
 * operator. The key is the same as long as that is.
 */
export function changedConfiguration(
  meeting: Meeting,
): { readonly key: string; readonly decided: Decided<Event> } | undefined {
  if (meeting.stateOf(reviewFeature).merged) return undefined;
  const misfits = [...lostHeadings(meeting), ...lostMembers(meeting), ...movedBranch(meeting), ...movedFile(meeting)];
  if (misfits.length === 0) return undefined;
  const leaders = leadersOf(meeting).filter((key) => meeting.group.directory.byName(key));
  const head = textLine('The configuration was changed in a way that concerns minutes that are not merged yet.');
  const words = messageOf(head, ...misfits.map(({ line }) => line));
  const told =
    leaders.length > 0 ? { notices: leaders.map((member) => ({ member, message: words })) } : { announce: words };
  const log = `The configuration no longer fits the minutes of ${meeting.id}: ${plainText(words)}`;
  return { key: misfits.map(({ fact }) => fact).join('/'), decided: { events: [], ...told, log } };
}
