import { pluralEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { electionsGerman } from './messages.de.ts';

export const electionsEnglish = {
  helpElect: "Elects the next meeting's chair or secretary. Without a name, it asks for volunteers.",
  helpUnelect: "Removes someone from the next meeting's roles.",
  namesOnly: 'Add names like @jonas, and nothing else.',
  whichRole: 'Chair or secretary?',
  whom: 'Who? Add a name, like @jonas.',
  elected: {
    chair: (people: readonly MessagePiece[]) => phrase`Next meeting's chair: ${people}.`,
    secretary: (people: readonly MessagePiece[]) => phrase`Next meeting's secretary: ${people}.`,
  },
  notElected: (people: string, count: number) =>
    `${people} ${pluralEn(count, { one: "isn't", other: "aren't" })} elected.`,
  unelected: (people: readonly MessagePiece[], count: number) =>
    phrase`${people} no longer ${pluralEn(count, { one: 'has', other: 'have' })} a role next time.`,
  who: {
    chair: 'Who will chair the next meeting?',
    secretary: 'Who will be the secretary of the next meeting?',
  },
  nobodyYet: 'React ✋ to volunteer. Nobody has yet.',
  soFar: (people: string) => `React ✋ to volunteer. So far: ${people}.`,
  volunteer: 'I volunteer',
};
export type ElectionsMessages = typeof electionsEnglish;

export const electionsMessages = inLanguages(electionsEnglish, { de: electionsGerman });
