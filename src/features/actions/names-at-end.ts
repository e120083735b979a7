import type { Meeting } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { MENTION_TOKEN } from '../../meeting/mention.ts';
import { whoIs } from '../../meeting/people.ts';
import { wordSet } from '../../meeting/word-set.ts';
import { trimEndOf } from './trim-end.ts';

/** What stands before a name that the task is about, and not before one that has to do it. */
const ABOUT = wordSet(
  `to with from for by of and or & about at on via in than like as per after before without between against
   ask tell ping thank remind invite call email mail contact help assist join meet cc notify inform nudge poke message
   welcome onboard credit add remove assign nominate elect pay unblock support replace follow include involve consult
   interview mention pair visit train mentor catch congratulate
   mit von für an bei zu und oder über durch ohne frag frage bitte sag sage`,
);
const JOINING = /^(?:,|&|and|und)$/iu;
/** What sets a name apart at the end: `fix it – @kenji`, `fix it (@kenji)`. */
const APART = /(?:[–—-]{1,2}>?|→|[:(])$/u;

/** `@kenji`, with what can be around it. */
const NAME = new RegExp(String.raw`^\(?@(?<name>${MENTION_TOKEN}|[^\s,;()]+)$`, 'u');
const AFTER_NAME = '.,;)!';
const TOKENS = new RegExp(String.raw`(?:${MENTION_TOKEN}|\S)+`, 'gu');

interface NamesAtEnd {
  readonly people: readonly Person[];
  /** What they have to do. */
  readonly text: string;
}

interface Ending {
  readonly people: readonly Person[];
  /** How many tokens come before the names. */
  readonly before: number;
}

/** Whether a token joins two names: `@a and @b`. */
const joins = (tokens: readonly string[], i: number): boolean =>
  JOINING.test(tokens[i] ?? '') && tokens[i - 1]?.startsWith('@') === true && tokens[i + 1]?.startsWith('@') === true;

/** The names that end the tokens, with what joins them; undefined if one of them is nobody's. */
function endingNames(tokens: readonly string[], meeting: Meeting, by: Person): Ending | undefined {
  const names = tokens.map((token) => NAME.exec(trimEndOf(token, AFTER_NAME))?.groups?.['name']);
  const before = names.findLastIndex((name, i) => name === undefined && !joins(tokens, i)) + 1;
  const people = names.slice(before).flatMap((name) => (name === undefined ? [] : [whoIs(name, meeting, by)]));
  const known = people.filter((who) => who !== undefined);
  return people.length === 0 || known.length < people.length ? undefined : { people: known, before };
}

/** Whether names after these words are what the task is about. */
const isAbout = (before: readonly string[]): boolean =>
  before.length === 1 || ABOUT.has(trimEndOf(before.at(-1)?.toLowerCase() ?? '', ',;'));

/**
 * The people whose `@name`s end a task, as in "fix it @kenji": not those whom it is about, as in "ask @kenji", and
 * nobody if one of the names is nobody's.
 */
export function namesAtEnd(said: string, meeting: Meeting, by: Person): NamesAtEnd | undefined {
  const found = [...said.matchAll(TOKENS)];
  const tokens = found.map(([token]) => token);
  const ending = endingNames(tokens, meeting, by);
  const first = ending && found[ending.before];
  if (!first) return undefined;
  const task = said.slice(0, first.index).trimEnd();
  const isApart = first[0].startsWith('(') || APART.test(task);
  if (!isApart && isAbout(tokens.slice(0, ending.before))) return undefined;
  const text = trimEndOf(task.replace(APART, ''), ' ,;');
  return text === '' ? undefined : { people: ending.people, text };
}
