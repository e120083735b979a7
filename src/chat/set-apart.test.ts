// What a platform shows as code or as a quote, beside the text, is marked in the text.
import { describe, expect, test } from '@jest/globals';

import { typedLines } from '../meeting/lines.ts';
import { setApart, type ShownLine } from './set-apart.ts';

const line = (text: string, more: Partial<ShownLine> = {}): ShownLine => ({ text, ...more });
/** What Gavel takes for itself of the text as it is marked. */
const meant = (said: string, shown: readonly ShownLine[]): string[] =>
  typedLines(setApart(said, shown)).flatMap(({ text, within }) => (within === undefined ? [text] : []));

describe('a line', () => {
  test('that is shown as code or as a quote is not meant for Gavel', () => {
    expect(meant('/note a\n/note b', [line('/note a', { within: 'code' }), line('/note b')])).toEqual(['/note b']);
    expect(meant('/note a\n/note b', [line('/note a'), line('/note b', { within: 'quote' })])).toEqual(['/note a']);
  });

  test('stands as often as it is shown, and only that one is marked', () => {
    const shown = [line('/note a'), line('/note a', { within: 'code' }), line('/note a')];
    expect(meant('/note a\n/note a\n/note a', shown)).toEqual(['/note a', '/note a']);
  });

  test('with fences in it is still code, all of it', () => {
    expect(meant('a ``` b', [line('a ``` b', { within: 'code' })])).toEqual([]);
  });

  test('that is marked in the text already is left as it is', () => {
    const said = '> /note a\n```\n/note b\n```';
    expect(setApart(said, [line('/note a', { within: 'quote' }), line('/note b', { within: 'code' })])).toBe(said);
  });

  test('that begins with code has just that set apart', () => {
    expect(setApart('/note a', [line('/note a', { code: '/note' })])).toBe('`/note` a');
  });

  test('that the text does not have changes nothing', () => {
    expect(setApart('/note a', [line('/note z', { within: 'code' }), line('', { within: 'code' })])).toBe('/note a');
  });
});

test('lines of one block have one fence around them', () => {
  const shown = [line('a', { within: 'code' }), line('b', { within: 'code' })];
  expect(setApart('a\nb', shown)).toBe('```\na\nb\n```');
});

test('a text of which nothing is set apart stays as it is, byte for byte', () => {
  const said = 'a \r\n  b\n';
  expect(setApart(said, [line('a'), line('b')])).toBe(said);
});
