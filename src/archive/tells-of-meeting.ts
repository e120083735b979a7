import type { MinutesDocument } from '../minutes/document.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { heldAt } from './held-at.ts';
import { interpretLines } from './lines.ts';
import type { HeadingMeaning } from './meaning.ts';

/** What a heading of any text may announce. */
const OF_ANY_TEXT: readonly HeadingMeaning[] = ['topic', 'wrapper'];

/** What minutes have, for people who handed over something else. */
export const WHAT_MINUTES_HAVE =
  'Minutes are Markdown with headings or lists. They say when the meeting was, or have a section such as "Present" or "Next meeting".';

/**
 * Whether a text can be minutes. Any other text reads as minutes of a meeting at which nothing happened.
 * @param path of the file, since a date in its name says when the meeting was
 */
export function tellsOfMeeting(document: MinutesDocument, path: string, format?: MinutesFormat): boolean {
  const hasShape = document.sections.length > 0 || document.blocks.some(({ kind }) => kind === 'list');
  if (hasShape && heldAt(document, path).date !== undefined) return true;
  return interpretLines(document, format).some(({ meaning }) => !OF_ANY_TEXT.includes(meaning));
}
