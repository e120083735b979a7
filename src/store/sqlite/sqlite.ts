import type { Jobs } from '../../ports/jobs.ts';
import type { Store } from '../../ports/store.ts';
import { instant, prepared, streamName, type PreparedCommit } from '../prepared.ts';
import { openDatabase } from './database.ts';
import { events } from './events.ts';
import { files } from './files.ts';
import { groupCommit } from './group-commit.ts';
import { inbox } from './inbox.ts';
import { jobTable } from './jobs.ts';
import { outbox } from './outbox.ts';
import { reactions } from './reactions.ts';
import { shredder } from './shredder.ts';
import { subjects } from './subjects.ts';

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Everything durable in one SQLite file, for one process at a time. What a write resolves for has been synced to disk.
 * @param path of the database file; its folder is made where it is missing. Beside it stand `-wal`, `-shm` and `.lock`.
 * @throws Error that says what to do: in use by another process, written by a newer program, or not a database
 */
export function openSqliteStore(path: string): { store: Store; jobs: Jobs } {
  const { database, close } = openDatabase(path);
  const log = events(database);
  const heard = inbox(database);
  const known = subjects(database);
  const toSend = outbox(database, known.remember);
  const reacted = reactions(database);
  const toDo = jobTable(database);
  const stored = files(database);
  const group = groupCommit(database);
  const shred = shredder(database);

  function write(commit: PreparedCommit): void {
    const { appends, outbox: items, jobs: added, finished, handled, subjects: named } = commit;
    appends.forEach(log.append);
    items.forEach(toSend.add);
    added.forEach(toDo.add);
    finished.forEach(toDo.finish);
    handled.forEach(heard.handle);
    for (const { room, message, subject } of named) known.remember(room, message, subject);
    commit.reactions.forEach(reacted.change);
    commit.keeps.forEach(stored.keep);
    commit.releases.forEach(stored.release);
  }

  // Reads are never in the middle of a transaction: a batch is written within one turn of the event loop.
  const store: Store = {
    async hear(item) {
      const text = JSON.stringify(item);
      return group.write(() => heard.add(item.id, text));
    },
    unhandled: async () => heard.unhandled(),
    async read(stream, from = 0) {
      const name = streamName(stream);
      return name ? log.read(name, from) : [];
    },
    latest: async (name) => log.latest(name),
    async commit(commit) {
      // Now, not when it is written: what the caller changes afterwards changes nothing.
      const whole = prepared(commit);
      await group.write(() => write(whole));
      if (whole.handled.length + whole.releases.length > 0) shred.deleted();
    },
    unsent: async (room, now, limit) => toSend.unsent(room, instant(now), limit),
    waiting: async () => toSend.waiting().map(({ room, notBefore }) => ({ room, notBefore: iso(notBefore) })),
    async sent(id, message) {
      await group.write(() => toSend.sent(id, message));
    },
    async notSent(id, why, notBefore) {
      const until = notBefore === undefined ? undefined : instant(notBefore);
      await group.write(() => (until === undefined ? toSend.giveUp(id, why) : toSend.retry(id, why, until)));
    },
    hasView: async (room, view) => toSend.hasView(room, view),
    shown: async (room, view) => toSend.shown(room, view),
    subject: async (room, message) => known.find(room, message),
    reactions: async (room, message) => reacted.find(room, message),
    file: async (sha256) => stored.find(sha256),
    async close() {
      if (!database.open) return;
      group.close();
      shred.stop();
      close();
    },
  };
  const jobs: Jobs = {
    due: async (now, limit) => toDo.due(instant(now), limit),
    async nextAt(after) {
      const at = toDo.nextAt(instant(after));
      return at === undefined ? undefined : iso(at);
    },
    async retry(id, why, at) {
      const until = instant(at);
      await group.write(() => toDo.retry(id, why, until));
    },
    async finish(id) {
      await group.write(() => toDo.finish(id));
    },
  };
  return { store, jobs };
}
