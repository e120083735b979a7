import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { isSaidAs } from '../vocabulary.ts';

/** Somebody as an attendance list writes them. */
export interface NameParts {
  readonly handle?: string | undefined;
  readonly name?: string | undefined;
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly affiliation?: string | undefined;
  readonly role?: string | undefined;
}

const HANDLE = String.raw`@(?<handle>[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)`;
/** Two words or more that begin like names: small words such as `van` may stand between. */
const NAME = String.raw`(?<name>\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|v[ao]n|de[nrl]?|d[aiou]|la|le|zu|ter|döt|del))+)`;

const NAME_HANDLE = new RegExp(
  String.raw`^${NAME} (?:\(${HANDLE}\)|${HANDLE.replace('handle', 'bare')})(?<rest>.*)$`,
  'u',
);
const HANDLE_NAME = new RegExp(String.raw`^${HANDLE} \(${NAME}\)(?<rest>.*)$`, 'u');
const NAME_AFFILIATION = new RegExp(
  String.raw`^${NAME}, ?(?<affiliation>[^()@]{2,80}?) ?(?:\((?<role>[^()@]{2,40})\))?$`,
  'u',
);
const WHOLE_NAME = new RegExp(`^${NAME}$`, 'u');
const NAME_NOTE = new RegExp(String.raw`^${NAME} \((?<note>[^()@]{2,40})\)$`, 'u');

/** What in brackets after a name is what somebody does, and not whom they speak for. */
const ROLE =
  /(?<!\p{L})(?:chair\p{L}*|co-?chair|vice|lead|members?|maintainer|editor|secretary|scribe|observer|voting|emerit\p{L}*|committer|contributor|director|treasurer|president|officer|host|moderator|facilitator|liaison|staff|TSC|TC|board|steering|organi[sz]er|author|reviewer|delegate|representative|vorsitz\p{L}*|kass\p{L}*|schriftf\p{L}*|beisitz\p{L}*|mitglied\p{L}*|protokoll\p{L}*|leitung|moderation)(?!\p{L})/iu;

const isRole = (words: string): boolean => /^\p{Ll}/u.test(words) || ROLE.test(words);

/** Words in brackets that are true of one meeting alone. */
const OF_ONE_DAY = /late|early|left|joined|partly|remote|online|spät|früh|guest|gast|until|from|\d/iu;

const roleIn = (words: string | undefined): string | undefined =>
  lasting(/^\W*\((?<role>[^()@]{2,40})\)/u.exec(words ?? '')?.groups?.['role']);

const known = <T extends Readonly<Record<string, string | undefined>>>(values: T): Partial<Record<keyof T, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as Partial<
    Record<keyof T, string>
  >;

const lasting = (role: string | undefined): string | undefined =>
  role === undefined || OF_ONE_DAY.test(role) ? undefined : role;

/** Whether what stands after a name is somebody else's: `Ann Lee, Bob Chen` are two people. */
const isAnother = (affiliation: string): boolean =>
  WHOLE_NAME.test(affiliation.replace(/^and /u, '')) || affiliation.includes(',');

/** The name, handle, affiliation and role in one line of a list of people; undefined if it names several, or nobody so. */
export function writtenName(line: string): NameParts | undefined {
  const text = line.trim();
  const paired = (NAME_HANDLE.exec(text) ?? HANDLE_NAME.exec(text))?.groups;
  if (paired) {
    const { name, handle, bare, rest } = paired;
    return known({ name, handle: handle ?? bare, role: roleIn(rest) });
  }
  return noted(text) ?? alone(NAME_AFFILIATION.exec(text)?.groups ?? {});
}

/** `Ann Lee (Red Hat)`, `Ann Lee (voting member)`. */
function noted(text: string): NameParts | undefined {
  const { name, note } = NAME_NOTE.exec(text)?.groups ?? {};
  if (note === undefined || lasting(note) === undefined) return undefined;
  return known({ name, [isRole(note) ? 'role' : 'affiliation']: note });
}

/** Somebody without a handle: more than the name has to be there, or it may be any words. */
function alone({ name, affiliation, role }: Readonly<Record<string, string | undefined>>): NameParts | undefined {
  const says = affiliation ?? lasting(role);
  if (name === undefined || says === undefined) return undefined;
  if (affiliation !== undefined && role === undefined && isAnother(affiliation)) return undefined;
  return known({ name, affiliation: affiliation?.trim(), role: lasting(role) });
}

/** What the columns of a table of people are called. */
const COLUMNS: readonly (readonly [keyof NameParts, RegExp])[] = [
  ['given', /^(?:given|first|vor)[ -]?name$/u],
  ['family', /^(?:family|last|sur|nach)[ -]?name$/u],
  ['name', /^(?:full )?name$/u],
  ['affiliation', /^(?:affiliation|company|organi[sz]ation|employer|firma)$/u],
  ['role', /^(?:role|status|rolle|membership)$/u],
  ['handle', /^(?:handle|github|nick|login)(?: (?:handle|id|name))?$/u],
];

const cells = (row: string): string[] =>
  row
    .trim()
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split('|')
    .map((cell) => cell.trim());

/** The column that a heading of a table names. */
const columnOf = (heading: string): keyof NameParts | undefined =>
  COLUMNS.find(([, words]) => words.test(normalizeForMatch(heading)))?.[0];

/** A table of people. */
export interface PeopleTable {
  readonly headings: readonly string[];
  readonly columns: readonly (keyof NameParts | undefined)[];
  readonly people: readonly NameParts[];
  /** How each column is aligned. */
  readonly aligned: readonly ('none' | 'left' | 'right' | 'center')[];
  /** Whether names are written as `Lee, Ann`. */
  readonly isFamilyFirst: boolean;
}

/** How the line under the headings of a table aligns a column: `:--`. */
function alignment(cell: string): PeopleTable['aligned'][number] {
  if (cell.startsWith(':')) return cell.endsWith(':') ? 'center' : 'left';
  return cell.endsWith(':') ? 'right' : 'none';
}

/** Reads a Markdown table whose columns are about people; undefined for any other text. */
export function peopleTable(markdown: string): PeopleTable | undefined {
  const rows = markdown.split('\n').filter((line) => line.includes('|'));
  const [head = '', rule = '', ...body] = rows;
  if (!/^[\s|:-]+$/u.test(rule) || !rule.includes('-')) return undefined;
  const headings = cells(head);
  const columns = headings.map(columnOf);
  if (!columns.some((column) => column === 'name' || column === 'family' || column === 'handle')) return undefined;
  const at = columns.indexOf('name');
  const isFamilyFirst = at >= 0 && body.some((row) => (cells(row)[at] ?? '').includes(', '));
  const people = body.map((row) => {
    const values = cells(row);
    const one: NameParts = Object.fromEntries(
      columns.flatMap((column, i) => (column === undefined || (values[i] ?? '') === '' ? [] : [[column, values[i]]])),
    );
    return withParts(one);
  });
  const named = people.filter(({ name, handle }) => name !== undefined || handle !== undefined);
  return { headings, columns, people: named, aligned: cells(rule).map(alignment), isFamilyFirst };
}

/** `Page, Denny` has its parts in it; a given and a family name are a name together. */
function withParts({ handle, ...one }: NameParts): NameParts {
  const [last, first, ...others] = (one.name ?? '').split(/,\s*/u);
  const parts = first !== undefined && others.length === 0 ? { given: first, family: last } : {};
  const all = { ...one, ...parts };
  const whole = [all.given, all.family].filter((part) => part !== undefined).join(' ');
  return known({ ...all, handle: handle?.replace(/^@/u, ''), name: whole === '' ? one.name : whole });
}

const ONE_PERSON = /^(?:@\S+|\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’@-]+){0,3})(?: \([^()]*\))?$/u;

/** Whether a text can be a list of people, and not a sentence about them. */
export function looksLikePeople(text: string): boolean {
  const line = text.trim();
  if (line === '' || line.includes('|') || isSaidAs(line, ({ nothing }) => nothing)) return false;
  if (/^@\p{L}/u.test(line) || writtenName(line) !== undefined) return true;
  return line.split(/[,;]| and | und | & /u).every((part) => ONE_PERSON.test(part.trim()));
}
