// How minutes write somebody's name: a template such as `{name}, {affiliation} ({role})`. What somebody doesn't have
// leaves no comma and no empty brackets behind.

const PERSON_FIELDS = ['handle', 'name', 'given', 'family', 'affiliation', 'role'] as const;
/** A field of the group's own, under the member's `extra`: `extra.location`. */
type ExtraField = `extra.${string}`;
export type PersonField = (typeof PERSON_FIELDS)[number] | ExtraField;
/** What is known of somebody; anything else is left out with its punctuation. */
export type PersonValues = Readonly<Partial<Record<PersonField, string | undefined>>>;

/** The template of groups that set none: a member's handle. */
export const HANDLE_TEMPLATE = '@{handle}';

/** Those that say who it is. */
const NAMING: readonly PersonField[] = ['handle', 'name', 'given', 'family'];

type TemplatePart =
  | { readonly text: string }
  | { readonly field: PersonField }
  | { readonly open: string; readonly parts: readonly TemplatePart[]; readonly close: string };

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '<': '>' };
const TOKEN = /\{[a-z]+(?:\.[a-z]+)?\}|[()[\]<>]|[^{}()[\]<>]+|[{}]/gu;

const isExtra = (name: string): name is ExtraField => /^extra\.[a-z]+$/u.test(name);
const isField = (name: string): name is PersonField => PERSON_FIELDS.some((field) => field === name) || isExtra(name);

/** A member's own fields as templates name them. */
export const extraValues = (extra: Readonly<Record<string, string>>): PersonValues =>
  Object.fromEntries(Object.entries(extra).map(([name, value]) => [`extra.${name}`, value]));
const hasFields = (parts: readonly TemplatePart[]): boolean =>
  parts.some((part) => 'field' in part || ('parts' in part && hasFields(part.parts)));

/** What a bracket and its inside are: one part if it was closed and has fields, so that it can go with them; else text. */
const inBrackets = (open: string, parts: readonly TemplatePart[], close: string): readonly TemplatePart[] =>
  close !== '' && hasFields(parts) ? [{ open, parts, close }] : [{ text: open }, ...parts, { text: close }];

/** @param tokens those that are left; what is read is taken out @param close what ends the parts, if anything does */
function partsUntil(
  close: string | undefined,
  tokens: string[],
): { readonly parts: readonly TemplatePart[]; readonly closed: string } {
  const parts: TemplatePart[] = [];
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if (token === close) return { parts, closed: token };
    const name = token.startsWith('{') ? token.slice(1, -1) : '';
    const closing = CLOSING[token];
    if (isField(name)) parts.push({ field: name });
    else if (closing === undefined) parts.push({ text: token });
    else {
      const inside = partsUntil(closing, tokens);
      parts.push(...inBrackets(token, inside.parts, inside.closed));
    }
  }
  return { parts, closed: '' };
}

const templateParts = (template: string): readonly TemplatePart[] =>
  partsUntil(
    undefined,
    [...template.matchAll(TOKEN)].map(([token]) => token),
  ).parts;

/** A sign that belongs to the field after it, as in `@{handle}`. */
const PREFIX = /(?<![@#"'“‘«])[@#"'“‘«]*$/u;
/** A sign that belongs to the field before it. */
const SUFFIX = /^["'”’»]+/u;

interface Filling {
  readonly written: string;
  /** The text since the last field that somebody has. */
  readonly between: string;
  /** Whether a field since then is missing. */
  readonly gap: boolean;
}

function withText({ written, between, gap }: Filling, text: string): Filling {
  return { written, between: between + (gap && between === '' ? text.replace(SUFFIX, '') : text), gap };
}

function withValue({ written, between, gap }: Filling, part: TemplatePart, value: string): Filling {
  // Nothing is before it, though the template has something there.
  const isFirst = written === '' && gap;
  const joint = isFirst ? (PREFIX.exec(between)?.[0] ?? '') : between;
  const bracketed = 'open' in part && !isFirst ? `${part.open}${value}${part.close}` : value;
  return { written: written + joint + bracketed, between: '', gap: false };
}

/** Empty if somebody has none of the fields. */
function fillParts(parts: readonly TemplatePart[], values: PersonValues): string {
  let filling: Filling = { written: '', between: '', gap: false };
  for (const part of parts) {
    if ('text' in part) filling = withText(filling, part.text);
    else {
      const value = 'field' in part ? values[part.field] : fillParts(part.parts, values);
      filling = (value ?? '') === '' ? { ...filling, between: '', gap: true } : withValue(filling, part, value ?? '');
    }
  }
  const { written, between, gap } = filling;
  return written === '' || gap ? written : written + between;
}

const fieldsOf = (template: string): readonly PersonField[] =>
  [...template.matchAll(/\{(?<name>[a-z]+(?:\.[a-z]+)?)\}/gu)]
    .map(({ groups }) => groups?.['name'] ?? '')
    .filter(isField);

/**
 * A person as the template writes them.
 * @param otherwise who it is if they have none of the names that the template asks for
 */
export function fillPersonTemplate(template: string, values: PersonValues, otherwise: string): string {
  const naming = fieldsOf(template).filter((field) => NAMING.includes(field));
  const isNamed = naming.some((field) => (values[field] ?? '') !== '');
  if (isNamed) return fillParts(templateParts(template), values);
  // Somebody without a handle has no `@` before their name either.
  const [first] = naming;
  if (first === undefined || first === 'handle') return otherwise;
  return fillParts(templateParts(template), { ...values, [first]: otherwise });
}

/** What a template has of a person, who need not be named in it: empty if there's nothing. */
export const fillPersonColumn = (template: string, values: PersonValues): string =>
  fillParts(templateParts(template), values);

/** Whether a template says who somebody is. */
export const namesPerson = (template: string): boolean => fieldsOf(template).some((field) => NAMING.includes(field));

/** What is wrong with a template, in words for who wrote it; undefined if nothing is. */
export function templateProblem(template: string): string | undefined {
  const known = [...PERSON_FIELDS, 'extra.NAME'].map((field) => `{${field}}`).join(', ');
  const unknown = [...template.matchAll(/\{[^{}]*\}/gu)].find(([whole]) => !isField(whole.slice(1, -1)));
  return unknown && `there's no ${unknown[0]}: use ${known}`;
}

/** The same for one that has to say who somebody is. */
export const personTemplateProblem = (template: string): string | undefined =>
  templateProblem(template) ??
  (namesPerson(template) ? undefined : 'say who it is with {name}, {handle}, {given} or {family}');
