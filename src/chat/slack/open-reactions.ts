import type { Database } from 'better-sqlite3';

/** A message of Gavel's. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** Somebody's reaction, by their Slack id and the emoji character. */
export interface ReactionSign {
  readonly user: string;
  readonly emoji: string;
}

/** What was heard of a reaction last. */
export interface KnownReactions extends ReactionSign {
  /** False where it was taken back. */
  readonly put: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * The messages that people answer by reacting now (the roll call, an open motion), with the reactions to them that were
 * heard: so that those which were missed can be told from those which were not.
 */
export interface OpenReactions {
  /** A message was sent or edited: whether it asks for reactions. */
  shows(place: MessagePlace, asks: boolean): void;
  all(): readonly MessagePlace[];
  known(place: MessagePlace): readonly KnownReactions[];
  /** Whether a reaction tells something new: it is not known yet, and nothing later is. */
  isNews(place: MessagePlace, reaction: KnownReactions): boolean;
  /** Remembers it, where the message still asks for reactions. */
  heard(place: MessagePlace, reaction: KnownReactions): void;
}

interface Row {
  readonly user: string;
  readonly emoji: string;
  readonly put: number;
  readonly at: string;
}

const KEPT_S = 30 * 24 * 60 * 60;

/** @param now ISO 8601, UTC: what is older than 30 days stands no more */
export function openReactions(database: Database, now: string): OpenReactions {
  database.prepare('DELETE FROM standing WHERE CAST(ts AS REAL) < ?').run(Date.parse(now) / 1000 - KEPT_S);
  const add = database.prepare('INSERT INTO standing VALUES (?, ?) ON CONFLICT DO NOTHING');
  const remove = database.prepare('DELETE FROM standing WHERE channel = ? AND ts = ?');
  const list = database.prepare<[], MessagePlace>('SELECT channel, ts FROM standing ORDER BY channel, ts');
  const select = database.prepare<[string, string], Row>(
    'SELECT user, emoji, put, at FROM reacted WHERE channel = ? AND ts = ?',
  );
  const note = database.prepare(
    `INSERT INTO reacted SELECT channel, ts, @user, @emoji, @put, @at FROM standing WHERE channel = @channel AND ts = @ts
     ON CONFLICT DO UPDATE SET put = excluded.put, at = excluded.at`,
  );
  const known = ({ channel, ts }: MessagePlace): KnownReactions[] =>
    select.all(channel, ts).map(({ put, ...row }) => ({ ...row, put: put === 1 }));
  return {
    known,
    shows: ({ channel, ts }, asks) => void (asks ? add : remove).run(channel, ts),
    all: () => list.all(),
    isNews(place, { user, emoji, put, at }) {
      const last = known(place).find((one) => one.user === user && one.emoji === emoji);
      return last === undefined || (last.put !== put && last.at <= at);
    },
    heard: ({ channel, ts }, { user, emoji, put, at }) =>
      void note.run({ channel, ts, user, emoji, at, put: put ? 1 : 0 }),
  };
}
