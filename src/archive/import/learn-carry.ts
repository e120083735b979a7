import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { allItems, allSections, itemsIn, type DocumentItem } from '../../minutes/document.ts';
import type { ConfiguredFormat } from '../../minutes/format.ts';
import { meaningOf } from '../meaning.ts';
import type { LearningContext } from './learning.ts';
import type { MinutesSample } from './samples.ts';

type CarrySettings = NonNullable<ConfiguredFormat['carry']>;

/** Each file with the one after it. */
const pairs = ({ samples }: LearningContext): (readonly [MinutesSample, MinutesSample])[] =>
  samples.slice(1).flatMap((after, i) => {
    const before = samples[i];
    return before ? [[before, after] as const] : [];
  });

/** The items right under headings that people talk about. */
const topItems = ({ document }: MinutesSample): DocumentItem[] =>
  allSections(document)
    .filter(({ text }) => ['topic', 'wrapper'].includes(meaningOf(text)))
    .flatMap(({ blocks }) => itemsIn(blocks));

const isOpenIn = ({ box, blocks }: DocumentItem): boolean => box === 'open' || itemsIn(blocks).some(isOpenIn);

const textsOf = (items: readonly DocumentItem[]): Set<string> =>
  new Set(items.map(({ text }) => normalizeForMatch(text)));

/** So many notes have to stay for it to be a habit, and so large a share of all. */
const [FEWEST, SHARE] = [4, 0.5];

/** Whether plain notes go on from one meeting to the next. */
function keepsNotes(context: LearningContext): boolean {
  const kept = pairs(context).flatMap(([before, after]) => {
    const next = textsOf(topItems(after));
    const notes = topItems(before).filter((item) => item.box === 'none' && !isOpenIn(item) && item.text !== '');
    return notes.map(({ text }) => next.has(normalizeForMatch(text)));
  });
  const stayed = kept.filter(Boolean).length;
  return stayed >= FEWEST && stayed >= kept.length * SHARE;
}

const BY_NAME = /^@[\p{L}\p{N}._-]+\s*(?:[–—:-]\s*)?/u;

const isTicked = ({ box }: DocumentItem): boolean => box === 'ticked';

/** Items whose ticked items stay, as they are, for the next meeting: rosters. */
function rosters(context: LearningContext): string[] {
  const found = pairs(context).flatMap(([before, after]) => {
    const next = new Map(allItems(after.document).map((item) => [normalizeForMatch(item.text), item]));
    return allItems(before.document).flatMap((item) => {
      const again = next.get(normalizeForMatch(item.text));
      const still = textsOf(again ? itemsIn(again.blocks).filter(isTicked) : []);
      const stayed = itemsIn(item.blocks).filter((one) => isTicked(one) && still.has(normalizeForMatch(one.text)));
      return stayed.length > 1 ? [item.text.replace(BY_NAME, '')] : [];
    });
  });
  return [...new Set(found)];
}

/** What goes on from one meeting to the next, besides what's open. */
export function learnCarry(context: LearningContext): CarrySettings {
  const standing = rosters(context);
  return { ...(standing.length > 0 ? { standing } : {}), ...(keepsNotes(context) ? { notes: true } : {}) };
}
