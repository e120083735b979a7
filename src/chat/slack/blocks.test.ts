import { describe, expect, test } from '@jest/globals';
import { array, assert, property, string } from 'fast-check';

import { headingLine, itemLine, messageOf, sayText, textLine } from '../../meeting/message.ts';
import { renderBlocks } from './blocks.ts';
import { FALLBACK_TEXT, MESSAGE_BLOCKS, MESSAGE_TEXT, SECTION_TEXT } from './limits.ts';
import { lineMrkdwn, writeMrkdwn } from './mrkdwn.ts';

describe('pieces', () => {
  test.each([
    ['<!channel> & co', '&lt;!channel&gt; &amp; co'],
    ['<@U1> <https://evil|x>', '&lt;@U1&gt; &lt;https://evil|x&gt;'],
    [{ member: 'sjn' }, '@sjn'],
    [{ strong: 'a*b <x>' }, '*a∗b &lt;x&gt;*'],
    [{ strong: ' ' }, ' '],
    [{ code: '/vote `x`' }, '`/vote ˋxˋ`'],
    [{ code: '# A & B\n- *c*' }, '```\n# A &amp; B\n- *c*\n```'],
    [{ link: '/minutes/x', text: 'minutes-x' }, 'minutes-x'],
    [{ link: 'https://x.org/?a=1&b=<|>', text: 'a|b > c' }, '<https://x.org/?a=1&amp;b=&lt;%7C%3E|a¦b &gt; c>'],
    [
      { time: '2024-06-05T16:00:00.000Z' },
      '<!date^1717603200^{date_short_pretty} at {time}|Wednesday 5 June 2024, 16:00 UTC>',
    ],
  ])('%j is %s', (piece, written) => expect(writeMrkdwn(piece)).toBe(written));

  test('lists show their depth and their boxes', () => {
    const lines = [
      itemLine('a'),
      { ...itemLine('b'), depth: 1 },
      { ...itemLine('c'), depth: 2, ticked: true },
      { ...itemLine('d'), ticked: false },
    ];
    expect(lines.map((line) => lineMrkdwn(line))).toEqual(['• a', '\u2003◦ b', '\u2003\u2003☑ c', '☐ d']);
  });
});

test('a view is a header, its lines and its buttons', () => {
  const { text: words, blocks } = renderBlocks({
    lines: [headingLine('Roll call'), textLine('React ✋ to be counted.'), textLine('Present (1): @tux')],
    offers: [{ emoji: '✋', label: 'I am here' }],
  });
  expect(words).toBe('Roll call\nReact ✋ to be counted.\nPresent (1): @tux');
  expect(blocks).toMatchObject([
    { type: 'header', text: { type: 'plain_text', text: 'Roll call' } },
    { type: 'section', text: { type: 'mrkdwn', text: 'React ✋ to be counted.\nPresent (1): @tux' } },
    { type: 'actions', elements: [{ type: 'button', action_id: 'offer:0', value: '✋' }] },
  ]);
});

test('a heading with markup or too long for a header stands in bold', () => {
  expect(renderBlocks(messageOf(headingLine('Vote #1: ', { link: 'https://x.org', text: 'x' }))).blocks).toMatchObject([
    { type: 'section', text: { text: '*Vote #1: <https://x.org|x>*' } },
  ]);
  expect(renderBlocks(messageOf(headingLine('x'.repeat(151)))).blocks).toMatchObject([{ type: 'section' }]);
});

test('a long list is cut, says so, and says where all of it is', () => {
  const lines = Array.from({ length: 400 }, (_, i) => itemLine(`${i} ${'x'.repeat(60)}`));
  const { blocks } = renderBlocks({ lines }, { page: 'https://gavel.example.org/' });
  expect(blocks.at(-1)).toMatchObject({
    text: {
      text: expect.stringMatching(/^… and \d+ more lines: <https:\/\/gavel\.example\.org\/\|read them all>\.$/u),
    },
  });
});

test('whatever is said, the message stays within the limits and can call nobody', () => {
  const line = string({ maxLength: 5000, unit: 'grapheme' }).map((words) =>
    textLine(words, { strong: words }, ' <!channel>'),
  );
  assert(
    property(array(line, { minLength: 1, maxLength: 120 }), (lines) => {
      const { text: words, blocks } = renderBlocks({ lines });
      const sections = blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []));
      expect(words.length).toBeLessThanOrEqual(FALLBACK_TEXT);
      expect(words).not.toMatch(/<!/u);
      expect(blocks.length).toBeLessThanOrEqual(MESSAGE_BLOCKS);
      expect(sections.join('').length).toBeLessThanOrEqual(MESSAGE_TEXT);
      expect(Math.max(0, ...sections.map(({ length }) => length))).toBeLessThanOrEqual(SECTION_TEXT);
      expect(sections.filter((one) => /<!|<@/u.test(one))).toEqual([]);
      expect(sections.filter((one) => one.trim() === '')).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('one line that says one thing is one section', () => {
  expect(renderBlocks(sayText('Topic 1')).blocks).toHaveLength(1);
});
