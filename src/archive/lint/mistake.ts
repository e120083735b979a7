import type { Directory } from '../../meeting/member.ts';
import type { MinutesDocument } from '../../minutes/document.ts';
import type { MinutesFormat } from '../../minutes/format.ts';
import type { MinutesFacts } from '../facts.ts';
import type { LineMeaning } from '../lines.ts';

/** Something wrong in a file, in words that say what would be right. */
export interface LintMistake {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The rule's name: `weekday`. */
  readonly rule: string;
  readonly message: string;
}

/** A file of a group's minutes, read. */
export interface LintSource {
  /** As people see it: relative to the folder they ask from. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly document: MinutesDocument;
  readonly sections: readonly LineMeaning[];
  readonly facts: MinutesFacts;
}

/** What the rules know of the group. */
export interface LintContext {
  readonly directory?: Directory | undefined;
  readonly format?: MinutesFormat | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Whether a path that a file links to is there; undefined if that's not known. */
  readonly exists?: ((path: string) => boolean | undefined) | undefined;
  /** The places of another file that links can lead to; undefined for one that isn't looked at. */
  readonly others?: ((path: string) => ReadonlySet<string> | undefined) | undefined;
}

/** Looks for one kind of mistake in one file. */
export type LintRule = (source: LintSource, context: LintContext) => readonly LintMistake[];

/** Where a rule found something, and what. */
export type LintSpot = readonly [line: number, message: string];

/** A rule that gives lines and messages. */
export const lintRule =
  (name: string, find: (source: LintSource, context: LintContext) => readonly LintSpot[]): LintRule =>
  (source, context) =>
    find(source, context).map(([line, message]) => ({ path: source.path, line, rule: name, message }));

/** Every line with its number, less those inside fences. */
export function* numberedLines({ lines }: Pick<LintSource, 'lines'>): Generator<readonly [number, string]> {
  let fenced = false;
  for (const [i, line] of lines.entries()) {
    const isFence = /^\s*(?:```|~~~)/u.test(line);
    if (isFence) fenced = !fenced;
    if (!isFence && !fenced) yield [i + 1, line];
  }
}

/** What a test finds in the lines, one spot for each. */
export const inLines = (source: LintSource, find: (line: string) => readonly string[]): LintSpot[] =>
  [...numberedLines(source)].flatMap(([number, line]) => find(line).map((message): LintSpot => [number, message]));
