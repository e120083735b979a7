import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

import { code, headingLine, itemLine, sayText, strong, textLine, type Message } from '../../meeting/message.ts';
import { mentionedMxids, writeMarkup } from './markup.ts';

const nobody = () => undefined;
const mxidOf = (handle: string): string => `@${handle}:example.org`;
const html = (message: Message): string => writeMarkup(message, nobody).formatted_body;

test('a message has a plain body and HTML', () => {
  const message: Message = {
    lines: [
      headingLine('Roll call'),
      textLine('React, or ', code('/present'), '.'),
      textLine('Present (1): ', { member: 'tux' }, ' since ', { time: '2024-05-15T17:00:00.000Z' }),
      itemLine(strong('Releases')),
      { kind: 'item', depth: 1, ticked: true, pieces: ['1.2 is out'] },
      { kind: 'item', depth: 1, ticked: false, pieces: ['1.3, see ', { link: 'https://example.org/', text: 'plan' }] },
      itemLine('Security'),
    ],
    offers: [{ emoji: '✋', label: 'I am here' }],
  };
  const { body, formatted_body } = writeMarkup(message, (handle) =>
    handle === 'tux' ? '@tux:example.org' : undefined,
  );

  expect(body.split('\n')).toEqual([
    'Roll call',
    'React, or !present.',
    'Present (1): @tux since Wednesday 15 May 2024, 17:00 UTC',
    '- Releases',
    '  - [x] 1.2 is out',
    '  - [ ] 1.3, see plan (https://example.org/)',
    '- Security',
    '✋ I am here',
  ]);
  expect(formatted_body).toBe(
    '<h4>Roll call</h4>' +
      '<p>React, or <code>!present</code>.<br>' +
      'Present (1): <a href="https://matrix.to/#/%40tux%3Aexample.org">@tux</a> since Wednesday 15 May 2024, 17:00 UTC</p>' +
      '<ul><li><strong>Releases</strong><ul>' +
      '<li>☑ 1.2 is out</li><li>☐ 1.3, see <a href="https://example.org/">plan</a></li>' +
      '</ul></li><li>Security</li></ul>' +
      '<p>✋ I am here</p>',
  );
});

test('a link to a page of the web room, which is not here, is its words', () => {
  const { body, formatted_body } = writeMarkup(sayText({ link: '/minutes/x', text: 'minutes-x' }), () => undefined);
  expect([body, formatted_body]).toEqual(['minutes-x', '<p>minutes-x</p>']);
});

test('a link that clients must not follow is words', () => {
  expect(html(sayText({ link: 'javascript:alert(1)', text: 'here' }))).toBe('<p>here (javascript:alert(1))</p>');
});

test('items that begin deep, or skip a depth, are still a list', () => {
  const lines = [2, 0, 2, 1].map((depth) => ({ kind: 'item' as const, depth, pieces: [`at ${depth}`] }));
  expect(html({ lines })).toBe(
    '<ul><li><ul><li><ul><li>at 2</li></ul></li></ul></li>' +
      '<li>at 0<ul><li><ul><li>at 2</li></ul></li><li>at 1</li></ul></li></ul>',
  );
});

test('code of several lines keeps them, in a block between the paragraphs', () => {
  const script = 'if (a < b)\n  swap();\n';
  expect(html({ lines: [textLine(strong('Tux'), ': try ', code('npm test'), ' or')] })).toBe(
    '<p><strong>Tux</strong>: try <code>npm test</code> or</p>',
  );
  expect(html({ lines: [textLine('Try'), textLine(code(script)), textLine('or ', code('a\nb'), ' not')] })).toBe(
    '<p>Try</p><pre><code>if (a &#x3C; b)\n  swap();\n</code></pre><p>or </p><pre><code>a\nb</code></pre><p> not</p>',
  );
  expect(html({ lines: [itemLine(code('a\nb'))] })).toBe('<ul><li><pre><code>a\nb</code></pre></li></ul>');
});

const textOf = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
};
const tags = (node: Nodes): string[] => [
  ...(node.type === 'element' ? [node.tagName] : []),
  ...('children' in node ? node.children.flatMap(tags) : []),
];

test('whatever people typed is text, and adds no element', () => {
  // Control characters, surrogates and non-characters cannot stand in HTML at all.
  const typed = fc.string({ unit: 'binary' }).map((said) => `${said.replaceAll(/[\p{C}]/gu, '')}<b>&amp;"</p>`);
  fc.assert(
    fc.property(typed, (said) => {
      const tree = fromHtml(html(sayText(said, strong(said), code(said))), { fragment: true });
      expect(textOf(tree)).toBe(said.repeat(3));
      expect(tags(tree)).toEqual(['p', 'strong', 'code']);
    }),
  );
});

// What the specification lets clients show (Client-Server API, "m.room.message msgtypes").
const ALLOWED = new Set(
  (
    'del h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em s code hr br div table thead tbody tr th td ' +
    'caption pre span img details summary'
  ).split(' '),
);

test('whatever Gavel says is HTML that the specification allows, and that clients read as it was written', () => {
  const said = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '<', '&', '"', '@', '/', '😀') });
  const piece = fc.oneof(
    said,
    said.map(strong),
    said.map(code),
    fc.record({ member: said }),
    fc.record({ link: fc.oneof(said, fc.constant('https://example.org/?a&b="')), text: said }),
    fc.constant({ time: '2026-03-03T17:00:00.000Z' }),
  );
  const line = fc.record(
    {
      kind: fc.constantFrom('text' as const, 'heading' as const, 'item' as const),
      pieces: fc.array(piece, { maxLength: 4 }),
      depth: fc.nat(3),
      ticked: fc.boolean(),
    },
    { requiredKeys: ['kind', 'pieces'] },
  );
  const offers = fc.array(fc.record({ emoji: fc.constant('✋'), label: said }), { maxLength: 2 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), offers, (lines, offered) => {
      const made = html({ lines, offers: offered });
      const tree = fromHtml(made, { fragment: true });
      expect(tags(tree).filter((tag) => !ALLOWED.has(tag))).toEqual([]);
      expect(toHtml(tree)).toBe(made);
    }),
  );
});

test('those whom a message is for are called, guests by their own id; who is named is not', () => {
  const guest = { member: 'Rue <b>', account: 'matrix:@rue:other.example' };
  const elsewhere = { member: 'Eve', account: 'slack:U0EVE', calls: true };
  const message = sayText({ member: 'kim', calls: true }, { member: 'lou' }, { ...guest, calls: true }, elsewhere);
  expect(mentionedMxids(message, mxidOf)).toEqual(['@kim:example.org', '@rue:other.example']);
  expect(writeMarkup(message, mxidOf).body).toBe('@kim@louRue <b>Eve');
  expect(writeMarkup(message, mxidOf).formatted_body).toContain('%40rue%3Aother.example">Rue &#x3C;b></a>Eve');
});
