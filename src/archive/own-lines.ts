import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { FormatSection } from '../minutes/format-sections.ts';
import { readPlaceholders } from '../minutes/read-placeholders.ts';

const MARKS = /[*_`\\]/gu;
const bareText = (text: string): string => normalizeForMatch(text.replaceAll(MARKS, ''));

/** Whether the format writes a line itself, before or after what a section holds. */
export const isOwnLine = (text: string, { before, after }: Pick<FormatSection, 'before' | 'after'>): boolean =>
  [before ?? [], after ?? []]
    .flat()
    // A line of its own, or one of a paragraph whose lines are read as one.
    .flatMap((one) => [...one.split('\n'), ...one.split(/\n{2,}/u).map((lines) => lines.replaceAll('\n', ' '))])
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, ''))
    .some(
      (line) =>
        line !== '' &&
        (bareText(line) === bareText(text) ||
          (line.includes('{') && readPlaceholders(line.replaceAll(MARKS, ''), text) !== undefined)),
    );
