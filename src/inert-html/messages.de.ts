import type { Translation } from '../language/language.ts';
import type { InertMessages } from './messages.ts';

export const inertGerman: Translation<InertMessages> = {
  picture: 'Bild',
  done: 'erledigt',
  open: 'offen',
  tooLong: 'Der Rest ist zu lang, um hier zu stehen.',
};
