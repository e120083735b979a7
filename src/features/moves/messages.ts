import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { movesGerman } from './messages.de.ts';

/** What is moved: how much is under it, and its text. */
interface MovedWords {
  readonly where: string;
  readonly below: number;
  readonly text: string;
}

export const movesEnglish = {
  help: 'Moves an entry or a topic, with everything under it.',
  whatWhere: 'What should be moved, and where to?',
  whichEntry: (number: number) =>
    `Which entry? Use its number, as in /move ${number} after 12, or /move ${number} to TOPIC.`,
  notToEntry: (number: number, other: string) =>
    `${other} is an entry. Use /move ${number} under ${other}, or name a topic.`,
  intoItself: (number: number, other: number) =>
    number === other
      ? `#${number} can't be moved beside itself.`
      : `#${other} is under #${number}, so #${number} can't go there.`,
  topicIntoItself: (title: string) => `"${title}" can't be moved into or beside itself.`,
  noTopicNumber: (number: string) => `The agenda has no topic ${number}. /agenda shows them.`,
  noTopicCalled: (words: string) => `There's no topic called "${words}". /agenda shows them.`,
  whichOne: (topics: string) => `Which one: ${topics}? Use a number, as in topic 3.`,
  topicNotTo: (title: string) => `Where should "${title}" go? Use after, before or under, and another topic.`,
  onlyLeading: 'Only the chair or secretary can move a topic.',
  isSection: (title: string) => `"${title}" is a section of its own; the group's configuration says where it goes.`,
  staysInSection: (title: string) =>
    `"${title}" is on every meeting's agenda, so it stays a topic of its section. It can go before or after the others there.`,
  theTopic: (title: string) => `"${title}"`,
  isThere: (what: string) => `${what} is already there.`,
  neverMoved: (what: string) => `${what} wasn't moved.`,
  placeGone: (what: string) => `The place where ${what} was is gone. Name another one.`,
  after: (number: number) => `after #${number}`,
  before: (number: number) => `before #${number}`,
  under: (number: number) => `under #${number}`,
  toTopic: (title: string) => `to "${title}"`,
  afterTopic: (title: string) => `after "${title}"`,
  beforeTopic: (title: string) => `before "${title}"`,
  underTopic: (title: string) => `under "${title}"`,
  backAgain: 'back',
  moved: (who: string, number: number, { where, below, text }: MovedWords, undo: MessagePiece) =>
    phrase`${who} moved #${number}${
      below === 0 ? '' : `, with ${countedEn(below, { one: 'entry', other: 'entries' })} under it,`
    } ${where}: ${text}. ${undo} undoes this.`,
  movedTopic: (who: string, title: string, where: string, undo: MessagePiece) =>
    phrase`${who} moved the topic "${title}" ${where}. ${undo} undoes this.`,
};
export type MovesMessages = typeof movesEnglish;

export const movesMessages = inLanguages(movesEnglish, { de: movesGerman });
