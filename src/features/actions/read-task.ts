import { refuse, type Meeting, type Refusal, type TypedCommand } from '../../meeting/feature.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { atMe, leadingNicks } from '../../meeting/nicks.ts';
import { knownPeople } from '../../meeting/people.ts';
import { besideNames } from '../../meeting/sentence.ts';
import { KEYCAPS } from '../../meeting/signs.ts';
import { dayIn } from '../../schedule/local.ts';
import { wordsOf } from '../notes/words.ts';
import { datedText, hasPassed, type DueReading } from './due-in-text.ts';
import { namesAtEnd } from './names-at-end.ts';
import { withLeadingNames } from './names-in-text.ts';

/** Who has to do what until when. */
export interface ActionTask extends DueReading {
  readonly text: string;
  readonly owners: readonly PersonKey[];
}

/** What a line can mean, the likeliest first: several tasks if somebody has to be asked which. */
export interface ReadTask {
  /** What is recorded as long as nobody says which: nothing that was typed is left out of it. */
  readonly plain: ActionTask;
  readonly readings: readonly ActionTask[];
  /** Whether more was understood than `@name TEXT by YYYY-MM-DD`. */
  readonly isGuess: boolean;
  /** Whose words they are, if somebody else records them. */
  readonly said?: PersonKey;
}

const COMMITS = /^i(?:\s(?:will|shall|am\sgoing\sto)|['’](?:ll|m\sgoing\sto))\s(?!be\b|not\b|never\b)(?=\S)/iu;
const COMMITS_IN_GERMAN = /^ich\s(?!werde\snicht\b)(?:werde\s)?(?=\S)/iu;

/** "I will write the rules" and "me write the rules", with the speaker's name as others are named. */
function withOneself(args: string, { group: { language } }: Meeting): string {
  const committed = args.replace(COMMITS, '@me ');
  return atMe(language === 'de' ? committed.replace(COMMITS_IN_GERMAN, '@me ') : committed);
}

const keys = (people: readonly Person[]): PersonKey[] => [...new Set(people.map(({ key }) => key))];

type NamedTask = Pick<ReadTask, 'plain' | 'readings'>;

interface NamedWords {
  readonly people: readonly Person[];
  readonly text: string;
}

/** The people before a task, or else those at its end; a tagged line can have them anywhere. */
function splitNames(args: string, { form, by }: TypedCommand, meeting: Meeting): NamedWords | Refusal {
  const named = knownPeople(args, meeting, by);
  if ('refuse' in named) return named;
  const text = besideNames(args, named, meeting.group);
  const ending = named.people.length > 0 || form.startsWith('#') ? undefined : namesAtEnd(text, meeting, by);
  return ending ?? { people: named.people, text };
}

/** Who has to do it, and what, once the date is taken off. */
function assigned({ people, text }: NamedWords, { form, by }: TypedCommand, meeting: Meeting): ActionTask {
  if (people.length > 0) return { owners: keys(people), text };
  const found = form.startsWith('#') ? leadingNicks(text, meeting) : namesAtEnd(text, meeting, by);
  return { owners: keys(found?.people ?? []), text: found?.text ?? text };
}

/** What one way to read the names makes of a line. */
function readNamed(args: string, typed: TypedCommand, meeting: Meeting): NamedTask | Refusal {
  const { by, at } = typed;
  const { schedule, language } = meeting.group;
  const named = splitNames(args, typed, meeting);
  if ('refuse' in named) return named;
  const dated = datedText(named.text, { at, zone: by.zone ?? schedule.zone, language }, meeting);
  if ('refuse' in dated) return dated;
  const task = assigned({ ...named, text: dated.text }, typed, meeting);
  const [due, ...others] = dated.readings;
  if (others.length === 0) return { plain: { ...task, ...due }, readings: [{ ...task, ...due }] };
  return { plain: { ...task, text: named.text }, readings: dated.readings.map((one) => ({ ...task, ...one })) };
}

const isLiteral = (args: string, { plain: { due, dueAt } }: NamedTask, typed: string): boolean =>
  args === typed && dueAt === undefined && (due === undefined || typed.includes(due));

/** Reads a line such as `@ann write the rules by friday`, `I will write them` or `fix it @kenji`. */
export function readTask(typed: TypedCommand, meeting: Meeting): ReadTask | Refusal {
  if (typed.chosen) return chosenTask(typed.chosen, typed, meeting);
  const own = withOneself(typed.args, meeting);
  const meant = typed.form.startsWith('#') ? [own] : withLeadingNames(own, meeting);
  const read: NamedTask[] = [];
  for (const args of meant) {
    const one = readNamed(args, typed, meeting);
    if ('refuse' in one) return one;
    read.push(one);
  }
  const [first] = read;
  if (!first) return refuse('');
  const readings = read.flatMap((one) => one.readings).slice(0, KEYCAPS.length);
  const plain = read.length === 1 ? first.plain : { owners: [], text: typed.args };
  if (first.readings.some(({ text }) => text === '')) return answered(first, typed);
  return { plain, readings, isGuess: !isLiteral(meant[0] ?? '', first, typed.args) };
}

/** With no words of its own, a command records those that it answers. */
function answered({ plain, readings }: NamedTask, typed: TypedCommand): ReadTask {
  const { text, said } = wordsOf({ ...typed, args: '' });
  // A date that can mean two days is still in the plain text.
  const recorded = text === '' ? '' : `${text} ${plain.text}`.trim();
  return {
    plain: { ...plain, text: recorded },
    readings: readings.map((one) => ({ ...one, text })),
    isGuess: false,
    ...(said === undefined ? {} : { said }),
  };
}

/** The words of a form are the task as they stand. */
function chosenTask(
  { owners, due, said }: NonNullable<TypedCommand['chosen']>,
  { args, at, by }: TypedCommand,
  meeting: Meeting,
): ReadTask | Refusal {
  if (due !== undefined && due < dayIn(at, by.zone ?? meeting.group.schedule.zone))
    return refuse(hasPassed(due, at, meeting), 'due');
  const plain = { text: args, owners: keys(owners), ...(due === undefined ? {} : { due }) };
  return { plain, readings: [plain], isGuess: false, said: said.key };
}
