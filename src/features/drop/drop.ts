import { shortenText } from '../../meeting/clean-text.ts';
import { entriesFeature, findEntry, type Entry, type EntryEvent } from '../../meeting/entry.ts';
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
import { tooLong } from '../../meeting/limits.ts';
import { code, sayText } from '../../meeting/message.ts';
import { openUnder } from './open-under.ts';

/** Why something is dropped, as a note under it: what is dropped stays in these minutes, with who dropped it. */
function noteUnder(entry: Entry, reason: string, { by, at }: TypedCommand, meeting: Meeting): EntryEvent {
  const note: Entry = {
    kind: 'note',
    number: meeting.stateOf(entriesFeature).next,
    topic: entry.topic,
    parent: entry.number,
    text: reason === '' ? 'dropped' : `dropped: ${reason}`,
    author: by.key,
    credit: by.key,
    owners: [],
    box: 'none',
  };
  return { type: 'entry.recorded', at, entry: note };
}

/** Which entry a text means that it begins with, and what follows. */
function target(args: string, meeting: Meeting): { readonly entry: Entry; readonly reason: string } | Refusal {
  const { number = '', reason = '' } = /^(?<number>\S*)(?:\s+(?<reason>\S.*)?)?$/su.exec(args)?.groups ?? {};
  const entry = findEntry(meeting, number);
  if (!entry)
    return number === '' ? wrongUsage('Which number?') : refuse(`There is no entry ${shortenText(number, 20)}.`);
  const long = tooLong(reason);
  return long === undefined ? { entry, reason } : refuse(long);
}

function drop(typed: TypedCommand, meeting: Meeting): Decision<EntryEvent> {
  const found = target(typed.args, meeting);
  if ('refuse' in found) return found;
  const { entry, reason } = found;
  const dropped = openUnder(entry, meeting);
  if (dropped.length === 0) return refuse(`Nothing is open in #${entry.number}: there is nothing to drop.`);
  const { at, by } = typed;
  const others = dropped.filter(({ number }) => number !== entry.number).length;
  const below = others === 0 ? '' : `, with ${others} open under it`;
  return {
    events: [
      ...dropped.map(({ number }): EntryEvent => ({ type: 'entry.boxed', at, number, box: 'ticked', by: by.key })),
      noteUnder(entry, reason, typed, meeting),
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
  help: 'Takes something open off the agenda for good; the minutes say who dropped it, and why.',
  who: 'chair',
  when: ['planned', 'gathering', 'in session'],
  decide: drop,
};

/** Nothing that is open vanishes in silence: a chair drops it, and the minutes tell. */
export const dropFeature: Feature<undefined, never, EntryEvent> = {
  name: 'drop',
  initial: () => undefined,
  commands: [command],
  evolve: {},
};
