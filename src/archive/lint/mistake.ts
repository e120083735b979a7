import type { Directory } from '../../meeting/member.ts';
import type { MinutesDocument } from '../../minutes/document.ts';
import type { Format } from '../../minutes/format.ts';
import type { Facts } from '../facts.ts';
import type { Meant } from '../lines.ts';

/** Something wrong in a file, in words that say what would be right. */
export interface Mistake {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The rule's name: `weekday`. */
  readonly rule: string;
  readonly message: string;
}

/** A file of a group's minutes, read. */
export interface Source {
  /** As it is told: relative to where one asks from. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly document: MinutesDocument;
  readonly sections: readonly Meant[];
  readonly facts: Facts;
}

/** What the rules know of the group. */
export interface Context {
  readonly directory?: Directory | undefined;
  readonly format?: Format | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Looks for one kind of mistake in one file. */
export type Rule = (source: Source, context: Context) => readonly Mistake[];

/** Where a rule found something, and what. */
export type Spot = readonly [line: number, message: string];

/** A rule that says where and what. */
export const rule =
  (name: string, find: (source: Source, context: Context) => readonly Spot[]): Rule =>
  (source, context) =>
    find(source, context).map(([line, message]) => ({ path: source.path, line, rule: name, message }));

/** Every line with its number, less those inside fences. */
export function* numbered({ lines }: Pick<Source, 'lines'>): Generator<readonly [number, string]> {
  let fenced = false;
  for (const [i, line] of lines.entries()) {
    const isFence = /^\s*(?:```|~~~)/u.test(line);
    if (isFence) fenced = !fenced;
    if (!isFence && !fenced) yield [i + 1, line];
  }
}

/** What a test finds in the lines, one spot for each. */
export const inLines = (source: Source, find: (line: string) => readonly string[]): Spot[] =>
  [...numbered(source)].flatMap(([number, line]) => find(line).map((message): Spot => [number, message]));
