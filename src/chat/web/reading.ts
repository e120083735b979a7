import type { PostRow, WebDatabase } from './database.ts';
import type { FleetingPosts } from './fleeting.ts';
import type { PostContent, PostHistory, Post, PostReaction } from './protocol.ts';

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

/** Reads the web room's conversation: what is kept, with what was said off the record between it. */
export function postReader(database: WebDatabase, fleeting: FleetingPosts): PostReader {
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
  const whole = (row: PostRow, room: string): Post =>
    post(
      { ...row, changed: Math.max(row.changed, fleeting.changed(room, row.id)) },
      [...marks.all(row.id).map(({ mark }) => mark), ...fleeting.marks(room, row.id)],
      grouped([...reactions.all(row.id), ...fleeting.reactions(room, row.id)]),
    );
  /** Only its author knows the key of a post. */
  const fleetingOne = (row: PostRow, room: string, as: string): Post => ({
    ...whole({ ...row, key: row.author === as ? row.key : null }, room),
    fleeting: true,
  });
  const fleetingIn = (room: string, as: string): readonly Post[] =>
    fleeting.posts(room).map((row) => fleetingOne(row, room, as));
  function find(room: string, as: string, id: string): Post | undefined {
    const unkept = fleeting.find(room, id);
    if (unkept) return fleetingOne(unkept, room, as);
    const row = one.get({ room, as, id });
    return row && whole(row, room);
  }
  return {
    history(room, as, limit, from = Number.MAX_SAFE_INTEGER) {
      const kept = before.all({ room, as, before: from, limit: limit + 1 }).map((row) => whole(row, room));
      const all = [...kept, ...fleetingIn(room, as).filter(({ n }) => n < from)].toSorted((a, b) => b.n - a.n);
      return { posts: all.slice(0, limit).toReversed(), more: all.length > limit };
    },
    changes(room, as, changed) {
      const kept = since.all({ room, as, changed });
      const known = new Set(kept.map(({ id }) => id));
      const touched = fleeting.changedSince(room, changed).filter((id) => !known.has(id) && !fleeting.find(room, id));
      return [
        ...kept.map((row) => whole(row, room)),
        ...touched.flatMap((id) => find(room, as, id) ?? []),
        ...fleetingIn(room, as).filter((unkept) => unkept.changed > changed),
      ].toSorted((a, b) => a.changed - b.changed);
    },
    find,
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
    by: [...new Set(by.map(({ person }) => person))],
  }));
}
