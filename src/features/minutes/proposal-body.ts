import type { RootContent } from 'mdast';

import { attendanceLists } from '../../meeting/attendance-lists.ts';
import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { uncalledName } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { headingNode, itemNode, listNode, paragraphNode, textNode } from '../../minutes/build.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { writeMarkdown } from '../../minutes/write.ts';
import { reviewState } from '../review/state.ts';

/** What a reviewer needs: who was there, what was decided, who does what, what is open, and how to approve. */
export function proposalBody(meeting: Meeting): string {
  const all = [...meeting.stateOf(entriesFeature).byNumber.values()].toSorted((a, b) => a.number - b.number);
  const of = (...kinds: readonly Entry['kind'][]) => all.filter(({ kind }) => kinds.includes(kind));
  const children: RootContent[] = [
    ...apart(meeting),
    attendance(meeting),
    ...part('Decisions', lines(of('agreed', 'rejected', 'motion'))),
    ...part('Actions', byOwner(of('action'), meeting)),
    ...part('Open questions', lines(of('wanted'))),
    ...part('How to approve', [paragraphNode(textNode(howToApprove(meeting)))]),
  ];
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

/** If others have the file's name already: that these minutes go beside them, and don't take their place. */
function apart(meeting: Meeting): RootContent[] {
  const { nth = 1 } = meeting.stateOf(reviewState);
  if (nth === 1) return [];
  const others =
    nth === 2
      ? 'There are other minutes of this day already'
      : `There are ${nth - 1} other minutes of this day already`;
  return [paragraphNode(textNode(`${others}. These stand in a file of their own, and change nothing in the others.`))];
}

const part = (title: string, found: readonly RootContent[]): RootContent[] =>
  found.length === 0 ? [] : [headingNode(3, textNode(title)), ...found];

function attendance(meeting: Meeting): RootContent {
  const { present, regrets, absent } = attendanceLists(meeting);
  const named = (title: string, people: readonly PersonKey[]): string[] =>
    people.length === 0 ? [] : [`${title}: ${people.map((key) => uncalledName(meeting, key)).join(', ')}.`];
  const came = present.map(({ key }) => key);
  const there = came.length === 0 ? ['Nobody checked in.'] : named('Present', came);
  return paragraphNode(textNode([...there, ...named('Regrets', regrets), ...named('Absent', absent)].join(' ')));
}

const lines = (found: readonly Entry[]): RootContent[] =>
  found.length === 0 ? [] : [listNode(found.map((entry) => itemNode(phrasingOf(entry.text))))];

const task = ({ text: words, due }: Entry) =>
  itemNode([...phrasingOf(words), textNode(due === undefined ? '' : ` (by ${due})`)]);

/** Who does what: an owner with all that is theirs. */
function byOwner(actions: readonly Entry[], meeting: Meeting): RootContent[] {
  const owners = [...new Set(actions.flatMap((entry) => entry.owners))];
  const groups = owners.map((key): [string, Entry[]] => [
    uncalledName(meeting, key),
    actions.filter((entry) => entry.owners.includes(key)),
  ]);
  const unowned = actions.filter((entry) => entry.owners.length === 0);
  if (unowned.length > 0) groups.push(['Volunteers wanted', unowned]);
  const items = groups.map(([owner, found]) => ({
    ...itemNode([]),
    children: [paragraphNode(textNode(owner)), listNode(found.map(task))],
  }));
  return items.length === 0 ? [] : [listNode(items)];
}

function howToApprove({ group }: Meeting): string {
  const { needed, organisations, silence, merge, onlyMembers } = group.approval;
  const who = onlyMembers ? 'members other than the author' : 'people other than the author';
  const from = organisations > 1 ? `, from at least ${organisations} organisations` : '';
  const then = {
    gavel: 'Then Gavel merges it.',
    chair: 'Then a chair has it merged.',
    people: 'Then it can be merged.',
  };
  const quiet = silence === undefined ? '' : ` After ${silence} hours silence is consent.`;
  const count = needed === 1 ? '1 approval' : `${needed} approvals`;
  return `${count} by ${who}${from} ${needed === 1 ? 'is' : 'are'} needed.${quiet} Corrections are welcome as commits on this branch or as comments. ${then[merge]}`;
}
