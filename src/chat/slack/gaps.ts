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
  heard(channel: string, ts: string): void;
  missed(channel: string, since: string): void;
  /** What was missed is read back. */
  closed(channel: string): void;
  /** When Gavel last is known to have run: ISO 8601, UTC. */
  aliveAt(): string | undefined;
  /** Gavel stops in good order. */
  stopped(at: string): void;
  /** What the channel was told last of what was missed. */
  noticeIn(channel: string): GapNotice | undefined;
  told(channel: string, notice: GapNotice): void;
}

/** A message that tells of gaps. */
export interface GapNotice {
  /** From the beginning of the first gap to the end of the last: ISO 8601, UTC. */
  readonly since: string;
  readonly until: string;
  readonly message: MessageId;
  /** What could not be read, in words; undefined if all was. */
  readonly unread: string | undefined;
}

type NoticeRow = Omit<GapNotice, 'unread'> & { readonly unread: string | null };

interface Row {
  readonly begun: string;
  readonly until: string;
  readonly missed: string | null;
}

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
  const notice = database.prepare<[string], NoticeRow>(
    'SELECT since, until, message, unread FROM gap_notice WHERE channel = ?',
  );
  const tell = database.prepare(
    'INSERT OR REPLACE INTO gap_notice VALUES (@channel, @since, @until, @message, @unread)',
  );
  return {
    of(channel) {
      const row = select.get(channel);
      return row && { begun: row.begun, until: row.until, missedSince: row.missed ?? undefined };
    },
    begin: (channel, ts) => void insert.run({ channel, ts }),
    heard: (channel, ts) => void later.run({ channel, ts }),
    missed: (channel, since) => void open.run({ channel, since }),
    closed: (channel) => void close.run(channel),
    aliveAt: () => alive.get()?.at ?? undefined,
    stopped: (at) => void stop.run(at),
    noticeIn(channel) {
      const row = notice.get(channel);
      return row && { ...row, unread: row.unread ?? undefined };
    },
    told: (channel, { unread, ...rest }) => void tell.run({ channel, ...rest, unread: unread ?? null }),
  };
}
