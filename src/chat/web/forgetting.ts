import { regretsWithoutReason } from '../../meeting/typed-regrets.ts';
import type { KeptConversation } from '../../ports/chat.ts';
import type { WebDatabase } from './database.ts';
import type { PostContent } from './protocol.ts';
import { isUnwritable } from './room-file.ts';

/** So many posts go in one transaction, and people can speak in between. */
const AT_ONCE = 200;

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

interface Found {
  readonly n: number;
  readonly id: string;
  readonly content: string;
  readonly reader: string | null;
}

/** Whether some string in a JSON value has one of the words in it. */
function hasAny(value: unknown, words: readonly string[]): boolean {
  if (typeof value === 'string') return words.some((word) => value.includes(word));
  return typeof value === 'object' && value !== null && Object.values(value).some((item) => hasAny(item, words));
}

const AGAIN_MS = 2000;

/** The write-ahead log has a copy of what was deleted. Closing empties it, too. */
function emptyLog(database: WebDatabase): void {
  if (!database.open) return;
  try {
    if (database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0) return;
  } catch (error) {
    // The disk is full or failing: the log still has everything.
    if (!isUnwritable(error)) throw error;
  }
  // A backup may be reading the log.
  setTimeout(() => emptyLog(database), AGAIN_MS).unref();
}

/** Takes out of the conversation what a group no longer keeps. */
export function webForgetting(database: WebDatabase): KeptConversation {
  const old = database.prepare<[string, string, number], Found>(
    'SELECT n, id, content, reader FROM post WHERE room = ? AND at < ? ORDER BY n LIMIT ?',
  );
  const deletions = ['reaction WHERE post = @id', 'mark WHERE post = @id', 'sent WHERE message = @id'].map((what) =>
    database.prepare<[{ id: string }]>(`DELETE FROM ${what}`),
  );
  const deletePost = database.prepare<[string]>('DELETE FROM post WHERE id = ?');
  const deleteActs = database.prepare<[string, number]>(
    'DELETE FROM act WHERE room = ? AND n <= ? AND waiting IS NULL',
  );
  const deletePictures = database.prepare(
    `DELETE FROM picture WHERE NOT EXISTS (
      SELECT 1 FROM post, json_each(post.content, '$.pictures') AS shown WHERE shown.value ->> '$.id' = picture.id)`,
  );
  const rest = database.prepare<[string, number, number], Found>(
    'SELECT n, id, content, reader FROM post WHERE room = ? AND n > ? ORDER BY n LIMIT ?',
  );
  const change = database.prepare<[string, string]>('UPDATE post SET content = ? WHERE id = ?');

  function remove(id: string): void {
    for (const deletion of deletions) deletion.run({ id });
    deletePost.run(id);
  }
  const removeAll = database.transaction((room: string, posts: readonly Found[]) => {
    for (const { id } of posts) remove(id);
    deleteActs.run(room, posts.at(-1)?.n ?? 0);
  });
  function withoutReasons({ id, content, reader }: Found, reasons: readonly string[]): boolean {
    const read: PostContent = JSON.parse(content);
    if (!hasAny(read, reasons)) return false;
    if (!('text' in read)) {
      if (reader === null) return false;
      remove(id);
      return true;
    }
    const without = regretsWithoutReason(read.text);
    if (without === undefined) return false;
    change.run(JSON.stringify({ text: without } satisfies PostContent), id);
    return true;
  }
  const changeAll = database.transaction(
    (posts: readonly Found[], reasons: readonly string[]): number =>
      posts.filter((post) => withoutReasons(post, reasons)).length,
  );

  /* oxlint-disable no-await-in-loop -- a few at a time */
  return {
    async forgetBefore(room, before) {
      let count = 0;
      for (let posts = old.all(room, before, AT_ONCE); posts.length > 0; posts = old.all(room, before, AT_ONCE)) {
        removeAll.immediate(room, posts);
        count += posts.length;
        await nextTurn();
      }
      if (count === 0) return 0;
      deletePictures.run();
      return count;
    },
    async forgetReasons(room, reasons) {
      let count = 0;
      for (
        let posts = rest.all(room, 0, AT_ONCE);
        posts.length > 0;
        posts = rest.all(room, posts.at(-1)?.n ?? 0, AT_ONCE)
      ) {
        count += changeAll.immediate(posts, reasons);
        await nextTurn();
      }
      return count;
    },
    async compact() {
      database.pragma('temp_store = MEMORY');
      database.exec('VACUUM');
      emptyLog(database);
    },
  };
  /* oxlint-enable no-await-in-loop */
}
