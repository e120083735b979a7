// What a format that was learned from older minutes makes of the next ones, which it hasn't seen.
import { readFileSync } from 'node:fs';

import { learnGroup } from '../../src/archive/import/import.ts';
import { proposeConfig } from '../../src/archive/import/proposal.ts';
import { groupOf, parseConfig } from '../../src/config/config.ts';
import type { Group } from '../../src/meeting/group.ts';
import { rewriteMinutes } from '../../src/replay/rebuild-meeting.ts';
import type { MinutesFile } from './files.ts';
import { compareMinutes, type MinutesComparison } from './measure.ts';

/** A file that was written with a format of the files before it. */
export interface HeldOutFile {
  readonly minutes: string;
  readonly comparison: MinutesComparison;
  /** The configuration that was learned. */
  readonly config: string;
}

/** A start that any configuration needs. */
const ANY_START = '12:00';

/** The configuration that minutes give, with nobody there to answer. */
function learnedFrom(files: readonly { readonly path: string; readonly text: string }[]): string {
  const learned = learnGroup(files, {});
  const start = learned.rhythm?.start ?? ANY_START;
  return proposeConfig(undefined, 'learned', { ...learned, aliases: [], told: { start } });
}

function groupIn(config: string): Group {
  const [settings] = parseConfig(config, 'the learned configuration', {}).groups;
  if (!settings) throw new Error('Nothing was learned');
  return groupOf(settings);
}

/** Names of files that only differ by their day are one family. */
const familyOf = ({ file }: MinutesFile): string => file.replaceAll(/\d+/gu, '0');

/** How many older files a format is learned from at least. */
const FEWEST = 2;

/** Each file that has older ones of its group, in the order of their days. */
export function heldOutFiles(
  files: readonly MinutesFile[],
): { readonly file: MinutesFile; readonly older: readonly MinutesFile[] }[] {
  return [...Map.groupBy(files, familyOf).values()].flatMap((family) => {
    const sorted = family.toSorted((a, b) => a.day.localeCompare(b.day));
    return sorted.flatMap((file, i) => (i < FEWEST ? [] : [{ file, older: sorted.slice(0, i) }]));
  });
}

/** Learns from older files, and writes the next one. */
export function measureHeldOut(file: MinutesFile, older: readonly MinutesFile[]): HeldOutFile {
  const config = learnedFrom(older.map(({ file: path }) => ({ path, text: readFileSync(path, 'utf8') })));
  const people = readFileSync(file.file, 'utf8');
  const minutes = rewriteMinutes(people, file.file, groupIn(config));
  return { minutes, config, comparison: compareMinutes(people, minutes) };
}
