import { attributeTo, withFileInWords, type Message } from '../../meeting/message.ts';
import {
  type Outgoing,
  type OutgoingMark,
  type OutgoingMessage,
  type OutgoingReaction,
  UndeliverableMessage,
} from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import { postCounter, type WebDatabase, GAVEL_AUTHOR, idOf } from './database.ts';
import type { FleetingPosts } from './fleeting.ts';
import type { PostContent } from './protocol.ts';

/**
 * Gavel's side of the room. Returns a function that writes what is sent into the conversation and returns the id of the
 * message; an outgoing id that was sent before changes nothing. It throws UndeliverableMessage if the message to edit,
 * mark or answer is not in the room.
 */
export function createWebSender(
  database: WebDatabase,
  fleeting: FleetingPosts,
  clock: Clock,
): (outgoing: Outgoing) => string | undefined {
  const next = postCounter(database);
  const sentBefore = database.prepare<[string], { message: string | null }>('SELECT message FROM sent WHERE id = ?');
  const remember = database.prepare<[string, string | null]>('INSERT INTO sent (id, message) VALUES (?, ?)');
  const insert = database.prepare(
    `INSERT INTO post (n, id, room, author, reader, at, content, reply_to, changed)
     VALUES (@n, @id, @room, NULL, @reader, @at, @content, @replyTo, @n)`,
  );
  const edit = database.prepare(
    `UPDATE post SET content = @content, edited_at = @at, changed = @n
     WHERE id = @edits AND room = @room AND author IS NULL`,
  );
  const addMark = database.prepare('INSERT OR IGNORE INTO mark (n, post, mark) VALUES (@n, @target, @mark)');
  const addReaction = database.prepare(
    'INSERT OR IGNORE INTO reaction (n, post, emoji, person) VALUES (@n, @target, @emoji, @person)',
  );
  const takeReaction = database.prepare(
    'DELETE FROM reaction WHERE post = @target AND emoji = @emoji AND person = @person',
  );
  const touch = database.prepare('UPDATE post SET changed = @n WHERE id = @target AND room = @room');
  const exists = database.prepare<[string, string]>('SELECT 1 FROM post WHERE id = ? AND room = ?');

  /** The number of what happens to a message. */
  const happening = ({ target, room }: OutgoingMark | OutgoingReaction): number => {
    const n = next();
    if (touch.run({ n, target, room }).changes === 0)
      throw new UndeliverableMessage(`${room} has no message ${target}`);
    return n;
  };
  const mark = (outgoing: OutgoingMark): undefined => {
    const { room, target } = outgoing;
    if (fleeting.find(room, target)) fleeting.mark(room, target, outgoing.mark, next());
    else addMark.run({ n: happening(outgoing), target, mark: outgoing.mark });
  };
  const react = (outgoing: OutgoingReaction): undefined => {
    const { room, target, emoji, removed } = outgoing;
    if (fleeting.find(room, target)) {
      fleeting.react({ n: next(), room, post: target, emoji, person: GAVEL_AUTHOR, removed });
      return;
    }
    const n = happening(outgoing);
    if (removed) takeReaction.run({ target, emoji, person: GAVEL_AUTHOR });
    else addReaction.run({ n, target, emoji, person: GAVEL_AUTHOR });
  };

  const say = (said: OutgoingMessage): string => {
    const n = next();
    const { room } = said;
    const content = JSON.stringify({ message: wordsOf(said) } satisfies PostContent);
    const at = clock.now();
    const edits = said.kind === 'answer' ? undefined : said.edits;
    if (edits !== undefined) {
      const { changes } = edit.run({ n, room, at, content, edits });
      if (changes === 0) throw new UndeliverableMessage(`${room} has no message ${edits} of Gavel's`);
      return edits;
    }
    const id = idOf(room, n);
    // A reply whose message is not here is still worth saying.
    const answered = said.kind === 'direct' ? undefined : said.replyTo;
    const isHere =
      answered !== undefined && (fleeting.find(room, answered) ?? exists.get(answered, room)) !== undefined;
    const replyTo = isHere ? answered : null;
    insert.run({ n, id, room, at, content, replyTo, reader: said.kind === 'post' ? null : said.to.id });
    return id;
  };

  const put = (outgoing: Outgoing): string | undefined => {
    if (outgoing.kind === 'mark') return mark(outgoing);
    return outgoing.kind === 'reaction' ? react(outgoing) : say(outgoing);
  };
  const send = database.transaction((outgoing: Outgoing): string | undefined => {
    const before = sentBefore.get(outgoing.id);
    if (before) return before.message ?? undefined;
    const message = put(outgoing);
    remember.run(outgoing.id, message ?? null);
    return message;
  });
  return (outgoing) => send.immediate(outgoing);
}

/** Without what the board shows, and with whose words they are before them. */
function wordsOf(said: OutgoingMessage): Message {
  const message = { ...said.message, lines: said.message.lines.filter(({ onBoard }) => onBoard !== true) };
  return withFileInWords(said.kind === 'post' && said.author ? attributeTo(said.author.name, message) : message);
}
