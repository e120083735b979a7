import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { AttendeeGroup, AttendeeKind } from '../minutes/attendance-settings.ts';
import type { FormatSection } from '../minutes/format-sections.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { withoutTemplateMarks } from './template-marks.ts';
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
  | 'summary'
  | 'clock'
  | 'wrapper'
  | 'topic';

const OF_SECTIONS: Readonly<Record<FormatSection['kind'], HeadingMeaning>> = {
  text: 'details',
  roles: 'roles',
  present: 'present',
  attendance: 'attendance',
  regrets: 'regrets',
  absent: 'absent',
  approval: 'approval',
  topics: 'topic',
  topic: 'topic',
  events: 'events',
  elections: 'elections',
  summary: 'summary',
  next: 'next',
};

/** Those who were there for a part are listed as having been there, but for a group of their own. */
const OF_ATTENDEES: Readonly<Record<AttendeeKind, HeadingMeaning>> = {
  present: 'present',
  partly: 'partly',
  late: 'present',
  left: 'present',
  guests: 'present',
  observers: 'present',
  regrets: 'regrets',
  absent: 'absent',
};

const ofGroup = ({ who }: AttendeeGroup): HeadingMeaning =>
  OF_ATTENDEES[(typeof who === 'string' ? who : who[0]) ?? 'present'];

/** What a heading of the format announces: of attendance, the people right under it, if they have no label. */
function ofSection(section: FormatSection): HeadingMeaning {
  const first = section.kind === 'attendance' ? section.groups[0] : undefined;
  const isBare = first && first.heading === undefined && first.label === undefined;
  return isBare ? ofGroup(first) : OF_SECTIONS[section.kind];
}

/** The headings of groups of attendance, with whom they announce. */
const ofGroups = (format: MinutesFormat | undefined): (readonly [string, HeadingMeaning])[] =>
  (format?.sections ?? [])
    .flatMap((section) => (section.kind === 'attendance' ? section.groups : []))
    .flatMap((group) => (group.heading === undefined ? [] : [[group.heading, ofGroup(group)] as const]));

/** A heading such as `17:04 UTC – Meeting start`. */
const CLOCK = /^\d{1,2} \d{2}\b/u;
const HEADINGS = VOCABULARIES.flatMap(({ headings }) => headings);

/** What counts headings: `2.`, `2.1)`, `TOP 2:`, `Item 2.`. */
const COUNTED = /^\s*(?:\p{L}{2,7}\s)?\d{1,2}(?:\.\d{1,2})*[.):]\s+(?=\P{N})/u;

/** The words of a heading without its number, and without dates, which change from meeting to meeting. */
const undated = (title: string): string =>
  normalizeForMatch(
    withoutTemplateMarks(title)
      .replace(COUNTED, '')
      .replaceAll(/\d{4}-\d{2}-\d{2}/gu, ' '),
  );

/** What a text of the group's own says, by what it names; the first that it names says what it's about. */
const NAMED: readonly (readonly [RegExp, HeadingMeaning])[] = [
  [/\{(?:approvers|merger)\b/u, 'approval'],
  [/\{next(?:chair|secretary)\b/u, 'elections'],
  [/\{next[}@: ]/u, 'next'],
  [/\{(?:present|partly|late|regrets|absent)\b/u, 'attendance'],
  [/\{(?:chair|secretary)\b/u, 'roles'],
];

/** Everything that is said in a section: what it is for, and what its texts name. */
function saidIn(section: FormatSection): HeadingMeaning[] {
  const text = section.kind === 'text' ? [section.markdown ?? [], section.lines ?? []].flat(2) : [];
  const words = [...text, section.before ?? [], section.after ?? []].flat().join('\n');
  const named = NAMED.flatMap(([pattern, meaning]) => (pattern.test(words) ? [meaning] : []));
  const own = ofSection(section);
  return own === 'details' && named.length > 0 ? named : [...new Set([own, ...named])];
}

/** The sections of the format that are under a heading: its own, and those without one that come after it. */
function underHeading(title: string, { sections }: MinutesFormat): readonly FormatSection[] {
  const at = sections.findIndex(
    ({ heading }) => heading !== undefined && normalizeForMatch(heading) === normalizeForMatch(title),
  );
  if (at < 0) return [];
  const after = sections.slice(at + 1);
  const end = after.findIndex(({ heading }) => heading !== undefined);
  return [...sections.slice(at, at + 1), ...after.slice(0, end < 0 ? undefined : end)];
}

/** Everything that a heading announces: by the headings of the group's format, else by what people call such things. */
export function meaningsOf(title: string, format?: MinutesFormat): readonly HeadingMeaning[] {
  const [own, ...more] = format ? underHeading(title, format) : [];
  const group = ofGroups(format).find(([heading]) => normalizeForMatch(heading) === normalizeForMatch(title));
  if (!own) return [group?.[1] ?? usualMeaning(title)];
  const others = more.flatMap(saidIn).filter((meaning) => meaning !== 'topic' && meaning !== 'events');
  const all = [...new Set([...saidIn(own), ...others])];
  const telling = all.filter((meaning) => meaning !== 'details');
  return telling.length === 0 ? ['details'] : telling;
}

/** What a heading announces first of all. */
export const meaningOf = (title: string, format?: MinutesFormat): HeadingMeaning =>
  meaningsOf(title, format)[0] ?? 'topic';

function usualMeaning(title: string): HeadingMeaning {
  const words = undated(title);
  if (words === '') return 'wrapper';
  if (CLOCK.test(words)) return 'clock';
  return HEADINGS.find(([pattern]) => pattern.test(words))?.[1] ?? 'topic';
}
