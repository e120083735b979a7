import type { InLanguage } from '../../language/language.ts';
import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import type { MinutesSample } from './samples.ts';

/** What a format is learned from. */
export interface LearningContext {
  /** The files of the last form, oldest first. */
  readonly samples: readonly MinutesSample[];
  readonly of: InLanguage;
}

/** Where a section is: its heading, if it has one, and its level. */
export interface SectionPlace {
  readonly heading?: string;
  readonly level: number;
}

/** Sections that were found. */
export interface FoundSections {
  readonly sections: readonly ConfiguredSection[];
  /** Among them, those for headings that come and go beside others, with how many such headings there are. */
  readonly loose: ReadonlyMap<ConfiguredSection, number>;
}

/** How many of the files have to have something for it to belong to the format. */
export const enough = (count: number): number => Math.max(1, Math.ceil(count / 2));
