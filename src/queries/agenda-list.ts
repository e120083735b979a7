import type { List, ListItem } from 'mdast';

import { entriesUnder, type Entry } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import { topicsInOrder, type NumberedTopic } from '../meeting/topics.ts';
import { headingNode, itemNode, listNode, textNode } from '../minutes/build.ts';
import { phrasingOf } from '../minutes/phrasing.ts';
import { writeMarkdown } from '../minutes/write.ts';

/** What was on the agenda before the meeting: what is said in it belongs to its minutes, which may not be public. */
const isOnAgenda = ({ kind, box }: Entry): boolean => kind === 'point' || (kind === 'item' && box !== 'none');

const isOnlyItem = ({ kind }: Entry): boolean => kind === 'item';

function entryItem(entry: Entry, meeting: Meeting): ListItem {
  const below = entriesUnder(meeting, entry.number).filter((one) => isOnAgenda(one) || isOnlyItem(one));
  const words = itemNode([...(entry.content ?? phrasingOf(entry.text))]);
  return below.length === 0
    ? words
    : { ...words, children: [...words.children, listNode(below.map((one) => entryItem(one, meeting)))] };
}

function topicItems({ id }: NumberedTopic, meeting: Meeting): List[] {
  const items = entriesUnder(meeting, id).filter(isOnAgenda);
  return items.length === 0 ? [] : [listNode(items.map((entry) => entryItem(entry, meeting)))];
}

/** A meeting's agenda as Markdown: its topics as headings, and what was there to do or discuss before it began. */
export function agendaList(meeting: Meeting): string {
  const children = topicsInOrder(meeting).flatMap((topic) => [
    headingNode(Math.min(6, 2 + topic.depth), textNode(topic.title)),
    ...topicItems(topic, meeting),
  ]);
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}
