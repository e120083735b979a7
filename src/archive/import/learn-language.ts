import { LANGUAGES, type Language } from '../../language/language.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { allSections } from '../../minutes/document.ts';
import { linesOf } from '../lines.ts';
import { vocabularyIn, type MinutesVocabulary } from '../vocabulary.ts';
import type { MinutesSample } from './samples.ts';

/** What stands before people and dates in lines: `Anwesend: …`. */
const isLabelled = (text: string, { lists, chair, secretary, nextMeeting }: MinutesVocabulary): boolean =>
  [...lists.map(([label]) => label), chair, secretary, nextMeeting].some((label) => label.test(text));

/** The language in which most headings and labels of the minutes are; English if none shows. */
export function learnLanguage(samples: readonly MinutesSample[]): Language {
  const titles = samples.flatMap(({ document }) => allSections(document).map(({ text }) => normalizeForMatch(text)));
  const lines = samples.flatMap(({ document }) =>
    [document.blocks, ...document.sections.map(({ blocks }) => blocks)].flatMap((blocks) =>
      linesOf(blocks).flatMap(({ text, item }) => (item ? [] : [text])),
    ),
  );
  const count = (language: Language): number => {
    const words = vocabularyIn(language);
    const headed = titles.filter((title) => words.headings.some(([pattern]) => pattern.test(title)));
    return headed.length + lines.filter((line) => isLabelled(line, words)).length;
  };
  return LANGUAGES.toSorted((a, b) => count(b) - count(a))[0] ?? 'en';
}
