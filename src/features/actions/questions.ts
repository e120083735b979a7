import { Map } from 'immutable';

import { listInWords } from '../../language/lists.ts';
import { isEmbargoed } from '../../meeting/embargo.ts';
import {
  entriesFeature,
  type Entry,
  type EntryAmended,
  type EntryEvent,
  type EntryRevised,
  type EntryUndone,
} from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import { refuse, type Decision, type Meeting, type Reaction, type Stateful, type View } from '../../meeting/feature.ts';
import { personLabels } from '../../meeting/guests.ts';
import { joinedKey, type PersonJoined } from '../../meeting/link.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { sayText, textLine, type Message } from '../../meeting/message.ts';
import { KEYCAPS } from '../../meeting/signs.ts';
import { dueInWords } from '../due/due.ts';
import { mayLead } from '../roles/roles.ts';
import { actionsMessages } from './messages.ts';
import type { ActionTask } from './read-task.ts';

// An action that can mean two things is recorded as it was typed, and one message asks which. Nobody has to answer it.

/** Somebody recorded an action that can mean several things. */
export interface ActionAsked extends Event {
  readonly type: 'actions.asked';
  readonly number: number;
  readonly by: PersonKey;
  /** In the order in which they are offered. */
  readonly readings: readonly ActionTask[];
}
/** Somebody said which; the entry is revised beside it. */
export interface ActionAnswered extends Event {
  readonly type: 'actions.answered';
  readonly number: number;
}

interface Question {
  readonly by: PersonKey;
  readonly readings: readonly ActionTask[];
  /** True once somebody answered, or changed the entry otherwise. */
  readonly settled?: true;
}

export type ActionQuestions = Map<number, Question>;
export type QuestionEvent = ActionAsked | ActionAnswered;
type Folded = QuestionEvent | EntryAmended | EntryRevised | EntryUndone | PersonJoined;

export const questionsOf: Stateful<ActionQuestions> = { name: 'actions', initial: () => Map() };

const settle = (state: ActionQuestions, { number }: { readonly number: number }): ActionQuestions =>
  state.has(number) ? state.update(number, (question) => question && { ...question, settled: true }) : state;

const joined = (state: ActionQuestions, event: PersonJoined): ActionQuestions =>
  state.map((question) => ({
    ...question,
    by: joinedKey(question.by, event),
    readings: question.readings.map((one) => ({ ...one, owners: one.owners.map((key) => joinedKey(key, event)) })),
  }));

export const questionSteps: {
  readonly [T in Folded['type']]: (state: ActionQuestions, event: Extract<Folded, { type: T }>) => ActionQuestions;
} = {
  'actions.asked': (state, { number, by, readings }) => state.set(number, { by, readings }),
  'actions.answered': settle,
  'entry.amended': settle,
  'entry.revised': settle,
  'entry.undone': (state, { number }) => state.delete(number),
  'links.joined': joined,
};

/** A task as the choices show it, with what they differ in. */
function choice(task: ActionTask, all: readonly ActionTask[], meeting: Meeting): string {
  const say = actionsMessages(meeting.group);
  const differs = (part: (one: ActionTask) => unknown): boolean =>
    all.some((one) => String(part(one)) !== String(part(task)));
  const who = task.owners.length === 0 ? say.nobody : personLabels(meeting, task.owners);
  const due = dueInWords(task, meeting);
  const parts = [
    ...(differs(({ owners }) => owners) ? [who] : []),
    ...(differs(({ due: day, dueAt }) => [day, dueAt]) && due !== undefined ? [due] : []),
  ];
  return parts.length === 0 ? task.text : listInWords(parts, meeting.group);
}

type TaskShown = Pick<Entry, 'text' | 'owners' | 'due' | 'dueAt'>;

/** An action in words: `#12 @kenji: fix it, due Friday 4 December`. */
export function actionInWords(number: number, task: TaskShown, meeting: Meeting): string {
  const who = task.owners.length === 0 ? '' : ` ${personLabels(meeting, task.owners)}:`;
  const due = dueInWords(task, meeting);
  return `#${number}${who} ${task.text}${due === undefined ? '' : `, ${due}`}`;
}

function message(number: number, { readings, settled }: Question, meeting: Meeting): Message | undefined {
  const entry = meeting.stateOf(entriesFeature).byNumber.get(number);
  if (!entry) return undefined;
  if (settled || isEmbargoed({ entry: number }, meeting)) return sayText(actionInWords(number, entry, meeting));
  const say = actionsMessages(meeting.group);
  return {
    lines: [textLine(say.whichOne(number, entry.text))],
    offers: readings.map((one, i) => ({ emoji: KEYCAPS[i] ?? '', label: choice(one, readings, meeting) })),
  };
}

const PREFIX = 'action:';

export const questionViews = (meeting: Meeting): View[] =>
  [...meeting.stateOf(questionsOf)].flatMap(([number, question]) => {
    const shown = message(number, question, meeting);
    return shown ? [{ key: `${PREFIX}${number}`, message: shown }] : [];
  });

const mayAnswer = (by: Person, { by: asked, readings }: Question, meeting: Meeting): boolean =>
  mayLead(by, meeting) || [asked, ...readings.flatMap(({ owners }) => owners)].includes(by.key);

/** Who has the action once the question is answered: people who took it meanwhile keep it. */
function ownersNow({ owners }: Entry, task: ActionTask, { readings }: Question): readonly PersonKey[] {
  const isAboutOwners = readings.some((one) => String(one.owners) !== String(task.owners));
  return isAboutOwners ? [...new Set([...task.owners, ...owners])] : owners;
}

/**
 * A keycap under the question answers it. The person who recorded the action, those it can be for, the chair and the
 * secretary may.
 */
export function onAnswer(
  { about = '', emoji, removed, by, at }: Reaction,
  meeting: Meeting,
): Decision<QuestionEvent | EntryEvent> | undefined {
  if (!about.startsWith(PREFIX)) return undefined;
  const number = Number(about.slice(PREFIX.length));
  const question = meeting.stateOf(questionsOf).get(number);
  const entry = meeting.stateOf(entriesFeature).byNumber.get(number);
  const task = question?.readings[KEYCAPS.indexOf(emoji)];
  if (!question || !entry || !task) return undefined;
  if (removed || question.settled) return { events: [] };
  if (!mayAnswer(by, question, meeting)) return refuse(actionsMessages(meeting.group).notYourQuestion(number));
  const { kind, box, credit, details } = entry;
  const to = { kind, box, credit, details, ...task, owners: ownersNow(entry, task, question) };
  return {
    events: [
      { type: 'entry.revised', at, number, to, by: by.key },
      { type: 'actions.answered', at, number },
    ],
  };
}
