import { LANGUAGES, type InLanguage } from '../language/language.ts';
import { listInWords } from '../language/lists.ts';
import type { Entry } from './entry.ts';
import type { Meeting } from './feature.ts';
import { personLabel } from './guests.ts';
import type { PersonKey } from './member.ts';
import type { AddressedPeople } from './people.ts';
import { wordSet } from './word-set.ts';

// Names before a task say who has to do it, and aren't part of it: "@kim write the rules". In "@kim has written them"
// the name is what the sentence is about. The word that follows tells which one it is: a task says what to do.

const FINITE = wordSet(
  "has have had is are was were will would did does can could may might must should shall cannot isn't aren't wasn't " +
    "weren't hasn't haven't hadn't won't wouldn't didn't doesn't can't couldn't shouldn't",
);
/** Past forms that are no infinitives: not "put", "read" or "set". */
const PAST = wordSet(
  'sent wrote went made said found met told gave took got came left spoke began built thought brought bought held ran ' +
    'kept led lost paid saw knew felt agreed',
);
/** Ends like a past form, and is an infinitive. */
const NOT_PAST = /(?:eed|^(?:embed|shed|shred|wed|bed|bus|plus))$/u;
/** What follows a verb in the third person sooner than a noun in the plural: "asks that …", not "slides for …". */
const OBJECT = wordSet('to that the a an it them this us if whether');

/** `@kim's laptop`, `@kim'll do it` */
const ATTACHED = /^['’](?:s|d|ll|ve|re)(?!\p{L})/iu;

/** Whether the words right after a name, with what is between, are what somebody has done or does, and no task. */
function isPredicate(after: string): boolean {
  if (ATTACHED.test(after)) return true;
  const [first = '', second = ''] = after
    .trimStart()
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}']+/u, 2);
  if (FINITE.has(first) || PAST.has(first)) return true;
  if (NOT_PAST.test(first)) return false;
  return /\p{L}{2}ed$/u.test(first) || (/[^su]s$/u.test(first) && OBJECT.has(second));
}

/**
 * What is left of a line once the people before it are known: the words after their names, or the whole sentence if it
 * is about them. Anything between names and words, as in `@kim – …` or `@kim: …`, sets the names apart.
 */
export function besideNames(
  line: string,
  { people, rest }: Pick<AddressedPeople, 'people' | 'rest'>,
  of: InLanguage,
): string {
  const names = line.slice(0, line.length - rest.length).trimEnd();
  const after = line.slice(names.length);
  if (people.length === 0 || /[,:–—-]$/u.test(names) || !isPredicate(after)) return rest;
  return `${listInWords(
    people.map((who) => who.label),
    of,
  )}${after}`;
}

/**
 * Who to name before an entry's words as its owners: nobody if the words are a sentence about them. The group may have
 * had another language when it was recorded.
 */
export function ownersBefore({ owners, text }: Pick<Entry, 'owners' | 'text'>, meeting: Meeting): readonly PersonKey[] {
  const labels = owners.map((key) => personLabel(meeting, key));
  const isSentence = LANGUAGES.map((language) => listInWords(labels, { language })).some(
    (names) => names !== '' && text.startsWith(names) && isPredicate(text.slice(names.length)),
  );
  return isSentence ? [] : owners;
}
