import { execSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { seedDemoRepository } from '../../demo/seed.ts';
import { StartupError } from '../../ports/startup-error.ts';
import { localRepository } from './kind.ts';

const GROUP = {
  id: 'lamps',
  members: [],
  issues: { actions: false, labels: [] },
  format: { path: 'minutes-{date}.md' },
};
const now = () => '2026-11-24T17:00:00.000Z';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-kind-'));
});
afterEach(async () => rm(folder, { recursive: true }));

test('a repository that is there can be used, and doctor says so', async () => {
  const path = join(folder, 'minutes');
  await seedDemoRepository(path, '2026-11-24');
  const forge = localRepository(path);
  await forge.atStart(GROUP, await forge.open(GROUP, now));
  expect(await forge.check(GROUP, now)).toEqual([
    { what: 'lamps: the repository', state: 'ok', found: `${path} can be read` },
  ]);
});

test('one that is not there keeps Gavel from starting, and doctor says what to do', async () => {
  const path = join(folder, 'gone');
  const forge = localRepository(path);
  const start = forge.atStart(GROUP, await forge.open(GROUP, now));
  await expect(start).rejects.toThrow(StartupError);
  await expect(start).rejects.toThrow(
    `The repository ${path} of the group lamps doesn't exist. Clone it, or create it with git init`,
  );
  const [finding] = await forge.check(GROUP, now);
  expect([finding?.state, finding?.mend]).toEqual(['fail', expect.stringContaining(`git init -b main ${path} && `)]);
});

test('what the doctor says to do makes one, and so does Gavel; what is there is left alone', async () => {
  for (const name of ['typed', 'made']) {
    const path = join(folder, name);
    const forge = localRepository(path);
    const missing = await forge.newRepository();
    if (name === 'made') await missing?.make(now());
    else {
      const [finding] = await forge.check(GROUP, now);
      execSync(finding?.mend?.slice(finding.mend.indexOf('git init')) ?? 'false', { stdio: 'pipe' });
    }
    expect(await forge.check(GROUP, now)).toMatchObject([{ state: 'ok' }]);
    expect(await forge.newRepository()).toBeUndefined();
  }
});

test('is the same repository however its path is written, and nobody approves there', () => {
  expect(localRepository('/srv/x/../minutes/').repository).toBe(localRepository('/srv/minutes').repository);
  expect(localRepository('/srv/moths').repository).not.toBe(localRepository('/srv/minutes').repository);
  expect(localRepository('/srv/moths').hasReviews).toBe(false);
});
