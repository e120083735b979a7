import { dateSource } from './names.ts';
import { PLACEHOLDER_PATTERN } from './placeholders.ts';

/** What a placeholder stood for: the words, and how the template wants it written. */
export interface FilledPlaceholder {
  readonly name: string;
  readonly zone?: string | undefined;
  readonly pattern: string;
  readonly words: string;
}

const PLACEHOLDERS = new RegExp(PLACEHOLDER_PATTERN.source, 'giu');

/** A template as a regular expression, with a group for each placeholder. */
function sourceOf(template: string): {
  readonly source: string;
  readonly names: readonly Omit<FilledPlaceholder, 'words'>[];
} {
  const names: Omit<FilledPlaceholder, 'words'>[] = [];
  let [source, at] = ['', 0];
  for (const { 0: whole, index, groups } of template.matchAll(PLACEHOLDERS)) {
    const pattern = groups?.['pattern'] ?? 'yyyy-MM-dd';
    source += `${RegExp.escape(template.slice(at, index))}(${dateSource(pattern)})`;
    names.push({ name: groups?.['name'] ?? '', zone: groups?.['zone'], pattern });
    at = index + whole.length;
  }
  return { source: source + RegExp.escape(template.slice(at)), names };
}

/** What a text that a template wrote has in place of its dates; undefined if it can't be by this template. */
export function readPlaceholders(template: string, text: string): FilledPlaceholder[] | undefined {
  const { source, names } = sourceOf(template);
  const found = new RegExp(`^${source}$`, 'u').exec(text);
  return found ? names.map((one, i) => ({ ...one, words: found[i + 1] ?? '' })) : undefined;
}
