import { hostname } from 'node:os';

import { Kysely, PostgresDialect } from 'kysely';

import type { JobQueue } from '../../ports/jobs.ts';
import { SILENT_LOG, type OperatorLog } from '../../ports/operator-log.ts';
import { HeardBefore, type Store } from '../../ports/store.ts';
import type { OpenedStore } from '../opened-store.ts';
import { startRetention } from '../retention.ts';
import { instantMs, serializeCommit, streamName, type PreparedCommit } from '../serialize-commit.ts';
import { serializeRecords } from '../serialize-records.ts';
import { trackTrouble } from '../track-trouble.ts';
import { adapterRecordTable } from './adapter-records.ts';
import type { PostgresWrite } from './check-write.ts';
import { databaseName, readingPool, type SqlStatement } from './connection.ts';
import { earlyTable } from './early.ts';
import { eventTable } from './events.ts';
import { fileTable } from './files.ts';
import { forgetMeeting } from './forget-meeting.ts';
import { inboxTable } from './inbox.ts';
import { jobTable } from './jobs.ts';
import { takeLeadership, type Leadership, type LeadershipOptions } from './leadership.ts';
import { GAVEL_SCHEMA } from './migrations.ts';
import { outboxTable } from './outbox.ts';
import { postgresCode, postgresTroubleWords } from './postgres-error.ts';
import { prepareDatabase } from './prepare-database.ts';
import { reactionTable } from './reactions.ts';
import { patientReads } from './reads.ts';
import { subjectTable } from './subjects.ts';
import type { GavelTables } from './tables.ts';
import { postgresWriter } from './writer.ts';

export interface PostgresStoreOptions extends Pick<LeadershipOptions, 'signal' | 'lastsMs'> {
  /** The address of the database, with its user and password. */
  readonly url: string;
  readonly log?: OperatorLog;
  /** Another Gavel has taken over: this one can't write any more, and has to end. */
  readonly lost?: () => void;
}

/**
 * Everything durable in one PostgreSQL database, for one Gavel at a time: others that open it wait until that one ends.
 * What a write resolves for has been written to the database's disk.
 * @throws StartupError that says what to do: it can't be reached, was written by a newer program, or lacks rights
 */
export async function openPostgresStore({
  url,
  log = SILENT_LOG,
  lost = () => undefined,
  ...waiting
}: PostgresStoreOptions): Promise<Required<OpenedStore>> {
  await prepareDatabase(url);
  const reading = new Kysely<GavelTables>({ dialect: new PostgresDialect({ pool: readingPool(url) }) });
  const db = reading.withSchema(GAVEL_SCHEMA);
  const owner = `${hostname()}, process ${process.pid}`;
  let leadership: Leadership;
  try {
    leadership = await takeLeadership({ url, db, owner, log, lost, ...waiting });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return storeOn({ url, db, log, leadership });
}

interface StoreParts {
  readonly url: string;
  readonly db: Kysely<GavelTables>;
  readonly log: OperatorLog;
  readonly leadership: Leadership;
}

async function storeOn({ url, db, log, leadership }: StoreParts): Promise<Required<OpenedStore>> {
  const name = databaseName(url);
  const logs = eventTable(db, name);
  const heard = inboxTable(db);
  const known = subjectTable(db);
  const toSend = outboxTable(db);
  const reacted = reactionTable(db);
  const beforehand = earlyTable(db);
  const toDo = jobTable(db);
  const stored = fileTable(db);
  const remembered = adapterRecordTable(db);
  const trouble = trackTrouble(name, { wordsFor: postgresTroubleWords, codeOf: postgresCode }, log);
  const writer = postgresWriter({ url, db, fence: leadership.fence, trouble, fenced: () => leadership.fenced() });
  const read = patientReads(leadership);
  let closing: Promise<void> | undefined;

  const written = (...statements: readonly SqlStatement[]): Promise<number> => writer.write({ statements });
  await written(toSend.inherit());

  const stopForgetting = startRetention((until) => written(beforehand.forget(Date.now()), heard.forget(until)));

  function asWrite(commit: PreparedCommit): PostgresWrite {
    const { appends, outbox: items, jobs: added, finished, handled, subjects: named } = commit;
    const now = Date.now();
    return {
      unheard: commit.heard,
      appends,
      statements: [
        ...(commit.heard.length === 0 ? [] : [heard.pass(commit.heard, now)]),
        ...appends.filter(({ events }) => events.length > 0).map((append) => logs.append(append)),
        ...toSend.add(items, now),
        ...(added.length === 0 ? [] : [toDo.add(added)]),
        ...(finished.length === 0 ? [] : [toDo.finish(finished)]),
        ...(handled.length === 0 ? [] : [heard.handle(handled)]),
        ...named.map(({ room, message, subject }) => known.remember(room, message, subject)),
        ...commit.reactions.map((reaction) => reacted.change(reaction)),
        ...beforehand.add(commit.early, now),
        ...commit.came.map(({ room, message }) => beforehand.came(room, message)),
        ...commit.keeps.flatMap(stored.keep),
        ...commit.releases.flatMap(stored.release),
      ],
    };
  }

  async function close(): Promise<void> {
    stopForgetting();
    await writer.close();
    await leadership.release();
    await db.destroy();
  }

  const store: Store = {
    async hear(item) {
      const statements = [heard.add(item.id, JSON.stringify(item), Date.now())];
      try {
        await writer.write({ unheard: [item.id], statements });
        return true;
      } catch (error) {
        if (error instanceof HeardBefore) return false;
        throw error;
      }
    },
    unhandled: () => read(() => heard.unhandled()),
    async read(stream, from = 0) {
      const found = streamName(stream);
      return found ? read(() => logs.read(found, from)) : [];
    },
    groups: () => read(() => logs.groups()),
    latest: (group) => read(() => logs.latest(group)),
    meetings: (group) => read(() => logs.meetings(group)),
    async rewrite(stream, changed) {
      const found = streamName(stream);
      if (!found || changed.size === 0) return;
      await written(
        logs.rewrite(
          found,
          [...changed].map(([version, event]) => [version, JSON.stringify(event)]),
        ),
      );
    },
    async forgetMeeting(stream, rooms, before) {
      const found = streamName(stream);
      if (found) await written(...forgetMeeting(db, found, rooms, instantMs(before)));
    },
    // PostgreSQL itself clears the rows that are gone away, in its own time.
    compact: async () => undefined,
    async commit(commit) {
      // Now, not when it is written: what the caller changes afterwards changes nothing.
      const write = asWrite(serializeCommit(commit));
      await writer.write(write);
    },
    unsent: async (room, now, limit) => read(() => toSend.unsent(room, instantMs(now), limit)),
    backlog: () => read(() => toSend.backlog()),
    waiting: () => read(() => toSend.waiting()),
    async sent(id, message) {
      await written(toSend.sent(id, message));
    },
    async notSent(id, why, notBefore) {
      const until = notBefore === undefined ? undefined : instantMs(notBefore);
      await written(until === undefined ? toSend.giveUp(id, why) : toSend.retry(id, why, until));
    },
    hasView: (room, view) => read(() => toSend.hasView(room, view)),
    shown: (room, view) => read(() => toSend.shown(room, view)),
    subject: (room, message) => read(() => known.find(room, message)),
    reactions: (room, message) => read(() => reacted.find(room, message)),
    early: (room, message) => read(() => beforehand.find(room, message)),
    file: (sha256) => read(() => stored.find(sha256)),
    memory: (adapter) => ({
      read: (kind, key) => read(() => remembered.read(adapter, kind, key)),
      list: (kind, prefix = '') => read(() => remembered.list(adapter, kind, prefix)),
      async write(changes) {
        await written(...remembered.write(adapter, serializeRecords(changes)));
      },
      async forgetOlder(kind, before) {
        await written(remembered.forgetOlder(adapter, kind, instantMs(before)));
      },
    }),
    close: () => (closing ??= close()),
  };
  const jobs: JobQueue = {
    due: async (now, limit) => read(() => toDo.due(instantMs(now), limit)),
    async nextAt(after) {
      const at = await read(() => toDo.nextAt(instantMs(after)));
      return at === undefined ? undefined : new Date(at).toISOString();
    },
    async retry(id, why, at) {
      await written(toDo.retry(id, why, instantMs(at)));
    },
    async finish(id) {
      await written(toDo.finish([id]));
    },
  };
  const { fence } = leadership;
  return { store, jobs, lease: { ...fence, isCertain: () => leadership.isCertain() } };
}
