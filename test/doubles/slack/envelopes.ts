import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../payloads/slack');

type Json = { readonly [key: string]: unknown };

const isPlain = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `undefined` in the changes takes a field away. */
function changed(original: Json, changes: Json): Json {
  const merged: Record<string, unknown> = { ...original };
  for (const [key, value] of Object.entries(changes)) {
    const before = merged[key];
    if (value === undefined) delete merged[key];
    else merged[key] = isPlain(before) && isPlain(value) ? changed(before, value) : value;
  }
  return merged;
}

/** A payload as Slack's documentation has it (test/payloads/slack), with what is different this time. */
export const payload = (name: string, changes: Json = {}): Json =>
  changed(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Json, changes);
