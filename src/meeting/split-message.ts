import type { MessagePiece } from './message.ts';

/** How much of a platform's limit a piece takes: at least its number of characters. Pieces add up. */
export type WeighPieces = (piece: MessagePiece) => number;

/** The text of a piece that can be cut. */
function textOf(piece: MessagePiece): string | undefined {
  if (typeof piece === 'string') return piece;
  return 'code' in piece ? piece.code : undefined;
}

const withText = (piece: MessagePiece, words: string): MessagePiece =>
  typeof piece === 'string' ? words : { code: words };

/** How many characters of a piece's text weigh no more than `room`. */
function fitting(piece: MessagePiece, words: string, room: number, weigh: WeighPieces): number {
  let low = 0;
  for (let high = Math.min(words.length, Math.max(0, room)); low < high;) {
    const middle = Math.ceil((low + high) / 2);
    if (weigh(withText(piece, words.slice(0, middle))) <= room) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a text is best cut within its first `most` characters: at the end of a line, of a word, or of a character. */
function boundary(words: string, most: number): number {
  const within = words.slice(0, most + 1);
  const found = ['\n', ' '].map((end) => within.lastIndexOf(end)).find((at) => at > most / 2);
  if (found !== undefined) return found;
  return /[\uD800-\uDBFF]$/u.test(words.slice(0, most)) || /^[\uDC00-\uDFFF]/u.test(words.slice(most))
    ? most - 1
    : most;
}

/** The beginning of a piece that weighs no more than `room`, and its rest. */
function cut(
  piece: MessagePiece,
  room: number,
  weigh: WeighPieces,
): readonly [MessagePiece | undefined, MessagePiece | undefined] {
  const words = textOf(piece);
  const most = words === undefined ? 0 : fitting(piece, words, room, weigh);
  const at = words === undefined ? 0 : boundary(words, most);
  if (words === undefined || at <= 0) return [undefined, piece];
  const rest = words.slice(at).replace(/^[\n ]/u, '');
  return [withText(piece, words.slice(0, at)), rest === '' ? undefined : withText(piece, rest)];
}

/**
 * Pieces in portions of which none weighs more than `most`, cut where lines or words end. Only a piece that cannot be
 * cut, such as a link, can weigh more.
 */
export function splitMessage(pieces: readonly MessagePiece[], most: number, weigh: WeighPieces): MessagePiece[][] {
  const all: MessagePiece[][] = [[]];
  let room = most;
  for (const piece of pieces) {
    for (let rest: MessagePiece | undefined = piece; rest !== undefined;) {
      const current = all.at(-1) ?? [];
      const weight = weigh(rest);
      const [now, later]: readonly [MessagePiece | undefined, MessagePiece | undefined] =
        weight <= room ? [rest, undefined] : cut(rest, room, weigh);
      if (now !== undefined) current.push(now);
      else if (current.length === 0 && room === most) {
        current.push(rest);
        room = 0;
        break;
      }
      room -= weight;
      if (later !== undefined) {
        all.push([]);
        room = most;
      }
      rest = later;
    }
  }
  return all;
}
