import { inLanguages } from '../language/language.ts';
import { inertGerman } from './messages.de.ts';

/** Words that stand in for pictures and boxes. */
export const inertEnglish = {
  picture: 'picture',
  done: 'done',
  open: 'open',
  tooLong: 'The rest is too long to be shown here.',
};
export type InertMessages = typeof inertEnglish;

export const inertMessages = inLanguages(inertEnglish, { de: inertGerman });
