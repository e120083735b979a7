// The real program started on a disk that is full, or becomes full while it starts: whichever file it is that cannot be
// written, one line names it and says what to do.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openMemory } from '../../src/chat/matrix/database.ts';
import { openSlackFile } from '../../src/chat/slack/file.ts';
import { openWebDatabase } from '../../src/chat/web/database.ts';
import { StartupError } from '../../src/ports/startup-error.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const KIB = 1024;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Works on a disk of its own with so much room left; gives nothing where this machine lets us have none. */
async function onDisk<T>(work: (disk: string, leave: (kib: number) => void) => Promise<T>): Promise<T | undefined> {
  const disk = join(folder, 'disk');
  mkdirSync(disk, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]).status === 0;
  if (!mounted) {
    process.stderr.write('SKIPPED: this machine lets nobody mount a tmpfs\n');
    return undefined;
  }
  try {
    return await work(disk, (kib) => {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - kib * KIB));
    });
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}

interface Started {
  readonly listened: boolean;
  readonly code: unknown;
  readonly log: string;
}

/** Starts the demonstration there, and stops it as soon as it listens. */
async function started(data: string): Promise<Started> {
  const args = ['bin/gavel.js', 'start', '--data', data, '--port', '0'];
  const program = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let listened = false;
  let log = '';
  program.stderr.on('data', (part: Buffer) => (log += part.toString()));
  program.stdout.on('data', (part: Buffer) => {
    if (!part.toString().includes('is listening')) return;
    listened = true;
    program.kill('SIGTERM');
  });
  const [code] = await once(program, 'close');
  return { listened, code, log };
}

/** How it went: it listened, or said in one line which path cannot be written and what to do. Anything else as it was. */
function verdict({ listened, code, log }: Started, data: string): string {
  if (listened && code === 0) return 'listened';
  const isSaid = /^[^\n]+\n$/u.test(log) && log.includes(data) && log.includes('Make room on');
  return code === 1 && isSaid ? 'said why' : `${String(code)} ${log}`;
}

test('a start on a full disk says so, and goes on when there is room', async () => {
  await onDisk(async (disk, leave) => {
    const data = join(disk, 'data');
    const makeRoom = (): void => rmSync(join(disk, 'filler'));
    leave(0);
    expect(verdict(await started(data), data)).toBe('said why');
    makeRoom();
    expect(verdict(await started(data), data)).toBe('listened');
    leave(0);
    expect(verdict(await started(data), data)).toBe('said why');
    makeRoom();
    expect(verdict(await started(data), data)).toBe('listened');
  });
});

// Where the room ends is another file each time; how much is enough depends on git and on the disk.
test.each([128, 256, 304, 400, 448, 512])(
  'a first start on a disk with %i KiB left listens or says why',
  async (kib) => {
    await onDisk(async (disk, leave) => {
      leave(kib);
      const data = join(disk, 'data');
      expect(['listened', 'said why']).toContain(verdict(await started(data), data));
    });
  },
);

test.each<[string, (file: string) => unknown]>([
  ['gavel.sqlite', (file) => openSqliteStore(file)],
  ['slack.sqlite', openSlackFile],
  ['matrix.sqlite', openMemory],
  ['web-room.sqlite', openWebDatabase],
])('%s is named, with what to do', async (name, open) => {
  await onDisk(async (disk, leave) => {
    leave(0);
    const file = join(disk, name);
    const opening = (): unknown => open(file);
    expect(opening).toThrow(StartupError);
    expect(opening).toThrow(file);
    expect(opening).toThrow('Make room on');
  });
});
