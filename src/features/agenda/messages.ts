import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { agendaGerman } from './messages.de.ts';

export const agendaEnglish = {
  title: 'Agenda',
  startsAt: (when: MessagePiece) => phrase`The meeting starts ${when}.`,
  moreLines: (count: number, agenda: MessagePiece) =>
    phrase`… and ${countedEn(count, { one: 'more line', other: 'more lines' })}. ${agenda} shows them all.`,
  helpAgenda: "Shows the agenda, or adds a topic or a point under one. Between meetings it's the next meeting's.",
  helpTopic: 'Moves to a topic or subtopic of the agenda, and adds a topic if none is called that.',
  helpRemove: 'Removes a topic with nothing under it: the current one, or the one you name.',
  helpRename: 'Renames the current topic, or the one with that number.',
  helpSubtopic: 'Moves to a heading under the current topic, or adds one.',
  formLabel: 'Item for the agenda',
  addWhat: 'What should be on the agenda?',
  addedPoint: (number: number, topic: string) => `Added to the agenda as #${number}, under ${topic}.`,
  alreadyThere: (number: string) => `That's already on the agenda, as topic ${number}.`,
  noSection: "The group's format has no section for topics.",
  added: (number: number, remove: MessagePiece) =>
    phrase`Added to the agenda as topic ${number}. ${remove} undoes this.`,
  addedBy: (who: string, title: string, number: number, remove: MessagePiece) =>
    phrase`${who} added "${title}" to the agenda, as topic ${number}. ${remove} undoes this.`,
  meantAdd: (text: string) => `Did you mean /agenda add ${text}?`,
  /** Beside a topic that's there because it stood in the last minutes. */
  usual: 'usual',
  whichTopic: 'Which topic?',
  whichSubtopic: 'Which subtopic?',
  whichOne: (topics: string) => `Which one: ${topics}?`,
  whichOrNew: (topics: string, command: string) => `Which one: ${topics}? For a new one, quote it: ${command} "…".`,
  noTopicNumber: (number: number) => `The agenda has no topic ${number}. /agenda shows them.`,
  onlySoMany: (count: number, number: number) =>
    `The agenda has ${countedEn(count, { one: 'topic', other: 'topics' })}, and no topic ${number}. /agenda shows them.`,
  noTopicCalled: (words: string, quoted: string) =>
    `There's no topic called "${words}". If that's a new topic, quote it: ${quoted}.`,
  isStanding: (title: string) => `"${title}" is on every meeting's agenda, as the group's configuration says.`,
  keptBy: (title: string, numbers: string) =>
    `"${title}" has ${numbers} under it. Remove that first, or use /topic rename.`,
  notYours: (title: string) => `Only the chair, the secretary or the person who added "${title}" can do that.`,
  removed: (who: string, title: string) => `${who} removed "${title}" from the agenda.`,
  topic: (title: string) => `Topic: ${title}`,
  newName: 'What should it be called?',
  nameTaken: (title: string) => `There's already a topic called "${title}".`,
  renamed: (who: string, from: string, to: string) => `${who} renamed "${from}" to "${to}".`,
  isNew: (remove: MessagePiece) => phrase`This is new on the agenda. ${remove} undoes this.`,
  lastTopic: 'That was the last topic. /meeting end closes the meeting.',
  firstTopic: 'This is the first topic.',
  noTopicYet: "There's no topic yet. Use /topic TEXT first.",
  needsLetters: 'A heading needs letters or digits.',
  under: (title: string, above: string) => `${title} (under ${above})`,
};
export type AgendaMessages = typeof agendaEnglish;

export const agendaMessages = inLanguages(agendaEnglish, { de: agendaGerman });
