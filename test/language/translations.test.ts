import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, test } from '@jest/globals';

import { LANGUAGES } from '../../src/language/language.ts';

const NAMES: Readonly<Record<string, string>> = { de: 'German' };
/** Words that are the same in both languages. */
const SAME: ReadonlySet<string> = new Set(['Link', 'Text', 'Markdown']);

const root = resolve(import.meta.dirname, '../..');
const folders = globSync('src/**/messages.ts', { cwd: root }).map(dirname).toSorted();

/** What a file exports under a name that ends like this: `queueEnglish`. */
async function messagesIn(file: string, language: string): Promise<Readonly<Record<string, unknown>>> {
  const exported = (await import(pathToFileURL(resolve(root, file)).href)) as Readonly<Record<string, object>>;
  const [found, ...more] = Object.entries(exported).filter(([name]) => name.endsWith(language));
  if (!found || more.length > 0) throw new Error(`${file} has to export one …${language}`);
  return found[1] as Readonly<Record<string, unknown>>;
}

/** Every message by its path, with how many things it takes; a list of words has one path for each. */
function paths(messages: object, above = ''): [string, unknown][] {
  return Object.entries(messages).flatMap(([name, said]: [string, unknown]): [string, unknown][] =>
    typeof said === 'object' && said !== null ? paths(said, `${above}${name}.`) : [[`${above}${name}`, said]],
  );
}

test('there are messages', () => {
  expect(folders).toContain('src/features/queue');
});

describe.each(folders)('%s', (folder) => {
  test.each(LANGUAGES.filter((language) => language !== 'en'))('says everything in %s too', async (language) => {
    const english = new Map(paths(await messagesIn(`${folder}/messages.ts`, 'English')));
    const translated = new Map(paths(await messagesIn(`${folder}/messages.${language}.ts`, NAMES[language] ?? '')));
    expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    const untranslated = [...english].filter(
      ([name, said]) => typeof said === 'string' && said === translated.get(name) && !SAME.has(said),
    );
    expect(untranslated).toEqual([]);
  });
});
