import { parseDocument } from 'yaml';

import { nearestName, settingNamed, type ConfigPath, type NamedSetting } from './environment-names.ts';
import { isTextPart } from './schema-parts.ts';

/** A variable that sets something, and where in the configuration that is. */
export interface EnvironmentSetting {
  readonly name: string;
  readonly path: ConfigPath;
}

/** A configuration with the settings of the environment in it. */
export interface FromEnvironment {
  readonly value: unknown;
  readonly settings: readonly EnvironmentSetting[];
  /** What's wrong with variables, a line each. */
  readonly problems: readonly string[];
}

/** Variables that begin like settings and are none: for the command line, the container's health check, and our tests. */
const OTHERS: ReadonlySet<string> = new Set(['GAVEL_CONFIG', 'GAVEL_READY_URL', 'GAVEL_TESTS_LACK']);
/** What Kubernetes and Docker set beside a service that's called gavel. */
const OF_A_SERVICE = /^GAVEL_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_[A-Z]+)?)?)$/u;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The variables that are settings, or should be. One that's empty counts as not set. */
const settingsIn = (env: NodeJS.ProcessEnv): [name: string, words: string][] =>
  Object.entries(env).flatMap(([name, words]) =>
    name.startsWith('GAVEL_') && words !== undefined && words !== '' && !OTHERS.has(name) && !OF_A_SERVICE.test(name)
      ? [[name, words]]
      : [],
  );

/**
 * Whether the environment has groups of its own, so that no file is needed. Other settings of a group change one that
 * is there, such as the demonstration's.
 */
export const hasGroups = (env: NodeJS.ProcessEnv): boolean =>
  settingsIn(env).some(([name]) => /^GAVEL_GROUPS(?:_\d+(?:_ID)?)?$/u.test(name));

/** The value with something else at a path. Nothing is changed in place: YAML's aliases share what they stand for. */
function withValue(value: unknown, path: ConfigPath, put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (typeof key === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    return Object.assign([...list], { [key]: withValue(list[key], rest, put) });
  }
  const known = isObject(value) && !Array.isArray(value) ? value : {};
  return { ...known, [key]: withValue(Reflect.get(known, key), rest, put) };
}

/** The first list on the way that would get a gap. @returns how long it is */
function gapIn(value: unknown, path: ConfigPath): number | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  if (typeof key === 'number') {
    const { length } = Array.isArray(value) ? value : [];
    if (key > length) return length;
  }
  return gapIn(isObject(value) ? Reflect.get(value, key) : undefined, rest);
}

/** The ids of the groups by now. */
function groupIds(value: unknown): string[] {
  const groups: unknown = isObject(value) ? Reflect.get(value, 'groups') : undefined;
  return Array.isArray(groups) ? groups.map((group) => (isObject(group) ? String(Reflect.get(group, 'id')) : '')) : [];
}

/** What a variable says: text as it is if the schema wants text, else YAML. */
function readWords(words: string, { parts }: NamedSetting): { readonly value: unknown } | { readonly wrong: string } {
  if (parts.every(isTextPart)) return { value: words };
  const document = parseDocument(words, { prettyErrors: false });
  const [error] = document.errors;
  if (error) return { wrong: error.message };
  try {
    return { value: document.toJS() };
  } catch (thrown) {
    return { wrong: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

type Named = NamedSetting & { readonly name: string; readonly words: string };

/** Lists and sections before what's in them, and items in the order of their numbers. */
const inOrder = (a: Named, b: Named): number =>
  a.path.length - b.path.length || a.name.localeCompare(b.name, 'en', { numeric: true });

/**
 * Puts the `GAVEL_…` variables into a configuration that was read.
 * @param schemaOf gives the configuration's JSON Schema, which gives variables their names and says what is text
 */
export function withEnvironment(read: unknown, schemaOf: () => unknown, env: NodeJS.ProcessEnv): FromEnvironment {
  const variables = settingsIn(env);
  if (variables.length === 0) return { value: read, settings: [], problems: [] };
  const schema = schemaOf();
  const settings: EnvironmentSetting[] = [];
  const problems: string[] = [];
  let value = read;
  /** @returns those that no setting has the name of, as far as is known by now */
  function apply(left: readonly [string, string][]): [string, string][] {
    const groups = groupIds(value);
    const unknown: [string, string][] = [];
    const found = left.flatMap(([name, words]): Named[] => {
      const setting = settingNamed(schema, name, groups);
      if (setting) return [{ ...setting, name, words }];
      unknown.push([name, words]);
      return [];
    });
    for (const one of found.toSorted(inOrder)) {
      const { name, path, words } = one;
      const gap = gapIn(value, path);
      const said = readWords(words, one);
      if (gap !== undefined) problems.push(`${name}: there are only ${gap} in this list. Use ${gap} for the next one`);
      else if ('wrong' in said) problems.push(`${name}: ${said.wrong}`);
      else {
        value = withValue(value, path, said.value);
        settings.push({ name, path });
      }
    }
    return unknown;
  }
  // A variable can name a group by the id that another variable gives it.
  for (const [name] of apply(apply(variables))) {
    const near = nearestName(schema, name, groupIds(value));
    problems.push(
      `${name}: there's no such setting. ${near === undefined ? 'gavel schema shows the names of all (x-env)' : `Did you mean ${near}?`}`,
    );
  }
  return { value, settings, problems };
}

/** The variable that a place in the configuration comes from, if one does. */
export function variableFor(settings: readonly EnvironmentSetting[], path: readonly PropertyKey[]): string | undefined {
  return settings.findLast((one) => one.path.every((key, i) => key === path[i]))?.name;
}
