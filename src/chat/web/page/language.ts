import { type InLanguage, type Language, LANGUAGES } from '../../../language/language.ts';
import { pageMessages, type PageMessages } from './messages.ts';

/** The page's language is the `lang` of its document: the server writes it, and it changes with the room. */
export const pageLanguage = (): InLanguage => ({
  language: LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'en',
});

/** From now on the page is in this language. What is shown already changes when it is rendered again. */
export function setPageLanguage(language: Language): void {
  document.documentElement.lang = language;
}

/** What the page says, in its language. */
export const messagesNow = (): PageMessages => pageMessages(pageLanguage());
