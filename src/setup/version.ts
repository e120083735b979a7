import { readFileSync } from 'node:fs';

import { z } from 'zod';

const PackageSchema = z.object({ version: z.string() });

/** Gavel's own version, as its package says. */
export const gavelVersion = (): string =>
  PackageSchema.parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;
