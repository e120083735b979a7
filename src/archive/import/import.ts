import type { Language } from '../../language/language.ts';
import { createDirectory as directoryOf, type Directory } from '../../meeting/member.ts';
import type { ConfiguredFormat, MinutesFormat } from '../../minutes/format.ts';
import { agesIn } from '../ages.ts';
import { isMinutesPath, type TextFile } from '../lint/lint.ts';
import { countAttendance, pastOf } from '../statistics.ts';
import { latestEra } from './eras.ts';
import { rhythmOf, type MeetingRhythm } from './habits.ts';
import { learnFormat } from './learn-format.ts';
import { learnLanguage } from './learn-language.ts';
import { learnMembers, type LearnedPeople } from './learn-members.ts';
import { learnName } from './learn-name.ts';
import { pathPattern } from './learn-path.ts';
import { minutesSample, type MinutesSample } from './samples.ts';
import { withGivenNames } from './spoken-names.ts';

/** What a group's minutes teach about it. */
export interface ImportOptions extends LearnedPeople {
  /** The minutes that were read, oldest first. */
  readonly minutes: readonly MinutesSample[];
  /** Those of them whose form the format has, oldest first. */
  readonly era: readonly MinutesSample[];
  /** Minutes whose names don't follow the pattern that most have. */
  readonly others: readonly string[];
  readonly language: Language;
  readonly format: ConfiguredFormat;
  /** What the group is called, if its titles say so. */
  readonly name?: string | undefined;
  readonly rhythm?: MeetingRhythm | undefined;
  /** What the last minutes leave open. */
  readonly open: readonly { readonly text: string; readonly since: string; readonly meetings: number }[];
  readonly attended: readonly { readonly who: string; readonly times: number }[];
}

function openIn(minutes: readonly MinutesSample[]): ImportOptions['open'] {
  const last = minutes.at(-1);
  if (!last) return [];
  const ages = agesIn(minutes);
  return last.facts.boxes.flatMap(({ box, text }) => {
    const age = box === 'open' ? ages.find(text) : undefined;
    return age ? [{ text, ...age }] : [];
  });
}

/**
 * Learns from minutes: how they are written, who the members are and how they are spelled, when the group meets, and which
 * topics are always there.
 */
export function learnGroup(
  files: readonly TextFile[],
  group: { readonly directory?: Directory; readonly format?: MinutesFormat },
): ImportOptions {
  const { directory = directoryOf([], []), format: known } = group;
  const read = files
    .filter(({ path }) => isMinutesPath(path))
    .flatMap((file) => minutesSample(file, { directory, format: known }) ?? [])
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const { pattern, files: minutes } = pathPattern(read);
  const language = learnLanguage(minutes);
  const era = latestEra(minutes);
  const learned = learnMembers(minutes, directory);
  const past = minutes.flatMap(({ facts }) => pastOf(facts) ?? []);
  const format = learnFormat(
    { samples: era, of: { language } },
    { path: pattern, pages: files.filter(({ path }) => !isMinutesPath(path)), people: learned.members, all: minutes },
  );
  return {
    ...learned,
    // A format that names people by their given names needs to know them.
    ...(format.person === '{given}' ? { members: withGivenNames(learned.members) } : {}),
    minutes,
    era,
    others: read.filter((sample) => !minutes.includes(sample)).map(({ path }) => path),
    language,
    format,
    name: learnName(format),
    rhythm: rhythmOf(minutes),
    open: openIn(minutes),
    attended: countAttendance(past),
  };
}
