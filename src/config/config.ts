import { readFile } from 'node:fs/promises';

import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';

import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { closestWord } from '../meeting/closest.ts';
import type { Group } from '../meeting/group.ts';
import { createDirectory } from '../meeting/member.ts';
import { formatIn } from '../minutes/format.ts';
import { scheduleProblems } from '../schedule/problems.ts';
import { reminderName } from '../schedule/reminders.ts';
import { withCredentials } from './credentials.ts';
import { withEnvironmentNames } from './environment-names.ts';
import { variableFor, withEnvironment } from './environment.ts';
import { type ConfigProblem, explainIssue, guess } from './explain-issue.ts';
import { fillSecrets } from './fill-secrets.ts';
import { knownKeys } from './known-keys.ts';
import { PLATFORM_TRAITS } from './members.ts';
import { privateProblems } from './private-repositories.ts';
import { repositoryProblems } from './repositories.ts';
import { ConfigSchema, type Config, type GroupConfig } from './schema.ts';
import { secretPaths, secretValues } from './secrets.ts';

/** What's wrong with a configuration, a line for each problem: where it is and how to fix it. */
export class ConfigError extends Error {}

type Place = (problem: Pick<ConfigProblem, 'path' | 'isKey'>) => string;

/** A path in the file as people write it: groups[0].schedule.zone. */
const written = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');

/** The key itself at the end of a path. */
function keyNode(document: Document, path: readonly PropertyKey[]): unknown {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key;
}

function locate(document: Document, file: string, counter: LineCounter): Place {
  const at = (node: unknown): string | undefined => {
    if (!isNode(node) || !node.range) return undefined;
    const { line, col } = counter.linePos(node.range[0]);
    return `${file}:${line}:${col}`;
  };
  return ({ path, isKey }) => {
    const ofKey = isKey && at(keyNode(document, path));
    if (ofKey) return ofKey;
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const place = at(node);
      if (place !== undefined) return place;
    }
    return file;
  };
}

/** A reminder is sent once, in rooms of the group. */
function reminderProblems({ reminders, rooms }: GroupConfig): ConfigProblem[] {
  const names = reminders.map(reminderName);
  const known = new Set(rooms.map(({ id }) => id));
  return reminders.flatMap(({ rooms: told = [] }, i) => [
    ...(names.indexOf(names[i] ?? '') < i
      ? [{ path: ['reminders', i], message: `this reminder is already there: "${names[i]}". Remove one of the two` }]
      : []),
    ...told.flatMap((room, j) =>
      known.has(room)
        ? []
        : [
            {
              path: ['reminders', i, 'rooms', j],
              message: `"${room}" isn't a room of this group.${guess(room, [...known])}`,
            },
          ],
    ),
  ]);
}

/** A room is of one group, and of a platform that is set up. */
function roomProblems(config: Config): ConfigProblem[] {
  const seen = new Map<string, string>();
  return config.groups.flatMap((group, i) =>
    group.rooms.flatMap(({ id }, j): ConfigProblem[] => {
      const path = ['groups', i, 'rooms', j, 'id'];
      const other = seen.get(id);
      seen.set(id, group.id);
      if (other !== undefined)
        return [{ path, message: `the group "${other}" already meets in this room. A room belongs to one group` }];
      const platform = CHAT_PLATFORMS.find((one) => id.startsWith(`${one.id}:`));
      if (platform?.needs === undefined || config.platforms.some((one) => one.id === platform.id)) return [];
      return [{ path, message: platform.needs }];
    }),
  );
}

/** Parts of a configuration that contradict each other. */
function contradictions(config: Config): ConfigProblem[] {
  return [
    ...groupProblems(config),
    ...roomProblems(config),
    ...repositoryProblems(config),
    ...privateProblems(config),
    ...pageProblems(config),
  ];
}

/** Pages that nothing serves. */
const pageProblems = ({ groups, pages }: Config): ConfigProblem[] =>
  groups.flatMap((group, i) =>
    group.pages === undefined || pages !== undefined
      ? []
      : [
          {
            path: ['groups', i, 'pages'],
            message: 'nothing serves these pages. Add "pages: {}" at the top of the file too',
          },
        ],
  );

/** No two members claim one name or account, and the chairs and secretaries are members. */
function memberProblems(group: GroupConfig): ConfigProblem[] {
  try {
    const known = createDirectory(group.members, PLATFORM_TRAITS);
    const named: [PropertyKey[], readonly string[]][] = [
      [['chairs'], group.chairs],
      [['secretaries'], group.secretaries],
      [['approval', 'mergers'], group.approval.mergers],
    ];
    const handles = group.members.map(({ handle }) => handle);
    const notMember = (handle: string): string => {
      const near = closestWord(handle, handles);
      return `"${handle}" isn't a member. ${near === undefined ? '' : `Did you mean ${near}? If not, `}${near === undefined ? 'Add' : 'add'} them under members`;
    };
    return named.flatMap(([path, all]) =>
      [...all.entries()].flatMap(([j, handle]): ConfigProblem[] =>
        known.byName(handle) ? [] : [{ path: [...path, j], message: notMember(handle) }],
      ),
    );
  } catch (error) {
    const both = error instanceof Error ? error.message : String(error);
    return [{ path: ['members'], message: `${both}. Change one of their names, aliases or ids` }];
  }
}

/** Whether the forge can follow the group's rule of approval. */
function approvalProblems({ forge, approval }: GroupConfig): ConfigProblem[] {
  const found = forge?.problem(approval.merge);
  return found ? [{ path: ['forge', found.key], message: found.message }] : [];
}

const groupProblems = ({ groups }: Config): ConfigProblem[] =>
  groups.flatMap((group, i) =>
    [
      ...memberProblems(group),
      ...approvalProblems(group),
      ...reminderProblems(group),
      ...scheduleProblems(group.schedule).map(({ path, message }) => ({ path: ['schedule', ...path], message })),
      ...(groups.findIndex(({ id }) => id === group.id) < i
        ? [{ path: ['id'], message: `another group has the id "${group.id}". Give each its own` }]
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

/**
 * Says where a problem is, and what it is.
 * @param elsewhere where it is instead, if it's not in the file
 */
export function problemTeller(
  document: Document,
  file: string,
  counter: LineCounter,
  elsewhere: (problem: ConfigProblem) => string | undefined = () => undefined,
): (problem: ConfigProblem) => string {
  const place = locate(document, file, counter);
  return (problem) =>
    `${elsewhere(problem) ?? place(problem)}: ${written(problem.path) || 'the file'}: ${problem.message}`;
}

/** What is wrong with a value by its schema, in words. @param schema as JSON Schema */
export const schemaProblems = (issues: readonly z.core.$ZodIssue[], schema: object, filled: unknown): ConfigProblem[] =>
  issues.flatMap((issue) => explainIssue(issue, filled, (path) => knownKeys(schema, path, filled)));

/** Where else a variable was looked for. */
const noFile = ({ CREDENTIALS_DIRECTORY: folder }: NodeJS.ProcessEnv, name: string): string =>
  folder ? `, and ${folder} has no file ${name}` : '';

const SECRET_PATHS = secretPaths(ConfigSchema);

/** Reads a configuration's text. @throws ConfigError with one line for each thing that is wrong */
export function parseConfig(source: string, file: string, env: NodeJS.ProcessEnv): Config {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number): string => `${file}:${counter.linePos(offset).line}:${counter.linePos(offset).col}`;
  const wrong = document.errors.map(({ message, pos }) => `${at(pos[0])}: ${message}`);
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  fillSecrets(document, env, SECRET_PATHS, {
    missing: (name, offset) =>
      wrong.push(`${at(offset)}: the environment variable ${name} isn't set${noFile(env, name)}`),
    plain: (key, offset) =>
      wrong.push(`${at(offset)}: ${key} is a secret. Put it in the environment, and write \${NAME} here`),
  });
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      const [offset = 0] = alias.range ?? [];
      wrong.push(
        `${at(offset)}: YAML reads *${alias.source} as a reference to &${alias.source}, which isn't there. Put it in quotes: '*${alias.source}'`,
      );
    },
  });
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  const { value: filled, settings, problems } = withEnvironment(valueOf(document, file), configSchema, env);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  const tell = problemTeller(document, file, counter, ({ path }) => variableFor(settings, path));
  const read = ConfigSchema.safeParse(filled);
  if (!read.success)
    throw new ConfigError(schemaProblems(read.error.issues, configSchema(), filled).map(tell).join('\n'));
  const config = { ...read.data, secrets: secretValues(filled, SECRET_PATHS) };
  const clashes = contradictions(config);
  if (clashes.length > 0) throw new ConfigError(clashes.map(tell).join('\n'));
  return config;
}

/** Fails in words for the operator. @param what that can't be read */
const unreadable =
  (what: string) =>
  (error: unknown): never => {
    throw new ConfigError(`${what}: can't be read (${error instanceof Error ? error.message : String(error)})`);
  };

/**
 * Reads a configuration file, with the environment and the credentials for its `${NAME}`, and for the `GAVEL_…` that come
 * before what the file says.
 * @param file undefined if everything is in the environment
 * @throws ConfigError if it can't be read or something in it is wrong
 */
export async function readConfig(file: string | undefined, env: NodeJS.ProcessEnv): Promise<Config> {
  const source = file === undefined ? '' : await readFile(file, 'utf8').catch(unreadable(file));
  const known = await withCredentials(env).catch(unreadable('CREDENTIALS_DIRECTORY'));
  return parseConfig(source, file ?? 'the environment', known);
}

/** The group as meetings know it, without any secrets. */
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
  pages,
  keep,
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
    format: formatIn(format, { language }),
    pages,
    keep,
    directory: createDirectory(members, PLATFORM_TRAITS),
  };
}

/** The configuration's JSON Schema, for editors and for people: the variable for each setting is its `x-env`. */
export function configSchema(): object {
  const schema = withEnvironmentNames(z.toJSONSchema(ConfigSchema, { io: 'input', unrepresentable: 'any' }));
  return Object(schema);
}
