import { inLanguages } from '../../language/language.ts';
import { notesGerman } from './messages.de.ts';

export const notesEnglish = {
  helpNote: 'Records a note under the current topic.',
  helpProse: 'Records a note as a paragraph instead of a bullet.',
  helpIdea: 'Records an idea.',
  helpWanted: 'Records a call for help.',
  helpLink: 'Records a link. A line that begins with a URL does the same.',
  labels: { note: 'Note', idea: 'Idea', wanted: 'Help wanted' },
  tooManyEntries: (count: number, most: number) =>
    `That would be ${count.toLocaleString('en')} entries; the limit is ${most} for one message. Send the list in parts.`,
  nothingToRecord: "There's nothing to record.",
  noUrl: "That isn't a web address. Start it with https:// and the name of a site.",
};
export type NotesMessages = typeof notesEnglish;

export const notesMessages = inLanguages(notesEnglish, { de: notesGerman });
