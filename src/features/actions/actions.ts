import type { PhrasingContent } from 'mdast';

import { namesOf } from '../../meeting/credit-text.ts';
import { entryPlace } from '../../meeting/entry-place.ts';
import {
  entryAbout,
  findEntry,
  noEntry,
  type EntryBox,
  type EntryKind,
  type Entry,
  type EntryEvent,
} from '../../meeting/entry.ts';
import {
  refuse,
  type ChosenInForm,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Reaction,
  type Refusal,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { sayText, type MessagePiece } from '../../meeting/message.ts';
import { atMe, leadingNicks } from '../../meeting/nicks.ts';
import { knownPeople, onlyName } from '../../meeting/people.ts';
import { AMENDABLE_PHASES, HELD_PHASES, OPEN_PHASES } from '../../meeting/phases.ts';
import { nextNumber, recordEntry } from '../../meeting/record-entry.ts';
import { besideNames, ownersBefore } from '../../meeting/sentence.ts';
import { textNode } from '../../minutes/build.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { dayIn } from '../../schedule/local.ts';
import { readDaysTimed } from '../../schedule/read-days.ts';
import { wordsOf } from '../notes/words.ts';
import { mayLead } from '../roles/roles.ts';
import { openActions } from './open-actions.ts';

const BY = /(?<!\S)(?:by|due|until)\s/giu;
const LIKE_A_DAY = /^\d{4}-\d{1,2}-\d{1,2}$/u;
/** Longer words than these are no date. */
const LONGEST_DATE = 60;

interface Task {
  readonly text: string;
  readonly due?: string | undefined;
}

interface Assignment extends Task {
  readonly owners: readonly Person[];
  readonly said?: PersonKey;
}

/** `TEXT by DATE`, where what follows the last "by" is wholly a date. */
function readTask(said: string, at: string, zone: string): Task | Refusal {
  const by = [...said.matchAll(BY)].at(-1);
  if (!by) return { text: said };
  const day = said
    .slice(by.index + by[0].length)
    .trim()
    .replace(/\.$/u, '');
  const due = day.length > LONGEST_DATE ? undefined : readDaysTimed(day, { at, zone, language: 'en' })?.days.at(-1);
  if (due) return due < dayIn(at, zone) ? refuse(`${due} has passed.`) : { text: said.slice(0, by.index).trim(), due };
  return LIKE_A_DAY.test(day) ? refuse(`There is no such day: ${day}.`) : { text: said };
}

/** What a line such as `@ann write the rules by friday` asks of whom. */
function assignment(typed: TypedCommand, zone: string, meeting: Meeting): Assignment | Refusal {
  const args = atMe(typed.args);
  const named = knownPeople(args, meeting, typed.by);
  if ('refuse' in named) return named;
  const { people } = named;
  const read = readTask(besideNames(args, named, meeting.group), typed.at, zone);
  if ('refuse' in read) return read;
  const { people: owners, text: task } =
    people.length > 0 || !typed.form.startsWith('#') ? { people, text: read.text } : leadingNicks(read.text, meeting);
  if (read.text !== '') return { ...read, text: task, owners };
  const { text: answered, said } = wordsOf({ ...typed, args: '' });
  return { ...read, text: answered, owners, ...(said === undefined ? {} : { said }) };
}

/** The words of a form are the task as they stand. */
function chosenTask(
  { owners, due, said }: ChosenInForm,
  { args, at }: TypedCommand,
  zone: string,
): Assignment | Refusal {
  if (due !== undefined && due < dayIn(at, zone)) return refuse(`${due} has passed.`, 'due');
  return { text: args, owners, due, said: said.key };
}

function assign(typed: TypedCommand, meeting: Meeting): Decision<EntryEvent> {
  const zone = typed.by.zone ?? meeting.group.schedule.zone;
  const read = typed.chosen ? chosenTask(typed.chosen, typed, zone) : assignment(typed, zone, meeting);
  if ('refuse' in read) return read;
  const { owners: people, ...task } = read;
  if (task.text === '') return wrongUsage('What is to be done?');
  const owners = people.map(({ key }) => key);
  const decided = recordEntry(
    { kind: 'action', box: 'open', ...task, owners, ...entryPlace(typed, meeting) },
    typed,
    meeting,
  );
  if ('refuse' in decided) return decided;
  const number = nextNumber(meeting);
  const wanted = sayText(`#${number} needs a volunteer: ${task.text} – react ✋ to take it.`);
  return owners.length > 0 ? decided : { ...decided, announce: wanted };
}

const action: Command<EntryEvent> = {
  verb: 'action',
  aliases: ['todo'],
  meetbot: ['#action', '#todo'],
  usage: '/action @user[, @user] TEXT [by DATE]',
  help: () => 'Records an action with its owners; with no owner it wants a volunteer.',
  who: 'anyone',
  when: HELD_PHASES,
  records: { label: 'Action', owned: true },
  decide: assign,
};

/** What is settled by itself: a motion by its vote, and time off the record by its end. */
const NEVER_DONE: readonly EntryKind[] = ['motion', 'off-record'];

/** Ticks or unticks an entry: its owners, whoever recorded or said it, and those who lead may. */
function box(
  number: string,
  to: EntryBox,
  { by, at }: Pick<TypedCommand, 'by' | 'at'>,
  meeting: Meeting,
): Decision<EntryEvent> {
  const entry = findEntry(meeting, number);
  if (!entry) return noEntry(number, meeting);
  if (NEVER_DONE.includes(entry.kind))
    return refuse(`#${entry.number} is nothing to tick: /done is for actions and points.`);
  const own = [...entry.owners, entry.credit, entry.author].includes(by.key);
  if (!own && !mayLead(by, meeting))
    return refuse(`#${entry.number} is not yours: its owner, a chair or the secretary can.`);
  if (entry.box === to)
    return { events: [], answer: sayText(`#${entry.number} is ${to === 'ticked' ? 'done' : 'open'} already.`) };
  if (entry.box === 'none' && to === 'open') return refuse(`#${entry.number} has no box to untick.`);
  return {
    events: [{ type: 'entry.boxed', at, number: entry.number, box: to, by: by.key }],
    answer: sayText(`#${entry.number} is ${to === 'ticked' ? 'done' : 'open again'}: ${entry.text}`),
  };
}

const boxing = (verb: string, to: EntryBox, help: Command<EntryEvent>['help']): Command<EntryEvent> => ({
  verb,
  usage: `/${verb} N`,
  help,
  who: 'anyone',
  when: OPEN_PHASES,
  privately: 'in a group',
  decide: (typed, meeting) => box(typed.args, to, typed, meeting),
});

const list: Command<EntryEvent> = {
  verb: 'actions',
  usage: '/actions [@user]',
  help: () => 'Lists the open actions, by owner.',
  who: 'anyone',
  when: AMENDABLE_PHASES,
  privately: 'in a group',
  decide(typed, meeting) {
    const named = knownPeople(typed.args, meeting, typed.by);
    if ('refuse' in named) return named;
    const { people, rest } = named;
    return rest === ''
      ? { events: [], answer: openActions(meeting, people[0]?.key) }
      : wrongUsage(onlyName(rest, meeting));
  },
};

const HANDS: readonly string[] = ['✋', '👋'];

/** ✅ ticks what has a box; a hand on an action takes it. */
function reacted(reaction: Reaction, meeting: Meeting): Decision<EntryEvent> | undefined {
  const { about, emoji, removed } = reaction;
  const entry = entryAbout(meeting, about);
  if (!entry) return undefined;
  const isAction = entry.kind === 'action';
  if (emoji === '✅' && (isAction || entry.box !== 'none'))
    return box(String(entry.number), removed ? 'open' : 'ticked', reaction, meeting);
  return isAction && HANDS.includes(emoji) ? take(entry, reaction) : undefined;
}

function take(entry: Entry, { removed, by, at }: Reaction): Decision<EntryEvent> {
  if (!removed && entry.owners.includes(by.key)) return { events: [] };
  const owners = removed ? entry.owners.filter((key) => key !== by.key) : [...entry.owners, by.key];
  const told: MessagePiece[] = removed
    ? [by.label, ` no longer has #${entry.number}.`]
    : [by.label, ` takes #${entry.number}.`];
  return { events: [{ type: 'entry.owned', at, number: entry.number, owners }], announce: sayText(...told) };
}

function write(entry: Entry, meeting: Meeting): PhrasingContent[] {
  const owners =
    entry.owners.length > 0
      ? namesOf(ownersBefore(entry, meeting), meeting)
      : [textNode(`Volunteer wanted ${meeting.group.format.style.dash} `)];
  const due = entry.due === undefined ? [] : [textNode(` (by ${entry.due})`)];
  const parts = [...owners, ...(entry.content ?? phrasingOf(entry.text)), ...due];
  return parts;
}

export const actionsFeature: Feature<undefined, never, EntryEvent> = {
  name: 'actions',
  initial: () => undefined,
  commands: [
    action,
    boxing('done', 'ticked', () => 'Ticks an entry, of this meeting or carried over.'),
    boxing('reopen', 'open', () => 'Unticks an entry.'),
    list,
  ],
  evolve: {},
  onReaction: reacted,
  entries: { action: write },
};
