import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import type { Event } from '../meeting/event.ts';
import type { Decided, Meeting } from '../meeting/feature.ts';
import type { Message } from '../meeting/message.ts';
import type { Heard } from '../ports/chat.ts';
import type { Job } from '../ports/jobs.ts';
import type { LogFacts } from '../ports/operator-log.ts';
import { HeardBefore, StoreUnavailable, VersionConflict, type Commit, type InboxItem } from '../ports/store.ts';
import { handleEvent } from './handling/handle-event.ts';
import { apologizeFor, HandlerError } from './handling/handler-error.ts';
import { createLinkCode } from './handling/link-code.ts';
import { wordlessError } from './handling/wordless-error.ts';
import { holdMeetings } from './held-meetings.ts';
import type { SecretaryDeps, GroupBinding } from './secretary-deps.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Where one group's meetings are led: everything that concerns them passes through here, one thing after another. */
export interface GroupSession {
  readonly binding: GroupBinding;
  /** Reads the group's meetings from the store. */
  load(): Promise<void>;
  /**
   * Takes something that is said now; resolves when it is on disk. Where nothing else is to be done it is decided at
   * once, in the transaction that writes it down; otherwise it is written down first, and waits for its turn.
   */
  hear(item: InboxItem): Promise<void>;
  /** Takes what an earlier run has heard and written down. */
  take(item: InboxItem): void;
  /**
   * Changes a meeting in its turn: decides on the meeting as it then is; undefined changes nothing. What is sent
   * beside it goes into the work. The job, if it is given, is finished in the same transaction.
   */
  act(
    stream: string,
    cause: string,
    decide: (meeting: Meeting, into: UnitOfWork) => Decided<Event> | undefined,
    finishes?: string,
    jobs?: readonly Job[],
  ): Promise<void>;
  /** A job is done, and others follow it. */
  finish(job: string, next?: readonly Job[]): Promise<void>;
  /** Tells the group's rooms something that changes no meeting, once for each cause. */
  tell(message: Message, cause: string): Promise<void>;
  /** Adds the wakings that the current meeting asks for, and what follows from a schedule that was changed meanwhile. */
  resume(): Promise<void>;
  /** Opens the group's next meeting if it isn't open yet. */
  open(
    number: number,
    decide: (meeting: Meeting, into: UnitOfWork) => Decided<Event>,
    finishes?: string,
  ): Promise<void>;
  /** Whether something waits for its turn. */
  isBusy(): boolean;
  /** Whether something like this was heard and waits for its turn. */
  waits(isLike: (heard: Heard) => boolean): boolean;
  current(): Meeting | undefined;
  /** The meeting before the current one. */
  last(): Meeting | undefined;
  /** Any meeting of the group. */
  meeting(stream: string): Promise<Meeting>;
  /** Calls back after each change that was written. */
  changed(listener: (commit: Commit) => void): void;
  /** Resolves when everything taken so far is handled; rejects where it will not be before the next start. */
  idle(): Promise<void>;
  /** Resolves when everything is handled. What cannot be written now is tried no more, and stays in the inbox. */
  stop(): Promise<void>;
}

/** Whether what was heard is in the inbox already, or is written down together with what is decided about it. */
type Hears = 'from the inbox' | 'at once';

/** The meeting and the cause of a change, for the log; the current meeting if it names none. */
type From = Pick<LogFacts, 'meeting' | 'cause'>;

const BATCH = 64;
const RETRY_MS = 1000;

export function createGroupSession(deps: SecretaryDeps, binding: GroupBinding): GroupSession {
  const { domain, store, clock, log, linkCode: makeLinkCode = createLinkCode } = deps;
  const held = holdMeetings(deps, binding);
  const inbox: InboxItem[] = [];
  const listeners: ((commit: Commit) => void)[] = [];
  let turn: Promise<void> = Promise.resolve();
  /** How much waits for its turn, or has it. */
  let waiting = 0;
  let draining = false;
  let stopping = false;
  let wakeUp: (() => void) | undefined;

  /** The key makes the ids, so that Gavel tells it once however often it starts. */
  function noteChanges(meeting: Meeting, into: UnitOfWork): void {
    const changed = domain.changedConfiguration(meeting);
    if (changed) into.decided(meeting.id, changed.decided, `${meeting.id}/configuration/${changed.key}`, clock.now());
  }

  async function write(done: UnitOfWork): Promise<void> {
    const commit = await held.write(done);
    for (const told of done.told())
      log.info(told.what, { group: binding.group.id, meeting: told.meeting, cause: told.cause });
    for (const listener of listeners) listener(commit);
  }

  /** Does something in its turn; when somebody else wrote in between, reads again and decides again. */
  async function attempt(change: (into: UnitOfWork) => Promise<void> | void): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const into = held.begin();
      await change(into);
      try {
        return await write(into);
      } catch (error) {
        // Nothing was written, and nothing is held that is not: the meetings are as they were.
        if (error instanceof StoreUnavailable || error instanceof HeardBefore) throw error;
        await held.load();
        if (!(error instanceof VersionConflict) || tries >= 5) throw error;
      }
    }
  }

  /** What the store itself has told about, it has told in better words. */
  function tell(what: string, error: unknown, from: From): void {
    if (error instanceof StoreUnavailable) return;
    log.error(what, { group: binding.group.id, meeting: held.current()?.id, ...from, waiting: inbox.length, error });
  }

  const queue = (task: () => Promise<void>, from: From): Promise<void> => {
    waiting += 1;
    const result = turn.then(task);
    turn = result
      .catch((error: unknown) => tell('A change could not be written', error, from))
      .finally(() => {
        waiting -= 1;
      });
    return result;
  };

  const hearAll =
    (items: readonly InboxItem[], how: Hears) =>
    async (into: UnitOfWork): Promise<void> => {
      for (const item of items) {
        if (how === 'at once') into.heard(item.id);
        await handleEvent(item, {
          domain,
          binding,
          store,
          active: held.active(),
          work: into,
          linkCode: makeLinkCode(),
        }).catch((error: unknown) => {
          // Not a mistake: it's tried again.
          if (error instanceof StoreUnavailable) throw error;
          throw new HandlerError(error);
        });
      }
    };

  /** Handles what was heard. One thing that stumbles over a mistake of Gavel's own never holds up the others. */
  async function handle(items: readonly InboxItem[], how: Hears = 'from the inbox'): Promise<void> {
    try {
      await attempt(hearAll(items, how));
    } catch (error) {
      if (!(error instanceof HandlerError)) throw error;
      const [only] = items;
      if (items.length > 1 || !only) {
        for (const item of items) await handle([item], how);
        return;
      }
      log.error('Something heard could not be understood, because of a mistake in Gavel', {
        group: binding.group.id,
        meeting: held.current()?.id,
        cause: only.id,
        error: wordlessError(error.cause),
      });
      await attempt((into) => {
        if (how === 'at once') into.heard(only.id);
        apologizeFor(only, into, binding.group);
      });
    }
  }

  function startDraining(): void {
    if (draining) return;
    draining = true;
    void queue(drain, {});
  }

  async function drain(): Promise<void> {
    // Until the group's first meeting is planned, what is heard waits.
    const batch = held.current() ? inbox.splice(0, BATCH) : [];
    if (batch.length === 0) {
      draining = false;
      return;
    }
    try {
      await handle(batch);
    } catch (error) {
      // Nothing is lost: it stays in the inbox on disk, and is tried again here.
      inbox.unshift(...batch);
      tell('What was heard could not be handled yet', error, { cause: batch[0]?.id });
      if (stopping) {
        draining = false;
        return;
      }
      await pause();
    }
    void queue(drain, {});
  }

  /** Waits a moment, but not longer than until the stop. */
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const off = clock.wake(addMilliseconds(clock.now(), RETRY_MS), resolve);
      wakeUp = (): void => {
        off();
        resolve();
      };
    });

  const isBusy = (): boolean => waiting > 0 || inbox.length > 0;

  return {
    binding,
    load: () => held.load(),
    async hear(item) {
      if (!isBusy() && held.current()) {
        await queue(() => handle([item], 'at once').catch(unlessHeardBefore), { cause: item.id });
        return;
      }
      if (!(await store.hear(item))) return;
      inbox.push(item);
      startDraining();
    },
    take(item) {
      inbox.push(item);
      startDraining();
    },
    act: (stream, cause, decide, finishes, jobs = []) =>
      queue(
        () =>
          attempt(async (into) => {
            if (!into.meeting(stream)) await held.takeUp(stream, into);
            const meeting = into.meeting(stream);
            const decided = meeting && decide(meeting, into);
            if (decided) into.decided(stream, decided, cause, clock.now());
            if (finishes !== undefined) into.finished(finishes);
            into.jobs(jobs);
          }),
        { meeting: stream, cause },
      ),
    finish: (job, next = []) =>
      queue(
        () =>
          attempt((into) => {
            into.finished(job);
            into.jobs(next);
          }),
        { cause: job },
      ),
    tell: (message, cause) => queue(() => attempt((into) => into.tell(message, cause)), { cause }),
    resume: () =>
      queue(
        () =>
          attempt((into) => {
            const meeting = held.current();
            if (!meeting) return;
            const decided = domain.replan(meeting, clock.now());
            if (decided) into.decided(meeting.id, decided, `${meeting.id}/replan/${meeting.version}`, clock.now());
            for (const one of held.all()) noteChanges(one, into);
          }),
        { cause: 'start' },
      ),
    open: (number, decide, finishes) =>
      queue(
        () =>
          attempt((into) => {
            if (finishes !== undefined) into.finished(finishes);
            if (held.latest() >= number) return;
            const fresh = domain.kernel.begin(held.streamOf(number), binding.group);
            into.open(fresh);
            into.decided(fresh.id, decide(fresh, into), fresh.id, clock.now());
          }).then(startDraining),
        { meeting: held.streamOf(number), cause: finishes ?? held.streamOf(number) },
      ),
    isBusy,
    waits: (isLike) => inbox.some(({ heard }) => isLike(heard)),
    current: () => held.current(),
    last: () => held.last(),
    meeting: (stream) => held.meeting(stream),
    changed: (listener) => void listeners.push(listener),
    async idle() {
      while (draining) await turn;
      await turn;
      if (stopping && inbox.length > 0 && held.current()) throw new Error('What was heard waits for the next start');
    },
    async stop() {
      stopping = true;
      wakeUp?.();
      while (draining) await turn;
      await turn;
    },
  };
}

function unlessHeardBefore(error: unknown): void {
  if (!(error instanceof HeardBefore)) throw error;
}
