import type { Event } from '../../meeting/event.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { VersionConflict, type Commit, type InboxItem, type Store, type StreamId, type Subject } from '../../ports/store.ts';
import { splitStream } from '../stream.ts';
import { copy } from './copy.ts';
import { jobTable } from './jobs.ts';
import { outbox } from './outbox.ts';

/** The store without a disk: for replays and tests. Values go in and come out as copies, as they would through JSON. */
export function memoryStore(): { readonly store: Store; readonly jobs: Jobs } {
  // Handled items keep their id.
  const inbox = new Map<string, InboxItem | undefined>();
  const logs = new Map<StreamId, Event[]>();
  const subjects = new Map<string, Subject>();
  const work = jobTable();
  const sending = outbox((room, message, subject) => void subjects.set(key(room, message), subject));

  function check(appends: NonNullable<Commit['appends']>): void {
    const versions = new Map<StreamId, number>();
    for (const { stream, expectedVersion, events } of appends) {
      splitStream(stream);
      const found = versions.get(stream) ?? logs.get(stream)?.length ?? 0;
      if (found !== expectedVersion) throw new VersionConflict(stream, expectedVersion, found);
      versions.set(stream, found + events.length);
    }
  }

  function append(stream: StreamId, events: readonly Event[]): void {
    const log = logs.get(stream) ?? [];
    for (const event of events) log.push(event);
    if (log.length > 0) logs.set(stream, log);
  }

  async function commit(given: Commit): Promise<void> {
    // Whatever can throw comes first: from here on everything is written.
    const { appends = [], outbox: items = [], jobs = [], finished = [], handled = [], subjects: told = [] } = copy(given);
    const added = jobs.map(work.ready);
    check(appends);
    for (const { stream, events } of appends) append(stream, events);
    for (const item of items) sending.add(item);
    for (const job of added) work.add(job);
    for (const id of finished) work.finish(id);
    for (const id of handled) if (inbox.has(id)) inbox.set(id, undefined);
    for (const { room, message, subject } of told) subjects.set(key(room, message), subject);
  }

  return {
    store: {
      async hear(item) {
        if (inbox.has(item.id)) return false;
        inbox.set(item.id, copy(item));
        return true;
      },
      unhandled: async () => copy([...inbox.values()].filter((item) => item !== undefined)),
      async read(stream, from = 0) {
        splitStream(stream);
        return copy(logs.get(stream)?.slice(Math.max(0, from)) ?? []);
      },
      async latest(group) {
        const streams = [...logs.keys()].map(splitStream).filter((stream) => stream.group === group);
        return streams.reduce((highest, { number }) => Math.max(highest, number), 0);
      },
      commit,
      unsent: async (room, now, limit) => copy(sending.unsent(room, now, limit)),
      waiting: async () => sending.waiting(),
      sent: async (id, message) => sending.sent(id, message),
      notSent: async (id, _why, notBefore) => sending.notSent(id, notBefore),
      async subject(room, message) {
        const subject = subjects.get(key(room, message));
        return subject && copy(subject);
      },
      close: async () => undefined,
    },
    jobs: {
      due: async (now, limit) => copy(work.due(now, limit)),
      nextAt: async () => work.nextAt(),
      retry: async (id, _why, at) => work.retry(id, at),
      finish: async (id) => work.finish(id),
    },
  };
}

const key = (room: string, message: string): string => JSON.stringify([room, message]);
