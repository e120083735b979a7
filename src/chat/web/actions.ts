import type { Heard } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import { withoutVariants } from '../emoji.ts';
import { postCounter, type WebDatabase, idOf } from './database.ts';
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

/** The people's side of the room: what they do is stored with what Gavel has yet to hear. */
export interface WebActions {
  /** Stores a message; one key gives one message. Throws WebRefusal. */
  say(room: string, message: NewMessage): WebAction;
  /** Stores a reaction or takes it back. Undefined if nothing changes. Throws WebRefusal. */
  react(room: string, reaction: NewReaction): WebAction | undefined;
  /** What was not heard yet, in the room's order. */
  waiting(room: string): readonly { readonly n: number; readonly heard: Heard }[];
  heard(n: number): void;
  isHeard(n: number): boolean;
}

/** Builds the people's side on a database. */
export function webActions(
  database: WebDatabase,
  people: WebPeople,
  read: PostReader,
  shown: RoomPictures,
  clock: Clock,
): WebActions {
  const next = postCounter(database);
  const known = database.prepare<[string, string, string], { n: number }>(
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

  const say = database.transaction((room: string, message: NewMessage): WebAction => {
    const { as, key, text, replyTo } = message;
    const by = whoIs(as);
    const before = known.get(room, by.id, key);
    if (before) return { n: before.n, id: idOf(room, before.n) };
    const pictures = shown.of(message);
    if (text.trim() === '' && pictures.length === 0) throw new WebRefusal((told) => told.emptyMessage);
    if (replyTo !== undefined) target(room, by.id, replyTo);
    const n = next();
    const id = idOf(room, n);
    const at = clock.now();
    const mentions = people.mentions(text);
    const heard: Heard = {
      kind: 'message',
      id,
      room,
      by,
      at,
      message: id,
      text,
      ...webAttachments(pictures),
      visible: true,
      ...(mentions.length > 0 && { mentions }),
      ...(replyTo !== undefined && { replyTo }),
    };
    shown.posted(pictures);
    const content = JSON.stringify({ text, ...(pictures.length > 0 && { pictures }) } satisfies PostContent);
    insertPost.run({ n, id, room, as: by.id, at, content, replyTo: replyTo ?? null });
    insertAct.run({ n, room, as: by.id, key, waiting: JSON.stringify(heard) });
    return { n, id };
  });

  const react = database.transaction(
    (room: string, { as, key, message, ...what }: NewReaction): WebAction | undefined => {
      const by = whoIs(as);
      const before = known.get(room, by.id, key);
      if (before) return { n: before.n, id: idOf(room, before.n) };
      const emoji = withoutVariants(what.emoji);
      if (emoji === undefined) throw new WebRefusal((told) => told.notEmoji(what.emoji));
      const post = target(room, by.id, message);
      const stands = post.reactions.some((one) => one.emoji === emoji && one.by.includes(by.id));
      if (stands !== what.removed) return undefined;
      const n = next();
      const id = idOf(room, n);
      const author = post.by === undefined ? undefined : people.find(post.by);
      const heard: Heard = {
        kind: 'reaction',
        id,
        room,
        by,
        at: clock.now(),
        message,
        emoji,
        removed: what.removed,
        ...(author && 'text' in post.content && { target: { by: author, text: post.content.text } }),
      };
      if (what.removed) takeReaction.run({ post: message, emoji, as: by.id });
      else addReaction.run({ n, post: message, emoji, as: by.id });
      touch.run({ n, post: message });
      insertAct.run({ n, room, as: by.id, key, waiting: JSON.stringify(heard) });
      return { n, id };
    },
  );

  return {
    say: (room, message) => say.immediate(room, message),
    react: (room, reaction) => react.immediate(room, reaction),
    waiting: (room) => waiting.all(room).map(({ n, waiting: json }) => ({ n, heard: parse(json) })),
    heard: (n) => void done.run(n),
    isHeard: (n) => undone.get(n) === undefined,
  };
}

function parse(json: string): Heard {
  return JSON.parse(json);
}
