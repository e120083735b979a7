import type { UserRef } from '../../meeting/member.ts';
import type { Heard, HeardEdit, HeardReaction, MessageId, RoomId } from '../../ports/chat.ts';
import { withoutVariants } from '../emoji.ts';
import type { RawEvent } from './homeserver.ts';
import type { MatrixMemory } from './memory.ts';
import { localpart } from './people-links.ts';
import { attachmentIn, captionOf, isPictureContent } from './pictures.ts';
import { parseContent, peopleNamed, saidIn, type MessageContent, type NameOf, type ParsedContent } from './text.ts';

/** What has to be known to read an event. */
export interface EventReader {
  /** Gavel's own id. */
  readonly self: string;
  readonly memory: MatrixMemory;
  /** The names that a room shows these people under. */
  names(room: string, people: readonly string[]): Promise<NameOf>;
  /** An event of the room, as it stands after edits. */
  event(room: string, id: string): Promise<RawEvent | undefined>;
  /** The instant of what an event says is its time: milliseconds since 1970, or whatever its sender made of that. */
  at(originServerTs: unknown): Promise<string>;
  /** Whether somebody's power in the room makes them one who leads. */
  leads(room: string, mxid: string): boolean;
}

interface Relation {
  readonly rel_type?: unknown;
  readonly event_id?: unknown;
  readonly key?: unknown;
  readonly is_falling_back?: unknown;
  readonly 'm.in_reply_to'?: unknown;
}

const relationOf = ({ content }: RawEvent): Relation => Object(content['m.relates_to']);
const idIn = (value: unknown): string | undefined => {
  const { event_id: id }: { event_id?: unknown } = Object(value);
  return typeof id === 'string' ? id : undefined;
};

// A notice is what bots say, and a bot never answers a bot.
const SPOKEN: readonly unknown[] = ['m.text', 'm.emote'];
const hasWords = ({ msgtype, body }: MessageContent): boolean => SPOKEN.includes(msgtype) && typeof body === 'string';
const isMessage = ({ type }: RawEvent): boolean => type === 'm.room.message';
const isSpoken = (event: RawEvent): boolean => isMessage(event) && hasWords(event.content);

/** The content as what is said in it: beside a picture that may be nothing. */
const wordsOf = (content: MessageContent): MessageContent =>
  isPictureContent(content) ? { ...content, body: captionOf(content) ?? '' } : content;

/** The thread in which a message stands. */
function threadOf(event: RawEvent): string | undefined {
  const relation = relationOf(event);
  return relation.rel_type === 'm.thread' ? idIn(relation) : undefined;
}

/** What a message answers: in a thread its beginning, unless it answers one message in it. */
function answered(event: RawEvent): MessageId | undefined {
  const relation = relationOf(event);
  const reply = idIn(relation['m.in_reply_to']);
  const thread = threadOf(event);
  return thread !== undefined && (relation.is_falling_back === true || reply === undefined) ? thread : reply;
}

/** Those whose names are needed to read what somebody said: that person, and those it may mention. */
const peopleIn = ({ sender }: RawEvent, said: ParsedContent | undefined, self: string): string[] => [
  ...new Set([sender, ...(said ? peopleNamed(said, self).slice(0, MOST_MENTIONS) : [])]),
];
const MOST_MENTIONS = 50;

/** The localpart proves nothing: it is unique on its own server only. */
const userOf = (mxid: string, nameOf: NameOf): UserRef => ({
  platform: 'matrix',
  id: mxid,
  name: nameOf(mxid),
  login: localpart(mxid),
});

/**
 * Reads an event as what was heard in a room of the configuration; undefined for what is none of Gavel's business.
 * @param now the id that the room has at the homeserver
 */
export async function heardIn(
  event: RawEvent,
  room: RoomId,
  now: string,
  reader: EventReader,
): Promise<Heard | undefined> {
  if (event.sender === reader.self || event.state_key !== undefined) return undefined;
  if (event.type === 'm.room.redaction') return redaction(event, room, now, reader);
  if (event.type === 'm.reaction') return reaction(event, room, now, reader);
  if (!isSpoken(event) && !(isMessage(event) && isPictureContent(event.content))) return undefined;
  const edited = editedBy(event);
  return edited === undefined ? message(event, room, now, reader) : edit(event, edited, room, now, reader);
}

/** @param said what is said in it, of a message or an edit */
async function base(event: RawEvent, room: RoomId, now: string, reader: EventReader, said?: ParsedContent) {
  const nameOf = await reader.names(now, peopleIn(event, said, reader.self));
  const by = userOf(event.sender, nameOf);
  const leads = reader.leads(now, event.sender) ? { leads: true } : {};
  const at = await reader.at(event.origin_server_ts);
  const common = { id: `matrix:${event.event_id}`, room, by, at, ...leads };
  return { nameOf, common };
}

/** The message whose place an event takes, as it says. */
function editedBy(event: RawEvent): MessageId | undefined {
  const relation = relationOf(event);
  return relation.rel_type === 'm.replace' ? idIn(relation) : undefined;
}

/**
 * An edit counts if it is of its sender's own message, and not of an edit (Client-Server API, "Validity of
 * replacement events"): homeservers pass on any other as well.
 */
async function edit(
  event: RawEvent,
  edited: MessageId,
  room: RoomId,
  now: string,
  reader: EventReader,
): Promise<Heard | undefined> {
  const content: MessageContent = Object(event.content['m.new_content']);
  if (!hasWords(content) && !(isPictureContent(content) && captionOf(content) !== undefined)) return undefined;
  const original = await reader.event(now, edited);
  if (original?.sender !== event.sender || original.state_key !== undefined || editedBy(original) !== undefined)
    return undefined;
  const said = parseContent(wordsOf(content));
  const { nameOf, common } = await base(event, room, now, reader, said);
  const { text, mentions } = saidIn(said, false, { self: reader.self, nameOf });
  const replyTo = answered(original);
  return {
    kind: 'edit',
    ...common,
    ...firstSaid(original, event, common.at),
    message: edited,
    text,
    mentions,
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}

/**
 * When a message was first said. Its homeserver can give it any time: that is believed if the time of the edit, from the
 * same homeserver, is right.
 * @param at when the edit was made
 */
function firstSaid(original: RawEvent, event: RawEvent, at: string): Pick<HeardEdit, 'saidAt'> {
  const [said, edited]: unknown[] = [original.origin_server_ts, event.origin_server_ts];
  if (typeof said !== 'number' || typeof edited !== 'number' || edited !== Date.parse(at)) return {};
  return said >= 0 && said <= edited ? { saidAt: new Date(said).toISOString() } : {};
}

/** How a command begins: only such a reply may need what it answers. */
const COMMAND = /^\s*(?:[!/#]|@?gavel\b)/iu;

async function message(event: RawEvent, room: RoomId, now: string, reader: EventReader): Promise<Heard> {
  const said = parseContent(wordsOf(event.content));
  const { nameOf, common } = await base(event, room, now, reader, said);
  const replyTo = answered(event);
  const root = threadOf(event);
  if (root !== undefined) await reader.memory.inThread(event.event_id, root);
  const { text, mentions } = saidIn(said, replyTo !== undefined, { self: reader.self, nameOf });
  const attachments = isPictureContent(event.content) ? { attachments: [attachmentIn(event.content)] } : {};
  const { target: answers } = replyTo !== undefined && COMMAND.test(text) ? await targeted(replyTo, now, reader) : {};
  return {
    kind: 'message',
    ...common,
    message: event.event_id,
    text,
    mentions,
    ...attachments,
    visible: true,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(answers === undefined ? {} : { answers }),
  };
}

async function reaction(event: RawEvent, room: RoomId, now: string, reader: EventReader): Promise<Heard | undefined> {
  const { key, ...relation } = relationOf(event);
  const emoji = typeof key === 'string' ? withoutVariants(key) : undefined;
  const target = idIn(relation);
  if (emoji === undefined || target === undefined) return undefined;
  await reader.memory.reacted(event.event_id, { room: now, person: event.sender, emoji, target });
  const { common } = await base(event, room, now, reader);
  return {
    kind: 'reaction',
    ...common,
    message: target,
    emoji,
    removed: false,
    ...(await targeted(target, now, reader)),
  };
}

/** What is redacted was a reaction of somebody, or a message. */
async function redaction(event: RawEvent, room: RoomId, now: string, reader: EventReader): Promise<Heard | undefined> {
  const { redacts = event.redacts } = event.content;
  if (typeof redacts !== 'string') return undefined;
  const { common } = await base(event, room, now, reader);
  const taken = await reader.memory.reaction(redacts);
  if (taken === undefined) return { kind: 'deletion', ...common, message: redacts };
  if (taken.room !== now) return undefined;
  // A moderator may redact it: it is still its owner's reaction that is gone.
  const nameOf = await reader.names(now, [taken.person]);
  const { emoji, target } = taken;
  reader.memory.takenBack(redacts);
  const by = userOf(taken.person, nameOf);
  return {
    kind: 'reaction',
    ...common,
    by,
    message: target,
    emoji,
    removed: true,
    ...(await targeted(target, now, reader)),
  };
}

/** What a message says after its edits, the last of which the homeserver puts beside it. */
function contentNow({ content, unsigned }: RawEvent): MessageContent {
  const { 'm.relations': relations }: { 'm.relations'?: unknown } = Object(unsigned);
  const { 'm.replace': latest }: { 'm.replace'?: unknown } = Object(relations);
  const { content: edited }: { content?: unknown } = Object(latest);
  const { 'm.new_content': now }: { 'm.new_content'?: unknown } = Object(edited);
  return now === undefined ? content : Object(now);
}

/** The message that was reacted to, if it is not Gavel's own. */
async function targeted(target: string, now: string, reader: EventReader): Promise<Pick<HeardReaction, 'target'>> {
  if ((await reader.memory.roomOf(target)) !== undefined) return {};
  const found = await reader.event(now, target);
  if (!found || found.sender === reader.self || !isSpoken(found)) return {};
  const parsed = parseContent(contentNow(found));
  const nameOf = await reader.names(now, peopleIn(found, parsed, reader.self));
  const said = saidIn(parsed, answered(found) !== undefined, { self: reader.self, nameOf });
  return { target: { by: userOf(found.sender, nameOf), ...said } };
}
