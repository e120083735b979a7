import { createDirectory as directoryOf, type Directory } from '../../meeting/member.ts';
import type { MinutesFormat } from '../../minutes/format.ts';
import { agesIn, datedMinutes, type DatedMinutes } from '../ages.ts';
import { factsOf } from '../facts.ts';
import { isMinutesPath, type TextFile } from '../lint/lint.ts';
import { countAttendance, pastOf } from '../statistics.ts';
import { rhythmOf, standingTopics, type MeetingRhythm, type StandingHeading } from './habits.ts';
import { spellingsIn, type LearnedMember, type LearnedSpellings, type SpellingEvidence } from './spellings.ts';

/** What a group's minutes teach about it. */
export interface ImportOptions extends LearnedSpellings {
  readonly members: readonly (LearnedMember & { readonly expected: boolean })[];
  readonly minutes: readonly DatedMinutes[];
  readonly rhythm?: MeetingRhythm | undefined;
  readonly topics: readonly StandingHeading[];
  readonly path: string;
  /** What the last minutes leave open. */
  readonly open: readonly { readonly text: string; readonly since: string; readonly meetings: number }[];
  readonly attended: readonly { readonly who: string; readonly times: number }[];
}

/** People who came to half of the last meetings are expected at the next ones. */
const RECENT = 6;

/** The pattern of the newest file's path: `meetings/minutes-{date}.md`. */
const patternOf = (files: readonly TextFile[]): string =>
  (files.at(-1)?.path ?? 'minutes-{date}.md').replaceAll(/\d{4}-\d{2}-\d{2}/gu, '{date}');

function openIn(minutes: readonly DatedMinutes[]): ImportOptions['open'] {
  const last = minutes.at(-1);
  if (!last) return [];
  const ages = agesIn(minutes);
  const { boxes } = factsOf(last.document);
  return boxes.flatMap(({ box, text }) => {
    const age = box === 'open' ? ages.find(text) : undefined;
    return age ? [{ text, ...age }] : [];
  });
}

/** Learns from minutes: who the members are and how they are spelled, when the group meets, and which topics are always there. */
export function learnGroup(
  files: readonly TextFile[],
  group: { readonly directory?: Directory; readonly format?: MinutesFormat },
): ImportOptions {
  const { directory = directoryOf([], []), format } = group;
  const read = files
    .filter(({ path }) => isMinutesPath(path))
    .flatMap((file) => datedMinutes([file]).map(({ date, document }) => ({ file, date, document })))
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const told: SpellingEvidence[] = read.map(({ file: { path, text }, document }) => ({
    text,
    facts: factsOf(document, { directory, format, path }),
  }));
  const spellings = spellingsIn(told, directory);
  const past = told.flatMap(({ facts }) => pastOf(facts) ?? []);
  const recent = past.slice(-RECENT);
  const often = new Map(
    countAttendance(recent).map(({ who, times }) => [who.toLowerCase(), times * 2 >= recent.length]),
  );
  return {
    ...spellings,
    members: spellings.members.map((member) => ({
      ...member,
      expected: often.get(member.handle.toLowerCase()) === true,
    })),
    minutes: read,
    rhythm: rhythmOf(told.flatMap(({ facts: { date, start } }) => (date === undefined ? [] : [{ date, start }]))),
    topics: standingTopics(read, format),
    path: patternOf(read.map(({ file }) => file)),
    open: openIn(read),
    attended: countAttendance(past),
  };
}
