import { shortenText } from '../../meeting/clean-text.ts';
import { findEntry, type Entry, type EntryEvent } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Refusal,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import { code, sayText } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { recordEntry } from '../../meeting/record-entry.ts';
import { openUnder } from './open-under.ts';

/** Why something is dropped, as a note under it: what is dropped stays in these minutes, with who dropped it. */
function noteUnder({ topic, number: parent }: Entry, reason: string, typed: TypedCommand, meeting: Meeting) {
  const text = reason === '' ? 'dropped' : `dropped: ${reason}`;
  return recordEntry({ kind: 'note', topic, parent, text, credit: typed.by.key }, typed, meeting);
}

/** Which entry a text means that it begins with, and what follows. */
function target(args: string, meeting: Meeting): { readonly entry: Entry; readonly reason: string } | Refusal {
  const { number = '', reason = '' } = /^(?<number>\S*)(?:\s+(?<reason>\S.*)?)?$/su.exec(args)?.groups ?? {};
  const entry = findEntry(meeting, number);
  if (!entry)
    return number === '' ? wrongUsage('Which number?') : refuse(`There is no entry ${shortenText(number, 20)}.`);
  return { entry, reason };
}

function drop(typed: TypedCommand, meeting: Meeting): Decision<EntryEvent> {
  const found = target(typed.args, meeting);
  if ('refuse' in found) return found;
  const { entry, reason } = found;
  const dropped = openUnder(entry, meeting);
  if (dropped.length === 0) return refuse(`Nothing is open in #${entry.number}: there is nothing to drop.`);
  const note = noteUnder(entry, reason, typed, meeting);
  if ('refuse' in note) return note;
  const { at, by } = typed;
  const others = dropped.filter(({ number }) => number !== entry.number).length;
  const below = others === 0 ? '' : `, with ${others} open under it`;
  return {
    events: [
      ...dropped.map(({ number }): EntryEvent => ({ type: 'entry.boxed', at, number, box: 'ticked', by: by.key })),
      ...note.events,
    ],
    announce: sayText(
      `${by.label} dropped #${entry.number}${below}: ${shortenText(entry.text)}. The minutes say so; `,
      code(`/reopen ${entry.number}`),
      ' takes it up again.',
    ),
  };
}

const command: Command<EntryEvent> = {
  verb: 'drop',
  usage: '/drop N [REASON]',
  help: () => 'Takes something open off the agenda for good; the minutes say who dropped it, and why.',
  who: 'chair',
  when: OPEN_PHASES,
  decide: drop,
};

/** Nothing that is open vanishes in silence: a chair drops it, and the minutes tell. */
export const dropFeature: Feature<undefined, never, EntryEvent> = {
  name: 'drop',
  initial: () => undefined,
  commands: [command],
  evolve: {},
};
