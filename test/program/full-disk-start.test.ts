/** @needs tmpfs */
// The real program started on a disk that is full, or becomes full while it starts: whichever file it is that cannot be
// written, one line names it and says what to do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openWebDatabase } from '../../src/chat/web/database.ts';
import { StartupError } from '../../src/ports/startup-error.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.ts';
import { smallDisk, type SmallDisk } from '../doubles/small-disk.ts';
import { type EndedRun, spawnGavel } from './run-gavel.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Works on a disk of its own. */
async function onDisk(work: (folder: string, disk: SmallDisk) => Promise<void>): Promise<void> {
  const mounted = join(folder, 'disk');
  const disk = await smallDisk(mounted, '16m');
  try {
    await work(mounted, disk);
  } finally {
    await disk.remove();
  }
}

interface Started extends EndedRun {
  readonly listened: boolean;
}

/** Starts the demonstration there, and stops it as soon as it listens. */
async function started(data: string): Promise<Started> {
  const program = spawnGavel(['start', '--data', data, '--port', '0']);
  const listened = await program.prints(/is listening/u).then(
    () => true,
    () => false,
  );
  program.kill('SIGTERM');
  return { listened, ...(await program.ended) };
}

/** How it went: it listened, or said in one line which path cannot be written and what to do. Anything else as it was. */
function verdict({ listened, code, err }: Started, data: string): string {
  if (listened && code === 0) return 'listened';
  const isSaid = /^[^\n]+\n$/u.test(err) && err.includes(data) && err.includes('Free some space');
  return code === 1 && isSaid ? 'said why' : `${String(code)} ${err}`;
}

test('a start on a full disk says so, and goes on when there is room', async () => {
  await onDisk(async (mounted, disk) => {
    const data = join(mounted, 'data');
    disk.fill();
    expect(verdict(await started(data), data)).toBe('said why');
    disk.empty();
    expect(verdict(await started(data), data)).toBe('listened');
    disk.fill();
    expect(verdict(await started(data), data)).toBe('said why');
    disk.empty();
    expect(verdict(await started(data), data)).toBe('listened');
  });
});

// The disk gets full at a different file each time; how much is enough depends on git and on the disk.
test.each([128, 256, 304, 400, 448, 512])(
  'a first start on a disk with %i KiB left listens or says why',
  async (kib) => {
    await onDisk(async (mounted, disk) => {
      disk.fill(kib);
      const data = join(mounted, 'data');
      expect(['listened', 'said why']).toContain(verdict(await started(data), data));
    });
  },
);

test.each<[string, (file: string) => unknown]>([
  ['gavel.sqlite', (file) => openSqliteStore(file)],
  ['web-room.sqlite', openWebDatabase],
])('%s is named, with what to do', async (name, open) => {
  await onDisk(async (mounted, disk) => {
    disk.fill();
    const file = join(mounted, name);
    const opening = (): unknown => open(file);
    expect(opening).toThrow(StartupError);
    expect(opening).toThrow(file);
    expect(opening).toThrow('Free some space');
  });
});
