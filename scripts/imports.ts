import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /\bfrom '(?<from>\.{1,2}\/[^']+)'|\bimport\('(?<later>\.{1,2}\/[^']+)'\)/gu;

/** The project's own modules that one imports, as paths from where the script runs. */
export const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(({ groups }) =>
    join(dirname(path), groups?.['from'] ?? groups?.['later'] ?? ''),
  );
