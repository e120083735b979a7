import { messageOf, textLine, type Message, type MessagePiece } from '../../meeting/message.ts';
import { splitMessage } from '../../meeting/split-message.ts';
import { asTyped, piecesBetween, typedPieces } from '../../meeting/typed-pieces.ts';
import { memberAccount } from '../people/direct-route.ts';
import type { GroupBinding } from '../secretary-deps.ts';

// Makes what someone typed on one platform a message that every other can show.

const MENTION = /(?<![\p{L}\p{N}_.@])@(?<name>[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)/gu;
// A span of code ends with as many backticks as it begins with (CommonMark 6.1, and 4.5 for fences).
const CODE = /(?<!`)(?<fence>`+)(?!`)(?<code>.+?)(?<!`)\k<fence>(?!`)/gsu;

/**
 * Members are mentioned on the other side as that platform mentions them. They're called there unless the platform on which
 * it was typed has called them.
 */
const withMentions = (words: string, typedOn: string, { group }: GroupBinding): MessagePiece[] =>
  piecesBetween(
    words,
    MENTION,
    ({ groups }) => {
      const member = group.directory.byName(groups?.['name'] ?? '');
      return (
        member && [{ member: member.handle, calls: memberAccount(typedOn, member, group.directory) === undefined }]
      );
    },
    asTyped,
  );

/** The code between backticks. @param namesLanguage whether the language can stand after a fence */
function bare(fence: string, code: string, namesLanguage: boolean): string {
  const isBlock = fence.length >= 3;
  const isPadded = code.startsWith(' ') && code.endsWith(' ') && /[^ ]/u.test(code);
  if (!isBlock) return isPadded ? code.slice(1, -1) : code;
  return code.replace(namesLanguage ? /^[\w+#.-]*\n/u : /^\n/u, '').replace(/\n$/u, '');
}

/**
 * What every platform takes in one message, edited too: one takes 10,000 characters of its markup, another 60,000 bytes
 * for the words four times.
 */
const MOST = 9000;

/** Bytes, and what escaping makes of them. */
function weight(piece: MessagePiece): number {
  const words = typeof piece === 'string' ? piece : 'code' in piece ? piece.code : JSON.stringify(piece);
  const escaped = words
    .replaceAll('&', '&amp;')
    .replaceAll(/[<>]/gu, '&lt;')
    .replaceAll(/[`"\n]/gu, '__');
  return Buffer.byteLength(escaped) + (typeof piece === 'string' ? 0 : 10);
}

/**
 * What someone typed, in as many messages as it needs.
 * @param platform the one they typed it on
 */
export function relayedWords(said: string, platform: string, binding: GroupBinding): readonly Message[] {
  const namesLanguage = binding.group.directory.traits(platform)?.namesCodeLanguage !== false;
  const pieces = piecesBetween(
    said,
    CODE,
    ({ groups }) => [{ code: bare(groups?.['fence'] ?? '', groups?.['code'] ?? '', namesLanguage) }],
    (words) => typedPieces(words, (others) => withMentions(others, platform, binding)),
  );
  return splitMessage(pieces, MOST, weight).map((portion) => messageOf(textLine(...portion)));
}
