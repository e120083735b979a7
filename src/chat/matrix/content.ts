import { ENGLISH, type InLanguage } from '../../language/language.ts';
import type { Message } from '../../meeting/message.ts';
import { mentionedMxids, writeMarkup, type MxidOf, type MatrixMarkup } from './markup.ts';
import { matrixMessages } from './messages.ts';

/** An event as it is sent. */
export interface EventToSend {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What a message replaces, what it answers, the thread of that, whom it's for, and the language of its room. */
export interface MessagePosition {
  readonly edits?: string | undefined;
  readonly replyTo?: string | undefined;
  readonly thread?: string | undefined;
  readonly to?: string | undefined;
  readonly language?: InLanguage | undefined;
}

// The specification allows an event 65,536 bytes, signatures and all.
const LARGEST = 60_000;

const bytes = (content: object): number => Buffer.byteLength(JSON.stringify(content));

/** Words that an event has room for: without the HTML, and then cut, if they are too many. */
function fitting(words: MatrixMarkup, of: InLanguage): Partial<MatrixMarkup> & { readonly body: string } {
  // An edit holds its words twice.
  if (bytes(words) * 2 < LARGEST) return words;
  const { body } = words;
  if (bytes({ body }) * 2 < LARGEST) return { body };
  let length = Math.min(body.length, LARGEST / 2);
  while (bytes({ body: body.slice(0, length) }) * 2 > LARGEST - 1000) length = Math.floor(length * 0.9);
  // A character of two halves is not cut in the middle.
  return { body: `${body.slice(0, length).replace(/[\ud800-\udbff]$/u, '')}${matrixMessages(of).tooLong}` };
}

/** Clients that know no threads show it as a reply. */
function relation({ replyTo, thread }: MessagePosition): object {
  const reply = replyTo === undefined ? {} : { 'm.in_reply_to': { event_id: replyTo } };
  if (thread !== undefined)
    return { 'm.relates_to': { rel_type: 'm.thread', event_id: thread, is_falling_back: false, ...reply } };
  return replyTo === undefined ? {} : { 'm.relates_to': reply };
}

/** A file at the homeserver. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** `mxc://…` */
  readonly url: string;
  /** How to decrypt it, if it's encrypted. */
  readonly key?: object;
}

/** What a message with a file has besides its words (Client-Server API, "Media captions"). */
const beside = ({ name, type, size, url, key }: UploadedFile): object => ({
  msgtype: 'm.file',
  filename: name,
  ...(key ? { file: { ...key, url } } : { url }),
  info: { mimetype: type, size },
});

/** A message as an event. A notice, since other bots never answer those. It notifies only the people it's for or calls. */
export function messageContent(
  message: Message,
  standing: MessagePosition,
  mxidOf: MxidOf,
  file?: UploadedFile,
): EventToSend {
  const { edits, to, language = ENGLISH } = standing;
  const words = fitting(writeMarkup(message, mxidOf), language);
  const people = to === undefined ? mentionedMxids(message, mxidOf) : [to];
  const content = {
    msgtype: 'm.notice',
    ...words,
    ...(file && beside(file)),
    'm.mentions': people.length === 0 ? {} : { user_ids: people },
  };
  if (edits === undefined) return { type: 'm.room.message', content: { ...content, ...relation(standing) } };
  return {
    type: 'm.room.message',
    content: {
      msgtype: 'm.notice',
      body: `* ${words.body}`,
      'm.mentions': {},
      'm.new_content': { ...content, 'm.mentions': {} },
      'm.relates_to': { rel_type: 'm.replace', event_id: edits },
    },
  };
}

/** A reaction to a message. */
export const reactionContent = (target: string, key: string): EventToSend => ({
  type: 'm.reaction',
  content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: target, key } },
});
