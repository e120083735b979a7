import type { Event } from '../../meeting/event.ts';
import type { JobQueue } from '../../ports/jobs.ts';
import { HeardBefore, VersionConflict, type InboxItem, type Store } from '../../ports/store.ts';
import { serializeCommit, streamName, type PreparedAppend } from '../serialize-commit.ts';
import { memoryOfAdapters } from './adapter-records.ts';
import { memoryEarly } from './early.ts';
import { memoryFiles } from './files.ts';
import { memoryJobs } from './jobs.ts';
import { memoryOutbox } from './outbox.ts';
import { memoryReactions } from './reactions.ts';

/** A store that lasts as long as the process, for replays and tests. It keeps text, as a store on disk does. */
export function memoryStore(): { store: Store; jobs: JobQueue } {
  const known = new Set<string>();
  const inbox = new Map<string, string>();
  const streams = new Map<string, string[]>();
  const latest = new Map<string, number>();
  const { add: send, forget: forgetSent, remember, ...outbox } = memoryOutbox();
  const { change: react, forget: forgetReactions, reactions } = memoryReactions();
  const { add: plan, end, ...jobs } = memoryJobs();
  const { add: keepEarly, came, early } = memoryEarly();
  const files = memoryFiles();
  let open = true;
  const stillOpen = (): void => {
    if (!open) throw new Error('The store is closed');
  };

  /** Throws before anything is written. Appends to one stream in one commit follow each other. */
  function check(appends: readonly PreparedAppend[]): void {
    const versions = new Map<string, number>();
    for (const { stream, expectedVersion, events } of appends) {
      const version = versions.get(stream) ?? streams.get(stream)?.length ?? 0;
      if (version !== expectedVersion) throw new VersionConflict(stream, expectedVersion, version);
      versions.set(stream, version + events.length);
    }
  }

  function append({ stream, group, number, events }: PreparedAppend): void {
    if (events.length === 0) return;
    const log = streams.get(stream) ?? [];
    streams.set(stream, log);
    for (const event of events) log.push(event);
    latest.set(group, Math.max(latest.get(group) ?? 0, number));
  }

  const store: Store = {
    ...outbox,
    reactions,
    early,
    async hear(item) {
      stillOpen();
      if (known.has(item.id)) return false;
      inbox.set(item.id, JSON.stringify(item));
      known.add(item.id);
      return true;
    },
    async unhandled() {
      return [...inbox.values()].map((text) => JSON.parse(text) as InboxItem);
    },
    async read(stream, from = 0) {
      if (!streamName(stream)) return [];
      return (streams.get(stream) ?? []).slice(from).map((text) => JSON.parse(text) as Event);
    },
    groups: async () => [...latest.keys()].toSorted(),
    async latest(group) {
      return latest.get(group) ?? 0;
    },
    async meetings(group) {
      const names = [...streams.keys()].flatMap((stream) => streamName(stream) ?? []);
      return names.flatMap((name) => (name.group === group ? [name.number] : [])).toSorted((a, b) => a - b);
    },
    async rewrite(stream, changed) {
      stillOpen();
      const log = streams.get(stream) ?? [];
      for (const [version, event] of changed) if (version < log.length) log[version] = JSON.stringify(event);
    },
    async forgetMeeting(stream) {
      stillOpen();
      for (const { room, message } of forgetSent(stream)) forgetReactions(room, message);
      files.forget(stream);
      streams.delete(stream);
    },
    // It has nothing of what is deleted.
    compact: async () => stillOpen(),
    async commit(commit) {
      stillOpen();
      const whole = serializeCommit(commit);
      const again = whole.heard.find((id) => known.has(id));
      if (again !== undefined) throw new HeardBefore(`${again} was heard before`);
      check(whole.appends);
      for (const id of whole.heard) known.add(id);
      whole.appends.forEach(append);
      whole.outbox.forEach(send);
      whole.jobs.forEach(plan);
      whole.finished.forEach(end);
      for (const id of whole.handled) inbox.delete(id);
      for (const { room, message, subject } of whole.subjects) remember(room, message, subject);
      whole.reactions.forEach(react);
      whole.early.forEach(keepEarly);
      whole.came.forEach(came);
      for (const file of whole.keeps) files.keep(file);
      for (const use of whole.releases) files.release(use);
    },
    file: async (sha256) => files.find(sha256),
    memory: memoryOfAdapters(stillOpen),
    async close() {
      open = false;
    },
  };
  return { store, jobs };
}
