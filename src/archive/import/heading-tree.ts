import { LANGUAGES } from '../../language/language.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { DocumentSection } from '../../minutes/document.ts';
import { withPlaceholders } from './date-patterns.ts';
import type { MinutesSample } from './samples.ts';

/** A heading of one file. */
export interface HeadingFound {
  readonly sample: MinutesSample;
  readonly section: DocumentSection;
}

/** A heading with those of the other files that are the same one, and what's under any of them. */
export interface HeadingNode {
  readonly key: string;
  /** The newest first. */
  readonly found: readonly HeadingFound[];
  /** Whether it's in the newest of the files that could have it. */
  readonly isNewest: boolean;
  readonly children: readonly HeadingNode[];
}

/** A text without the dates of its file, in any language. */
const withoutDates = (text: string, { dates }: MinutesSample): string =>
  LANGUAGES.reduce((words, language) => withPlaceholders(words, dates, { language }), text);

/** What stays of a heading from meeting to meeting: neither dates nor clocks. */
export const headingKey = ({ text }: Pick<DocumentSection, 'text'>, sample: MinutesSample): string =>
  normalizeForMatch(
    withoutDates(text, sample)
      .replaceAll(/\{[^{}]*\}/gu, ' ')
      .replaceAll(/\d+/gu, ' '),
  );

/** Headings under which it says that the meeting begins, or ends. */
const FRAMING =
  /^(?:call to order|adjourn\w*|(?:meeting )?(?:opening|opened|closing|closed|close)|(?:eroffnung|begru(?:ß|ss)ung|schluss|ende|sitzungsende)(?: der sitzung)?)(?: and \w+)?$/u;

/** Whether a heading, by its key, says that the meeting begins or ends. */
export const isFraming = (key: string): boolean => FRAMING.test(key.replace(/^(?:top|\d| )+/u, ''));

interface Growing {
  readonly key: string;
  readonly found: HeadingFound[];
  next: Growing | undefined;
}

/** Files with the headings that are side by side in each. */
type SideBySide = readonly { readonly sample: MinutesSample; readonly sections: readonly DocumentSection[] }[];

/** A row of nodes from its first one, which stands for the start. */
function inRow(start: Growing): Growing[] {
  const row: Growing[] = [];
  for (let node = start.next; node; node = node.next) row.push(node);
  return row;
}

/** The headings of the files, each once: the second of one name in a file is the second of that name in others. */
function mergedRow(files: SideBySide): Growing[] {
  const start: Growing = { key: '', found: [], next: undefined };
  const byKey = new Map<string, Growing[]>();
  for (const { sample, sections } of files) {
    const seen = new Map<string, number>();
    let after = start;
    for (const section of sections) {
      const key = `${section.level} ${headingKey(section, sample)}`;
      const place = seen.get(key) ?? 0;
      seen.set(key, place + 1);
      const same = byKey.get(key) ?? [];
      const known = same[place];
      if (known) known.found.push({ sample, section });
      else {
        after.next = { key, found: [{ sample, section }], next: after.next };
        byKey.set(key, same);
        same.push(after.next);
      }
      after = known ?? after.next ?? after;
    }
  }
  return inRow(start);
}

/**
 * The headings of several files in one tree, in the order of the newest file. What only older ones have comes after what
 * it followed there. The time grows with the number of headings.
 * @param files the newest first, each with the headings that are side by side
 */
export function headingTree(files: SideBySide): HeadingNode[] {
  return mergedRow(files).map(({ key, found }) => ({
    key,
    found,
    isNewest: found[0]?.sample === files[0]?.sample,
    children: headingTree(found.map(({ sample, section }) => ({ sample, sections: section.sections }))),
  }));
}
