// Builds dist/, which is what the npm package runs: Node strips no types under node_modules. `npm pack` calls it.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { build, type Plugin } from 'esbuild';

import { BUILT_PAGE, builtFile, pageAssets } from '../../src/chat/web/assets.ts';
import { configSchema } from '../../src/config/config.ts';
import { gavelEscapePattern } from './escape-pattern.ts';
import { thirdPartyNotices } from './notices.ts';
import { placedIn } from './places.ts';
import { schemaTypes } from './schema-types.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCE = join(ROOT, 'src');

/** Which programs begin in the package, by their path in dist/: the command line, and threads. */
const PROGRAMS = ['cli', 'minutes-reader/read-ahead-worker'];
/** What stays a dependency: it brings machine code along, for each platform its own, or WebAssembly in a file beside it. */
const EXTERNAL = ['better-sqlite3', 'sharp', '@matrix-org/matrix-sdk-crypto-wasm'];
/** Files that Gavel reads beside its code. */
const READ_FILES = [
  'chat/matrix/gavel.png',
  ...['gavel.svg', 'pages.css', 'refresh.js'].map((name) => `public-pages/assets/${name}`),
];

const withPlaces: Plugin = {
  name: 'places',
  setup(building) {
    building.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const folder = relative(SOURCE, dirname(path)) || '.';
      if (folder.startsWith('..')) return undefined;
      return { contents: placedIn(readFileSync(path, 'utf8'), folder), loader: 'ts' };
    });
  },
};

/** CommonJS packages call `require`, for which they need a place. */
const REQUIRE = `import { createRequire as gavelRequire } from 'node:module'; const require = gavelRequire(import.meta.url);`;

function written(file: string, contents: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

async function bundle(to: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    banner: { js: REQUIRE },
    bundle: true,
    // Node 22 doesn't have it.
    define: { 'RegExp.escape': gavelEscapePattern.name },
    inject: [join(import.meta.dirname, 'escape-pattern.ts')],
    entryPoints: PROGRAMS.map((program) => ({ in: join(SOURCE, `${program}.ts`), out: program })),
    external: EXTERNAL,
    format: 'esm',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    outdir: to,
    platform: 'node',
    plugins: [withPlaces],
    sourcemap: 'linked',
    sourcesContent: false,
    splitting: true,
    target: 'node22.18',
  });
  return Object.keys(metafile.inputs);
}

/** The page as it is served, so that nothing is left to do for it at run time. */
function page(to: string): void {
  for (const [path, { body }] of pageAssets()) written(join(to, 'chat/web', BUILT_PAGE, builtFile(path)), body);
}

function configuration(to: string): void {
  const schema = configSchema();
  const says = 'A configuration of Gavel, as its YAML says it. `gavel schema` prints the JSON Schema.';
  written(join(to, 'configuration.d.ts'), schemaTypes(schema, 'GavelConfiguration', says));
  written(join(to, 'configuration.schema.json'), `${JSON.stringify(schema, undefined, 2)}\n`);
}

const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist') } } });
const to = resolve(values.out);
rmSync(to, { recursive: true, force: true });
const inputs = await bundle(to);
page(to);
configuration(to);
for (const file of READ_FILES) {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  copyFileSync(join(SOURCE, file), join(to, file));
}
// The page's libraries are in no bundle.
written(join(to, 'THIRD-PARTY.md'), thirdPartyNotices([...inputs, 'node_modules/preact/', 'node_modules/htm/']));
