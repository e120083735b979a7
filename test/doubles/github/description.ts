// Checks requests against GitHub's own OpenAPI description of its REST API.
import { readFileSync } from 'node:fs';

import { Ajv, type ValidateFunction } from 'ajv';

import { githubDescriptionFile } from '../../setup/github-description.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: object;
}
interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}
type Schema = Readonly<Record<string, unknown>>;
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** One request, as far as it is described. */
export interface Described {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Says what GitHub's description does not allow in a request; nothing where it is all right. */
export type Check = (request: Described) => string[];

let loaded: Check | undefined;

/** The check, loaded once for all tests of a file. */
export function descriptionCheck(): Check {
  loaded ??= checkBy(JSON.parse(readFileSync(githubDescriptionFile(), 'utf8')));
  return loaded;
}

function checkBy(description: Description): Check {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, validateFormats: false });
  const bodies = new Map<Operation, ValidateFunction | undefined>();
  const templates = Object.entries(description.paths).map(([template, operations]) => ({
    pattern: new RegExp(`^${template.replaceAll(/[.+]/gu, '\\$&').replaceAll(/\{[^}]+\}/gu, '([^/]+)')}$`, 'u'),
    // A path with fewer holes is meant before one with more: /issues/comments before /issues/{number}.
    holes: template.split('{').length,
    operations,
  }));
  // A path or a ref is one hole in the description and several segments in a URL.
  const rest = Object.entries(description.paths)
    .filter(([template]) => /\{(?:path|ref|basehead)\}$/u.test(template))
    .map(([template, operations]) => ({
      pattern: new RegExp(`^${template.replace(/\{[^}]+\}$/u, '(.+)').replaceAll(/\{[^}]+\}/gu, '([^/]+)')}$`, 'u'),
      holes: 99,
      operations,
    }));
  const sorted = [...templates, ...rest].toSorted((a, b) => a.holes - b.holes);

  const bodyCheck = (operation: Operation): ValidateFunction | undefined => {
    if (!bodies.has(operation)) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      bodies.set(operation, schema && ajv.compile(closed(resolved(schema, description))));
    }
    return bodies.get(operation);
  };

  return ({ method, path, query, body }) => {
    const found = sorted.find(({ pattern, operations }) => operations[method.toLowerCase()] && pattern.test(path));
    const operation = found?.operations[method.toLowerCase()];
    if (!operation) return [`GitHub has no ${method} ${path}`];
    return [...queryProblems(operation, query, description), ...bodyProblems(bodyCheck(operation), body)];
  };
}

const bodyProblems = (check: ValidateFunction | undefined, body: unknown): string[] => {
  if (body === undefined) return [];
  if (!check) return ['a body where GitHub takes none'];
  if (check(body)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `the body${instancePath} ${message}`);
};

function queryProblems(operation: Operation, query: URLSearchParams, description: Description): string[] {
  const known = (operation.parameters ?? [])
    .map((parameter) => ('$ref' in parameter ? (at(parameter.$ref, description) as unknown as Parameter) : parameter))
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name);
  return [...query.keys()].filter((name) => !known.includes(name)).map((name) => `the query ${name} is not known`);
}

/** What a reference such as #/components/schemas/x is. */
const at = (pointer: string, description: Description): Schema =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      description,
    ) as Schema;

/** The schema without references; request bodies do not refer to themselves. */
function resolved(value: unknown, description: Description): Schema {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    if ('$ref' in part && typeof part.$ref === 'string') return walk(at(part.$ref, description));
    const whole = Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
    return whole['nullable'] === true && !('type' in whole) ? orNull(whole) : whole;
  };
  return walk(value) as Schema;
}

/** OpenAPI's `nullable` beside something else than a type, as JSON Schema has it. */
const orNull = ({ nullable, ...schema }: Schema): Schema => ({
  anyOf: [schema, ...(nullable === true ? [{ type: 'null' }] : [])],
});

/** A schema that takes no property that GitHub does not know, so that a slip in a name is found. */
const closed = (schema: Schema): Schema =>
  'properties' in schema && !('additionalProperties' in schema) ? { ...schema, additionalProperties: false } : schema;
