// Slack's own types of blocks and views (@slack/types) as JSON Schema: what has another shape is refused, as Slack does.
// The schema is made once for each version of the types and of what makes it, and kept where GitHub's description is kept too.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { Ajv, type ValidateFunction } from 'ajv';

const { version } = createRequire(import.meta.url)('@slack/types/package.json') as { version: string };
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gavel');
const maker = join(import.meta.dirname, 'make-schema.ts');
const edition = createHash('sha256').update(readFileSync(maker)).digest('hex').slice(0, 12);
const file = join(cache, `slack-types-${version}-${edition}.json`);

/** The roots of the schema: a message's blocks, and the views. */
export type SchemaShape = 'Blocks' | 'ModalView' | 'HomeView';

let ajv: Ajv | undefined;

function compiled(shape: SchemaShape): ValidateFunction {
  if (!ajv) {
    if (!existsSync(file)) {
      mkdirSync(cache, { recursive: true });
      // A process of its own: the generator brings a TypeScript along that tests have no use for.
      execFileSync(process.execPath, [maker, file], { stdio: 'pipe' });
    }
    ajv = new Ajv({ strict: false });
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'slack');
  }
  const validate = ajv.getSchema(`slack#/definitions/${shape}`);
  if (!validate) throw new Error(`@slack/types has no ${shape}`);
  return validate;
}

/** Where a value has another shape than Slack's types say, as a JSON pointer, and why; undefined where it has not. */
export function schemaProblems(
  shape: SchemaShape,
  value: unknown,
): { readonly at: string; readonly why: string } | undefined {
  const validate = compiled(shape);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return {
    at: error?.instancePath ?? '',
    why: `${error?.message ?? 'is wrong'} ${JSON.stringify(error?.params ?? {})}`,
  };
}
