import type { Language } from '../language/language.ts';

/** How often a group meets, in words for people. */
export const RHYTHMS = ['weekly', 'fortnightly', 'monthly', 'none'] as const;
export type GroupRhythm = (typeof RHYTHMS)[number];

/** Settings of a platform or a forge by their keys; secrets as `${NAME}`. */
export type FirstValues = Readonly<Record<string, string>>;

/** Members' ids by their handles; `key` is a platform or a forge. */
export type MemberAccounts = ReadonlyMap<string, readonly { readonly key: string; readonly id: string }[]>;

/** What is known of a group before its first configuration is written. */
export interface InitAnswers {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly platforms: readonly { readonly id: string; readonly settings: FirstValues }[];
  /** Ids with their platform. */
  readonly rooms: readonly string[];
  readonly forge: { readonly kind: string; readonly settings: FirstValues };
  /** HH:MM. */
  readonly start: string;
  readonly zone: string;
  /** YYYY-MM-DD; the day of the next meeting. */
  readonly first?: string | undefined;
  readonly every: GroupRhythm;
  /** Handles: with the chairs and secretaries, unless the group's minutes said who they are. */
  readonly members: readonly string[];
  readonly accounts: MemberAccounts;
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
}

/** A group's id, made from its name: `Perl Security` is `perl-security`. */
export const idFromName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim()
    .replaceAll(' ', '-');

/** Handles that people list with commas or spaces, with or without an @. */
export const readHandles = (words: string): string[] =>
  words.split(/[\s,]+/u).flatMap((word) => {
    const handle = word.replace(/^@/u, '');
    return handle === '' ? [] : [handle];
  });

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The recurrence of RFC 5545. Monthly is on the same weekday as the first meeting, such as the second Tuesday. */
export function recurrenceRule(every: GroupRhythm, first: string | undefined): string | undefined {
  if (every === 'none' || first === undefined) return undefined;
  if (every !== 'monthly') return every === 'weekly' ? 'FREQ=WEEKLY' : 'FREQ=WEEKLY;INTERVAL=2';
  const day = new Date(`${first}T12:00:00Z`);
  const week = Math.ceil(day.getUTCDate() / 7);
  // Not every month has a fifth one.
  return `FREQ=MONTHLY;BYDAY=${week === 5 ? -1 : week}${WEEKDAYS[day.getUTCDay()]}`;
}
