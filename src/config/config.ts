import { readFile } from 'node:fs/promises';

import { isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';

import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import type { Group } from '../meeting/group.ts';
import { createDirectory } from '../meeting/member.ts';
import { scheduleProblems } from '../schedule/problems.ts';
import { reminderName } from '../schedule/reminders.ts';
import { fillSecrets } from './fill-secrets.ts';
import { PLATFORM_TRAITS } from './members.ts';
import { repositoryProblems } from './repositories.ts';
import { ConfigSchema, type Config, type GroupConfig } from './schema.ts';
import { secretPaths, secretValues } from './secrets.ts';

/** What is wrong with a configuration, in lines that say where and how to mend it. */
export class ConfigError extends Error {}

type Problem = { readonly path: PropertyKey[]; readonly message: string };

type Place = (path: readonly PropertyKey[]) => string;

/** A path in the file as people write it: groups[0].schedule.zone. */
const written = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');

function locate(document: Document, file: string, counter: LineCounter): Place {
  return (path) => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) {
        const { line, col } = counter.linePos(node.range[0]);
        return `${file}:${line}:${col}`;
      }
    }
    return file;
  };
}

/** A reminder is told once, in rooms that there are. */
function reminderProblems({ reminders, rooms }: GroupConfig): Problem[] {
  const names = reminders.map(reminderName);
  const known = new Set(rooms.map(({ id }) => id));
  return reminders.flatMap(({ rooms: told = [] }, i) => [
    ...(names.indexOf(names[i] ?? '') < i
      ? [{ path: ['reminders', i], message: `this reminder stands here already: "${names[i]}"` }]
      : []),
    ...told.flatMap((room, j) =>
      known.has(room) ? [] : [{ path: ['reminders', i, 'rooms', j], message: `"${room}" is no room of this group` }],
    ),
  ]);
}

/** A room is of one group, and of a platform that is set up. */
function roomProblems(config: Config): Problem[] {
  const seen = new Map<string, string>();
  return config.groups.flatMap((group, i) =>
    group.rooms.flatMap(({ id }, j): Problem[] => {
      const path = ['groups', i, 'rooms', j, 'id'];
      const other = seen.get(id);
      seen.set(id, group.id);
      if (other !== undefined) return [{ path, message: `the room is already one of the group "${other}"` }];
      const platform = CHAT_PLATFORMS.find((one) => id.startsWith(`${one.id}:`));
      if (platform?.needs === undefined || config.platforms.some((one) => one.id === platform.id)) return [];
      return [{ path, message: platform.needs }];
    }),
  );
}

/** What has to hold between the parts of a configuration. */
function contradictions(config: Config): Problem[] {
  return [...groupProblems(config), ...roomProblems(config), ...repositoryProblems(config)];
}

/** No two members claim one name or account, and the chairs and secretaries are members. */
function memberProblems(group: GroupConfig): Problem[] {
  try {
    const known = createDirectory(group.members, PLATFORM_TRAITS);
    const named: [PropertyKey[], readonly string[]][] = [
      [['chairs'], group.chairs],
      [['secretaries'], group.secretaries],
      [['approval', 'mergers'], group.approval.mergers],
    ];
    return named.flatMap(([path, handles]) =>
      [...handles.entries()].flatMap(([j, handle]): Problem[] =>
        known.byName(handle)
          ? []
          : [{ path: [...path, j], message: `"${handle}" is no member: add them under members` }],
      ),
    );
  } catch (error) {
    return [{ path: ['members'], message: error instanceof Error ? error.message : String(error) }];
  }
}

/** What the forge has against the group's rule of approval. */
function approvalProblems({ forge, approval }: GroupConfig): Problem[] {
  const found = forge?.problem(approval.merge);
  return found ? [{ path: ['forge', found.key], message: found.message }] : [];
}

const groupProblems = ({ groups }: Config): Problem[] =>
  groups.flatMap((group, i) =>
    [
      ...memberProblems(group),
      ...approvalProblems(group),
      ...reminderProblems(group),
      ...scheduleProblems(group.schedule).map(({ path, message }) => ({ path: ['schedule', ...path], message })),
      ...(groups.findIndex(({ id }) => id === group.id) < i
        ? [{ path: ['id'], message: `two groups are called "${group.id}"` }]
        : []),
    ].map(({ path, message }) => ({ path: ['groups', i, ...path], message })),
  );

function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    // An anchor whose aliases repeat it a thousand times over.
    throw new ConfigError(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

const SECRET_PATHS = secretPaths(ConfigSchema);

/** Reads a configuration's text. @throws ConfigError with one line for each thing that is wrong */
export function parseConfig(source: string, file: string, env: NodeJS.ProcessEnv): Config {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number): string => `${file}:${counter.linePos(offset).line}:${counter.linePos(offset).col}`;
  const wrong = document.errors.map(({ message, pos }) => `${at(pos[0])}: ${message}`);
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  fillSecrets(document, env, SECRET_PATHS, {
    missing: (name, offset) => wrong.push(`${at(offset)}: the environment variable ${name} is not set`),
    plain: (key, offset) =>
      wrong.push(`${at(offset)}: ${key} is a secret: put it into the environment, and \${NAME} here`),
  });
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      const [offset = 0] = alias.range ?? [];
      wrong.push(
        `${at(offset)}: in YAML, *${alias.source} stands for what is marked &${alias.source}, and nothing is: quote it, '*${alias.source}'`,
      );
    },
  });
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  const place = locate(document, file, counter);
  const tell = (path: readonly PropertyKey[], message: string): string =>
    `${place(path)}: ${written(path) || 'the file'}: ${message}`;
  const filled = valueOf(document, file);
  const read = ConfigSchema.safeParse(filled);
  if (!read.success)
    throw new ConfigError(read.error.issues.map(({ path, message }) => tell(path, message)).join('\n'));
  const config = { ...read.data, secrets: secretValues(filled, SECRET_PATHS) };
  const clashes = contradictions(config);
  if (clashes.length > 0) throw new ConfigError(clashes.map(({ path, message }) => tell(path, message)).join('\n'));
  return config;
}

/** Reads a configuration file. @throws ConfigError when it cannot be read or says something that cannot be */
export async function readConfig(file: string, env: NodeJS.ProcessEnv): Promise<Config> {
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  });
  return parseConfig(source, file, env);
}

/** The group that a meeting works with; nothing of where its secrets are. */
export function groupOf({
  id,
  name,
  language,
  members,
  chairs,
  secretaries,
  people,
  schedule,
  zones,
  calendar,
  reminders,
  unattended,
  timeBoxes,
  attendance,
  voters = members.length > 0 ? 'members' : 'anyone',
  quorum,
  format,
  ...more
}: GroupConfig): Group {
  const inRooms = more.approval.inRooms ?? more.forge?.hasReviews !== true;
  const approval = { ...more.approval, inRooms };
  const issues = { actions: more.issues.actions, agenda: more.issues.agenda };
  return {
    id,
    name,
    language,
    chairs,
    secretaries,
    people,
    schedule,
    zones,
    calendar,
    reminders,
    unattended,
    timeBoxes,
    attendance,
    approval,
    issues,
    voters,
    quorum,
    format,
    directory: createDirectory(members, PLATFORM_TRAITS),
  };
}

/** The configuration's JSON Schema, for editors and for people. */
export const configSchema = (): object => z.toJSONSchema(ConfigSchema, { io: 'input', unrepresentable: 'any' });
