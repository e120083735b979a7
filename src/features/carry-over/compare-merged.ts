import { similarIndex } from '../../archive/similar.ts';
import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { typedWords } from '../../minutes/phrasing.ts';
import { withoutMark } from '../agenda/open-since.ts';
import { findTopics } from './carry-topics.ts';
import { matchItems } from './match-items.ts';
import { readLine } from './read-line.ts';
import { withKnownBoxes } from './unboxed.ts';

/** What people made of the open entries of minutes, by editing them as a document. */
export interface MergedComparison {
  readonly ticked: readonly Entry[];
  /** Those that are not there any more, or have no box any more: no agenda takes them over. */
  readonly dropped: readonly Entry[];
}

/**
 * @param merged the minutes as they are on the main branch
 * @param proposed the minutes as Gavel wrote them
 */
export function compareMerged(merged: string, proposed: string, reviewed: Meeting): MergedComparison {
  if (merged === proposed) return { ticked: [], dropped: [] };
  const [before, after] = [proposed, merged].map((text) =>
    withKnownBoxes(findTopics(readDocument(text), reviewed.group), reviewed, reviewed),
  );
  const pairs = matchItems(before ?? [], after ?? [], (line) => readLine(withoutMark(line).line, reviewed));
  const open = [...reviewed.stateOf(entriesFeature).byNumber.values()].filter(({ box }) => box === 'open');
  const known = similarIndex(open.map((entry): [string, Entry] => [typedWords(entry.text), entry]));
  const used = new Set<Entry>();
  const asked = pairs
    .filter(({ was }) => was.item.box === 'open')
    .flatMap(({ was, is }) => {
      const entry = known.find(was.words, (one) => used.has(one));
      if (entry) used.add(entry);
      return entry ? [{ entry, box: is?.item.box ?? 'none' }] : [];
    });
  const having = (wanted: string): Entry[] => asked.flatMap(({ entry, box }) => (box === wanted ? [entry] : []));
  return { ticked: having('ticked'), dropped: having('none') };
}
