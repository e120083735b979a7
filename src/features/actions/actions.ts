import type { PhrasingContent } from 'mdast';

import { leadIn, namesOf } from '../../meeting/credit-text.ts';
import { entryPlace } from '../../meeting/entry-place.ts';
import {
  entryAbout,
  findEntry,
  noEntry,
  shownText,
  type Entry,
  type EntryAmended,
  type EntryEvent,
  type EntryKind,
  type EntryRevised,
  type EntryUndone,
} from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type Reaction,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import { sayText } from '../../meeting/message.ts';
import { knownPeople, onlyName } from '../../meeting/people.ts';
import { AMENDABLE_PHASES, HELD_PHASES, OPEN_PHASES } from '../../meeting/phases.ts';
import { nextNumber, recordEntry } from '../../meeting/record-entry.ts';
import { ownersBefore } from '../../meeting/sentence.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { textNode } from '../../minutes/build.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import { dueInMinutes } from '../due/due.ts';
import { mayLead } from '../roles/roles.ts';
import { actionsMessages } from './messages.ts';
import { openActions } from './open-actions.ts';
import {
  actionInWords,
  onAnswer,
  questionsOf,
  questionSteps,
  questionViews,
  type QuestionEvent,
  type ActionQuestions,
} from './questions.ts';
import { readTask } from './read-task.ts';

type Outcome = Decision<QuestionEvent | EntryEvent>;

/** Of an action without an owner: that its line doesn't ask for a volunteer. */
const NOBODY_ASKED = { details: { asks: 'nobody' } } as const;

/** @param unowned what to record with it if it has no owner */
function assign(typed: TypedCommand, meeting: Meeting, unowned: Pick<Entry, 'details'> = {}): Outcome {
  const say = actionsMessages(meeting.group);
  const read = readTask(typed, meeting);
  if ('refuse' in read) return read;
  const { plain, readings, isGuess, said } = read;
  if (plain.text === '') return wrongUsage(say.whatToDo);
  const draft = {
    kind: 'action',
    box: 'open',
    ...plain,
    ...(plain.owners.length === 0 && unowned),
    ...(said && { said }),
    ...entryPlace(typed, meeting),
  } as const;
  const decided = recordEntry(draft, typed, meeting);
  if ('refuse' in decided) return decided;
  const number = nextNumber(meeting);
  if (readings.length > 1) {
    const asked: QuestionEvent = { type: 'actions.asked', at: typed.at, number, by: typed.by.key, readings };
    return { ...decided, events: [...decided.events, asked] };
  }
  return isGuess ? { ...decided, echo: sayText(actionInWords(number, plain, meeting)) } : decided;
}

const action: Command<QuestionEvent | EntryEvent> = {
  verb: 'action',
  meetbot: ['#action'],
  usage: '/action @user[, @user] TEXT [by DATE]',
  help: (of) => actionsMessages(of).help,
  who: 'anyone',
  when: HELD_PHASES,
  records: { label: (of) => actionsMessages(of).label, owned: true },
  decide: (typed, meeting) => assign(typed, meeting),
};

const todo: Command<QuestionEvent | EntryEvent> = {
  verb: 'todo',
  meetbot: ['#todo'],
  usage: '/todo TEXT [by DATE]',
  help: (of) => actionsMessages(of).helpTodo,
  who: 'anyone',
  when: HELD_PHASES,
  decide: (typed, meeting) => assign(typed, meeting, NOBODY_ASKED),
};

/** What is settled by itself: a motion by its vote, and time off the record by its end. */
const NEVER_DONE: readonly EntryKind[] = ['motion', 'off-record'];

/** Ticks or unticks an entry. Its owners, the person who recorded or said it, the chair and the secretary may. */
function box(
  number: string,
  to: 'ticked' | 'open',
  { by, at }: Pick<TypedCommand, 'by' | 'at'>,
  meeting: Meeting,
): Decision<EntryEvent> {
  const say = actionsMessages(meeting.group);
  const entry = findEntry(meeting.withEmbargoed(), number);
  if (!entry) return noEntry(number, meeting);
  if (NEVER_DONE.includes(entry.kind)) return refuse(say.notTickable(entry.number));
  const own = [...entry.owners, entry.credit, entry.author].includes(by.key);
  if (!own && !mayLead(by, meeting)) return refuse(say.notYours(entry.number));
  if (entry.box === to) return { events: [], answer: sayText(say.already(entry.number, to)) };
  if (entry.box === 'none' && to === 'open') return refuse(say.noBox(entry.number));
  return {
    events: [{ type: 'entry.boxed', at, number: entry.number, box: to, by: by.key }],
    answer: sayText(say.now(entry.number, to, shownText(entry, meeting))),
    sign: DONE_SIGN,
  };
}

const boxing = (verb: string, to: 'ticked' | 'open', help: Command<EntryEvent>['help']): Command<EntryEvent> => ({
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
  help: (of) => actionsMessages(of).helpList,
  who: 'anyone',
  when: AMENDABLE_PHASES,
  privately: 'in a group',
  decide(typed, meeting) {
    const named = knownPeople(typed.args, meeting, typed.by);
    if ('refuse' in named) return named;
    const { people, rest } = named;
    return rest === ''
      ? { events: [], answer: openActions(meeting, typed.at, people[0]?.key) }
      : wrongUsage(onlyName(rest, meeting));
  },
};

const HANDS: readonly string[] = ['✋', '👋'];

/** ✅ ticks what has a box; a hand on an action takes it. */
function reacted(reaction: Reaction, meeting: Meeting): Outcome | undefined {
  const { about, emoji, removed } = reaction;
  const answer = onAnswer(reaction, meeting);
  if (answer) return answer;
  const entry = entryAbout(meeting.withEmbargoed(), about);
  if (!entry) return undefined;
  const isAction = entry.kind === 'action';
  if (emoji === '✅' && (isAction || entry.box !== 'none'))
    return box(String(entry.number), removed ? 'open' : 'ticked', reaction, meeting);
  return isAction && HANDS.includes(emoji) ? take(entry, reaction, meeting) : undefined;
}

function take(entry: Entry, { removed, by, at }: Reaction, meeting: Meeting): Decision<EntryEvent> {
  const say = actionsMessages(meeting.group);
  if (!removed && entry.owners.includes(by.key)) return { events: [] };
  const owners = removed ? entry.owners.filter((key) => key !== by.key) : [...entry.owners, by.key];
  const told = removed ? say.gaveUp(by.label, entry.number) : say.takes(by.label, entry.number);
  return { events: [{ type: 'entry.owned', at, number: entry.number, owners }], announce: sayText(told) };
}

function write(entry: Entry, meeting: Meeting): PhrasingContent[] {
  const isPlain = entry.details?.['asks'] === 'nobody';
  const say = minutesMessages(meeting.group);
  const owners =
    entry.owners.length > 0
      ? namesOf(ownersBefore(entry, meeting), meeting)
      : isPlain
        ? []
        : [textNode(leadIn(say.volunteerWanted, meeting))];
  const due = dueInMinutes(entry, meeting);
  const written = due === undefined ? [] : [textNode(` (${due})`)];
  return [...owners, ...(entry.content ?? phrasingOf(entry.text)), ...written];
}

export const actionsFeature: Feature<
  ActionQuestions,
  QuestionEvent | EntryAmended | EntryRevised | EntryUndone | PersonJoined,
  QuestionEvent | EntryEvent
> = {
  ...questionsOf,
  voided: (before) => before,
  commands: [
    action,
    todo,
    boxing('done', 'ticked', (of) => actionsMessages(of).helpDone),
    boxing('reopen', 'open', (of) => actionsMessages(of).helpReopen),
    list,
  ],
  evolve: questionSteps,
  onReaction: reacted,
  views: questionViews,
  entries: { action: write },
};
