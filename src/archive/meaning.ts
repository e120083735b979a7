import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { FormatSection } from '../minutes/format-sections.ts';
import type { MinutesFormat } from '../minutes/format.ts';

/** What a heading of minutes announces. `wrapper` stands around others and says nothing itself. */
export type HeadingMeaning =
  | 'details'
  | 'roles'
  | 'attendance'
  | 'present'
  | 'partly'
  | 'regrets'
  | 'absent'
  | 'approval'
  | 'elections'
  | 'next'
  | 'events'
  | 'clock'
  | 'wrapper'
  | 'topic';

const OF_SECTIONS: Readonly<Record<FormatSection['kind'], HeadingMeaning>> = {
  text: 'details',
  roles: 'roles',
  present: 'present',
  regrets: 'regrets',
  absent: 'absent',
  approval: 'approval',
  topics: 'topic',
  topic: 'topic',
  events: 'events',
  elections: 'elections',
  next: 'next',
};

/** Headings by their words, compared loosely; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, HeadingMeaning])[] = [
  [/^\d{1,2} \d{2}\b/u, 'clock'],
  [/\bapprov\w*\b.*\bminutes\b|\bminutes\b.*\bapprov\w*\b/u, 'approval'],
  [/\b(?:elect\w*|next)\b.*\b(?:chair|secretary|scribe|organi[sz]er|host|deputy|roles)\b/u, 'elections'],
  [/^next (?:meeting|call|session)\b/u, 'next'],
  [
    /^(?:attendees?|attendance|attending|attended|present|participants|regrets|apologies|absen\w*)\b.*\b(?:regrets|apologies|absen\w*)\b/u,
    'attendance',
  ],
  [/^part(?:ly|ially) (?:attending|present)$|^partial attendance$/u, 'partly'],
  [/^not (?:attending|present)$|^absen(?:ts?|tees?|ces?)$/u, 'absent'],
  [/^(?:regrets|apologies|excused)$/u, 'regrets'],
  [/^(?:attendees?|attendance|attending|attended|present|participants|in attendance|roll call)$/u, 'present'],
  [/^(?:upcoming |coming )?(?:events|deadlines|dates)(?: and (?:events|deadlines|dates))?$/u, 'events'],
  [/^welcome\b|^roles$/u, 'roles'],
  [/\bmeeting details\b|^online meeting$|^details$/u, 'details'],
  [/^(?:the )?(?:meeting )?(?:agenda|minutes|topics|discussions?|notes|current matters)$/u, 'wrapper'],
];

/** The words of a heading without dates, which change from meeting to meeting. */
const undated = (title: string): string => normalizeForMatch(title.replaceAll(/\d{4}-\d{2}-\d{2}/gu, ' '));

/** What a heading announces: by the headings of the group's format, else by what groups call such things. */
export function meaningOf(title: string, format?: MinutesFormat): HeadingMeaning {
  const own = format?.sections.find(
    ({ heading }) => heading !== undefined && normalizeForMatch(heading) === normalizeForMatch(title),
  );
  if (own) return OF_SECTIONS[own.kind];
  const words = undated(title);
  if (words === '') return 'wrapper';
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'topic';
}
