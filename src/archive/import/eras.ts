import { allSections } from '../../minutes/document.ts';
import { meaningOf } from '../meaning.ts';
import { headingKey } from './heading-tree.ts';
import type { MinutesSample } from './samples.ts';

/** From which share of common headings on two files are of one form. */
const ALIKE = 0.5;
/** From which share on a file still counts once two newer ones confirm the form: a form drifts. */
const CLOSELY = 0.8;
/** More files teach little. */
const LONGEST = 5;

/** The headings that make the form of minutes: those that announce something, or that several files have. */
function frameOf(sample: MinutesSample, counts: ReadonlyMap<string, number>): Set<string> {
  const headings = allSections(sample.document);
  const isFrame = (key: string, title: string): boolean =>
    !['topic', 'wrapper'].includes(meaningOf(title)) || (counts.get(key) ?? 0) > 1;
  return new Set(
    headings.flatMap((section) => {
      const key = `${section.level} ${headingKey(section, sample)}`;
      return isFrame(key, section.text) ? [key] : [];
    }),
  );
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = a.union(b).size;
  return all === 0 ? 1 : a.intersection(b).size / all;
}

/** How many files have each heading. */
function headingCounts(samples: readonly MinutesSample[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sample of samples) {
    const keys = allSections(sample.document).map((one) => `${one.level} ${headingKey(one, sample)}`);
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The newest file with a form. One without headings, among others that have some, has none. */
const newestWithForm = (samples: readonly MinutesSample[]): number => {
  const at = samples.findLastIndex(({ document }) => document.sections.length > 0);
  return at >= 0 ? at : samples.length - 1;
};

/**
 * The last files that agree with the newest in their form. One file between them that doesn't is passed over. Once two
 * files show the form, older ones have to be closely alike: they don't outvote the newer.
 * @param samples oldest first
 */
export function latestEra(samples: readonly MinutesSample[]): readonly MinutesSample[] {
  const counts = headingCounts(samples);
  const last = newestWithForm(samples);
  const newest = samples[last];
  if (!newest) return [];
  const frame = frameOf(newest, counts);
  const found: MinutesSample[] = [];
  let others = 0;
  for (const sample of samples.slice(0, last + 1).toReversed()) {
    if (others > 1 || found.length === LONGEST) break;
    const isAlike = likeness(frameOf(sample, counts), frame) >= (found.length < 2 ? ALIKE : CLOSELY);
    if (isAlike) found.unshift(sample);
    others = isAlike ? 0 : others + 1;
  }
  return found;
}
