import type { Directory } from '../meeting/member.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { inAllLanguages } from '../minutes/written-by.ts';
import { eachSectionOnce, linesOf, withLinesBelow, type LineMeaning } from './lines.ts';
import { keyOf, peopleIn, type NamedPerson } from './people.ts';
import { VOCABULARIES, type MinutesVocabulary } from './vocabulary.ts';

/** Who led a meeting. */
export interface PastRoles {
  readonly chair: readonly NamedPerson[];
  readonly secretary: readonly NamedPerson[];
}

const FULL_NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){1,3}`;
/** `Minutes: Ann Lee`, and not a link to them, or what became of them. */
const WRITTEN_BY = new RegExp(
  String.raw`^(?:[Mm]inutes|[Nn]otes)(?=\s*:\s*(?:@\p{L}|${FULL_NAME}(?:(?:, | and | & )${FULL_NAME})*(?: \([^()]*\))?\s*(?:$|[;|·•])))`,
  'u',
);

type RoleLabels = Readonly<Record<'chair' | 'secretary', readonly RegExp[]>>;

const literally = (label: string): RegExp => new RegExp(`^${RegExp.escape(label)}(?![\\p{L}\\p{N}])`, 'iu');

/** What the two are called: by Gavel, and by people. */
const USUAL: RoleLabels = {
  chair: [...inAllLanguages((say) => say.chair).map(literally), ...VOCABULARIES.map(({ chair }) => chair)],
  secretary: [
    ...inAllLanguages((say) => say.secretary).map(literally),
    ...VOCABULARIES.map(({ secretary }) => secretary),
    WRITTEN_BY,
  ],
};

/** What a group's own format calls the two, besides what they are usually called. */
function labelsOf(format: MinutesFormat | undefined): RoleLabels {
  const own = (format?.sections ?? []).flatMap((section) =>
    section.kind === 'roles' || section.kind === 'elections' ? [section] : [],
  );
  return {
    chair: [...own.map(({ chair }) => literally(chair)), ...USUAL.chair],
    secretary: [...own.map(({ secretary }) => literally(secretary)), ...USUAL.secretary],
  };
}

/** `@ann; deputy is @bob`, `Chair: @ann, Scribe: @bob`, `Chair: Ann Lee · Minutes: Bob Chen`. */
const clauses = (text: string): string[] =>
  text
    .split(/[;|·•\t]| {2}|,\s*(?=\p{L}[\p{L} -]{1,30}:)|\s\/\s(?=\p{L}[\p{L} -]{1,30}:)/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

/** What is written behind the first label that a text begins with. */
function behindLabel(labels: readonly RegExp[], text: string): string | undefined {
  for (const label of labels) {
    const found = label.exec(text)?.[0];
    const rest = found === undefined ? '' : text.slice(found.length);
    const is = VOCABULARIES.flatMap((words) => words.is.exec(rest)?.[0] ?? [])[0];
    if (found !== undefined && is !== undefined) return rest.slice(is.length);
  }
  return undefined;
}

/** What is behind the label of a role: the people who have it. */
export const behindRoleLabel = (text: string): string | undefined =>
  behindLabel(USUAL.chair, text) ?? behindLabel(USUAL.secretary, text);

const labelIn = (labels: readonly RegExp[], text: string): string | readonly [] =>
  labels.map((one) => one.exec(text)?.[0]).find((found) => found !== undefined) ?? [];

/** The words before the people in a line about who leads: `Meeting chair` of `Meeting chair: @ann`. */
export function roleLabels(text: string): Partial<Record<'chair' | 'secretary', string>> {
  const said = clauses(text);
  const label = (labels: readonly RegExp[]): string | undefined =>
    said.flatMap((clause) => (behindLabel(labels, clause) === undefined ? [] : labelIn(labels, clause)))[0];
  const [chair, secretary] = [label(USUAL.chair), label(USUAL.secretary)];
  return { ...(chair === undefined ? {} : { chair }), ...(secretary === undefined ? {} : { secretary }) };
}

/** Whether a line names who leads: `Meeting chair: …`. */
export const isRoleLine = (text: string): boolean =>
  clauses(text).some((clause, i) => behindRoleLabel(clause) !== undefined && (i === 0 || clause.includes(':')));

/** What behind a label may be no names: `Minutes: Ann Lee` counts if Ann was there. */
const isSure = (text: string, directory: Directory, present: readonly NamedPerson[]): boolean =>
  !WRITTEN_BY.test(text) ||
  peopleIn(behindLabel([WRITTEN_BY], text) ?? '', directory).every((who) =>
    present.some((other) => keyOf(other) === keyOf(who)),
  );

type RoleVerb = 'chairs' | 'writes';

/** The people before a verb: `Ann chaired`. */
function beforeVerb(verb: RoleVerb, text: string, directory: Directory): NamedPerson[] {
  // A name has a few words, and what they do comes right after it.
  const words = text.split(' ', MOST_WORDS_BEFORE + 1);
  for (let i = 1; i < words.length; i += 1) {
    const rest = text.slice(words.slice(0, i).join(' ').length + 1);
    if (VOCABULARIES.some((say) => say[verb].test(rest))) {
      const people = peopleIn(words.slice(0, i).join(' '), directory);
      return people.filter(({ written, handle }) => handle !== undefined || written.startsWith('@'));
    }
  }
  return [];
}
const MOST_WORDS_BEFORE = 5;

/** The people behind a label such as `Meeting chairs:`, or before a verb. */
function withRole(labels: readonly RegExp[], verb: RoleVerb, text: string, directory: Directory): NamedPerson[] {
  const people = behindLabel(labels, text);
  return people === undefined ? beforeVerb(verb, text, directory) : peopleIn(people, directory);
}

const eachOnce = (people: readonly NamedPerson[]): NamedPerson[] =>
  [...new Map(people.toReversed().map((who) => [keyOf(who), who])).values()].toReversed();

const byKind = (texts: readonly string[], directory: Directory, { chair, secretary }: RoleLabels): PastRoles => ({
  chair: eachOnce(texts.flatMap((text) => withRole(chair, 'chairs', text, directory))),
  secretary: eachOnce(texts.flatMap((text) => withRole(secretary, 'writes', text, directory))),
});

const texts = ({ section }: LineMeaning): string[] =>
  linesOf(section.blocks).flatMap((line) => withLinesBelow(line).map(({ text }) => text));

const HOLD_ROLES: readonly LineMeaning['meaning'][] = ['roles', 'details', 'clock', 'attendance', 'present', 'wrapper'];

/** Who is noted as leading beside their name: `Ann (chair)`. */
function asNoted(
  present: readonly NamedPerson[],
  noted: (words: MinutesVocabulary) => RegExp,
  named: readonly NamedPerson[],
): readonly NamedPerson[] {
  if (named.length > 0) return named;
  return present.filter(({ note }) => note !== undefined && VOCABULARIES.some((words) => noted(words).test(note)));
}

/**
 * Who chaired and who was the secretary, if the minutes say so.
 * @param present who was there: what is noted beside their names counts if nothing else says who led
 */
export function rolesOf(
  sections: readonly LineMeaning[],
  directory: Directory,
  format?: MinutesFormat,
  present: readonly NamedPerson[] = [],
): PastRoles {
  const said = eachSectionOnce(sections.filter(({ meaning }) => HOLD_ROLES.includes(meaning)))
    .flatMap(texts)
    .flatMap(clauses)
    .filter((text) => isSure(text, directory, present));
  const { chair, secretary } = byKind(said, directory, labelsOf(format));
  return {
    chair: asNoted(present, (words) => words.leadsAsNoted, chair),
    secretary: asNoted(present, (words) => words.writesAsNoted, secretary),
  };
}

/** Who chairs next and who is the secretary then, as elected, or as the words about the next meeting say. */
export function nextRolesOf(sections: readonly LineMeaning[], directory: Directory, format?: MinutesFormat): PastRoles {
  const elections = sections
    .filter(({ meaning }) => meaning === 'elections')
    .flatMap(texts)
    .flatMap(clauses);
  const both = eachSectionOnce(sections.filter(({ meaning }) => meaning === 'elections' || meaning === 'next'));
  const next = both
    .filter(({ meaning }) => meaning === 'next')
    .flatMap(texts)
    .flatMap(clauses);
  const named = byKind([...elections, ...next], directory, labelsOf(format));
  // `@ann; deputy is @bob` under "Next meeting organizer & deputy".
  const bare = elections.filter((text) => text.startsWith('@'));
  return named.chair.length > 0 ? named : { ...named, chair: bare.flatMap((text) => peopleIn(text, directory)) };
}
