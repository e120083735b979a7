/** @needs Node-22 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { builtFile, pageAssets } from '../../src/chat/web/assets.ts';
import { publicAssets } from '../../src/public-pages/assets.ts';
import { temporaryFolder } from '../doubles/git-people.ts';
import { postAct, postsText, typedMessage } from '../program/web-typist.ts';
import { NODE_22_FOLDER } from '../setup/node-22.ts';
import { installPacked, megabytesOf, packGavel, type PackedGavel, startInstalled } from './packed.ts';

let packed: PackedGavel;
beforeAll(async () => {
  packed = await packGavel(temporaryFolder());
});

/** Where each file that the source finds beside itself is in the package: in itself, or all that's under it. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'main.ts ../config/demo.yaml': ['config/demo.yaml'],
  'setup/version.ts ../../package.json': ['package.json'],
  'minutes-reader/read-ahead.ts read-ahead-worker.ts': ['dist/minutes-reader/read-ahead-worker.js'],
  'chat/matrix/profile.ts gavel.png': ['dist/chat/matrix/gavel.png'],
  'chat/web/assets.ts page': [...pageAssets().keys()].map((path) => `dist/chat/web/built${builtFile(path)}`),
  // Both are in the page as it's built.
  'chat/web/assets.ts ../../language': [],
  'chat/web/assets.ts BUILT_PAGE': [],
  'public-pages/assets.ts assets': [...publicAssets().keys()].map((name) => `dist/public-pages/assets/${name}`),
};

describe('the package', () => {
  test('has each file that Gavel reads beside its source', () => {
    const places = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [
          ...readFileSync(join('src', file), 'utf8').matchAll(
            /new URL\('(?<url>[^']+)', import\.meta\.url\)|import\.meta\.dirname(?:, '?(?<path>[\w./-]+))?/gu,
          ),
        ].map(({ groups = {} }) => `${file} ${groups['url'] ?? groups['path'] ?? ''}`),
      );
    expect(places.toSorted()).toEqual(Object.keys(PLACES).toSorted());
    expect(
      Object.values(PLACES)
        .flat()
        .filter((file) => !packed.files.includes(file)),
    ).toEqual([]);
  });

  test('has nothing that only people who work on Gavel need', () => {
    const folders = new Set(packed.files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    expect(folders).toEqual(new Set(['bin', 'config', 'contrib', 'dist', 'docs']));
    expect(packed.files.filter((file) => /\.test\.|\.gif$|(?<!\.d)\.ts$/u.test(file))).toEqual([]);
  });
});

/** A configuration that Gavel reads, as TypeScript, and one that it refuses. */
const configurationInTypeScript = (yaml: string): string => `import type { GavelConfiguration } from 'gavel';
const configuration = ${JSON.stringify(parse(yaml))} as const satisfies GavelConfiguration;
// @ts-expect-error: no such key
export const other: GavelConfiguration = { ...configuration, colour: 'red' };
`;

describe.each([
  ['22', NODE_22_FOLDER],
  ['24', dirname(process.execPath)],
])('in an empty folder, with Node %s', (_, nodeFolder) => {
  const folder = temporaryFolder();
  beforeAll(() => installPacked(packed.tarball, folder, nodeFolder));

  test('the demonstration runs, and says that it stops', async () => {
    const demonstration = await startInstalled(folder, nodeFolder);
    try {
      for (const path of ['', 'page/main.ts', 'page/lib/preact.js', 'page/room.css', 'language/plurals.ts'])
        expect(`${path} ${(await fetch(`${demonstration.url}${path}`)).status}`).toBe(`${path} 200`);
      const answer = await postAct(demonstration.url, 'web:lantern', typedMessage('mira', '/agenda'));
      expect(answer.status).toBe(201);
      expect(await postsText(demonstration.url, 'web:lantern')).toContain('/agenda');
    } finally {
      expect(await demonstration.stop()).toMatchObject({ said: expect.stringContaining('Everything is saved') });
    }
  });

  test('it takes less than 120 MB', () => {
    expect(megabytesOf(folder)).toBeLessThan(120);
  });

  test('its types know the configuration', () => {
    const yaml = readFileSync(join(folder, 'node_modules/gavel/config/github.yaml'), 'utf8');
    writeFileSync(join(folder, 'use.mts'), configurationInTypeScript(yaml));
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--types', '', 'use.mts'];
    expect(execFileSync(resolve('node_modules/.bin/tsc'), options, { cwd: folder, encoding: 'utf8' })).toBe('');
  });
});
