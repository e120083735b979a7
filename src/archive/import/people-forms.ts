import { writtenName, type NameParts } from './written-names.ts';

// How lists write people: the form of a name, what is between two, and in which order they are.

const JOINT = / (?:and|und|&) |, ?(?:(?:and|und|&) )?|\. (?=@)/u;

/** The people in one line, each as they are written: `Ann Lee @ann (chair)` is one. */
export function splitPeople(line: string): string[] {
  const text = line.trim().replace(/[.]$/u, '').replaceAll(/\s+/gu, ' ');
  if (text.split('@').length < 3 && writtenName(text)) return [text];
  const parts = text.includes(';') ? text.split(/; ?/u) : text.split(JOINT);
  return parts
    .map((part) => part.trim())
    .flatMap((part) => (writtenName(part) ? [part] : part.split(/ (?=@)/u)))
    .filter((part) => part !== '');
}

/** What is after the name in a template, for what somebody has. */
const roleOf = ({ role }: NameParts): string => (role === undefined ? '' : ' ({role})');

/** The text before what is in brackets. */
const withoutBrackets = (text: string): string => text.split(' (')[0] ?? text;
const withoutRole = (form: string): string => form.replace(/ \(\{(?:role|affiliation)\}\)$/u, '');

/** The template that somebody is written with. */
function formOf(text: string): string | undefined {
  const bare = withoutBrackets(text);
  if (/^@\S+$/u.test(bare)) return '@{handle}';
  const one = writtenName(text);
  if (!one) return /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+)*$/u.test(bare) ? '{name}' : undefined;
  if (one.handle === undefined) {
    if (one.affiliation !== undefined)
      return text.includes(`(${one.affiliation})`) ? '{name} ({affiliation})' : `{name}, {affiliation}${roleOf(one)}`;
    return `{name}${roleOf(one)}`;
  }
  if (text.startsWith('@')) return `@{handle} ({name})${roleOf(one)}`;
  return `${/\(@/u.test(text) ? '{name} (@{handle})' : '{name} @{handle}'}${roleOf(one)}`;
}

/** The template that most of the people are written with, with a role if some have one. */
export function personForm(people: readonly string[]): string | undefined {
  const forms = people.flatMap((one) => formOf(one) ?? []);
  const counts = [...Map.groupBy(forms, withoutRole)].toSorted(([, a], [, b]) => b.length - a.length);
  const [usual, same] = counts[0] ?? [];
  if (usual === undefined) return undefined;
  return same?.find((form) => form !== usual) ?? usual;
}

const share = (lines: readonly string[], pattern: RegExp): boolean =>
  lines.length > 0 && lines.filter((line) => pattern.test(line)).length * 2 > lines.length;

/** What is between people in lines that have several; nothing if it's a comma. */
export function separators(lines: readonly string[]): { separator?: string; lastSeparator?: string } {
  const several = lines.filter((line) => splitPeople(line).length > 1);
  const last = /(?<between>,? (?:and|und|&) )(?=[^,;]*$)/u;
  const lasts = several.flatMap((line) => last.exec(line)?.groups?.['between'] ?? []);
  const [lastSeparator] = lasts;
  return {
    ...(share(several, /;/u)
      ? { separator: '; ' }
      : share(several, /^@[^\s,;]+(?: @[^\s,;]+)+$/u)
        ? { separator: ' ' }
        : {}),
    ...(lastSeparator !== undefined && lasts.length * 2 > several.length ? { lastSeparator } : {}),
  };
}

const byWords = new Intl.Collator('en').compare;
const isSorted = (words: readonly string[]): boolean =>
  words.every((word, i) => i === 0 || byWords(words[i - 1] ?? '', word) <= 0);
/** The last of several names; undefined for a handle. */
const familyOf = (written: string): string | undefined =>
  (written.split(/[(@,]/u)[0] ?? '').trim().split(' ').slice(1).at(-1);

/** The order of people, if every list has it; undefined if nothing but their coming can explain it. */
export function listedOrder(lists: readonly (readonly string[])[]): 'name' | 'family' | undefined {
  const long = lists.filter((people) => people.length > 2);
  const count = long.reduce((sum, { length }) => sum + length, 0);
  // A few people are in some order by chance.
  if (count < 8) return undefined;
  if (long.every((people) => isSorted(people.map((one) => one.replace(/^@/u, ''))))) return 'name';
  const families = long.map((people) => people.map(familyOf));
  return families.every((some) => !some.includes(undefined) && isSorted(some.map(String))) ? 'family' : undefined;
}
