import type { Database } from 'better-sqlite3';

import type { MessageId } from '../../ports/chat.ts';

/** How far Gavel has heard a channel. All instants are Slack's time stamps: seconds since 1970, as text. */
export interface HeardUntil {
  /** Nothing before this is ever read back. */
  readonly begun: string;
  /** The newest message that Gavel heard. */
  readonly until: string;
  /** Since when something may have been missed that is not read back yet. */
  readonly missedSince: string | undefined;
}

/** What Gavel has to know after a crash to read back what it could not hear. */
export interface GapLog {
  /** Undefined until the channel is listened to for the first time. */
  of(channel: string): HeardUntil | undefined;
  /** Listens to the channel from now on: what was said before is none of Gavel's business. */
  begin(channel: string, ts: string): void;
  /** Is on disk soon, and at the stop: what is read back begins earlier than it has to. */
  heard(channel: string, ts: string): void;
  missed(channel: string, since: string): void;
  /** What was missed is read back. */
  closed(channel: string, left: GapLeft): void;
  /** When Gavel last is known to have run: ISO 8601, UTC. */
  aliveAt(): string | undefined;
  /** Gavel stops in good order. */
  stopped(at: string): void;
  /** What the channel was told last of what was missed. */
  noticeIn(channel: string): GapNotice | undefined;
  /** What the channel has to be told, the oldest first. */
  untoldIn(channel: string): readonly Gap[];
  /** A gap was told, or nobody can be told of it. @param notice undefined if no message tells of it */
  told(channel: string, gap: Gap, notice: GapNotice | undefined): void;
}

/** A time in which something may have been lost. */
export interface Gap {
  /** From the beginning of the first gap to the end of the last: ISO 8601, UTC. */
  readonly since: string;
  readonly until: string;
  /** What could not be read, in words; undefined if all was. */
  readonly unread: string | undefined;
}

/** A message that tells of gaps. */
export interface GapNotice extends Gap {
  readonly message: MessageId;
}

/** What a gap leaves behind. */
export interface GapLeft {
  /** Since when something is missing again. */
  readonly missedSince: string | undefined;
  /** What the channel has to be told. */
  readonly untold: Gap | undefined;
}

type AsRow<T extends Gap> = Omit<T, 'unread'> & { readonly unread: string | null };
const fromRow = <T extends Gap>({ unread, ...row }: AsRow<T>) => ({ ...row, unread: unread ?? undefined });

/** A commit for every message would keep each waiting for the disk. */
const WRITTEN_EVERY_S = 30;

interface Row {
  readonly begun: string;
  readonly until: string;
  readonly missed: string | null;
}

/** The later of two of Slack's time stamps. */
export const laterTs = (a: string, b: string): string => (Number(a) > Number(b) ? a : b);

export function gapLog(database: Database): GapLog {
  const select = database.prepare<[string], Row>('SELECT begun, until, missed FROM gap WHERE channel = ?');
  const insert = database.prepare('INSERT INTO gap VALUES (@channel, @ts, @ts, NULL) ON CONFLICT DO NOTHING');
  const later = database.prepare(
    'UPDATE gap SET until = @ts WHERE channel = @channel AND CAST(until AS REAL) < CAST(@ts AS REAL)',
  );
  const open = database.prepare(
    `UPDATE gap SET missed = @since
     WHERE channel = @channel AND (missed IS NULL OR CAST(missed AS REAL) > CAST(@since AS REAL))`,
  );
  const close = database.prepare('UPDATE gap SET missed = NULL WHERE channel = ?');
  const alive = database.prepare<[], { at: string | null }>(
    'SELECT max(at) AS at FROM (SELECT at FROM alive UNION ALL SELECT max(tried_at) FROM sent)',
  );
  const stop = database.prepare('INSERT OR REPLACE INTO alive VALUES (1, ?)');
  const notice = database.prepare<[string], AsRow<GapNotice>>(
    'SELECT since, until, message, unread FROM gap_notice WHERE channel = ?',
  );
  const untold = database.prepare<[string], AsRow<Gap>>(
    'SELECT since, until, unread FROM gap_untold WHERE channel = ? ORDER BY since',
  );
  const wait = database.prepare('INSERT OR REPLACE INTO gap_untold VALUES (@channel, @since, @until, @unread)');
  const forget = database.prepare('DELETE FROM gap_untold WHERE channel = ? AND since = ?');
  const tell = database.prepare(
    'INSERT OR REPLACE INTO gap_notice VALUES (@channel, @since, @until, @message, @unread)',
  );
  // The newest message that was heard in each channel, and what of it is on disk.
  const newest = new Map<string, string>();
  const written = new Map<string, string>();

  function write(channel: string, ts: string): void {
    later.run({ channel, ts });
    written.set(channel, ts);
  }

  return {
    of(channel) {
      const row = select.get(channel);
      if (!row) return undefined;
      const until = laterTs(row.until, newest.get(channel) ?? row.until);
      return { begun: row.begun, until, missedSince: row.missed ?? undefined };
    },
    begin: (channel, ts) => void insert.run({ channel, ts }),
    heard(channel, ts) {
      const now = laterTs(ts, newest.get(channel) ?? ts);
      newest.set(channel, now);
      if (Number(now) - Number(written.get(channel) ?? 0) > WRITTEN_EVERY_S) write(channel, now);
    },
    missed: (channel, since) => void open.run({ channel, since }),
    closed: database.transaction((channel: string, left: GapLeft) => {
      close.run(channel);
      if (left.missedSince !== undefined) open.run({ channel, since: left.missedSince });
      if (left.untold) wait.run({ channel, ...left.untold, unread: left.untold.unread ?? null });
    }),
    aliveAt: () => alive.get()?.at ?? undefined,
    stopped: database.transaction((at: string) => {
      for (const [channel, ts] of newest) write(channel, ts);
      stop.run(at);
    }),
    noticeIn(channel) {
      const row = notice.get(channel);
      return row && fromRow<GapNotice>(row);
    },
    untoldIn: (channel) => untold.all(channel).map((row) => fromRow<Gap>(row)),
    told: database.transaction((channel: string, { since }: Gap, said: GapNotice | undefined) => {
      forget.run(channel, since);
      if (said) tell.run({ channel, ...said, unread: said.unread ?? null });
    }),
  };
}
