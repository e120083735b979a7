import { describe, expect, test } from '@jest/globals';

import { LogError, readLog } from './log.ts';

/** Who said what when, in short. */
const read = (lines: readonly string[], date?: string): string[] =>
  readLog(lines.join('\n'), date).map((line) =>
    line.kind === 'said' ? `${line.at.slice(0, 19)} ${line.nick}: ${line.text}` : line.kind,
  );
const why = (...lines: readonly string[]): string => {
  try {
    readLog(lines.join('\n'));
  } catch (error) {
    if (error instanceof LogError) return `${error.line}: ${error.message}`;
    throw error;
  }
  return 'it was read';
};

test.each([
  ['irssi', ['--- Log opened Tue Mar 03 16:40:12 2026', '17:00 <@mira> hello']],
  [
    'irssi of several days',
    ['--- Log opened Mon Mar 02 23:00:00 2026', '--- Day changed Tue Mar 03 2026', '17:00 < mira> hello'],
  ],
  ['WeeChat', ['2026-03-03 17:00:00\t@mira\thello']],
  ['a copied window of WeeChat', ['2026-03-03', '17:00:00 @mira | hello', '17:00:01   --> | kenji has joined']],
  ['HexChat', ['**** BEGIN LOGGING AT Tue Mar  3 16:50:00 2026', 'Mar 03 17:00:00 <mira>\thello']],
  [
    'MeetBot',
    [
      '17:00:00 <mira> hello',
      '17:00:01 <bot> Meeting started Tue Mar  3 17:00:01 2026 UTC.  The chair is mira.',
      '17:00:02 <bot> Useful Commands: #action',
    ],
  ],
  ['a mere log', ['2026-03-03T17:00:00Z <mira> hello']],
])('%s', (_, lines) => expect(read(lines)).toEqual(['2026-03-03T17:00:00 mira: hello']));

test.each([
  ['→ kenji (~k@far.example) has joined #lantern'],
  ['⇐ kenji (~k@far.example) quit (Quit: supper)'],
  ['— mira has changed topic for #lantern to "The tower"'],
  ['-!- kenji [~k@far.example] has joined #lantern'],
  ['-!- Topic for #lantern: <mira> #endmeeting'],
  ['*** Joins: kenji (~k@far.example)'],
  ["*** mira changes topic to '#endmeeting'"],
  ['* kenji coughs'],
  ['<-- kenji has quit (Leaving)'],
  ['-NickServ- This nickname is registered.'],
  ['[Users #lantern]'],
  ['[@mira] [ jonas] [ wick]'],
])('what a client tells is skipped: %s', (line) => {
  expect(read(['2026-03-03', `17:00:00 ${line}`, '17:01 <mira> on we go'])).toEqual([
    '2026-03-03T17:01:00 mira: on we go',
  ]);
});

describe('the day', () => {
  test('is given to a log that does not say it, and goes on after midnight', () => {
    expect(read(['[23:59:00] <mira> late', '[00:01:00] <mira> early'], '2026-03-03')).toEqual([
      '2026-03-03T23:59:00 mira: late',
      '2026-03-04T00:01:00 mira: early',
    ]);
  });

  test('that a log says itself counts', () => {
    expect(read(['2026-03-05', '17:00 <mira> hello'], '2026-03-03')).toEqual(['2026-03-05T17:00:00 mira: hello']);
  });

  test('is asked for if nobody says it', () => {
    expect(why('[17:00:00] <mira> hello')).toBe(
      '1: expected a date (YYYY-MM-DD) before the first time. Add one, or use --date YYYY-MM-DD',
    );
    expect(why('2026-03-03', '17:00 hello')).toContain('2: expected <nick> text');
  });
});

test('who takes another nick is remembered under the first', () => {
  const lines = [
    '2026-03-03',
    '17:00 -!- wick is now known as flame',
    '17:01 <flame> a',
    '17:02 -!- flame is now known as wick',
    '17:03 <wick> b',
  ];
  const said = readLog(lines.join('\n'));
  expect(said.map((line) => (line.kind === 'said' ? [line.nick, line.formerly] : []))).toEqual([
    ['flame', 'wick'],
    ['wick', undefined],
  ]);
});

describe('a line after a bar', () => {
  test('goes on with the message above it, with its indentation', () => {
    const rows = [
      '2026-03-03 17:00 <mira> /note a',
      '| - b',
      '|   c',
      '|',
      '| | d |',
      '17:01 <kenji> in-reply-to #1: e',
      '|f',
    ];
    expect(read(rows)).toEqual([
      '2026-03-03T17:00:00 mira: /note a\n- b\n  c\n\n| d |',
      '2026-03-03T17:01:00 kenji: e\nf',
    ]);
  });

  test('needs a message', () => {
    expect(why('2026-03-03', '| a')).toBe('2: expected a message above the line that goes on after "|"');
  });
});
