import { Set } from 'immutable';

import { shortenText } from '../../meeting/clean-text.ts';
import {
  findEntry,
  noEntry,
  shownText,
  type Entry,
  type EntryBox,
  type EntryBoxed,
  type EntryEvent,
  type EntryKind,
} from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type TypedCommand,
} from '../../meeting/feature.ts';
import { code, sayText } from '../../meeting/message.ts';
import { AMENDABLE_PHASES } from '../../meeting/phases.ts';
import { mayAmend, notYours } from '../amend/may-amend.ts';
import { amendMessages } from '../amend/messages.ts';
import { proposedAgain } from '../review/propose-again.ts';
import { boxesMessages } from './messages.ts';

interface BoxesState {
  /** What got its box in this meeting. */
  readonly given: Set<number>;
  /** What was ticked before: opening it again gives it no box. */
  readonly ticked: Set<number>;
}

const noted = ({ given, ticked }: BoxesState, { number, box }: EntryBoxed): BoxesState => {
  if (box === 'ticked') return { given, ticked: ticked.add(number) };
  if (box === 'none') return { given: given.delete(number), ticked };
  return { given: ticked.has(number) ? given : given.add(number), ticked };
};

const givenBoxes: Feature<BoxesState, EntryBoxed> = {
  name: 'boxes',
  initial: () => ({ given: Set(), ticked: Set() }),
  voided: (before) => before,
  evolve: { 'entry.boxed': noted },
};

/** What has an end of its own, and nothing to tick. */
const NEVER_BOXED: readonly EntryKind[] = ['motion', 'off-record', 'picture'];

/** Why an entry's box stays as it is. */
function keptBecause({ kind, number, box }: Entry, to: EntryBox, meeting: Meeting): string | undefined {
  const say = boxesMessages(meeting.group);
  if (NEVER_BOXED.includes(kind)) return say.neverBoxed(number);
  if (kind === 'event') return say.boxOfEvent(number);
  if (to === 'none') {
    if (kind === 'action') return say.boxOfAction(number);
    return box === 'none' ? say.hasNoBox(number) : undefined;
  }
  return box === 'ticked' ? say.isTicked(number) : undefined;
}

/** What earlier meetings left open doesn't go off the agenda without a word. */
const isOpenEarlier = ({ box, since, number }: Entry, to: EntryBox, meeting: Meeting): boolean =>
  to === 'none' && since !== undefined && box === 'open' && !meeting.stateOf(givenBoxes).given.has(number);

function decide(to: EntryBox, { args, by, at }: TypedCommand, meeting: Meeting): Decision<EntryEvent> {
  const say = boxesMessages(meeting.group);
  const entry = findEntry(meeting.withEmbargoed(), args);
  if (!entry) return noEntry(args, meeting);
  if (!mayAmend(entry, by, meeting)) return notYours(entry, meeting);
  const { number, box } = entry;
  const kept = keptBecause(entry, to, meeting);
  if (kept !== undefined) return refuse(kept);
  if (isOpenEarlier(entry, to, meeting)) return refuse(amendMessages(meeting.group).openEarlier(number));
  if (box === to) return { events: [], answer: sayText(say.hasBox(number)) };
  const [told, back] = to === 'open' ? ([say.boxed, 'unbox'] as const) : ([say.unboxed, 'box'] as const);
  return {
    events: [{ type: 'entry.boxed', at, number, box: to, by: by.key }],
    announce: sayText(...told(by.label, number, shortenText(shownText(entry, meeting)), code(`/${back} ${number}`))),
    ...proposedAgain(meeting),
  };
}

const boxing = (verb: string, to: EntryBox, help: Command<EntryEvent>['help']): Command<EntryEvent> => ({
  verb,
  usage: `/${verb} N`,
  help,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  reachesReview: true,
  decide: (typed, meeting) => decide(to, typed, meeting),
});

/** Whether a line is something to do: a note gets a box, or loses it. */
export const boxesFeature: Feature<BoxesState, EntryBoxed, EntryEvent> = {
  ...givenBoxes,
  commands: [
    boxing('box', 'open', (of) => boxesMessages(of).helpBox),
    boxing('unbox', 'none', (of) => boxesMessages(of).helpUnbox),
  ],
};
