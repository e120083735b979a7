// The minutes that are measured, each with the example format that its group had then, and how they are measured.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { parse } from 'yaml';

import { groupOf, parseConfig } from '../../src/config/config.ts';
import type { Group } from '../../src/meeting/group.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { minutesToLog } from './convert.ts';
import { compareMinutes, type MinutesComparison } from './measure.ts';
import { outlineOf } from './outline.ts';
import { attendanceFrom, rosterOf, type RosterPerson } from './roster.ts';

export interface MinutesFile {
  readonly group: string;
  /** The file; and what it's called in reports. */
  readonly file: string;
  readonly path: string;
  /** The configuration with the format that the group had on that day. */
  readonly config: string;
  /** What was otherwise then than in that configuration: settings of the group, in YAML. */
  readonly overlay?: string | undefined;
  /** Whether the minutes say of their people what a directory would. */
  readonly hasRoster: boolean;
  /** YYYY-MM-DD */
  readonly day: string;
}

/** The formats of a group's minutes, each from a day on. */
type Formats = readonly (readonly [from: string, config: string, overlay?: string])[];

const OF_CORPUS: Readonly<Record<string, Formats>> = {
  cpansec: [
    ['2024-01', 'config/cpansec.yaml', 'cpansec-2024-01.yaml'],
    ['2024-05', 'config/cpansec.yaml'],
    ['2024-06', 'config/cpansec.yaml', 'cpansec-2024-06.yaml'],
    ['2024-11', 'config/cpansec.yaml', 'cpansec-2024-11.yaml'],
    ['2025', 'config/cpansec-2025.yaml'],
    ['2025-12', 'config/cpansec-2026.yaml'],
  ],
  csm: [['0000', 'config/csm-security.yaml']],
  csaf: [
    ['2021', 'config/csaf.yaml', 'csaf-2021.yaml'],
    ['2023', 'config/csaf.yaml', 'csaf-2023.yaml'],
    ['2024', 'config/csaf.yaml'],
  ],
};

const CORPUS = '../shared/corpus';

/** Whether the real minutes lie beside the repository. */
export const isCorpusHere = existsSync(CORPUS);

const dayIn = (path: string): string => /\d{4}-\d{2}-\d{2}/u.exec(basename(path))?.[0] ?? '';

const filesOf = (group: string, pattern: string, formats: Formats): MinutesFile[] =>
  globSync(pattern)
    .toSorted()
    .map((file) => {
      const day = dayIn(file);
      const [, config = '', overlay] = formats.findLast(([from]) => from <= day) ?? [];
      return {
        group,
        file,
        path: `${group}/${basename(file)}`,
        config,
        overlay: overlay === undefined ? undefined : `test/corpus/formats/${overlay}`,
        hasRoster: group === 'csaf',
        day,
      };
    });

/** Every file of the corpus. */
export const corpusMinutes = (): MinutesFile[] =>
  Object.entries(OF_CORPUS).flatMap(([group, formats]) => filesOf(group, `${CORPUS}/${group}/*.md`, formats));

const INVENTED = 'test/corpus/invented';

/** Minutes of invented groups, after the manner of others: each group has its configuration beside them. */
export const inventedMinutes = (): MinutesFile[] =>
  readdirSync(INVENTED)
    .toSorted()
    .flatMap((group) => filesOf(group, `${INVENTED}/${group}/*.md`, [['0000', `${INVENTED}/${group}/gavel.yaml`]]));

/** All that is measured. */
export const allMinutes = (): MinutesFile[] => [...(isCorpusHere ? corpusMinutes() : []), ...inventedMinutes()];

/** A file, what was typed for it, and how close what came of it is. */
export interface MeasuredFile {
  readonly group: Group;
  readonly day: string;
  readonly people: string;
  readonly log: string;
  readonly minutes: string;
  readonly comparison: MinutesComparison;
  /** What Gavel said meanwhile. */
  readonly told: readonly string[];
}

/** A configuration's group, with the members as the minutes themselves name them, if they say more than names. */
async function groupFor({ config, overlay }: MinutesFile, roster: readonly RosterPerson[]): Promise<Group> {
  const changes = overlay === undefined ? {} : (parse(readFileSync(overlay, 'utf8')) as Record<string, unknown>);
  const whole = parse(readFileSync(config, 'utf8')) as { groups: Record<string, unknown>[] };
  const led = (role: RegExp): string[] => roster.filter((who) => role.test(who.role ?? '')).map(({ handle }) => handle);
  const people = {
    chairs: led(/\bchair\b/iu),
    secretaries: led(/secretary|taking notes|scribe/iu),
    members: roster.map((member) => ({ ...member, expected: false })),
  };
  const group = { ...whole.groups[0], ...changes, ...(roster.length === 0 ? {} : people) };
  const [settings] = parseConfig(JSON.stringify({ ...whole, groups: [group] }), config, {}).groups;
  if (!settings) throw new Error(`${config} has no group`);
  return groupOf(settings);
}

/** Types a file's meeting, replays it, and compares. */
export async function measureMinutes(measured: MinutesFile): Promise<MeasuredFile> {
  const { file, day } = measured;
  const people = readFileSync(file, 'utf8');
  const roster = measured.hasRoster ? rosterOf(outlineOf(people)) : [];
  const group = await groupFor(measured, roster);
  const attendance = roster.length === 0 ? undefined : attendanceFrom(roster);
  const log = minutesToLog(people, group, day, attendance);
  const told: string[] = [];
  const { minutes } = await replayLog(readLog(log), group, (said) => {
    told.push(said);
  });
  return { group, day, people, log, minutes, comparison: compareMinutes(people, minutes), told };
}
