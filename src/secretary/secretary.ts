import type { InLanguage } from '../language/language.ts';
import type { Heard, HeardMessage, RoomId } from '../ports/chat.ts';
import type { OffRecordGuard } from '../ports/off-record-guard.ts';
import { HeardBefore, StoreUnavailable, type Commit } from '../ports/store.ts';
import { routeDirect } from './direct/direct-message.ts';
import { createGroupSession, type GroupSession } from './group-session.ts';
import { awaitMessageId } from './intake/await-message-id.ts';
import { answerOnly, refusalCommit } from './intake/refusing.ts';
import { isBarrier, keepableOf, retainHeard } from './intake/retention.ts';
import type { TooFast } from './intake/speaker-pace.ts';
import { laneOf, type JobHandlers } from './job-handler.ts';
import { createJobRunner } from './job-runner.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { isDirect } from './people/answer-item.ts';
import type { SecretaryDeps } from './secretary-deps.ts';
import { renamedGroups } from './startup/renamed-groups.ts';
import { tellingStopped, whyStopped } from './startup/stopped-group.ts';
import { wakeFeatures } from './wakes.ts';

/** Leads the meetings of all groups: the one place where the features meet chats, forges and the store. */
export interface Secretary extends OffRecordGuard {
  /** Takes up what an earlier run left: open meetings, what was heard, what is unsent, what is due. Then listens. */
  start(): Promise<void>;
  /** Resolves when what was heard is on disk. */
  hear(heard: Heard): Promise<void>;
  /** Resolves when everything heard is handled, everything due is done and everything to be sent is sent. */
  idle(): Promise<void>;
  session(group: string): GroupSession | undefined;
  /** Something has changed in a group's forge. Resolves when it is on disk that it is to be looked at. */
  checkForge(group: string, cause: string): Promise<void>;
  /** Calls back after each change of a group's meetings. */
  watch(group: string, changed: () => void): () => void;
  stop(): Promise<void>;
}

export function createSecretary(deps: SecretaryDeps): Secretary {
  const { domain, store, jobs, clock, chats, bindings, log, pace } = deps;
  const sessions = new Map(bindings.map((binding) => [binding.group.id, createGroupSession(deps, binding)]));
  const sessionOf = new Map<RoomId, GroupSession>(
    [...sessions.values()].flatMap((one) => one.binding.rooms.map((room): [RoomId, GroupSession] => [room, one])),
  );
  const watchers = new Map<string, Set<() => void>>();
  const out = createOutboxSender(chats, store, clock, log, (room) => {
    const at = sessionOf.get(room);
    return { group: at?.binding.group.id, meeting: at?.current()?.id };
  });
  const handlers: JobHandlers = { wake: wakeFeatures(domain.kernel, clock), ...deps.jobHandlers };
  const jobsDone = createJobRunner({
    jobs,
    clock,
    log,
    laneOf: (job) => laneOf(job, handlers),
    async work(job) {
      const handler = handlers[job.kind];
      const at = sessions.get(job.group);
      // A job of a group that is no longer configured, or of a newer version, waits for its return.
      if (!handler || !at) throw new Error(`nobody here does "${job.kind}" for ${job.group}`);
      await handler.run(job, at);
    },
    async failed(job, error) {
      const at = sessions.get(job.group);
      if (at) await handlers[job.kind]?.failed?.(job, error, at);
    },
  });
  let changes = 0;
  /** Whether the meetings of all groups are read. Before that nothing is done for any: it would find some half read. */
  let isReady = false;
  for (const [group, one] of sessions) {
    one.changed(({ outbox = [], jobs: added = [] }) => {
      changes += 1;
      if (isReady) out.poke(new Set(outbox.map(({ room }) => room)));
      if (isReady && added.length > 0) jobsDone.poke();
      for (const changed of watchers.get(group) ?? []) changed();
    });
  }

  /** What a group hears waits for these: they decide what may be written down of it. */
  const gates = new Map<GroupSession, Promise<void>>();

  async function hear(heard: Heard): Promise<void> {
    if (isDirect(heard)) return hearDirect(heard);
    const at = sessionOf.get(heard.room);
    if (!at || at.binding.isGhost?.(heard.by) === true) return;
    await hearIn(at, heard);
  }

  async function hearDirect(said: HeardMessage): Promise<void> {
    const routed = routeDirect(said, [...sessions.values()], domain);
    if (!routed) return;
    if ('session' in routed) return hearIn(routed.session, routed.heard);
    const tooFast = pace?.take(routed.heard, clock.now());
    await (tooFast
      ? refuse(routed.heard, tooFast, routed.language)
      : answer(routed.heard, answerOnly(routed.heard, routed.words, 'group')));
  }

  async function hearIn(at: GroupSession, heard: Heard): Promise<void> {
    const written = (gates.get(at) ?? Promise.resolve()).then(() => write(heard, at));
    if (isBarrier(heard, domain)) {
      const decided = written.then(
        () => at.idle(),
        () => undefined,
      );
      // Where it is not decided any more, what waits for it is not heard; nothing may be waiting.
      decided.catch(() => undefined);
      gates.set(at, decided);
    }
    await written;
  }

  async function write(heard: Heard, at: GroupSession): Promise<void> {
    await awaitMessageId(heard, { store, clock, underWay: (room) => out.underWay(room) });
    const kept = await whole(heard, at);
    if (!kept) return;
    const tooFast = pace?.take(kept, clock.now());
    if (tooFast) return await refuse(kept, tooFast, at.binding.group);
    await at.hear({ id: heard.id, group: at.binding.group.id, heard: kept });
  }

  /** Tells people who speak too fast, once; what else they say meanwhile isn't taken. */
  async function refuse(heard: Heard, { words }: TooFast, of: InLanguage): Promise<void> {
    if (words) await answer(heard, refusalCommit(heard, words(of)));
  }

  /** Answers something that isn't taken. */
  async function answer(heard: Heard, commit: Commit): Promise<void> {
    try {
      await store.commit(commit);
    } catch (error) {
      if (error instanceof HeardBefore) return;
      throw error;
    }
    out.poke(new Set([heard.room]));
  }

  /**
   * What is kept of it. What waits for its decision may begin the meeting, in which more is kept: nothing is dropped
   * before that is decided. But what is said off the record stays so, whatever is decided meanwhile.
   */
  async function whole(heard: Heard, at: GroupSession): Promise<Heard | undefined> {
    const place = placeOf(at);
    const { meeting, undecided } = place;
    const kept = await retainHeard(heard, place, deps);
    if (kept === heard || !at.isBusy() || undecided || (meeting && domain.offRecord(meeting))) return kept;
    await at.idle();
    return retainHeard(heard, placeOf(at), deps);
  }

  /** Where something is heard. Until a group's first meeting is planned, nothing that it hears is decided. */
  const placeOf = (at: GroupSession) => ({
    binding: at.binding,
    meeting: at.current(),
    last: at.last(),
    undecided: !at.current() && at.waits((heard) => isBarrier(heard, domain)),
  });

  async function begin(one: GroupSession): Promise<void> {
    await one.load();
    const needed = Object.values(handlers).flatMap((handler) => handler.atStart?.(one) ?? []);
    if (needed.length > 0) await store.commit({ jobs: needed });
    if (one.current()) await one.resume();
  }

  /** A group whose meetings cannot be read is left out, with all that it hears, so that the others go on. */
  async function leaveOut({ binding }: GroupSession, error: unknown): Promise<void> {
    if (error instanceof StoreUnavailable) throw error;
    log.error(whyStopped(error, binding), { group: binding.group.id, cause: 'start', error });
    sessions.delete(binding.group.id);
    for (const room of binding.rooms) sessionOf.delete(room);
    await store.commit(tellingStopped(error, binding));
  }

  return {
    async start() {
      const renamed = renamedGroups([...sessions.keys()], await store.groups());
      if (renamed !== undefined) log.error(renamed);
      for (const one of sessions.values()) await begin(one).catch((error: unknown) => leaveOut(one, error));
      for (const item of await store.unhandled()) sessions.get(item.group)?.take(item);
      for (const one of sessions.values()) {
        const decided = one.idle();
        decided.catch(() => undefined);
        gates.set(one, decided);
      }
      isReady = true;
      await out.resume();
      jobsDone.poke();
      for (const chat of chats) await chat.start(hear, (room) => out.poke([room]));
    },
    hear,
    async keepable(heard) {
      const at = sessionOf.get(heard.room);
      // Nobody knows whether a group that was left out is off the record.
      if (!at) return undefined;
      await gates.get(at);
      return keepableOf(heard, placeOf(at), deps);
    },
    async idle() {
      // What one does gives the others work: done when a whole round changed nothing.
      for (let before = -1; before !== changes;) {
        before = changes;
        for (const one of sessions.values()) await one.idle();
        await jobsDone.idle();
        await out.idle();
      }
    },
    session: (group) => sessions.get(group),
    async checkForge(group, cause) {
      const at = sessions.get(group);
      if (!at) return;
      await store.commit({ jobs: Object.values(handlers).flatMap((one) => one.forgeChanged?.(at, cause) ?? []) });
      if (isReady) jobsDone.poke();
    },
    watch(group, changed) {
      const all = watchers.get(group) ?? new Set();
      watchers.set(group, all.add(changed));
      return () => void all.delete(changed);
    },
    async stop() {
      // Nothing more is sent or fetched from now on: what a chat needs for that is closed with it.
      const ending = Promise.all([out.stop(), jobsDone.stop()]);
      // A chat may be waiting for what a session tries to write in vain.
      const stopping = Promise.all([...sessions.values()].map((one) => one.stop()));
      for (const chat of chats) await chat.stop();
      await stopping;
      for (const one of sessions.values()) await one.stop();
      await ending;
      await store.close();
    },
  };
}
