import type { InLanguage, Language } from './language.ts';

// Not en-US: a comma before "and" would change how minutes have always been written.
const LISTS: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  de: new Intl.ListFormat('de', { type: 'conjunction' }),
};

/** What stands between the things of a list, and the things: a, b and c. */
export function enumerate<T>(things: readonly T[], { language }: InLanguage): (T | string)[] {
  // ListFormat takes strings alone, so it is given numbers, and they are put back.
  const parts = LISTS[language].formatToParts(things.map((_, i) => String(i)));
  return parts.flatMap(({ type, value }): (T | string)[] => {
    const thing = type === 'element' ? things[Number(value)] : value;
    return thing === undefined ? [] : [thing];
  });
}

/** Words of a list: `a, b and c`. */
export const listInWords = (words: readonly string[], of: InLanguage): string => enumerate(words, of).join('');
