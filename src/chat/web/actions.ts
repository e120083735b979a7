import { createHash } from 'node:crypto';

import type { Heard, HeardMessage, HeardReaction } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OffRecordGuard } from '../../ports/off-record-guard.ts';
import { withoutVariants } from '../emoji.ts';
import { postCounter, type WebDatabase, idOf } from './database.ts';
import type { FleetingPosts } from './fleeting.ts';
import type { WebPeople } from './people.ts';
import { webAttachments, type RoomPictures } from './pictures.ts';
import type { PostContent, NewMessage, NewReaction } from './protocol.ts';
import type { PostReader } from './reading.ts';
import { WebRefusal } from './refused.ts';

/** Something that a person did in the room, whether Gavel has heard it or not. */
export interface WebAction {
  readonly id: string;
  readonly n: number;
}

/**
 * The people's side of the room: what they do is stored with what Gavel has yet to hear. What they do off the record is
 * shown and stored nowhere, but for the little of it that Gavel hears.
 */
export interface WebActions {
  /**
   * Takes a message; one key gives one message. Throws WebRefusal.
   * @param takesNew false if something before it is still to be heard: then only what was taken before is known again
   */
  say(room: string, message: NewMessage, takesNew: boolean): Promise<WebAction>;
  /** Takes a reaction, or takes it back. Undefined if nothing changes. Throws WebRefusal. @param takesNew as above */
  react(room: string, reaction: NewReaction, takesNew: boolean): Promise<WebAction | undefined>;
  /** What was not heard yet, in the room's order. */
  waiting(room: string): readonly { readonly n: number; readonly heard: Heard }[];
  heard(n: number): void;
  isHeard(n: number): boolean;
}

export interface ActionParts {
  readonly database: WebDatabase;
  readonly fleeting: FleetingPosts;
  readonly people: WebPeople;
  readonly read: PostReader;
  readonly pictures: RoomPictures;
  readonly clock: Clock;
  readonly guard: OffRecordGuard;
}

interface StoredAct {
  readonly room: string;
  readonly as: string;
  readonly key: string;
  readonly heard: Heard;
  /** What may be stored of it. */
  readonly kept: Heard | undefined;
}

const hashed = (key: string): string => createHash('sha256').update(key).digest('hex');

const nothingWritten = (): WebRefusal => new WebRefusal((say) => say.notWritten, 503);

/** The id is known only when something is stored. */
const NO_ID = '';

/** Builds the people's side on a database. What it takes has to come one after another for each group. */
export function webActions({ database, fleeting, people, read, pictures, clock, guard }: ActionParts): WebActions {
  const next = postCounter(database);
  const stored = database.prepare<[string, string, string], { n: number }>(
    'SELECT n FROM act WHERE room = ? AND person = ? AND key = ?',
  );
  const insertAct = database.prepare(
    'INSERT INTO act (n, room, person, key, waiting) VALUES (@n, @room, @as, @key, @waiting)',
  );
  const insertPost = database.prepare(
    `INSERT INTO post (n, id, room, author, at, content, reply_to, changed)
     VALUES (@n, @id, @room, @as, @at, @content, @replyTo, @n)`,
  );
  const addReaction = database.prepare('INSERT INTO reaction (n, post, emoji, person) VALUES (@n, @post, @emoji, @as)');
  const takeReaction = database.prepare('DELETE FROM reaction WHERE post = @post AND emoji = @emoji AND person = @as');
  const touch = database.prepare('UPDATE post SET changed = @n WHERE id = @post');
  const waiting = database.prepare<[string], { n: number; waiting: string }>(
    'SELECT n, waiting FROM act WHERE room = ? AND waiting IS NOT NULL ORDER BY n',
  );
  const done = database.prepare<[number]>('UPDATE act SET waiting = NULL WHERE n = ?');
  const undone = database.prepare<[number]>('SELECT 1 FROM act WHERE n = ? AND waiting IS NOT NULL');

  const whoIs = (handle: string) => {
    const user = people.find(handle);
    if (!user) throw new WebRefusal((told) => told.unknownPerson(handle));
    return user;
  };
  const target = (room: string, as: string, id: string) => {
    const post = read.find(room, as, id);
    if (!post) throw new WebRefusal((told) => told.notInRoom, 404);
    return post;
  };
  const known = (room: string, as: string, key: string): WebAction | undefined => {
    const n = (stored.get(room, as, key) ?? stored.get(room, as, hashed(key)))?.n ?? fleeting.known(room, as, key);
    return n === undefined ? undefined : { n, id: idOf(room, n) };
  };

  /** Does something under the next number, and stores what Gavel has yet to hear of it, all in one transaction. */
  const storeAct = database.transaction(
    ({ room, as, key, heard, kept }: StoredAct, act: (now: WebAction) => void): WebAction => {
      const n = next();
      const now = { n, id: idOf(room, n) };
      act(now);
      if (kept === undefined) fleeting.remember(room, as, key, n);
      else
        insertAct.run({
          n,
          room,
          as,
          // A page makes keys of nothing but chance, and another program of anything.
          key: kept === heard ? key : hashed(key),
          waiting: JSON.stringify(namedAs(kept, now.id)),
        });
      return now;
    },
  );

  async function say(room: string, message: NewMessage, takesNew: boolean): Promise<WebAction> {
    const { as: handle, key, text, replyTo } = message;
    const by = whoIs(handle);
    const before = known(room, by.id, key);
    if (before) return before;
    if (!takesNew) throw nothingWritten();
    const shown = pictures.of(message);
    if (text.trim() === '' && shown.length === 0) throw new WebRefusal((told) => told.emptyMessage);
    if (replyTo !== undefined) target(room, by.id, replyTo);
    const at = clock.now();
    const mentions = people.mentions(text);
    const heard: HeardMessage = {
      kind: 'message',
      id: NO_ID,
      room,
      by,
      at,
      message: NO_ID,
      text,
      ...webAttachments(shown),
      visible: true,
      ...(mentions.length > 0 && { mentions }),
      ...(replyTo !== undefined && { replyTo }),
    };
    const kept = await guard.keepable(heard);
    const content = JSON.stringify({ text, ...(shown.length > 0 && { pictures: shown }) } satisfies PostContent);
    return storeAct.immediate({ room, as: by.id, key, heard, kept }, ({ n, id }) => {
      const row = { n, id, at, content };
      if (kept === heard) {
        pictures.posted(shown);
        insertPost.run({ ...row, room, as: by.id, replyTo: replyTo ?? null });
        return;
      }
      const unchanged = { changed: n, author: by.id, reader: null, reply_to: replyTo ?? null, edited_at: null, key };
      fleeting.say(room, { ...row, ...unchanged });
    });
  }

  async function react(room: string, reaction: NewReaction, takesNew: boolean): Promise<WebAction | undefined> {
    const { as, key, message, removed } = reaction;
    const by = whoIs(as);
    const before = known(room, by.id, key);
    if (before) return before;
    if (!takesNew) throw nothingWritten();
    const emoji = withoutVariants(reaction.emoji);
    if (emoji === undefined) throw new WebRefusal((told) => told.notEmoji(reaction.emoji));
    const post = target(room, by.id, message);
    const stands = post.reactions.some((one) => one.emoji === emoji && one.by.includes(by.id));
    if (stands !== removed) return undefined;
    const author = post.by === undefined ? undefined : people.find(post.by);
    const heard: HeardReaction = {
      kind: 'reaction',
      id: NO_ID,
      room,
      by,
      at: clock.now(),
      message,
      emoji,
      removed,
      ...(author &&
        'text' in post.content &&
        // Gavel could record it: what was said off the record stays so.
        post.fleeting !== true && { target: { by: author, text: post.content.text } }),
    };
    const kept = await guard.keepable(heard);
    const isUnkept = fleeting.reactions(room, message).some((one) => one.emoji === emoji && one.person === by.id);
    return storeAct.immediate({ room, as: by.id, key, heard, kept }, ({ n }) => {
      if (post.fleeting === true || isUnkept || (kept === undefined && !removed)) {
        fleeting.react({ n, room, post: message, emoji, person: by.id, removed });
        return;
      }
      if (removed) takeReaction.run({ post: message, emoji, as: by.id });
      else addReaction.run({ n, post: message, emoji, as: by.id });
      touch.run({ n, post: message });
    });
  }

  return {
    say,
    react,
    waiting: (room) => waiting.all(room).map(({ n, waiting: json }) => ({ n, heard: parse(json) })),
    heard: (n) => void done.run(n),
    isHeard: (n) => undone.get(n) === undefined,
  };
}

const namedAs = (heard: Heard, id: string): Heard =>
  heard.kind === 'message' ? { ...heard, id, message: id } : { ...heard, id };

function parse(json: string): Heard {
  return JSON.parse(json);
}
