import type { JobQueue } from '../../ports/jobs.ts';
import { SILENT_LOG, type OperatorLog } from '../../ports/operator-log.ts';
import type { Store } from '../../ports/store.ts';
import { startRetention } from '../retention.ts';
import { instantMs, serializeCommit, streamName, type PreparedCommit } from '../serialize-commit.ts';
import { serializeRecords } from '../serialize-records.ts';
import { adapterRecordTable } from './adapter-records.ts';
import { compactDatabase } from './compact.ts';
import { openSqliteFile } from './database.ts';
import { earlyTable } from './early.ts';
import { eventTable } from './events.ts';
import { fileTable } from './files.ts';
import { meetingForgetter } from './forget-meeting.ts';
import { groupCommit } from './group-commit.ts';
import { inboxTable } from './inbox.ts';
import { jobTable } from './jobs.ts';
import { outboxTable } from './outbox.ts';
import { reactionTable } from './reactions.ts';
import { storeTrouble } from './store-trouble.ts';
import { subjectTable } from './subjects.ts';
import { walTruncation } from './wal-truncation.ts';

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Everything durable in one SQLite file, for one process at a time. What a write resolves for has been synced to disk.
 * @param path of the database file; its folder is made if it's missing. Beside it are `-wal`, `-shm` and `.lock`.
 * @param log gets one line when the database can't be written any more, with what to do, and one when it can again
 * @throws Error that says what to do: in use by another process, written by a newer program, or not a database
 */
export function openSqliteStore(path: string, log: OperatorLog = SILENT_LOG): { store: Store; jobs: JobQueue } {
  const { database, close } = openSqliteFile(path);
  const logs = eventTable(database);
  const heard = inboxTable(database);
  const known = subjectTable(database);
  const toSend = outboxTable(database, known.remember);
  const reacted = reactionTable(database);
  const beforehand = earlyTable(database);
  const toDo = jobTable(database);
  const stored = fileTable(database);
  const remembered = adapterRecordTable(database);
  const forgetMeeting = meetingForgetter(database);
  const group = groupCommit(database);
  const shred = walTruncation(database);
  const disk = storeTrouble(path, log);

  async function written<T>(work: () => T): Promise<T> {
    try {
      const result = await group.write(work);
      disk.over();
      return result;
    } catch (error) {
      throw disk.met(error);
    }
  }

  const stopForgetting = startRetention((until) =>
    written(() => {
      beforehand.forget(Date.now());
      return heard.forget(until);
    }),
  );

  function write(commit: PreparedCommit): void {
    const { appends, outbox: items, jobs: added, finished, handled, subjects: named } = commit;
    for (const id of commit.heard) heard.pass(id, Date.now());
    appends.forEach(logs.append);
    items.forEach(toSend.add);
    added.forEach(toDo.add);
    finished.forEach(toDo.finish);
    handled.forEach(heard.handle);
    for (const { room, message, subject } of named) known.remember(room, message, subject);
    commit.reactions.forEach(reacted.change);
    for (const change of commit.early) beforehand.add(change, Date.now());
    for (const { room, message } of commit.came) beforehand.came(room, message);
    commit.keeps.forEach(stored.keep);
    commit.releases.forEach(stored.release);
  }

  // Reads are never in the middle of a transaction: a batch is written within one turn of the event loop.
  const store: Store = {
    async hear(item) {
      const text = JSON.stringify(item);
      return written(() => heard.add(item.id, text, Date.now()));
    },
    unhandled: async () => heard.unhandled(),
    async read(stream, from = 0) {
      const name = streamName(stream);
      return name ? logs.read(name, from) : [];
    },
    groups: async () => logs.groups(),
    latest: async (name) => logs.latest(name),
    meetings: async (name) => logs.meetings(name),
    async rewrite(stream, changed) {
      const name = streamName(stream);
      if (!name) return;
      const texts = [...changed].map(([version, event]) => [version, JSON.stringify(event)] as const);
      await written(() => {
        for (const [version, text] of texts) logs.rewrite(name.group, name.number, version, text);
      });
      shred.deleted();
    },
    async forgetMeeting(stream, rooms, before) {
      const name = streamName(stream);
      if (!name) return;
      await written(() => forgetMeeting(name, rooms, instantMs(before)));
      shred.deleted();
    },
    async compact() {
      try {
        compactDatabase(database);
        disk.over();
      } catch (error) {
        throw disk.met(error);
      }
      shred.deleted();
    },
    async commit(commit) {
      // Now, not when it is written: what the caller changes afterwards changes nothing.
      const whole = serializeCommit(commit);
      await written(() => write(whole));
      if (whole.handled.length + whole.releases.length + whole.came.length > 0) shred.deleted();
    },
    unsent: async (room, now, limit) => toSend.unsent(room, instantMs(now), limit),
    backlog: async () =>
      toSend.backlog().map(({ room, count, since }) => ({ room, count, ...(since !== null && { since: iso(since) }) })),
    waiting: async () => toSend.waiting().map(({ room, notBefore }) => ({ room, notBefore: iso(notBefore) })),
    async sent(id, message) {
      await written(() => toSend.sent(id, message));
    },
    async notSent(id, why, notBefore) {
      const until = notBefore === undefined ? undefined : instantMs(notBefore);
      await written(() => (until === undefined ? toSend.giveUp(id, why) : toSend.retry(id, why, until)));
    },
    hasView: async (room, view) => toSend.hasView(room, view),
    shown: async (room, view) => toSend.shown(room, view),
    subject: async (room, message) => known.find(room, message),
    reactions: async (room, message) => reacted.find(room, message),
    early: async (room, message) => beforehand.find(room, message),
    file: async (sha256) => stored.find(sha256),
    memory: (adapter) => ({
      read: async (kind, key) => remembered.read(adapter, kind, key),
      list: async (kind, prefix = '') => remembered.list(adapter, kind, prefix),
      async write(changes) {
        const whole = serializeRecords(changes);
        await written(() => remembered.write(adapter, whole));
        if (whole.remove.length > 0) shred.deleted();
      },
      async forgetOlder(kind, before) {
        const until = instantMs(before);
        if (await written(() => remembered.forgetOlder(adapter, kind, until))) shred.deleted();
      },
    }),
    async close() {
      if (!database.open) return;
      stopForgetting();
      group.close();
      shred.stop();
      close();
    },
  };
  const jobs: JobQueue = {
    due: async (now, limit) => toDo.due(instantMs(now), limit),
    async nextAt(after) {
      const at = toDo.nextAt(instantMs(after));
      return at === undefined ? undefined : iso(at);
    },
    async retry(id, why, at) {
      const until = instantMs(at);
      await written(() => toDo.retry(id, why, until));
    },
    async finish(id) {
      await written(() => toDo.finish(id));
    },
  };
  return { store, jobs };
}
