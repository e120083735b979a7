// The real secretary, practice and SQLite store, with meetings that are open at once on a platform in memory.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { memoryChat, type MemoryChat } from '../src/chat/memory/memory.ts';
import { systemClock } from '../src/clock/system.ts';
import { groupOf, readConfig } from '../src/config/config.ts';
import { memoryForge } from '../src/forge/memory/memory.ts';
import type { Group } from '../src/meeting/group.ts';
import { readAhead } from '../src/minutes-reader/read-ahead.ts';
import type { MessageId, RoomId } from '../src/ports/chat.ts';
import type { Forge } from '../src/ports/forge.ts';
import type { Secretary } from '../src/secretary/secretary.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite.ts';
import { problemsTo } from '../test/doubles/log-to.ts';
import { testSecretary } from '../test/doubles/secretary.ts';
import { CHAIR, benchLine, type BenchLine } from './lines.ts';

const CONFIG = join(import.meta.dirname, '../config/demo.yaml');

/** One room in which one meeting is open. */
export interface BenchRoom {
  readonly id: RoomId;
  readonly group: string;
  /** Says the meeting's next line, or this one. Resolves with its message when the platform got its acknowledgement. */
  say(words?: BenchLine): Promise<MessageId>;
}

export interface BenchGavel {
  readonly gavel: Secretary;
  readonly rooms: readonly BenchRoom[];
  /** Calls back with the ids of what was decided and committed. */
  decided(listener: (ids: readonly string[]) => void): void;
  /** Bytes of the database and its log. */
  size(): number;
  stop(): Promise<void>;
}

/** The demonstration's group, whose meetings begin when they are started. */
async function exampleGroup(): Promise<Group> {
  const { groups } = await readConfig(CONFIG, {});
  const [config] = groups;
  if (!config) throw new Error(`${CONFIG} has no group`);
  const group = groupOf(config);
  return { ...group, schedule: { ...group.schedule, every: undefined } };
}

function room(chat: MemoryChat, group: string): BenchRoom {
  const id = `bench:${group}`;
  let said = 0;
  let recorded: MessageId | undefined;
  return {
    id,
    group,
    async say(words) {
      const next = words ?? benchLine(said);
      if (!words) said += 1;
      const message = await chat.say({
        room: id,
        by: { platform: 'web', id: next.by, name: next.by },
        at: new Date().toISOString(),
        text: next.text,
        ...(next.reply && recorded !== undefined ? { replyTo: recorded } : {}),
      });
      if (!next.reply) recorded = message;
      return message;
    },
  };
}

/**
 * Puts together Gavel for this many groups on the database in `folder`, and starts it. What an earlier stage left in
 * the folder goes on.
 * @param forge of the first group; the others' forges are in memory
 */
export async function openBenchGavel(folder: string, meetings: number, forge?: Forge): Promise<BenchGavel> {
  const path = join(folder, 'gavel.sqlite');
  const { store, jobs } = openSqliteStore(path);
  const chat = memoryChat('bench');
  const group = await exampleGroup();
  const ids = Array.from({ length: meetings }, (_, i) => `group-${i + 1}`);
  const rooms = ids.map((id) => room(chat, id));
  const trouble: string[] = [];
  const gavel = testSecretary({
    readAhead,
    store,
    jobs,
    clock: systemClock(),
    chats: [chat],
    bindings: rooms.map(({ id, group: groupId }, i) => ({
      group: { ...group, id: groupId },
      rooms: [id],
      forge: (i === 0 ? forge : undefined) ?? memoryForge(),
    })),
    log: problemsTo((what, facts) => void trouble.push(`${what}: ${inspect(facts)}`)),
  });
  await gavel.start();
  await gavel.idle();
  return {
    gavel,
    rooms,
    decided(listener) {
      for (const id of ids) gavel.session(id)?.changed(({ handled = [] }) => listener(handled));
    },
    size: () =>
      ['', '-wal'].reduce((sum, file) => sum + (statSync(path + file, { throwIfNoEntry: false })?.size ?? 0), 0),
    async stop() {
      await gavel.stop();
      // A figure that was measured while something went wrong is none.
      if (trouble.length > 0) throw new Error(`It went wrong ${trouble.length} times: ${trouble[0]}`);
    },
  };
}

/** Opens the meetings of all rooms. */
export async function startMeetings({ rooms, gavel }: BenchGavel): Promise<void> {
  await Promise.all(rooms.map((one) => one.say({ by: CHAIR, text: '/meeting start' })));
  await gavel.idle();
}
