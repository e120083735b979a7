import { expect, test } from '@jest/globals';

import { meetingDomain } from '../features/meeting-domain.ts';
import { withHints, writtenFor } from './hints.ts';
import { code, plainText, textLine, type MessagePiece } from './message.ts';

const { words } = meetingDomain;
const commands = (pieces: readonly MessagePiece[]): string[] =>
  pieces.flatMap((piece) => (typeof piece === 'object' && 'command' in piece ? [piece.command] : []));

test.each([
  ['There is no topic yet: /topic TEXT.', '/note', ['/topic']],
  ['Did you mean /agenda add see /topic?', '/agenda see /topic', ['/agenda']],
  ['Usage: /topic TEXT or /topic next', '', ['/topic', '/topic']],
  ["I don't know /xyz. Try /meeting help.", '/xyz', ['/meeting']],
  ['None of your entries says "use /topic here".', 's/a/b/', []],
  ['It is under /etc/topic or http://example.org/topic.', '', []],
  ['The vote is open: /vote close first, or /end.', '', ['/vote', '/end']],
])('%s has the commands that are hints, and none that people typed', (sentence, said, expected) => {
  const pieces = withHints(sentence, said, words);
  expect(commands(pieces)).toEqual(expected);
  expect(plainText({ lines: [textLine(...pieces)] })).toBe(sentence);
});

test('a platform writes commands its own way, and leaves code as it is', () => {
  const message = { lines: [textLine('say ', code('/topic'), ' or ', { code: '/topic' })] };
  expect(plainText(writtenFor(message, (typed) => typed.replace('/', '!')))).toBe('say !topic or /topic');
});
