import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

import { code, heading, item, say, strong, text, type Message } from '../../meeting/message.ts';
import { written } from './markup.ts';

const nobody = () => undefined;
const html = (message: Message): string => written(message, nobody).formatted_body;

test('a message has a plain body and HTML', () => {
  const message: Message = {
    lines: [
      heading('Roll call'),
      text('React, or ', code('/present'), '.'),
      text('Present (1): ', { member: 'tux' }, ' since ', { time: '2024-05-15T17:00:00.000Z' }),
      item(strong('Releases')),
      { kind: 'item', depth: 1, ticked: true, pieces: ['1.2 is out'] },
      { kind: 'item', depth: 1, ticked: false, pieces: ['1.3, see ', { link: 'https://example.org/', text: 'plan' }] },
      item('Security'),
    ],
    offers: [{ emoji: '✋', label: 'I am here' }],
  };
  const { body, formatted_body } = written(message, (handle) => (handle === 'tux' ? '@tux:example.org' : undefined));

  expect(body.split('\n')).toEqual([
    'Roll call',
    'React, or /present.',
    'Present (1): @tux since Wednesday 2024-05-15 17:00 UTC',
    '- Releases',
    '  - [x] 1.2 is out',
    '  - [ ] 1.3, see plan (https://example.org/)',
    '- Security',
    '✋ I am here',
  ]);
  expect(formatted_body).toBe(
    '<h4>Roll call</h4>' +
      '<p>React, or <code>/present</code>.<br>' +
      'Present (1): <a href="https://matrix.to/#/%40tux%3Aexample.org">@tux</a> since Wednesday 2024-05-15 17:00 UTC</p>' +
      '<ul><li><strong>Releases</strong><ul>' +
      '<li>☑ 1.2 is out</li><li>☐ 1.3, see <a href="https://example.org/">plan</a></li>' +
      '</ul></li><li>Security</li></ul>' +
      '<p>✋ I am here</p>',
  );
});

test('a link that clients must not follow is words', () => {
  expect(html(say({ link: 'javascript:alert(1)', text: 'here' }))).toBe('<p>here (javascript:alert(1))</p>');
});

test('items that begin deep, or skip a depth, are still a list', () => {
  const lines = [2, 0, 2, 1].map((depth) => ({ kind: 'item' as const, depth, pieces: [`at ${depth}`] }));
  expect(html({ lines })).toBe(
    '<ul><li><ul><li><ul><li>at 2</li></ul></li></ul></li>' +
      '<li>at 0<ul><li><ul><li>at 2</li></ul></li><li>at 1</li></ul></li></ul>',
  );
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
      const tree = fromHtml(html(say(said, strong(said), code(said))), { fragment: true });
      expect(textOf(tree)).toBe(said.repeat(3));
      expect(tags(tree)).toEqual(['p', 'strong', 'code']);
    }),
  );
});
