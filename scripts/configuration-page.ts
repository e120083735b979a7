// Writes the reference of the configuration from its schema: npm run docs.
import { readFileSync, writeFileSync } from 'node:fs';

import { configSchema } from '../src/config/config.ts';
import { replacePart } from './generated-part.ts';

/** What's used here of a part of a JSON Schema. */
interface Part {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
  readonly oneOf?: readonly Part[];
  readonly 'x-env'?: string;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true`, `false`',
  object: 'keys',
};

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const branches = ({ anyOf = [], oneOf = [] }: Part): readonly Part[] => [...anyOf, ...oneOf];
const isObject = ({ properties }: Part): boolean => properties !== undefined;

function typeWords(part: Part): string {
  const { type, enum: choices, const: only, items } = part;
  if (choices) return choices.map(code).join(', ');
  if (only !== undefined) return code(only);
  const several = branches(part);
  if (several.length > 0) return [...new Set(several.map(typeWords))].join(', ');
  if (items)
    return `list of ${isObject(items) || branches(items).some(isObject) ? 'keys' : typeWords(items).replace('number', 'numbers')}`;
  return TYPES[typeof type === 'string' ? type : ''] ?? 'text';
}

/** The default as people would write it; nothing if it's empty. */
function defaultWords({ default: value }: Part, isRequired: boolean): string {
  if (isRequired) return 'required';
  const says = value !== undefined && value !== '' && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]';
  return says ? code(value) : '';
}

/** Words in a cell, with placeholders, variables and commands as code. */
const cell = (words: string): string =>
  words
    .replaceAll(/(?:https?:\/\/\S*[^\s.,)]|[\w/.-]*\$?\{[^}]*\}[\w/-]*(?:\.\w+)?|(?<=^|\s)\/meeting \w+)/gu, '`$&`')
    .replaceAll('|', String.raw`\|`);

function table({ properties = {}, required = [] }: Part): string {
  const rows = Object.entries(properties).map(([key, part]) => [
    code(key),
    typeWords(part).replaceAll('|', String.raw`\|`),
    defaultWords(part, required.includes(key)),
    cell(part.description ?? ''),
  ]);
  return [['key', 'type', 'default', 'what it does'], ['---', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** The name of a branch: its kind, if it has one. */
const kindOf = ({ properties }: Part): string => {
  const kind = properties?.['kind']?.const;
  return typeof kind === 'string' ? `, kind ${code(kind)}` : '';
};

/** How its keys are called in the environment, by the first of them. */
function environment({ properties = {} }: Part): string {
  const [key, first] = Object.entries(properties).find(([name]) => name !== 'kind') ?? ['', {}];
  const name = first['x-env'];
  return name === undefined ? '' : `In the environment, ${code(key)} is ${code(name)}.\n\n`;
}

/** A section for an object, and one for each that's in it. */
function sections(part: Part, path: string): string[] {
  if (part.items) return sections(part.items, `${path}[]`);
  const offered = branches(part).flatMap((one) => sections(one, path));
  if (!part.properties) return offered;
  const own = `## ${path === '' ? 'The file' : `${code(path)}${kindOf(part)}`}\n\n${environment(part)}${table(part)}`;
  const below = Object.entries(part.properties).flatMap(([key, one]) =>
    sections(one, path === '' ? key : `${path}.${key}`),
  );
  return [own, ...below, ...offered];
}

/** The reference in Markdown: a table for each part of the configuration. What several kinds have alike is there once. */
export const configurationReference = (): string => [...new Set(sections(configSchema(), ''))].join('\n\n');

if (import.meta.main) {
  const page = new URL('../docs/configuration.md', import.meta.url);
  writeFileSync(page, replacePart(readFileSync(page, 'utf8'), 'the configuration', configurationReference()));
}
