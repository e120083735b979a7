import { rmSync, statfsSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { durations, type Durations } from './measure.ts';

/** On what was measured, as far as it matters to the figures. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** GiB. */
  readonly memory: number;
  readonly kernel: string;
  readonly node: string;
  readonly sqlite: string;
  readonly fileSystem: string;
  /** Running and waiting processes, the mean of the last minute: how much others disturb. */
  readonly load: number;
}

// statfs(2): the file systems that people run Gavel on.
const FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x5846_5342, 'xfs'],
  [0x9123_683e, 'btrfs'],
  [0x2fc1_2fc1, 'zfs'],
  [0x794c_7630, 'overlayfs'],
  [0x6969, 'nfs'],
  [0x0102_1994, 'tmpfs (memory and no disk: the figures mean nothing)'],
]);

/** @param folder in which the databases stand */
export function machine(folder: string): Machine {
  const { type } = statfsSync(folder);
  const all = cpus();
  const database = new Database(':memory:');
  const sqlite = String(database.prepare('SELECT sqlite_version()').pluck().get());
  database.close();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memory: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.versions.node,
    sqlite,
    fileSystem: FILE_SYSTEMS.get(type) ?? `type 0x${type.toString(16)}`,
    load: loadavg()[0] ?? 0,
  };
}

/**
 * The machine's own commits: transactions of one row, synced to disk, one after the other as fast as they go.
 * @returns how many went in a second, and how long each took
 */
export function commits(folder: string, seconds: number): { readonly rate: number; readonly took: Durations } {
  const path = join(folder, 'commits.sqlite');
  const database = new Database(path);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('CREATE TABLE kept (id INTEGER PRIMARY KEY, line TEXT) STRICT');
    const insert = database.prepare('INSERT INTO kept (line) VALUES (?)');
    const took = durations();
    const begun = performance.now();
    let last = begun;
    while (last - begun < seconds * 1000) {
      insert.run('a line such as people say in a meeting, with some words in it');
      const now = performance.now();
      took.add(now - last);
      last = now;
    }
    return { rate: (took.count * 1000) / (last - begun), took };
  } finally {
    database.close();
    for (const file of ['', '-wal', '-shm']) rmSync(path + file, { force: true });
  }
}
