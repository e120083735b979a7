import { LANGUAGES, type Language } from '../../language/language.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { allSections } from '../../minutes/document.ts';
import { vocabularyIn } from '../vocabulary.ts';
import type { MinutesSample } from './samples.ts';

/** The language in which most headings of the minutes are; English if none shows. */
export function learnLanguage(samples: readonly MinutesSample[]): Language {
  const titles = samples.flatMap(({ document }) => allSections(document).map(({ text }) => normalizeForMatch(text)));
  const count = (language: Language): number =>
    titles.filter((title) => vocabularyIn(language).headings.some(([pattern]) => pattern.test(title))).length;
  return LANGUAGES.toSorted((a, b) => count(b) - count(a))[0] ?? 'en';
}
