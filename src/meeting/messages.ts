import { countedEn } from '../language/english.ts';
import { inLanguages } from '../language/language.ts';
import { phrase, type MessagePiece } from './message.ts';
import { generalGerman } from './messages.de.ts';

// What most features say of entries and people.

const characters = { one: 'character', other: 'characters' };

export const generalEnglish = {
  noEntry: (number: string) => `There's no entry #${number}.`,
  whichEntry: 'Which entry? Use its number, like 12.',
  notAnEntry: (written: string) => `"${written}" isn't an entry number. Use one like 12.`,
  nameRemoved: '(name removed)',
  noTopicYet: "There's no topic yet, so this wasn't recorded. Open one with /topic TEXT, then say it again.",
  nothingToRecord: "There's nothing to record.",
  unknownPerson: (name: string) => `I don't know @${name}.`,
  unknownPersonNear: (name: string, handle: string) => `I don't know @${name}. Did you mean @${handle}?`,
  addAt: (handle: string) => `Add an @ before the name: @${handle}.`,
  onlyName: (handle: string) => `Add a name, like @${handle}.`,
  onlyNames: (handle: string) => `Add only names, like @${handle}.`,
  nextMeeting: (when: MessagePiece) => phrase`Next meeting: ${when}.`,
  noNextDate: (set: MessagePiece) => phrase`The next meeting has no date yet. ${set} sets one.`,
  tooLong: (beginning: string, length: number, longest: number) =>
    `"${beginning}" has ${countedEn(length, characters)}; the limit is ${longest.toLocaleString('en')}.`,
  shorter: {
    entry: 'Put it in a document and record that with /link.',
    heading: 'Use a shorter title and put the rest in a /note.',
    agendaItem: 'Use a short title and put the rest after a colon: /agenda add TITLE: TEXT.',
    name: 'Use a shorter name.',
    place: 'Use fewer words for the place.',
    reason: 'Use fewer words.',
  },
};
export type GeneralMessages = typeof generalEnglish;

export const generalMessages = inLanguages(generalEnglish, { de: generalGerman });
