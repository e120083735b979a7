import type { InLanguage } from '../language/language.ts';
import { shortenText } from './clean-text.ts';
import { generalMessages, type GeneralMessages } from './messages.ts';

/** How many characters fit: longer things belong elsewhere. */
const LONGEST: Readonly<Record<keyof GeneralMessages['shorter'], number>> = {
  entry: 4000,
  heading: 200,
  agendaItem: 200,
  name: 100,
  place: 200,
  reason: 200,
};

/** Why a text is too long to be recorded, or undefined if it isn't. */
export function tooLong(text: string, of: InLanguage, what: keyof typeof LONGEST = 'entry'): string | undefined {
  const longest = LONGEST[what];
  const { length } = Array.from(text);
  if (length <= longest) return undefined;
  const say = generalMessages(of);
  return `${say.tooLong(shortenText(text, 30), length, longest)} ${say.shorter[what]}`;
}
