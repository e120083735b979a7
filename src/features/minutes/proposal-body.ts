import type { RootContent } from 'mdast';

import { attendanceLists } from '../../meeting/attendance-lists.ts';
import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { uncalledName } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { headingNode, itemNode, listNode, paragraphNode, textNode } from '../../minutes/build.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { writeMarkdown } from '../../minutes/write.ts';
import { dueInMinutes } from '../due/due.ts';
import { reviewState } from '../review/state.ts';
import { proposalMessages } from './messages.ts';

/** The proposal's description: who was there, what was decided, who does what, what is open, and how to approve. */
export function proposalBody(meeting: Meeting): string {
  const all = [...meeting.stateOf(entriesFeature).byNumber.values()].toSorted((a, b) => a.number - b.number);
  const of = (...kinds: readonly Entry['kind'][]) => all.filter(({ kind }) => kinds.includes(kind));
  const say = proposalMessages(meeting.group);
  const children: RootContent[] = [
    ...apart(meeting),
    attendance(meeting),
    ...part(say.decisions, lines(of('agreed', 'rejected', 'motion'))),
    ...part(say.actions, byOwner(of('action'), meeting)),
    ...part(say.openQuestions, lines(of('wanted'))),
    ...part(say.howToApprove, [paragraphNode(textNode(howToApprove(meeting)))]),
  ];
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

/** Says that these minutes go beside others that have the file's name already, and don't replace them. */
function apart(meeting: Meeting): RootContent[] {
  const { nth = 1 } = meeting.stateOf(reviewState);
  return nth === 1 ? [] : [paragraphNode(textNode(proposalMessages(meeting.group).others(nth - 1)))];
}

const part = (title: string, found: readonly RootContent[]): RootContent[] =>
  found.length === 0 ? [] : [headingNode(3, textNode(title)), ...found];

function attendance(meeting: Meeting): RootContent {
  const say = proposalMessages(meeting.group);
  const { present, regrets, absent } = attendanceLists(meeting);
  const named = (people: readonly PersonKey[]) => people.map((key) => uncalledName(meeting, key)).join(', ');
  const sentences = [
    present.length === 0 ? say.nobodyCame : say.present(named(present.map(({ key }) => key))),
    ...(regrets.length === 0 ? [] : [say.regrets(named(regrets))]),
    ...(absent.length === 0 ? [] : [say.absent(named(absent))]),
  ];
  return paragraphNode(textNode(sentences.join(' ')));
}

const lines = (found: readonly Entry[]): RootContent[] =>
  found.length === 0 ? [] : [listNode(found.map((entry) => itemNode(phrasingOf(entry.text))))];

function task(entry: Entry, meeting: Meeting) {
  const due = dueInMinutes(entry, meeting);
  return itemNode([...phrasingOf(entry.text), textNode(due === undefined ? '' : ` (${due})`)]);
}

/** Who does what: an owner with all that is theirs. */
function byOwner(actions: readonly Entry[], meeting: Meeting): RootContent[] {
  const owners = [...new Set(actions.flatMap((entry) => entry.owners))];
  const groups = owners.map((key): [string, Entry[]] => [
    uncalledName(meeting, key),
    actions.filter((entry) => entry.owners.includes(key)),
  ]);
  const unowned = actions.filter((entry) => entry.owners.length === 0);
  if (unowned.length > 0) groups.push([proposalMessages(meeting.group).volunteers, unowned]);
  const items = groups.map(([owner, found]) => ({
    ...itemNode([]),
    children: [paragraphNode(textNode(owner)), listNode(found.map((one) => task(one, meeting)))],
  }));
  return items.length === 0 ? [] : [listNode(items)];
}

function howToApprove({ group }: Meeting): string {
  const say = proposalMessages(group);
  const { silence, merge } = group.approval;
  const quiet = silence === undefined ? [] : [say.silence(silence)];
  return [say.approvals(group.approval), ...quiet, say.corrections, say.afterwards[merge]].join(' ');
}
