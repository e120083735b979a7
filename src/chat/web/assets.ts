import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

export interface PageAsset {
  readonly type: string;
  readonly body: string;
}

const PAGE = join(import.meta.dirname, 'page');
/**
 * What the page's messages are made with. The page imports them from `../../../language/`, as a source file does: above
 * `/` a browser stays at `/`, so that they are served from `/language/`.
 */
const LANGUAGE = join(import.meta.dirname, '../../language');
const LANGUAGE_FILES = ['language.ts', 'plurals.ts', 'english.ts', 'german.ts', 'lists.ts'];
const require = createRequire(import.meta.url);
const JAVASCRIPT = 'text/javascript; charset=utf-8';

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
 * the picture of the tab, and the libraries. Nothing is built, and nothing comes from another server.
 */
export function pageAssets(): ReadonlyMap<string, PageAsset> {
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
  const read = (): string => readFileSync(path, 'utf8');
  if (path.endsWith('.test.ts')) return undefined;
  if (path.endsWith('.ts')) return { type: JAVASCRIPT, body: stripTypeScriptTypes(read()) };
  if (path.endsWith('.css')) return { type: 'text/css; charset=utf-8', body: read() };
  if (path.endsWith('.svg')) return { type: 'image/svg+xml', body: read() };
  return undefined;
}
