import type { WebDatabase } from './database.ts';
import type { PostContent, PostHistory, Post, PostReaction } from './protocol.ts';

interface PostRow {
  readonly id: string;
  readonly n: number;
  readonly changed: number;
  readonly at: string;
  readonly author: string | null;
  readonly reader: string | null;
  readonly content: string;
  readonly reply_to: string | null;
  readonly edited_at: string | null;
  readonly key: string | null;
}

/** The conversation as one person sees it: answers to others are not in it. `as` is '' for somebody unnamed. */
export interface PostReader {
  /** The newest `limit` posts, of those before place `before`. */
  history(room: string, as: string, limit: number, before?: number): PostHistory;
  /** What changed after `changed`, in the order of changing. */
  changes(room: string, as: string, changed: number): readonly Post[];
  /** One post that the person can see. */
  find(room: string, as: string, id: string): Post | undefined;
}

const VISIBLE = `SELECT post.*, act.key FROM post
  LEFT JOIN act ON act.n = post.n AND act.person = @as
  WHERE post.room = @room AND (reader IS NULL OR reader = @as)`;

/** Reads the web room's conversation from its database. */
export function postReader(database: WebDatabase): PostReader {
  type Who = { room: string; as: string };
  const before = database.prepare<Who & { before: number; limit: number }, PostRow>(
    `${VISIBLE} AND post.n < @before ORDER BY post.n DESC LIMIT @limit`,
  );
  const since = database.prepare<Who & { changed: number }, PostRow>(
    `${VISIBLE} AND changed > @changed ORDER BY changed`,
  );
  const one = database.prepare<Who & { id: string }, PostRow>(`${VISIBLE} AND post.id = @id`);
  const marks = database.prepare<[string], { mark: string }>('SELECT mark FROM mark WHERE post = ? ORDER BY n');
  const reactions = database.prepare<[string], { emoji: string; person: string }>(
    'SELECT emoji, person FROM reaction WHERE post = ? ORDER BY n',
  );
  const whole = (row: PostRow): Post =>
    post(
      row,
      marks.all(row.id).map(({ mark }) => mark),
      grouped(reactions.all(row.id)),
    );
  return {
    history(room, as, limit, from = Number.MAX_SAFE_INTEGER) {
      const rows = before.all({ room, as, before: from, limit: limit + 1 });
      const posts = rows.slice(0, limit).map(whole);
      return { posts: posts.toReversed(), more: rows.length > limit };
    },
    changes: (room, as, changed) => since.all({ room, as, changed }).map(whole),
    find(room, as, id) {
      const row = one.get({ room, as, id });
      return row && whole(row);
    },
  };
}

function post(row: PostRow, marks: readonly string[], reactions: readonly PostReaction[]): Post {
  const content: PostContent = JSON.parse(row.content);
  return {
    id: row.id,
    n: row.n,
    changed: row.changed,
    at: row.at,
    content,
    marks,
    reactions,
    ...(row.author !== null && { by: row.author }),
    ...(row.reader !== null && { onlyFor: row.reader }),
    ...(row.reply_to !== null && { replyTo: row.reply_to }),
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
    ...(row.key !== null && { key: row.key }),
  };
}

function grouped(rows: readonly { emoji: string; person: string }[]): readonly PostReaction[] {
  return [...Map.groupBy(rows, ({ emoji }) => emoji)].map(([emoji, by]) => ({
    emoji,
    by: by.map(({ person }) => person),
  }));
}
