import { allItems, type MinutesDocument } from '../minutes/document.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { heldAt } from './held-at.ts';
import { similarIndex, type SimilarIndex } from './similar.ts';

/** Since when something is open. */
export interface EntryAge {
  /** The day of the first meeting whose minutes leave it open, YYYY-MM-DD. */
  readonly since: string;
  /** At how many meetings it was open. */
  readonly meetings: number;
}

/** Minutes with the day of their meeting, YYYY-MM-DD. */
export interface DatedMinutes {
  readonly date: string;
  readonly document: MinutesDocument;
}

/** Since when everything is open that the last of these minutes leave open, in whichever order they are given. */
export function agesIn(minutes: readonly DatedMinutes[]): SimilarIndex<EntryAge> {
  const inOrder = minutes.toSorted((a, b) => a.date.localeCompare(b.date));
  return inOrder.reduce<SimilarIndex<EntryAge>>((before, { date, document }) => {
    const open = allItems(document).filter(({ box, text }) => box === 'open' && text !== '');
    return similarIndex(
      open.map(({ text }): [string, EntryAge] => {
        const { since, meetings } = before.find(text) ?? { since: date, meetings: 0 };
        return [text, { since, meetings: meetings + 1 }];
      }),
    );
  }, similarIndex([]));
}

/** Minutes with their dates, as far as they tell one. */
export const datedMinutes = (minutes: readonly { readonly path: string; readonly text: string }[]): DatedMinutes[] =>
  minutes.flatMap(({ path, text }) => {
    const document = readDocument(text);
    const { date } = heldAt(document, path);
    return date === undefined ? [] : [{ date, document }];
  });
