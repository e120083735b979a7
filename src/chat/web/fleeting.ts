import type { PostRow } from './database.ts';
import type { PostContent } from './protocol.ts';

/** A reaction, or one taken back; `n` numbers it among everything that happens. */
export interface FleetingReaction {
  readonly n: number;
  readonly room: string;
  /** The id of the post, which may be one that is kept. */
  readonly post: string;
  readonly emoji: string;
  /** A handle. */
  readonly person: string;
  readonly removed: boolean;
}

/** What people said and did off the record. It's in memory alone, for the pages that are open, and gone with the process. */
export interface FleetingPosts {
  say(room: string, post: PostRow): void;
  react(reaction: FleetingReaction): void;
  mark(room: string, post: string, mark: string, n: number): void;
  /** Remembers what a page sent, so that sending it again changes nothing. */
  remember(room: string, person: string, key: string, n: number): void;
  known(room: string, person: string, key: string): number | undefined;
  /** Those of a room, oldest first. */
  posts(room: string): readonly PostRow[];
  find(room: string, id: string): PostRow | undefined;
  /** What isn't kept of any post: reactions, marks, and the number of the last thing that happened to it. */
  reactions(room: string, post: string): readonly Pick<FleetingReaction, 'emoji' | 'person'>[];
  marks(room: string, post: string): readonly string[];
  changed(room: string, post: string): number;
  /** The ids of the posts to which something of that happened after the number `n`. */
  changedSince(room: string, n: number): readonly string[];
  /** Forgets everything of a room. Gives the ids of the pictures that were shown. */
  forget(room: string): readonly string[];
}

interface RoomMemory {
  readonly posts: Map<string, PostRow>;
  readonly reactions: Map<string, readonly Pick<FleetingReaction, 'emoji' | 'person'>[]>;
  readonly marks: Map<string, readonly string[]>;
  readonly changed: Map<string, number>;
  readonly acts: Map<string, number>;
}

/** How many of each are remembered of a room. */
const MOST = 500;

const emptyRoom = (): RoomMemory => ({
  posts: new Map(),
  reactions: new Map(),
  marks: new Map(),
  changed: new Map(),
  acts: new Map(),
});

/** Adds to a map that forgets the oldest. */
function putNew<T>(into: Map<string, T>, key: string, value: T): void {
  into.delete(key);
  into.set(key, value);
  const [oldest] = into.keys();
  if (into.size > MOST && oldest !== undefined) into.delete(oldest);
}

function picturesIn({ content }: PostRow): readonly string[] {
  const shown: PostContent = JSON.parse(content);
  return 'text' in shown ? (shown.pictures ?? []).map(({ id }) => id) : [];
}

const actOf = (person: string, key: string): string => `${person} ${key}`;

export function fleetingPosts(): FleetingPosts {
  const rooms = new Map<string, RoomMemory>();
  const of = (room: string): RoomMemory => rooms.get(room) ?? emptyRoom();
  const into = (room: string): RoomMemory => {
    const one = of(room);
    rooms.set(room, one);
    return one;
  };
  return {
    say(room, post) {
      putNew(into(room).posts, post.id, post);
    },
    react({ n, room, post, emoji, person, removed }) {
      const { reactions, changed } = into(room);
      const others = (reactions.get(post) ?? []).filter((one) => one.emoji !== emoji || one.person !== person);
      putNew(reactions, post, removed ? others : [...others, { emoji, person }]);
      putNew(changed, post, n);
    },
    mark(room, post, mark, n) {
      const { marks, changed } = into(room);
      putNew(marks, post, [...new Set([...(marks.get(post) ?? []), mark])]);
      putNew(changed, post, n);
    },
    remember: (room, person, key, n) => putNew(into(room).acts, actOf(person, key), n),
    known: (room, person, key) => of(room).acts.get(actOf(person, key)),
    posts: (room) => [...of(room).posts.values()],
    find: (room, id) => of(room).posts.get(id),
    reactions: (room, post) => of(room).reactions.get(post) ?? [],
    marks: (room, post) => of(room).marks.get(post) ?? [],
    changed: (room, post) => of(room).changed.get(post) ?? 0,
    changedSince: (room, n) => [...of(room).changed].flatMap(([post, changed]) => (changed > n ? [post] : [])),
    forget(room) {
      const shown = of(room);
      rooms.delete(room);
      return [...shown.posts.values()].flatMap(picturesIn);
    },
  };
}
