import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

test('a clone without its packages says which command installs them', () => {
  const clone = mkdtempSync(join(tmpdir(), 'gavel-clone-'));
  try {
    for (const folder of ['bin', 'src']) mkdirSync(join(clone, folder));
    copyFileSync('bin/gavel.js', join(clone, 'bin', 'gavel.js'));
    writeFileSync(join(clone, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(clone, 'src', 'cli.ts'), "import 'commander';\n");
    const { status, stderr } = spawnSync(process.execPath, ['bin/gavel.js', 'start'], { cwd: clone, encoding: 'utf8' });
    expect(stderr).toMatch(/Run `npm ci` here, without --omit=dev/u);
    expect(stderr).not.toContain('ERR_MODULE_NOT_FOUND');
    expect(status).toBe(1);
  } finally {
    rmSync(clone, { recursive: true });
  }
});
