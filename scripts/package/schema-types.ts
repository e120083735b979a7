/** What's used here of a part of a JSON Schema. */
interface SchemaPart {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly additionalProperties?: boolean | SchemaPart;
  readonly items?: SchemaPart;
  readonly anyOf?: readonly SchemaPart[];
  readonly oneOf?: readonly SchemaPart[];
  readonly $defs?: Readonly<Record<string, SchemaPart>>;
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

const typeName = (definition: string): string => definition.replaceAll(/\W/gu, '_');

const union = (types: readonly string[]): string => [...new Set(types)].join(' | ');

/** A comment, which no description can end. */
const comment = (words: string): string => `/** ${words.replaceAll('*/', '* /').replaceAll(/\s+/gu, ' ')} */\n`;

function members({ properties = {}, required = [], additionalProperties = true }: SchemaPart): string {
  const own = Object.entries(properties).map(([key, part]) => {
    const said = part.description === undefined ? '' : comment(part.description);
    return `${said}${JSON.stringify(key)}${required.includes(key) ? '' : '?'}: ${typeOf(part)};\n`;
  });
  const others = typeof additionalProperties === 'object' ? `[key: string]: ${typeOf(additionalProperties)};\n` : '';
  return `{\n${own.join('')}${others}}`;
}

/** A value that is one of a few. */
const literals = ({ const: only, enum: choices = [] }: SchemaPart): readonly string[] =>
  [...choices, ...(only === undefined ? [] : [only])].map((one) => JSON.stringify(one));

const primitives = ({ type = [] }: SchemaPart): string =>
  union([type].flat().map((one) => PRIMITIVES[one] ?? 'unknown')) || 'unknown';

/** What can't be said in a type, such as a pattern, isn't. */
function typeOf(part: SchemaPart): string {
  if (part.$ref !== undefined) return typeName(part.$ref.split('/').at(-1) ?? '');
  const branches = [part.anyOf ?? [], part.oneOf ?? []].flat().map(typeOf);
  const alternatives = [...literals(part), ...branches];
  if (alternatives.length > 0) return union(alternatives);
  if (part.type === 'object') return members(part);
  if (part.type === 'array') return `readonly (${typeOf(part.items ?? {})})[]`;
  return primitives(part);
}

/**
 * A JSON Schema as TypeScript: an exported interface, and a type for each of its definitions.
 * @param says what the interface is, for its comment
 */
export function schemaTypes(schema: SchemaPart, name: string, says: string): string {
  const definitions = Object.entries(schema.$defs ?? {}).map(
    ([definition, part]) => `export type ${typeName(definition)} = ${typeOf(part)};\n`,
  );
  return [`${comment(says)}export interface ${name} ${members(schema)}\n`, ...definitions].join('\n');
}
