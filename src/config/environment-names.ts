import { closestWord } from '../meeting/closest.ts';
import { itemsOfPart, keysOfPart } from './schema-parts.ts';

/** Keys, and numbers for the items of lists. */
export type ConfigPath = readonly (string | number)[];

/** Where a variable leads, and what the schema says there. */
export interface NamedSetting {
  readonly path: ConfigPath;
  readonly parts: readonly unknown[];
}

const PREFIX = 'GAVEL_';
/** Deep enough for every setting; the schema could have circles. */
const DEEPEST = 12;

/** A key as a part of a name: `botToken` is `BOT_TOKEN`, and the group `perl-security` is `PERL_SECURITY`. */
const inCapitals = (key: string): string =>
  key
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, '_')
    .replaceAll('-', '_')
    .toUpperCase();

/** The variable for a setting; `N` for the number of an item: `GAVEL_GROUPS_N_NAME`. */
export const environmentName = (path: readonly string[]): string =>
  `${PREFIX}${path.map((key) => (key === '*' ? 'N' : inCapitals(key))).join('_')}`;

/** The rest of a name after a word; undefined if it doesn't begin with it. */
function after(name: string, word: string): string | undefined {
  if (name === word) return '';
  return name.startsWith(`${word}_`) ? name.slice(word.length + 1) : undefined;
}

interface Step {
  readonly key: string | number;
  readonly rest: string;
  readonly parts: readonly unknown[];
}

/** An item of a list by its number, or a group by its id. */
function itemSteps(name: string, items: readonly unknown[], ids: readonly string[]): Step[] {
  if (items.length === 0) return [];
  const number = /^\d+(?=_|$)/u.exec(name)?.[0];
  const words: [string, number][] = ids.map((id, i) => [inCapitals(id), i]);
  if (number !== undefined) words.unshift([number, Number(number)]);
  return words.flatMap(([word, key]) => {
    const rest = after(name, word);
    return rest === undefined ? [] : [{ key, rest, parts: items }];
  });
}

/** The ways in which the beginning of a name can be read at a part of the schema. */
function steps(name: string, part: unknown, ids: readonly string[]): Step[] {
  const keys = [...keysOfPart(part)].flatMap(([key, parts]): Step[] => {
    const rest = after(name, inCapitals(key));
    return rest === undefined ? [] : [{ key, rest, parts }];
  });
  return [...keys, ...itemSteps(name, itemsOfPart(part), ids)];
}

const isGroups = (path: ConfigPath): boolean => path.length === 1 && path[0] === 'groups';

interface Reading extends NamedSetting {
  /** What of the name is left. */
  readonly rest: string;
}

/** All readings of a name, as far as each goes. */
function readings(reading: Reading, groups: readonly string[]): Reading[] {
  const { rest, path, parts } = reading;
  if (rest === '' || path.length > DEEPEST) return [reading];
  const next = parts.flatMap((part) => steps(rest, part, isGroups(path) ? groups : []));
  const deeper = next.flatMap((step) =>
    readings({ rest: step.rest, path: [...path, step.key], parts: step.parts }, groups),
  );
  return [reading, ...deeper];
}

const read = (schema: unknown, name: string, groups: readonly string[]): Reading[] =>
  readings({ rest: name.slice(PREFIX.length), path: [], parts: [schema] }, groups);

/**
 * The setting that a variable names; undefined if there's none.
 * @param groups the ids of the groups that are known by now, in their order: they can stand for the number
 */
export function settingNamed(schema: unknown, name: string, groups: readonly string[]): NamedSetting | undefined {
  const whole = read(schema, name, groups).filter(({ rest, path }) => rest === '' && path.length > 0);
  const [first] = whole;
  if (!first) return undefined;
  const same = whole.filter(({ path }) => path.join('.') === first.path.join('.'));
  return { path: first.path, parts: same.flatMap(({ parts }) => parts) };
}

/** What can follow in a name at some parts of the schema. */
function endings(parts: readonly unknown[], depth = 0): string[] {
  if (depth > DEEPEST) return [];
  return parts.flatMap((part) => {
    const keys = [...keysOfPart(part)].flatMap(([key, below]) => {
      const own = inCapitals(key);
      return [own, ...endings(below, depth + 1).map((ending) => `${own}_${ending}`)];
    });
    const items = itemsOfPart(part);
    const numbered = items.length === 0 ? [] : ['0', ...endings(items, depth + 1).map((ending) => `0_${ending}`)];
    return [...keys, ...numbered];
  });
}

/** The variable that somebody most likely meant by one that there isn't. */
export function nearestName(schema: unknown, name: string, groups: readonly string[]): string | undefined {
  const furthest = read(schema, name, groups).toSorted((a, b) => a.rest.length - b.rest.length);
  for (const { rest, parts } of furthest) {
    const near = closestWord(rest, [...new Set(endings(parts))]);
    if (near !== undefined) return `${name.slice(0, name.length - rest.length)}${near}`;
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A JSON Schema with the variable of each setting in it, as `x-env`. */
export function withEnvironmentNames(part: unknown, path: readonly string[] = []): unknown {
  if (Array.isArray(part)) return part.map((one) => withEnvironmentNames(one, path));
  if (!isObject(part)) return part;
  const entries = Object.entries(part).map(([word, value]: [string, unknown]): [string, unknown] => {
    if (word === 'properties' && isObject(value))
      return [word, Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one, [...path, key])]))];
    if (word === 'items') return [word, withEnvironmentNames(value, [...path, '*'])];
    return [word, word.endsWith('Of') ? withEnvironmentNames(value, path) : value];
  });
  return Object.fromEntries(entries);
}

const named = (part: unknown, path: readonly string[]): unknown => {
  const inside = withEnvironmentNames(part, path);
  return isObject(inside) ? { ...inside, 'x-env': environmentName(path) } : inside;
};
