import { shorten } from '../../meeting/clean.ts';
import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { Meeting, View } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import { heading, text, type Line, type Message } from '../../meeting/message.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { currentTopic, ordered, topics, type Numbered } from './topics.ts';

const topicLine = ({ number, title, depth, id }: Numbered, current: string | undefined): Line => {
  const words = number === undefined ? title : `${number}. ${title}`;
  return { kind: 'item', depth, pieces: id === current ? [{ strong: `${words} ◀` }] : [words] };
};

const entryLines = (meeting: Meeting, entry: Entry, depth: number): Line[] => {
  const who = entry.owners.length > 0 ? entry.owners : entry.credit === undefined ? [] : [entry.credit];
  const named = who.map((key) => label(meeting, key)).join(', ');
  const pieces = [`#${entry.number} `, named === '' ? '' : `${named} – `, shorten(entry.text, 200)];
  const line: Line = {
    kind: 'item',
    depth,
    pieces,
    ...(entry.box === 'none' ? {} : { ticked: entry.box === 'ticked' }),
  };
  return [line, ...entriesUnder(meeting, entry.number).flatMap((child) => entryLines(meeting, child, depth + 1))];
};

/** The agenda with what stands under its topics: an answer to /agenda. */
export function agendaMessage(meeting: Meeting): Message {
  const { planned } = meeting.of(lifecycle);
  const when: Line[] = planned === undefined ? [] : [text('The meeting starts at ', { time: planned }, '.')];
  const lines = ordered(meeting).flatMap((topic) => [
    topicLine(topic, meeting.of(topics).current),
    ...entriesUnder(meeting, topic.id).flatMap((entry) => entryLines(meeting, entry, topic.depth + 1)),
  ]);
  return { lines: [heading('Agenda'), ...when, ...lines] };
}

/** The agenda's topics, in one message that is edited as the meeting moves along. */
export function agendaView(meeting: Meeting): View[] {
  const { phase, begun } = meeting.of(lifecycle);
  if (phase !== 'gathering' && begun === undefined) return [];
  const current =
    phase === 'in session' && meeting.of(topics).current !== undefined ? currentTopic(meeting)?.id : undefined;
  const lines = ordered(meeting).map((topic) => topicLine(topic, current));
  return [{ key: 'agenda', message: { lines: [heading('Agenda'), ...lines] } }];
}
