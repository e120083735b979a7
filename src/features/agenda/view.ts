import type { OrderedMap } from 'immutable';

import { cleanText, shortenText } from '../../meeting/clean-text.ts';
import { entriesOfKind, entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { Meeting, View } from '../../meeting/feature.ts';
import { personLabel, personLabels } from '../../meeting/guests.ts';
import { lifecycleState, viewKey } from '../../meeting/lifecycle.ts';
import {
  code,
  headingLine,
  textLine,
  type MessageLine,
  type Message,
  type MessagePiece,
} from '../../meeting/message.ts';
import { ownersBefore } from '../../meeting/sentence.ts';
import { currentTopic, topicsInOrder, topicsFeature, type NumberedTopic } from '../../meeting/topics.ts';
import { typedPieces } from '../../meeting/typed-pieces.ts';
import { typedWords } from '../../minutes/phrasing.ts';
import { dueShortly } from '../due/due.ts';
import { eventBox } from '../events/events.ts';
import { isUsual } from '../usual/usual.ts';
import { agendaMessages } from './messages.ts';
import { openSince } from './open-since.ts';

function topicLine(topic: NumberedTopic, current: string | undefined, meeting: Meeting): MessageLine {
  const { number, title, depth, id, by } = topic;
  const words = number === undefined ? title : `${number}. ${title}`;
  const isOnlyUsual = isUsual(topic) && entriesUnder(meeting, id).length === 0;
  const usually = isOnlyUsual ? ` (${agendaMessages(meeting.group).usual})` : '';
  const from = by === undefined ? usually : ` (${personLabel(meeting, by)})`;
  return { kind: 'item', depth, pieces: id === current ? [{ strong: `${words} ◀` }, from] : [`${words}${from}`] };
}

/** A text, and if it's long, the beginning of its words alone. */
function shortPieces(text: string, length: number): MessagePiece[] {
  const words = typedWords(text);
  return Array.from(words).length > length ? [shortenText(cleanText(words), length)] : typedPieces(cleanText(text));
}

const entryLine = (meeting: Meeting, entry: Entry, depth: number, length: number): MessageLine => {
  const credit = entry.credit === undefined ? [] : [entry.credit];
  const who = entry.owners.length > 0 ? ownersBefore(entry, meeting) : credit;
  const box = eventBox(entry, meeting);
  const named = personLabels(meeting, who);
  const notes = [dueShortly(entry, meeting), openSince(entry, meeting)].filter((note) => note !== undefined);
  const said = [...shortPieces(entry.text, length), ...notes.map((note) => ` (${note})`)];
  return {
    kind: 'item',
    depth,
    pieces: [`#${entry.number} `, named === '' ? '' : `${named} – `, ...said],
    ...(box === 'none' ? {} : { ticked: box === 'ticked' }),
  };
};

const entryLines = (meeting: Meeting, entry: Entry, depth: number): MessageLine[] => [
  entryLine(meeting, entry, depth, 200),
  ...entriesUnder(meeting, entry.number).flatMap((child) => entryLines(meeting, child, depth + 1)),
];

/** The agenda with everything under its topics: the answer to /agenda. */
export function agendaMessage(meeting: Meeting): Message {
  const say = agendaMessages(meeting.group);
  const { planned } = meeting.stateOf(lifecycleState);
  const when: MessageLine[] =
    planned === undefined ? [] : [textLine(...say.startsAt({ time: planned, language: meeting.group.language }))];
  const lines = topicsInOrder(meeting).flatMap((topic) => [
    topicLine(topic, meeting.stateOf(topicsFeature).current, meeting),
    ...entriesUnder(meeting, topic.id).flatMap((entry) => entryLines(meeting, entry, topic.depth + 1)),
  ]);
  return { lines: [headingLine(say.title), ...when, ...lines] };
}

/** Lines that one message shows without being a burden, on any platform. */
const LONGEST_VIEW = 60;

const itemEntries = entriesOfKind('item');
const actionEntries = entriesOfKind('action');
const pointEntries = entriesOfKind('point');

/** What there is to do or discuss under each topic, without what people only note there as the meeting goes on. */
function agendaItems(meeting: Meeting, items: OrderedMap<number, Entry>): (topic: NumberedTopic) => MessageLine[] {
  const isUnderItem = ({ parent }: Entry): boolean => parent !== undefined && items.has(parent);
  const places = Map.groupBy(items.values(), (entry) => (isUnderItem(entry) ? entry.parent : entry.topic));
  const below = (place: string | number): Entry[] =>
    (places.get(place) ?? []).flatMap((entry) => [entry, ...below(entry.number)]);
  return (topic) =>
    below(topic.id)
      .filter(({ box, kind }) => kind === 'point' || box !== 'none')
      .map((entry) => entryLine(meeting, entry, topic.depth + 1, 80));
}

function shortened(lines: readonly MessageLine[], meeting: Meeting): MessageLine[] {
  if (lines.length <= LONGEST_VIEW) return [...lines];
  const rest = lines.length - LONGEST_VIEW;
  return [...lines.slice(0, LONGEST_VIEW), textLine(...agendaMessages(meeting.group).moreLines(rest, code('/agenda')))];
}

const agenda = (meeting: Meeting): OrderedMap<number, Entry> =>
  meeting.stateOf(itemEntries).concat(meeting.stateOf(pointEntries));

const agendaWith = (meeting: Meeting, items: OrderedMap<number, Entry>, current?: string): MessageLine[] => {
  const itemLines = agendaItems(meeting, items);
  return shortened(
    topicsInOrder(meeting).flatMap((topic) => [topicLine(topic, current, meeting), ...itemLines(topic)]),
    meeting,
  );
};

/** The topics and what there is to do under them, as far as one message can show it without being a burden. */
export const agendaLines = (meeting: Meeting): MessageLine[] => agendaWith(meeting, agenda(meeting));

/** The agenda as the meeting moves along: where it is, and what there is to do under each topic. */
export function agendaProgress(meeting: Meeting): MessageLine[] {
  const { phase } = meeting.stateOf(lifecycleState);
  const current =
    phase === 'in session' && meeting.stateOf(topicsFeature).current !== undefined
      ? currentTopic(meeting)?.id
      : undefined;
  // Nothing else in the room shows the number of a new action.
  const items = agenda(meeting).concat(meeting.stateOf(actionEntries));
  return agendaWith(meeting, items, current);
}

/** The agenda's own message, which meetings had until it came below the roll call (docs/decisions/0141). */
export function agendaView(meeting: Meeting): View[] {
  const { phase, begun } = meeting.stateOf(lifecycleState);
  if (phase !== 'gathering' && begun === undefined) return [];
  const lines = [headingLine(agendaMessages(meeting.group).title), ...agendaProgress(meeting)];
  return [{ key: viewKey(meeting, 'agenda'), message: { lines }, retired: true }];
}
