import { setTimeout as sleep } from 'node:timers/promises';

import type { Kysely } from 'kysely';
import type { Client } from 'pg';

import { StoreUnavailable } from '../../ports/store.ts';
import type { StoreTrouble } from '../track-trouble.ts';
import { checkWrites, questionsOf, type PostgresWrite } from './check-write.ts';
import { askTogether, openConnection } from './connection.ts';
import { eventTable, type StreamLength } from './events.ts';
import {
  BEGIN,
  COMMIT,
  fenceStatement,
  markStatement,
  outcomeStatement,
  ROLLBACK,
  type FenceAnswer,
  type OutcomeAnswer,
  type WriteFence,
} from './fence.ts';
import { inboxTable } from './inbox.ts';
import { isConnectionLost } from './postgres-error.ts';
import type { GavelTables } from './tables.ts';

/** Writes on one connection, in the order in which they are asked for; those that wait share a transaction. */
export interface PostgresWriter {
  /**
   * Resolves when it's on the database's disk, with how many rows its last statement changed (0 if that isn't known).
   * Rejects with VersionConflict, HeardBefore or StoreUnavailable, having written nothing.
   */
  write(write: PostgresWrite): Promise<number>;
  /** Writes what is asked for now, and refuses everything after. */
  close(): Promise<void>;
}

export interface WriterParts {
  readonly url: string;
  readonly db: Kysely<GavelTables>;
  readonly fence: WriteFence;
  readonly trouble: StoreTrouble;
  /** Somebody else leads now: nothing can be written any more. */
  readonly fenced: () => void;
}

/** How long a write waits for the database to come back: platforms wait 3 s for their acknowledgement. */
const PATIENCE_MS = 2000;
const AGAIN_MS = 100;
/** So many writes share a transaction. */
const MOST = 200;

interface Queued {
  readonly write: PostgresWrite;
  readonly since: number;
  readonly resolve: (rows: number) => void;
  readonly reject: (why: unknown) => void;
}

/** How a transaction went, for each of its writes: the rows of its last statement, or why it was refused. */
type Outcomes = readonly (number | Error)[];

const isEmpty = ({ unheard = [], appends = [], statements }: PostgresWrite): boolean =>
  unheard.length + appends.length + statements.length === 0;

export function postgresWriter({ url, db, fence, trouble, fenced }: WriterParts): PostgresWriter {
  const inbox = inboxTable(db);
  const events = eventTable(db, '');
  let queue: Queued[] = [];
  let working: Promise<void> | undefined;
  let client: Client | undefined;
  let closed = false;
  let transactions = 0;

  function drop(): void {
    void client?.end().catch(() => undefined);
    client = undefined;
  }

  const connected = async (): Promise<Client> => (client ??= await openConnection(url));

  /** Begins, and asks what has to be known before anything is written. */
  async function begin(to: Client, writes: readonly PostgresWrite[]) {
    const { ids, streams } = questionsOf(writes);
    const asked = [BEGIN, fenceStatement(db, fence.name)];
    const [, fenceAt, lengthsAt, knownAt] = await askTogether(to, [
      ...asked,
      events.lengths(streams),
      inbox.known(ids),
    ]);
    const answer: FenceAnswer | undefined = fenceAt?.rows[0];
    const lengths: readonly StreamLength[] = lengthsAt?.rows ?? [];
    const known: readonly { readonly id: string }[] = knownAt?.rows ?? [];
    const refusals = checkWrites(
      writes,
      known.map(({ id }) => id),
      lengths,
    );
    return { token: answer?.token, xid: answer?.xid ?? '', refusals };
  }

  async function lookAt(xid: string, mark: string): Promise<'committed' | 'under way' | 'ended'> {
    const [found] = await askTogether(await connected(), [outcomeStatement(db, fence.name, xid)]);
    const outcome: OutcomeAnswer | undefined = found?.rows[0];
    if (outcome?.last_write === mark) return 'committed';
    return outcome?.runs === true ? 'under way' : 'ended';
  }

  /** Whether a transaction whose connection broke at its end was committed; undefined if that isn't known before the end. */
  async function wasCommitted(xid: string, mark: string): Promise<boolean | undefined> {
    let before: string | undefined;
    while (!closed) {
      // One look after the other: the database may be away for long.
      /* oxlint-disable no-await-in-loop */
      try {
        const now = await lookAt(xid, mark);
        if (now === 'committed') return true;
        // It may have ended while this was looked up, so that's looked up once more. If another Gavel has written since,
        // this one may write no more: then it counts as not committed.
        if (now === 'ended' && before === 'ended') return false;
        before = now;
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        trouble.met(error);
        drop();
      }
      await sleep(AGAIN_MS);
      /* oxlint-enable no-await-in-loop */
    }
    return undefined;
  }

  /** One transaction. Rejects if nothing of it was written. */
  async function transact(writes: readonly PostgresWrite[]): Promise<Outcomes> {
    const to = await connected();
    const { token, xid, refusals } = await begin(to, writes).catch((error: unknown) => {
      // With the transaction that it may have begun.
      drop();
      throw error;
    });
    if (token !== fence.token) {
      await askTogether(to, [ROLLBACK]);
      fenced();
      throw new StoreUnavailable('Another Gavel leads now');
    }
    const accepted = writes.filter((_, i) => refusals[i] === undefined);
    const statements = accepted.flatMap((write) => write.statements);
    if (statements.length === 0) {
      await askTogether(to, [ROLLBACK]);
      return refusals.map((refusal) => refusal ?? 0);
    }
    const mark = `${fence.token}/${(transactions += 1)}`;
    try {
      const answers = await askTogether(to, [...statements, markStatement(db, fence.name, mark), COMMIT]);
      let at = -1;
      return writes.map((write, i) => {
        const refusal = refusals[i];
        if (refusal) return refusal;
        at += write.statements.length;
        return answers[at]?.rowCount ?? 0;
      });
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      drop();
      if ((await wasCommitted(xid, mark)) !== true) throw error;
      return refusals.map((refusal) => refusal ?? 0);
    }
  }

  function tell(batch: readonly Queued[], outcomes: Outcomes): void {
    for (const [i, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[i];
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome ?? 0);
    }
  }

  async function attempt(batch: readonly Queued[]): Promise<void> {
    try {
      const outcomes = await transact(batch.map(({ write }) => write));
      trouble.over();
      tell(batch, outcomes);
    } catch (error) {
      if (isConnectionLost(error)) drop();
      await failed(batch, error);
    }
  }

  /** Nothing of it was written. What can't be written never holds up the others, nor does it fail them. */
  async function failed(batch: readonly Queued[], error: unknown): Promise<void> {
    const [first, ...others] = batch;
    if (isConnectionLost(error) && !closed && first && Date.now() - first.since < PATIENCE_MS) {
      await sleep(AGAIN_MS);
      queue = [...batch, ...queue];
    } else if (others.length === 0 || isConnectionLost(error) || error instanceof StoreUnavailable) {
      const why = trouble.met(error);
      for (const { reject } of batch) reject(why);
    } else {
      for (const one of batch) await attempt([one]);
    }
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, MOST);
      queue = queue.slice(MOST);
      await attempt(batch);
    }
    working = undefined;
  }

  return {
    write: (write) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error('The store is closed');
        if (isEmpty(write)) return resolve(0);
        queue.push({ write, since: Date.now(), resolve, reject });
        // Everything that is asked for in this turn of the event loop goes together.
        working ??= Promise.resolve().then(work);
      }),
    async close() {
      closed = true;
      await working;
      await client?.end().catch(() => undefined);
      client = undefined;
    },
  };
}
