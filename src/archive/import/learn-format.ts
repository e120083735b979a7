import type { ConfiguredFormat } from '../../minutes/format.ts';
import type { TextFile } from '../lint/lint.ts';
import { learnCarry } from './learn-carry.ts';
import { learnFrontMatter } from './learn-front-matter.ts';
import { learnIndex } from './learn-index.ts';
import type { ImportedMember } from './learn-members.ts';
import { learnSections } from './learn-sections.ts';
import { learnSpeakers, speakerSettings } from './learn-speakers.ts';
import { learnStyle, namesFirst } from './learn-style.ts';
import { boxedAction, hasNoBoxes, learnWording } from './learn-wording.ts';
import type { LearningContext } from './learning.ts';
import type { MinutesSample } from './samples.ts';
import { spokenNames } from './spoken-names.ts';

/** What a format is learned from, besides the files that have it. */
export interface FormatSources {
  /** The pattern of the files' names. */
  readonly path: string;
  /** Files that may list the minutes. */
  readonly pages: readonly TextFile[];
  /** All minutes, also those of other forms, oldest first. */
  readonly all: readonly MinutesSample[];
  /** Who is in them. */
  readonly people: readonly ImportedMember[];
}

/** How lists of people name them, if they have no handles. */
const listedAs = (sections: ConfiguredFormat['sections']): string | undefined =>
  sections
    .flatMap((section) => {
      if (section.kind === 'attendance') return [section.person, ...section.groups.map(({ person }) => person)];
      return section.kind === 'present' ? [section.person] : [];
    })
    .find((person) => person !== undefined);

/** How the minutes name people elsewhere than in lists: as lines do, else by the name that lists have. */
function personOf(named: string | undefined, sections: ConfiguredFormat['sections']): { person?: string } {
  const listed = listedAs(sections);
  const isByName = listed?.startsWith('{name}') === true && !listed.includes('{handle}');
  const person = named ?? (isByName ? '{name}' : undefined);
  return person === undefined ? {} : { person };
}

/** Minutes that call people by their given names may still have the whole names of those who led. */
function rolesByName(
  sections: ConfiguredFormat['sections'],
  person: string | undefined,
  { samples }: LearningContext,
): ConfiguredFormat['sections'] {
  const led = samples.flatMap(({ facts: { roles } }) => [...roles.chair, ...roles.secretary]);
  const whole = led.filter(({ written }) => written.includes(' '));
  if (person !== '{given}' || whole.length * 2 <= led.length) return sections;
  const named = JSON.stringify(sections).replaceAll(/\{(?<role>chair|secretary)(?=[}:])/gu, '{$<role>name');
  return JSON.parse(named) as ConfiguredFormat['sections'];
}

const some = <T extends object>(key: string, values: T): Record<string, T> =>
  Object.keys(values).length > 0 ? { [key]: values } : {};

/** The format that minutes have: only what's in them. */
export function learnFormat(context: LearningContext, { path, pages, people, all }: FormatSources): ConfiguredFormat {
  const names = spokenNames(people);
  const spoken = learnSpeakers(context, names);
  const { dash, person, ...said } = spoken || !namesFirst(context) ? speakerSettings(spoken) : {};
  const style = { ...learnStyle(context), ...(dash === undefined ? {} : { dash }) };
  const index = learnIndex(pages);
  const sections = rolesByName(learnSections(context), person, context);
  const wording = learnWording(context, names);
  const boxed = wording.action === undefined ? boxedAction(context, names) : undefined;
  return {
    path,
    ...some('frontMatter', learnFrontMatter(context)),
    ...some('style', style),
    ...personOf(person, sections),
    ...said,
    ...some('wording', boxed === undefined ? wording : { ...wording, action: boxed }),
    // Only words show that what is to be done has no box: perhaps there was nothing to do.
    ...(wording.action !== undefined && hasNoBoxes(all) ? { boxes: false } : {}),
    sections,
    ...some('carry', learnCarry(context)),
    ...(index ? { index } : {}),
  };
}
