import { ownersOfEntry, isOpen } from '../features/actions/open-actions.ts';
import { dueInMinutes } from '../features/due/due.ts';
import { entriesFeature, type Entry } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import { personLabel } from '../meeting/guests.ts';
import type { PersonKey } from '../meeting/member.ts';
import { itemNode, listNode, textNode } from '../minutes/build.ts';
import { phrasingOf } from '../minutes/phrasing.ts';
import { writeMarkdown } from '../minutes/write.ts';
import type { PublicList } from '../ports/public-pages.ts';

function itemOf(entry: Entry, meeting: Meeting) {
  // What was read back from minutes has it in its words.
  const due = entry.content === undefined ? dueInMinutes(entry, meeting) : undefined;
  return itemNode([
    ...(entry.content ?? phrasingOf(entry.text)),
    ...(due === undefined ? [] : [textNode(` (${due})`)]),
  ]);
}

/** @param owner who has all of these; undefined if nobody has. An action with several owners counts at its first. */
function listOf(owner: PersonKey | undefined, entries: readonly Entry[], meeting: Meeting): PublicList {
  const children = [listNode(entries.map((entry) => itemOf(entry, meeting)))];
  return {
    heading: owner === undefined ? undefined : personLabel(meeting, owner),
    count: entries.filter((entry) => ownersOfEntry(entry)[0] === owner).length,
    markdown: writeMarkdown({ type: 'root', children }, meeting.group.format.style),
  };
}

/** A meeting's open actions by owner, in the order of their first one; those that nobody has come last. */
export function actionLists(meeting: Meeting): readonly PublicList[] {
  const open = [...meeting.stateOf(entriesFeature).byNumber.values()]
    .filter(isOpen)
    .toSorted((a, b) => a.number - b.number);
  const owners = [...new Set(open.flatMap(ownersOfEntry))];
  const unowned = open.filter((entry) => ownersOfEntry(entry).length === 0);
  return [
    ...owners.map((key) =>
      listOf(
        key,
        open.filter((entry) => ownersOfEntry(entry).includes(key)),
        meeting,
      ),
    ),
    ...(unowned.length === 0 ? [] : [listOf(undefined, unowned, meeting)]),
  ];
}
