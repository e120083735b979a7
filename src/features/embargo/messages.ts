import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { embargoGerman } from './messages.de.ts';

export const embargoEnglish = {
  helpSet:
    'Keeps the current topic or entry N out of everything public, with all that is under it: only a private file has its words.',
  helpLift: 'Makes it public again.',
  notSetUp:
    "This group's configuration doesn't say where minutes under embargo go, so nothing can be under embargo. It needs format.embargoed.",
  whatThen: 'Which topic or entry? Use an entry number like 12, or topic 2.',
  noWords: (number: number) => `#${number} stands for time off the record and has no words, so it stays.`,
  notYours: (number: number) => `Only #${number}'s author, the chair or the secretary can put it under embargo.`,
  notYourTopic: 'Only the chair, the secretary or whoever put this topic on the agenda can put it under embargo.',
  onlyLift: 'Only the chair, the secretary or whoever put it under embargo can make it public.',
  already: 'That is under embargo already.',
  isPublic: "That isn't under embargo.",
  entry: (number: number) => `#${number}`,
  topic: (place: string) => `topic ${place}`,
  set: (who: string, what: string, back: MessagePiece) =>
    phrase`${who} put ${what} under embargo, with all that's under it. Public minutes and pages show only that it's there; ${back} undoes this. The rooms of this meeting still see what's said in them.`,
  wasProposed: ' What was proposed of it before stays in the history of the repository, and whoever read it knows it.',
  lifted: (who: string, what: string, back: MessagePiece) =>
    phrase`${who} made ${what} public. ${back} puts it under embargo again.`,
  someStay: " What's under it and was put under embargo by itself stays so.",
};
export type EmbargoMessages = typeof embargoEnglish;

export const embargoMessages = inLanguages(embargoEnglish, { de: embargoGerman });
