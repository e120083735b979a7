import { ConfigError, groupOf } from '../config/config.ts';
import { parseFormatFile } from '../config/format-file.ts';
import { ConfigSchema } from '../config/schema.ts';
import type { Group } from '../meeting/group.ts';
import { readTextFile } from './console.ts';

// A group for a log that comes without a configuration: nobody is known, and nothing but the log says when it met.

const FORMAT = {
  path: 'minutes-{date}.md',
  person: '{name}',
  attribution: '{person}:',
  sections: [
    { kind: 'text', heading: '{group} – {date}', level: 1 },
    {
      kind: 'text',
      lines: ['Present: {present}', 'Regrets: {regrets}', 'Chair: {chair}', 'Scribe: {secretary}'],
    },
    { kind: 'topics', id: 'topics', level: 1, topicLevel: 2 },
  ],
} as const;

const EVERY_DAY = { start: '00:00', zone: 'UTC', from: '1970-01-01', every: 'FREQ=DAILY', duration: 60 } as const;

function builtIn(name: string): Group {
  const said = {
    groups: [{ id: 'log', name, members: [], schedule: EVERY_DAY, approval: { needed: 1 }, format: FORMAT }],
  };
  const [group] = ConfigSchema.parse(said).groups;
  if (!group) throw new ConfigError('there is no group to replay a log with');
  return groupOf(group);
}

/**
 * A group of nobody but the people of a log.
 * @param name what the log calls the meeting
 * @param formatFile a file with a format; without, one that fits any log
 * @throws UserError if the file can't be read, ConfigError if something in it is wrong
 */
export async function groupOfLog(name = 'Minutes', formatFile?: string): Promise<Group> {
  const group = builtIn(name);
  return formatFile === undefined
    ? group
    : { ...group, format: parseFormatFile(await readTextFile(formatFile), formatFile) };
}
