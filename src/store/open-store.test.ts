import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { temporaryFolder } from '../../test/doubles/git-people.ts';

/** What of PostgreSQL a program of its own loads. */
function postgresLoadedBy(program: string): string {
  const hooks = `
    import { registerHooks } from 'node:module';
    registerHooks({
      load(url, context, next) {
        if (/node_modules\\/(?:pg|kysely)[/-]|store\\/postgres\\//u.test(url)) console.log(url);
        return next(url, context);
      },
    });`;
  const hooked = `data:text/javascript,${encodeURIComponent(hooks)}`;
  const args = ['--import', hooked, '--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

const OPEN = `
  await import('./src/main.ts');
  const { openStore } = await import('./src/store/open-store.ts');
  const log = { info() {}, error() {} };`;

test('nothing of PostgreSQL is loaded for an SQLite store', () => {
  const file = JSON.stringify(join(temporaryFolder(), 'gavel.sqlite'));
  expect(postgresLoadedBy(`${OPEN} await (await openStore({ file: ${file}, log })).store.close();`)).toBe('');
  // It would be seen.
  const postgres = JSON.stringify('postgres://gavel@127.0.0.1:1/meetings');
  const loaded = postgresLoadedBy(`${OPEN} await openStore({ postgres: ${postgres}, log }).catch(() => undefined);`);
  for (const part of ['node_modules/pg/', 'node_modules/kysely/', 'store/postgres/']) expect(loaded).toContain(part);
});
