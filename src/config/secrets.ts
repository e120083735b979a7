import { z } from 'zod';

import { SECRET_SETTINGS } from '../ports/secret-setting.ts';

/** A path in the file: keys, and `*` for each of a list or under any key. */
export type SettingPath = readonly string[];

/** Usual names of secrets, in case a schema's author forgot a mark. */
const SECRET_KEY = /(?:token|secrets?|password|passphrase|(?:access|api|app|private|secret|signing)[-_]?key)$/iu;

/** Shorter ones would take out words that have nothing to do with them. */
const SHORTEST = 6;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The paths of the marked settings in a part of a JSON Schema. */
function markedIn(part: unknown, path: SettingPath): SettingPath[] {
  if (Array.isArray(part)) return part.flatMap((one) => markedIn(one, path));
  if (!isObject(part)) return [];
  const own = 'isSecret' in part && part.isSecret === true ? [path] : [];
  const below = Object.entries(part).flatMap(([word, value]: [string, unknown]) => {
    if (word === 'properties' && isObject(value))
      return Object.entries(value).flatMap(([key, one]) => markedIn(one, [...path, key]));
    if (word === 'items' || word === 'prefixItems' || word === 'additionalProperties')
      return markedIn(value, [...path, '*']);
    return word.endsWith('Of') ? markedIn(value, path) : [];
  });
  return [...own, ...below];
}

/** The paths of the settings that a schema marks as secrets (`secretSetting`), as people write them. */
export const secretPaths = (schema: z.ZodType): readonly SettingPath[] =>
  markedIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: SECRET_SETTINGS }), []);

/** Whether the value at a path is a secret: it's marked as one, or it's called like one. */
export function isSecret(path: SettingPath, marked: readonly SettingPath[]): boolean {
  const key = path.findLast((one) => one !== '*') ?? '';
  const fits = (one: SettingPath): boolean =>
    one.length === path.length && one.every((word, i) => word === '*' || word === path[i]);
  return SECRET_KEY.test(key) || marked.some(fits);
}

/** The password in an address, as it stands there and as it's meant. */
function passwordIn(secret: string): string[] {
  const password = URL.canParse(secret) ? new URL(secret).password : '';
  return password === '' ? [] : [password, new URLSearchParams(`p=${password.replaceAll('+', '%2B')}`).get('p') ?? ''];
}

/** The secrets in what was read, before or after the schema made something else of it. */
export function secretValues(read: unknown, marked: readonly SettingPath[] = [], path: SettingPath = []): string[] {
  if (typeof read === 'string') return isSecret(path, marked) ? [read, ...passwordIn(read)] : [];
  if (Array.isArray(read)) return read.flatMap((one) => secretValues(one, marked, [...path, '*']));
  if (!isObject(read)) return [];
  return Object.entries(read).flatMap(([key, value]) => secretValues(value, marked, [...path, key]));
}

/** Takes secrets out of words before they are written anywhere, no matter who wrote them: servers echo what they were sent. */
export interface SecretKeeper {
  /** Words, or a line of JSON, without the secrets that are known by now. */
  readonly keep: (words: string) => string;
  /**
   * Takes down the secrets in what was read: a configuration, the environment. `secrets` in it are the values that the
   * schema marks; beside these count those under keys that are called as secrets are.
   */
  readonly learn: (read: object) => void;
}

/** As people read it, and as a line of JSON has it. */
const spellings = (secret: string): string[] => [secret, JSON.stringify(secret).slice(1, -1)];

/** Builds a keeper that knows the secrets of what was read. */
export function secretKeeper(...read: readonly object[]): SecretKeeper {
  let secrets: readonly string[] = [];
  const learn = (more: object): void => {
    const found = secretValues(more).filter(({ length }) => length >= SHORTEST);
    // Longer ones first: a shorter one may be a part of them.
    secrets = [...new Set([...secrets, ...found.flatMap(spellings)])].toSorted((a, b) => b.length - a.length);
  };
  for (const one of read) learn(one);
  return { learn, keep: (words) => secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words) };
}
