import type { UserRef } from '../../meeting/member.ts';
import type { WebDatabase } from './database.ts';
import type { Post, PostHistory } from './protocol.ts';
import type { PostReader } from './reading.ts';

/** People who signed in and aren't members of the room's group, by their ids: what they said stays under their name. */
export interface RoomGuests {
  /** Remembers how a guest is called now. */
  meet(guest: UserRef): void;
  find(id: string): UserRef | undefined;
}

/** Builds the guests on the room's database. */
export function roomGuests(database: WebDatabase): RoomGuests {
  const select = database.prepare<[string], { name: string }>('SELECT name FROM guest WHERE id = ?');
  const put = database.prepare<[string, string]>(
    'INSERT INTO guest (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name',
  );
  const nameOf = (id: string): string | undefined => select.get(id)?.name;
  return {
    meet({ id, name }) {
      if (nameOf(id) !== name) put.run(id, name);
    },
    find(id) {
      const name = nameOf(id);
      return name === undefined ? undefined : { platform: 'web', id, name };
    },
  };
}

/** A reader that says of each post how the guests in it are called: the page knows only members. */
export function withGuestNames(read: PostReader, guests: RoomGuests): PostReader {
  const named = (post: Post): Post => {
    const ids = new Set([post.by, ...post.reactions.flatMap(({ by }) => by)]);
    const found = [...ids].flatMap((id) => (id === undefined ? [] : (guests.find(id) ?? [])));
    return found.length === 0
      ? post
      : { ...post, guests: found.map(({ id, name }) => ({ handle: id, name, guest: true })) };
  };
  const all = (history: PostHistory): PostHistory => ({ ...history, posts: history.posts.map(named) });
  return {
    history: (...about) => all(read.history(...about)),
    changes: (...about) => read.changes(...about).map(named),
    find(...about) {
      const post = read.find(...about);
      return post && named(post);
    },
  };
}
