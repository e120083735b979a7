import { LANGUAGES, type Language } from '../language/language.ts';
import type { ListName } from './attendance-labels.ts';
import type { HeadingMeaning } from './meaning.ts';
import { GERMAN_WORDS } from './vocabulary-de.ts';
import { ENGLISH_WORDS } from './vocabulary-en.ts';

/**
 * What people call things in minutes, beside what Gavel writes itself (src/minutes/messages.ts). Minutes are read in all
 * languages at once: old ones may be in another than the group has now.
 */
export interface MinutesVocabulary {
  /** What headings announce, by their words as `normalizeForMatch` leaves them; the first that fits counts. */
  readonly headings: readonly (readonly [RegExp, HeadingMeaning])[];
  /** What is written before a list of people: `Present: @ann`, `Attendees` above the names. */
  readonly lists: readonly (readonly [RegExp, ListName])[];
  /** The label before who chaired, and before the secretary. */
  readonly chair: RegExp;
  readonly secretary: RegExp;
  /** What follows such a label. */
  readonly is: RegExp;
  /** What follows the name of somebody who leads, or who writes the minutes: `Ann chaired`. */
  readonly chairs: RegExp;
  readonly writes: RegExp;
  /** What is noted beside the name of somebody who does: `Ann (chair)`. */
  readonly leadsAsNoted: RegExp;
  readonly writesAsNoted: RegExp;
  readonly approval: ApprovalVocabulary;
  /** A line about when the next meeting is, wherever it is. */
  readonly nextMeeting: RegExp;
  /** A line that says that there is no date for the next meeting yet. */
  readonly noDate: RegExp;
  /** What is written in a list that has nothing in it. */
  readonly nothing: RegExp;
  /** What is written instead of a name. */
  readonly nobody: RegExp;
  /** What is written before an action that has no owner. */
  readonly volunteer: RegExp;
  /** A line about when the meeting was. */
  readonly meeting: RegExp;
  /** A choice between two dates. */
  readonly or: RegExp;
}

/** How a line says that the minutes before were approved. */
export interface ApprovalVocabulary {
  /** Whether the line is about that at all. */
  readonly about: RegExp;
  /** Whether it is, if no heading says what it's about. */
  readonly elsewhere: RegExp;
  /** That a motion to approve them was carried, in a line after it. */
  readonly carried: RegExp;
  /** A heading, or a point, that asks for it. */
  readonly asked: RegExp;
  readonly approved: RegExp;
  readonly merged: RegExp;
  readonly notYet: RegExp;
  /** What shows that the people are named before the verb: `wurde von @ann genehmigt`. */
  readonly verbLast?: RegExp;
}

const BY_LANGUAGE: Readonly<Record<Language, MinutesVocabulary>> = { en: ENGLISH_WORDS, de: GERMAN_WORDS };

/** The words of one language. */
export const vocabularyIn = (language: Language): MinutesVocabulary => BY_LANGUAGE[language];

/** The words of every language. */
export const VOCABULARIES: readonly MinutesVocabulary[] = LANGUAGES.map((language) => BY_LANGUAGE[language]);

/** Whether a text fits what any language has there. */
export const isSaidAs = (text: string, pattern: (words: MinutesVocabulary) => RegExp): boolean =>
  VOCABULARIES.some((words) => pattern(words).test(text));
