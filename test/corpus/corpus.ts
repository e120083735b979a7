// The real minutes that the project is measured against. They lie beside the repository, not in it; where they are
// not there, the tests that need them say so and are skipped.
import { existsSync, readFileSync } from 'node:fs';

import { type Directory } from '../../src/meeting/member.ts';
import { testDirectory, writtenMember } from '../doubles/directory.ts';

const FOLDER = new URL('../../../shared/corpus/', import.meta.url);

export const isThere = existsSync(FOLDER);

export interface CorpusPerson {
  readonly as_written: string;
  readonly handle: string;
  readonly annotation: string | null;
}

/** What index.json says of one file. */
export interface Annotated {
  readonly file: string;
  readonly date: string;
  readonly meeting_time_utc: string | null;
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
  readonly attendees: readonly CorpusPerson[];
  readonly regrets: readonly CorpusPerson[];
  readonly absents: readonly CorpusPerson[];
  readonly partly: readonly CorpusPerson[];
  readonly next_meeting: {
    readonly utc: string | null;
    readonly alternative_utc: string | null;
    readonly chairs: readonly string[];
    readonly secretaries: readonly string[];
  };
  readonly previous_minutes_approval: {
    readonly pr: number | null;
    readonly approvers: readonly string[];
    readonly merged_by: readonly string[];
    readonly approved: boolean;
  } | null;
  readonly actions: readonly {
    readonly line: number;
    readonly done: boolean;
    readonly owners: readonly string[];
    readonly text: string;
    readonly kind: string;
    readonly source: 'checkbox' | 'prose';
  }[];
  readonly format_rule_checkboxes: readonly {
    readonly line: number;
    readonly done: boolean;
    readonly owners: readonly string[];
  }[];
}

const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));

export const corpusText = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

export const annotated = (): readonly Annotated[] => (json('index.json') as { minutes: readonly Annotated[] }).minutes;

export const csmFiles = (): string[] =>
  (json('index.json') as { csm: readonly { file: string }[] }).csm.map(({ file }) => file);

interface Spelling {
  readonly name: string | null;
  readonly variants: Readonly<Record<string, string>>;
}

/** The members as aliases.json has them. */
export function realDirectory(): Directory {
  const people = Object.entries(json('aliases.json') as Record<string, Spelling | string | readonly string[]>).filter(
    (entry): entry is [string, Spelling] => !entry[0].startsWith('_'),
  );
  return testDirectory(
    people.map(([handle, { name, variants }]) =>
      writtenMember({ handle, name: name ?? undefined, aliases: Object.keys(variants), expected: false }),
    ),
  );
}
