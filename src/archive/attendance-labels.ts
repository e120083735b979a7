import type { Directory } from '../meeting/member.ts';
import { peopleIn } from './people.ts';
import { VOCABULARIES } from './vocabulary.ts';

export const ATTENDANCE_LISTS = ['present', 'partly', 'regrets', 'absent'] as const;
export type ListName = (typeof ATTENDANCE_LISTS)[number];

/** A label such as `Regrets:`, with what is behind it. */
export interface ListLabel {
  readonly list: ListName;
  /** Empty if the people are on the lines after it, or under it. */
  readonly rest: string;
}

const LABELS = VOCABULARIES.flatMap(({ lists }) => lists);
/** `:`, `(4):`, ` – `, or W3C's `+`. */
const AFTER_LABEL = /^\s*(?:\([^()]*\)\s*)?(?:[:：]|\+\s*:?|[–—-]\s|$)\s*/u;
const COLON_BELOW = /^:\s+/u;

/** The list that a line begins, and the people behind its label. */
export function labelledList(text: string, directory: Directory): ListLabel | undefined {
  for (const [pattern, list] of LABELS) {
    const label = pattern.exec(text)?.[0];
    if (label === undefined) continue;
    const behind = text.slice(label.length);
    const after = AFTER_LABEL.exec(behind)?.[0];
    if (after !== undefined) return { list, rest: behind.slice(after.length) };
    if (namesFollow(behind, directory)) return { list, rest: behind.trim() };
  }
  return undefined;
}

/** `Regrets @ann` needs no colon, and neither does `Regrets Ann`, if Ann is a member. */
function namesFollow(behind: string, directory: Directory): boolean {
  if (/^\s+\(?@/u.test(behind)) return true;
  const people = /^\s+\p{L}/u.test(behind) ? peopleIn(behind, directory) : [];
  return people.length > 0 && people.every(({ handle }) => handle !== undefined);
}

/** `: @ann` on the line after a label, as definition lists have it. */
export const withoutColon = (text: string): string => text.replace(COLON_BELOW, '');

const MISSED: readonly ListName[] = ['regrets', 'absent'];

/** The list of those who were missing, if a note beside a name says that they were: `@ann (regrets)`. */
export function listInNote(note: string | undefined): ListName | undefined {
  const words = note?.replace(/[.!]$/u, '') ?? '';
  return LABELS.find(([pattern, list]) => MISSED.includes(list) && pattern.exec(words)?.[0] === words)?.[1];
}
