import { expect, test } from '@jest/globals';

import { configSchema } from './config.ts';

type Part = { readonly [word: string]: unknown };
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** Every key of a part of the schema, with its path. */
function keysOf(part: unknown, path: string): (readonly [path: string, schema: Part])[] {
  if (!isPart(part)) return [];
  return Object.entries(part).flatMap(([word, value]) => {
    if (word === 'default' || word === 'enum' || !isPart(value)) return [];
    if (word !== 'properties') return keysOf(value, word === 'items' ? `${path}[]` : path);
    return Object.entries(value).flatMap(([key, one]) => {
      const at = `${path}.${key}`;
      return isPart(one) ? [[at, one] as const, ...keysOf(one, at)] : [];
    });
  });
}

const keys = keysOf(configSchema(), '');

test('the whole of the schema is looked at: platforms, forges, sections and lists too', () => {
  const paths = keys.map(([path]) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      '.slack.http.signingSecret',
      '.github.webhooks.port',
      '.groups[].members[].matrix',
      '.groups[].forge.app.privateKey',
      '.groups[].format.sections[].topics[].minutes',
      '.groups[].schedule.changes[].alternating[].start',
      '.groups[].reminders[].before',
    ]),
  );
});

test('every key has a title and a sentence that describes it', () => {
  const lacking = keys.filter(
    ([, { title, description }]) =>
      typeof title !== 'string' ||
      title === '' ||
      typeof description !== 'string' ||
      !/(?:[.!?]|[a-z]:\/\/\S+)$/u.test(description),
  );
  expect(lacking.map(([path]) => path)).toEqual([]);
});
