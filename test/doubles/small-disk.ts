// A disk of a few megabytes, in memory, that a test can fill.
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../setup/apt.ts';

const KIB = 1024;
const PART = 64 * KIB;

export interface SmallDisk {
  /** Fills it until only so many KiB are left. */
  fill(left?: number): void;
  empty(): void;
  remove(): Promise<void>;
}

/** Writes so many bytes; false if the disk is full. */
function writes(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) > 0;
  } catch (error) {
    if (String(error).includes('ENOSPC')) return false;
    throw error;
  }
}

/**
 * Mounts one in a folder, which is made if it isn't there. Rejects with the reason if this user can't.
 * @param size as mount takes it, such as "16m"
 */
export async function smallDisk(folder: string, size: string): Promise<SmallDisk> {
  mkdirSync(folder, { recursive: true });
  await runCommand('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  const room = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    fill(left = 0) {
      const file = openSync(filler, 'w');
      const excess = (): number => Math.min(PART, room() - left * KIB);
      try {
        // A program may be writing meanwhile.
        for (let next = excess(); next > 0 && writes(file, next); next = excess());
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler),
    // At once, though something may still be open on it.
    remove: () => runCommand('umount', ['-l', folder]),
  };
}
