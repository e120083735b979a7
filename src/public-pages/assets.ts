import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that the pages load. */
export interface PublicAsset {
  readonly type: string;
  readonly body: string;
}

const TYPES = {
  'pages.css': 'text/css; charset=utf-8',
  'refresh.js': 'text/javascript; charset=utf-8',
  'gavel.svg': 'image/svg+xml',
} as const;

/** The files that the pages load, by name: nothing else of the folder is served. */
export const publicAssets = (): ReadonlyMap<string, PublicAsset> =>
  new Map(
    Object.entries(TYPES).map(([name, type]) => [
      name,
      { type, body: readFileSync(join(import.meta.dirname, 'assets', name), 'utf8') },
    ]),
  );
