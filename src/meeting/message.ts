import { timeInWords, type TimeInMessage } from './time-in-words.ts';

/**
 * What Gavel says, without any platform: lines of pieces. Each chat adapter writes it in its own markup.
 * A plain string is data, whoever typed it, and adapters escape it; only the other pieces are markup.
 */
export type MessagePiece =
  | string
  /**
   * A member by their handle: written as the platform mentions people, and notified if the message is for them (`calls`).
   * A guest has an `account` (`PLATFORM:ID`), and is written as they are displayed.
   */
  | { readonly member: string; readonly calls?: boolean; readonly account?: string }
  /** Each reader's own time if the platform can; else UTC and these zones, as `timeInWords` writes them. */
  | TimeInMessage
  /** A link without a scheme leads to a page of the web room's own: anywhere else it is only its text. */
  | { readonly link: string; readonly text: string }
  | { readonly strong: string }
  /** What is shown as it is, such as minutes in Markdown. */
  | { readonly code: string }
  /** A command as the web room takes it (`/topic TEXT`); every platform writes it as people type it there. */
  | { readonly command: string };

export interface MessageLine {
  readonly kind: 'text' | 'heading' | 'item';
  readonly pieces: readonly MessagePiece[];
  /** For items: how deep in the list, from 0. */
  readonly depth?: number;
  /** For items with a box. */
  readonly ticked?: boolean;
  /** True if the web room's board shows it: its message leaves it out. */
  readonly onBoard?: boolean;
}

export interface Message {
  readonly lines: readonly MessageLine[];
  /** Emoji characters that the platform offers under the message, each with a word for screen readers. */
  readonly offers?: readonly { readonly emoji: string; readonly label: string }[];
  /** The number of the entry that it shows: the web room draws it as a card. */
  readonly entry?: number;
  /** A text of many lines that people keep: a file beside the words, or code below them if the platform takes no files. */
  readonly file?: { readonly name: string; readonly text: string };
}

export const textLine = (...pieces: readonly MessagePiece[]): MessageLine => ({ kind: 'text', pieces });
export const headingLine = (...pieces: readonly MessagePiece[]): MessageLine => ({ kind: 'heading', pieces });
export const itemLine = (...pieces: readonly MessagePiece[]): MessageLine => ({ kind: 'item', pieces });
const COMMAND = /^\/\p{L}/u;
/** Something to type. What begins like a command is one, so nothing that people typed belongs in here. */
export const code = (typed: string): MessagePiece => (COMMAND.test(typed) ? { command: typed } : { code: typed });
export const strong = (words: string): MessagePiece => ({ strong: words });
export const messageOf = (...lines: readonly MessageLine[]): Message => ({ lines });
/** One line that says one thing. */
export const sayText = (...pieces: readonly MessagePiece[]): Message => messageOf(textLine(...pieces));

/** A message with its file's text below its words. */
export const withFileInWords = ({ file, lines, ...rest }: Message): Message =>
  file === undefined ? { lines, ...rest } : { lines: [...lines, textLine({ code: file.text })], ...rest };

/** Words of somebody's, with who said them before the words. */
export function attributeTo(name: string, { lines, ...rest }: Message): Message {
  const [first, ...others] = lines;
  const by: readonly MessagePiece[] = [strong(name), ': '];
  if (first?.kind !== 'text') return { lines: [textLine(strong(name), ':'), ...lines], ...rest };
  return { lines: [{ ...first, pieces: [...by, ...first.pieces] }, ...others], ...rest };
}

/**
 * The pieces of a message in its words: phrase`${who} has the floor.` Whatever is put in that is no piece of markup, a
 * text or a number, stands there as data.
 */
export function phrase(
  words: TemplateStringsArray,
  ...between: readonly (MessagePiece | readonly MessagePiece[] | number)[]
): MessagePiece[] {
  const all = words.flatMap((text, i): readonly MessagePiece[] => {
    const put = between[i] ?? '';
    return [text, ...(typeof put === 'number' ? [String(put)] : Array.isArray(put) ? put : [put])];
  });
  const joined: MessagePiece[] = [];
  for (const piece of all) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else if (piece !== '') joined.push(piece);
  }
  return joined;
}

/** Whether a link leads to a page of the web room alone. */
export const isLocal = ({ link }: { readonly link: string }): boolean => link.startsWith('/');

/** The message in plain words: for terminals, logs of a replay, and tests. */
export function plainText(said: Message): string {
  const { lines, offers = [] } = withFileInWords(said);
  const words = lines.map(({ kind, pieces, depth = 0, ticked }) => {
    const line = pieces.map(plainPiece).join('');
    if (kind !== 'item') return line;
    const box = ticked === undefined ? '' : ticked ? '[x] ' : '[ ] ';
    return `${'  '.repeat(depth)}- ${box}${line}`;
  });
  if (offers.length > 0) words.push(offers.map(({ emoji, label }) => `${emoji} ${label}`).join('   '));
  return words.join('\n');
}

/** Guests never get an `@`: they choose their names themselves. */
export const pieceName = ({ member, account }: Extract<MessagePiece, { readonly member: string }>): string =>
  account === undefined ? `@${member}` : member;

/** The id of a guest's account on a platform; undefined for anybody else. */
export function accountIn(
  platform: string,
  { account }: Extract<MessagePiece, { readonly member: string }>,
): string | undefined {
  return account?.startsWith(`${platform}:`) === true ? account.slice(platform.length + 1) : undefined;
}

function plainPiece(piece: MessagePiece): string {
  if (typeof piece === 'string') return piece;
  if ('member' in piece) return pieceName(piece);
  if ('time' in piece) return timeInWords(piece);
  if ('link' in piece)
    return isLocal(piece) || piece.text === piece.link ? piece.text : `${piece.text} (${piece.link})`;
  if ('command' in piece) return piece.command;
  return 'strong' in piece ? piece.strong : piece.code;
}
