import type { PersonKey } from './member.ts';

// What is stored about somebody who asked to be forgotten: their key becomes one that names nobody, everywhere the same,
// so that logs fold as before and two forgotten people stay two.

const FORGOTTEN = 'forgotten:';

/** The key of the nth person who was forgotten. No member and no guest has one like it. */
export const forgottenKey = (nth: number): PersonKey => `${FORGOTTEN}${nth}`;

/** Which one a key is; undefined for everybody else. */
export function forgottenNumber(key: PersonKey): number | undefined {
  const nth = Number(key.startsWith(FORGOTTEN) ? key.slice(FORGOTTEN.length) : Number.NaN);
  return Number.isInteger(nth) ? nth : undefined;
}

/** What says who somebody is. */
export interface PersonTraces {
  /** Their handle, or the keys that they had as guests. */
  readonly keys: readonly PersonKey[];
  /** Their ids, as `userKey` writes them. */
  readonly users: readonly string[];
  /** Names and addresses, as people write them in a text. */
  readonly names: readonly string[];
  /** What stands for them from now on. */
  readonly instead: PersonKey;
  /** What texts say instead of their name. */
  readonly label: string;
}

/** Fields whose whole value can be somebody's key. */
const PERSON_FIELDS = new Set(
  'account as author authors by chair confirmer credit instead key member owners people person present said secretary taken told user users voter who'.split(
    ' ',
  ),
);
/** Fields in which Gavel itself writes handles without an @. */
const OWN_WORDS = new Set(['note', 'why', 'missing']);
/** Fields that are never about a person, and by which things are found. */
const FIXED_FIELDS = new Set(['type', 'kind', 'at', 'sha256', 'commit', 'branch', 'path']);

const alternatives = (words: readonly string[]): string =>
  words
    .filter((word) => word.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word))
    .join('|');

const NOBODY = /(?!)/gu;
const whole = (words: readonly string[], before = ''): RegExp => {
  const any = alternatives(words);
  return any === '' ? NOBODY : new RegExp(`(?<![\\p{L}\\p{N}_])${before}(?:${any})(?![\\p{L}\\p{N}_])`, 'giu');
};

const idOf = (user: string): string => user.slice(user.indexOf(':') + 1);
const isWeb = (user: string): boolean => user.startsWith('web:');

/** Takes somebody out of values that hold JSON, and out of texts. */
export interface PersonEraser {
  /** A text without them; the same if it doesn't name them. */
  text(words: string): string;
  /** A JSON value without them; the same object if it doesn't name them. */
  json(value: unknown): unknown;
}

export function personEraser({ keys, users, names, instead, label }: PersonTraces): PersonEraser {
  const exact = new Set([...keys, ...users]);
  const handles = keys.filter((key) => !key.includes(':'));
  // The id in the web room is the handle, which can be a word.
  const ids = whole([...users, ...users.filter((user) => !isWeb(user)).map(idOf)]);
  const called = whole(handles, '@');
  const named = whole(names);
  const bare = whole(handles);

  const text = (words: string): string =>
    words.replaceAll(ids, instead).replaceAll(called, label).replaceAll(named, label);

  function inField(field: string, words: string): string {
    if (FIXED_FIELDS.has(field)) return words;
    if (PERSON_FIELDS.has(field) && exact.has(words)) return instead;
    const without = text(words);
    return OWN_WORDS.has(field) ? without.replaceAll(bare, label) : without;
  }

  /** An account as platforms tell of it, which has more of a name than events do. */
  const isAccount = (value: object): boolean =>
    'platform' in value && 'id' in value && exact.has(`${String(value.platform)}:${String(value.id)}`);

  function walked(value: unknown, field: string): unknown {
    if (typeof value === 'string') return inField(field, value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item: unknown) => walked(item, field));
      return items.some((item, i) => item !== value[i]) ? items : value;
    }
    if (isAccount(value) && 'platform' in value) return { platform: value.platform, id: instead, name: label };
    const fields = Object.entries(value);
    const changed = fields.map(([name, item]): [string, unknown] => [name, walked(item, name)]);
    return changed.some(([, item], i) => item !== fields[i]?.[1]) ? Object.fromEntries(changed) : value;
  }

  const isTheirs = (value: object, field: 'who' | 'key'): boolean => exact.has(String(Reflect.get(value, field)));

  /** Without a reason that was given in private, and without the name under which a guest was met. */
  function withoutPrivate(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || !('type' in value)) return value;
    if (value.type === 'guest.met' && isTheirs(value, 'key')) return { ...value, name: label };
    if (value.type !== 'roll-call.regrets' || !('reason' in value) || !isTheirs(value, 'who')) return value;
    const { reason: _, ...rest } = value;
    return rest;
  }

  return { text, json: (value) => walked(withoutPrivate(value), '') };
}
