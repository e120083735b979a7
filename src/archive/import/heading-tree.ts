import { ENGLISH, type InLanguage } from '../../language/language.ts';
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
  readonly children: readonly HeadingNode[];
}

/** What stays of a heading from meeting to meeting: neither dates nor clocks. */
export const headingKey = (
  { text }: Pick<DocumentSection, 'text'>,
  { dates }: MinutesSample,
  of: InLanguage = ENGLISH,
): string =>
  normalizeForMatch(
    withPlaceholders(text, dates, of)
      .replaceAll(/\{[^{}]*\}/gu, ' ')
      .replaceAll(/\d+/gu, ' '),
  );

interface Growing {
  readonly key: string;
  readonly found: HeadingFound[];
}

/**
 * The headings of several files in one tree, in the order of the newest file. What only older ones have comes after what
 * it followed there.
 * @param files the newest first, each with the headings that are side by side
 */
export function headingTree(
  files: readonly { readonly sample: MinutesSample; readonly sections: readonly DocumentSection[] }[],
): HeadingNode[] {
  const nodes: Growing[] = [];
  for (const { sample, sections } of files) {
    let after = -1;
    for (const section of sections) {
      const key = `${section.level} ${headingKey(section, sample)}`;
      const at = nodes.findIndex((node) => node.key === key && node.found.every((one) => one.sample !== sample));
      if (at >= 0) nodes[at]?.found.push({ sample, section });
      else nodes.splice(after + 1, 0, { key, found: [{ sample, section }] });
      after = at >= 0 ? at : after + 1;
    }
  }
  return nodes.map(({ key, found }) => ({
    key,
    found,
    children: headingTree(found.map(({ sample, section }) => ({ sample, sections: section.sections }))),
  }));
}
