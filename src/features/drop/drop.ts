import { shortenText } from '../../meeting/clean-text.ts';
import { findEntry, noEntry, shownText, type Entry, type EntryEvent } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Refusal,
  type TypedCommand,
} from '../../meeting/feature.ts';
import { code, sayText } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { recordEntry } from '../../meeting/record-entry.ts';
import type { TopicEvent } from '../../meeting/topics.ts';
import type { UsualEvent } from '../usual/usual.ts';
import { dropTopic } from './drop-topic.ts';
import { dropMessages } from './messages.ts';
import { openUnder } from './open-under.ts';

type DropEvent = EntryEvent | UsualEvent | TopicEvent;

/** Why something is dropped, as a note under it: it stays in these minutes, with who dropped it. */
function noteUnder({ topic, number: parent }: Entry, reason: string, typed: TypedCommand, meeting: Meeting) {
  const text = dropMessages(meeting.group).note(reason);
  return recordEntry({ kind: 'note', topic, parent, text, credit: typed.by.key }, typed, meeting);
}

/** The entry whose number comes first, and what follows. */
function target(args: string, meeting: Meeting): { readonly entry: Entry; readonly reason: string } | Refusal {
  const { number = '', reason = '' } = /^(?<number>\S*)(?:\s+(?<reason>\S.*)?)?$/su.exec(args)?.groups ?? {};
  const entry = findEntry(meeting.withEmbargoed(), number);
  if (!entry) return noEntry(number, meeting);
  return { entry, reason };
}

function drop(typed: TypedCommand, meeting: Meeting): Decision<DropEvent> {
  if (/^[^#\d\s]/u.test(typed.args)) return dropTopic(typed, meeting);
  const say = dropMessages(meeting.group);
  const found = target(typed.args, meeting);
  if ('refuse' in found) return found;
  const { entry, reason } = found;
  const dropped = openUnder(entry, meeting.withEmbargoed());
  if (dropped.length === 0) return refuse(say.nothingOpen(entry.number));
  const note = noteUnder(entry, reason, typed, meeting);
  if ('refuse' in note) return note;
  const { at, by } = typed;
  const others = dropped.filter(({ number }) => number !== entry.number).length;
  return {
    events: [
      ...dropped.map(({ number }): EntryEvent => ({ type: 'entry.boxed', at, number, box: 'ticked', by: by.key })),
      ...note.events,
    ],
    announce: sayText(
      ...say.dropped(
        by.label,
        entry.number,
        others,
        shortenText(shownText(entry, meeting)),
        code(`/reopen ${entry.number}`),
      ),
    ),
  };
}

const command: Command<DropEvent> = {
  verb: 'drop',
  usage: '/drop N [REASON] or /drop TOPIC',
  help: (of) => dropMessages(of).help,
  who: 'chair',
  when: OPEN_PHASES,
  decide: drop,
};

/** Nothing that is open vanishes silently: a chair drops it, and the minutes say so. */
export const dropFeature: Feature<undefined, never, DropEvent> = {
  name: 'drop',
  initial: () => undefined,
  commands: [command],
  evolve: {},
};
