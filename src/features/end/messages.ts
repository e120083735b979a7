import { inLanguages } from '../../language/language.ts';
import { endGerman } from './messages.de.ts';

export const endEnglish = {
  help: 'Ends the meeting, closes the open vote and proposes the minutes.',
  notStarted: "The meeting hasn't started yet. Start it with /meeting start, or call it off with /meeting abort.",
  ended: 'The meeting has ended.',
};
export type EndMessages = typeof endEnglish;

export const endMessages = inLanguages(endEnglish, { de: endGerman });
