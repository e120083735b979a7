// Writes the JSON Schema of Slack's blocks and views: node make-schema.ts FILE
import { renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { createGenerator } from 'ts-json-schema-generator';

const [, , file = ''] = process.argv;
const types = dirname(createRequire(import.meta.url).resolve('@slack/types/package.json'));
const generator = createGenerator({
  path: join(types, 'dist/index.d.ts'),
  type: '*',
  expose: 'export',
  jsDoc: 'none',
  skipTypeCheck: true,
  additionalProperties: false,
});

type Schema = Readonly<Record<string, unknown>>;
const definitionsOf = (type: string): Readonly<Record<string, Schema>> =>
  generator.createSchema(type).definitions as Readonly<Record<string, Schema>>;
const all: Readonly<Record<string, Schema>> = {
  ...definitionsOf('KnownBlock'),
  ...definitionsOf('ModalView'),
  ...definitionsOf('HomeView'),
  // The types let any block pass that has a type; Slack does not.
  AnyBlock: { $ref: '#/definitions/KnownBlock' },
  Blocks: { type: 'array', items: { $ref: '#/definitions/KnownBlock' } },
};

interface Alternative {
  /** The `type` that makes an object what it is. */
  readonly type: unknown;
  readonly schema: Schema;
}

/** What something can be, through all alternatives of alternatives. */
function alternatives(schema: Schema): readonly Alternative[] {
  const { $ref, anyOf } = schema as { $ref?: string; anyOf?: readonly Schema[] };
  if (anyOf) return anyOf.flatMap(alternatives);
  const whole = $ref === undefined ? schema : (all[$ref.replace('#/definitions/', '')] ?? {});
  if ('anyOf' in whole) return alternatives(whole);
  const { properties } = whole as { properties?: { type?: Schema } };
  return [{ type: properties?.type?.['const'], schema }];
}

/** Of alternatives that their types tell apart only those of the type given are looked at: an error tells what is wrong in them. */
function told(definition: Schema): Schema {
  if (!('anyOf' in definition)) return definition;
  const byType = Map.groupBy(alternatives(definition), ({ type }) => type);
  if (byType.has(undefined)) return definition;
  const cases = [...byType].map(([type, some]) => ({
    if: { properties: { type: { const: type } } },
    // The keyword of JSON Schema; nobody awaits this.
    // oxlint-disable-next-line unicorn/no-thenable
    then: { anyOf: some.map(({ schema }) => schema) },
  }));
  return { type: 'object', required: ['type'], properties: { type: { enum: [...byType.keys()] } }, allOf: cases };
}
const definitions = Object.fromEntries(Object.entries(all).map(([name, one]) => [name, told(one)]));

// Two test processes may do this at once: whichever comes last puts the same file there.
const making = `${file}.${process.pid}`;
writeFileSync(making, JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', definitions }));
renameSync(making, file);
