import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { FormatSection } from '../minutes/format-sections.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { withoutMarks } from './template-marks.ts';
import { VOCABULARIES } from './vocabulary.ts';

/** What a heading of minutes announces. A `wrapper` has others under it and says nothing itself. */
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

/** A heading such as `17:04 UTC – Meeting start`. */
const CLOCK = /^\d{1,2} \d{2}\b/u;
const HEADINGS = VOCABULARIES.flatMap(({ headings }) => headings);

/** The words of a heading without dates, which change from meeting to meeting. */
const undated = (title: string): string =>
  normalizeForMatch(withoutMarks(title).replaceAll(/\d{4}-\d{2}-\d{2}/gu, ' '));

/** What a heading announces: by the headings of the group's format, else by what people call such things. */
export function meaningOf(title: string, format?: MinutesFormat): HeadingMeaning {
  const own = format?.sections.find(
    ({ heading }) => heading !== undefined && normalizeForMatch(heading) === normalizeForMatch(title),
  );
  if (own) return OF_SECTIONS[own.kind];
  const words = undated(title);
  if (words === '') return 'wrapper';
  if (CLOCK.test(words)) return 'clock';
  return HEADINGS.find(([pattern]) => pattern.test(words))?.[1] ?? 'topic';
}
