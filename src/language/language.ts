/** The languages that Gavel speaks, as BCP 47 has them. English is first: every message has it. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What has a language: a group, whose rooms and minutes all speak it. */
export interface InLanguage {
  readonly language: Language;
}

/**
 * What a translation says: any of the messages that English has. What it lacks is said in English, and
 * test/language/translations.test.ts fails.
 */
export type Translation<Messages> = { readonly [Name in keyof Messages]?: Messages[Name] };

/**
 * The messages of a folder in all languages.
 * @param english has every message: plain ones are strings, others functions of what stands in them
 * @param translations has an entry for each other language
 * @returns gives the messages in the language of what it is asked for
 */
export function inLanguages<Messages extends object>(
  english: Messages,
  translations: Readonly<Record<Exclude<Language, 'en'>, Translation<Messages>>>,
): (of: InLanguage) => Messages {
  const complete = Object.fromEntries(
    LANGUAGES.map((language) => [language, language === 'en' ? english : { ...english, ...translations[language] }]),
  ) as Readonly<Record<Language, Messages>>;
  return ({ language }) => complete[language];
}

/** Where no group is known, such as on the command line. */
export const ENGLISH: InLanguage = { language: 'en' };
