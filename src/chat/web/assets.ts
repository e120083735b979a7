import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join } from 'node:path';

export interface PageAsset {
  readonly type: string;
  readonly body: string;
}

/** In the npm package, the folder beside this file with everything as it is served. */
export const BUILT_PAGE = 'built';

const BUILT = join(import.meta.dirname, BUILT_PAGE);
const PAGE = join(import.meta.dirname, 'page');
/**
 * What the page's messages are made with. The page imports them from `../../../language/`, as a source file does: above
 * `/` a browser stays at `/`, so that they are served from `/language/`.
 */
const LANGUAGE = join(import.meta.dirname, '../../language');
const LANGUAGE_FILES = ['language.ts', 'plurals.ts', 'english.ts', 'german.ts', 'lists.ts'];
const require = createRequire(import.meta.url);
const JAVASCRIPT = 'text/javascript; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': JAVASCRIPT,
  '.svg': 'image/svg+xml',
  '.ts': JAVASCRIPT,
};

// What the page imports by name, and the file of the package that a browser can load.
const LIBRARIES = {
  preact: ['preact', 'preact.module.js'],
  'preact/hooks': ['preact/hooks', 'hooks.module.js'],
  'htm/preact': ['htm/preact', 'index.module.js'],
  htm: ['htm', 'htm.module.js'],
} as const;

const libraryPath = (name: string): string => `/page/lib/${name.replace('/', '-')}.js`;

/** The import map, as it stands in the documents, and its hash for the Content-Security-Policy. */
export const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(Object.keys(LIBRARIES).map((name) => [name, libraryPath(name)])),
});
export const IMPORT_MAP_HASH = `'sha256-${createHash('sha256').update(IMPORT_MAP).digest('base64')}'`;

/**
 * Reads the page's files, by the path under which they are served: TypeScript with its types taken out, style sheets,
 * the picture of the tab, and the libraries. Nothing comes from another server.
 */
export const pageAssets = (): ReadonlyMap<string, PageAsset> => (existsSync(BUILT) ? builtAssets() : sourceAssets());

/** The file in which a path of the page is built: what was TypeScript is JavaScript there. */
export const builtFile = (path: string): string => (path.endsWith('.ts') ? `${path}.js` : path);

function builtAssets(): ReadonlyMap<string, PageAsset> {
  const found = new Map<string, PageAsset>();
  for (const name of readdirSync(BUILT, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    const path = `/${name}`.replace(/\.ts\.js$/u, '.ts');
    if (type !== undefined) found.set(path, { type, body: readFileSync(join(BUILT, name), 'utf8') });
  }
  return found;
}

/** From the sources, without a build. */
function sourceAssets(): ReadonlyMap<string, PageAsset> {
  const found = new Map<string, PageAsset>();
  for (const name of readdirSync(PAGE, { recursive: true, encoding: 'utf8' })) {
    const asset = pageAsset(join(PAGE, name));
    if (asset) found.set(`/page/${name}`, asset);
  }
  for (const name of LANGUAGE_FILES) {
    const asset = pageAsset(join(LANGUAGE, name));
    if (asset) found.set(`/language/${name}`, asset);
  }
  for (const [name, [entry, file]] of Object.entries(LIBRARIES)) {
    const source = readFileSync(join(dirname(require.resolve(entry)), file), 'utf8');
    // Source maps are not served.
    const body = source.replace(/\/\/# sourceMappingURL=\S*\s*$/u, '');
    found.set(libraryPath(name), { type: JAVASCRIPT, body });
  }
  return found;
}

function pageAsset(path: string): PageAsset | undefined {
  const type = TYPES[extname(path)];
  if (type === undefined || path.endsWith('.test.ts')) return undefined;
  const source = readFileSync(path, 'utf8');
  return { type, body: path.endsWith('.ts') ? stripTypeScriptTypes(source) : source };
}
