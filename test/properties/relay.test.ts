// What somebody typed on one platform, as the others show it: nothing of it is lost, however long it is.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

import { messageContent } from '../../src/chat/matrix/content.ts';
import { renderBlocks } from '../../src/chat/slack/blocks.ts';
import { memoryForge } from '../../src/forge/memory/memory.ts';
import { attributeTo, type Message } from '../../src/meeting/message.ts';
import { relayedWords } from '../../src/secretary/relay/relayed-words.ts';
import { checkBlocks } from '../doubles/slack/check.ts';
import { smallGroup } from '../doubles/small-group.ts';

const place = { group: smallGroup(), rooms: [], forge: memoryForge() };
const relayed = (said: string, platform: string): Message[] =>
  relayedWords(said, platform, place).map((words) => attributeTo('Kim Osei', words));

/** What Slack shows of messages, without its markup and the names before them. */
function onSlack(messages: readonly Message[]): string {
  const shown = messages.flatMap((message) => {
    const { blocks } = renderBlocks(message);
    checkBlocks(blocks);
    return blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''));
  });
  return shown
    .join('\n')
    .replaceAll('*Kim Osei*: ', '')
    .replaceAll('\u200B', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const textOf = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  const inside = 'children' in node ? node.children.map(textOf).join('') : '';
  return node.type === 'element' && ['br', 'p', 'pre'].includes(node.tagName) ? `${inside}\n` : inside;
};

/** What Matrix shows of messages, as they are posted and as they are edited, which must fit into an event. */
function onMatrix(messages: readonly Message[]): string {
  const shown = messages.map((message) => {
    const [event, edit] = [{}, { edits: '$an-event' }].map((standing) =>
      messageContent(message, standing, () => undefined),
    );
    expect(Buffer.byteLength(JSON.stringify(edit))).toBeLessThan(64_000);
    const html: unknown = event?.content['formatted_body'];
    return typeof html === 'string' ? textOf(fromHtml(html, { fragment: true })) : 'no HTML';
  });
  return shown.join('\n').replaceAll('Kim Osei: ', '');
}

const LINE = 'The lamp attracted 31 moths & <three> beetles, "so we say"; it is *not* _certain_.';
const long = (length: number): string => `${LINE}\n`.repeat(Math.ceil(length / (LINE.length + 1))).slice(0, length);
const CODE = 'for moth in `ls | wc -l`; do\n  echo "$moth  <&>"\ndone';

/** Without the signs of code, and with all that is white as one space. */
const bare = (words: string): string => words.replaceAll('`', '').replaceAll('ˋ', '').replaceAll(/\s+/gu, ' ').trim();

const visible = (words: string): string => words.replaceAll(/[\s`ˋ*∗\p{C}]+/gu, '');

describe.each([
  ['Slack', 'matrix', onSlack],
  ['Matrix', 'slack', onMatrix],
] as const)('on %s', (_, from, shown) => {
  test('12,000 characters are all there', () => {
    const said = long(12_000);
    expect(bare(shown(relayed(said, from)))).toBe(bare(said));
  });

  test('code of several lines stays code, with its spaces and its backticks', () => {
    const said = `try this:\n\`\`\`\n${CODE}\n\`\`\`\nor \`npm test\``;
    expect(shown(relayed(said, from))).toContain(CODE);
    const deeper = `\`\`\`\`\n${CODE}\n\`\`\`\n\`\`\`\``;
    expect(shown(relayed(deeper, from))).toContain(`${CODE}\n\`\`\``);
  });

  test('long code is code in all its parts', () => {
    const lines = Array.from({ length: 400 }, (__, i) => `  ${i}: echo "moth ${i}" <&>`);
    const parts = relayed(`\`\`\`\n${lines.join('\n')}\n\`\`\``, from);
    expect(parts.length).toBeGreaterThan(1);
    expect(shown(parts).split('\n')).toEqual(expect.arrayContaining(lines));
    // Behind the name and its colon.
    const pieces = parts.flatMap((part) => part.lines.flatMap((line) => line.pieces.slice(2)));
    expect(pieces).toEqual(parts.map(() => ({ code: expect.stringContaining('echo') })));
  });

  test('whatever is typed, nothing is lost', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('`', '``', '```', '\n```\n', '<!channel>', '&amp;', '@kim', '**', '🎉', '\n'),
    );
    const said = fc.tuple(fc.array(word), fc.nat(400)).map(([words, times]) => `${words.join(' ')} `.repeat(times + 1));
    fc.assert(
      fc.property(said, (words) => {
        expect(visible(shown(relayed(words, from)))).toBe(visible(words));
      }),
      { numRuns: 50 },
    );
  });
});

test('the language behind a fence is Markdown’s, and on Slack a first line', () => {
  const said = '```sh\na\nb\n```';
  expect(relayedWords(said, 'matrix', place)[0]?.lines[0]?.pieces).toEqual([{ code: 'a\nb' }]);
  expect(relayedWords(said, 'slack', place)[0]?.lines[0]?.pieces).toEqual([{ code: 'sh\na\nb' }]);
});

const mxid = (handle: string): string => `@${handle}:example.org`;

test('members are called on the other side, and nobody else', () => {
  const [words] = relayedWords('@sol and @kosei, not @nobody, `@lou` or ada@example.org', 'matrix', place);
  if (!words) throw new Error('Nothing is relayed');
  const ids: Readonly<Record<string, string>> = { sol: 'U0SOL0000', kim: 'U0KIM0000', lou: 'U0LOU0000' };
  expect(renderBlocks(words, { idOf: (handle) => ids[handle] }).blocks).toMatchObject([
    { text: { text: '<@U0SOL0000> and <@U0KIM0000>, not @nobody, `@lou` or ada@example.org' } },
  ]);
  const { content } = messageContent(words, {}, mxid);
  expect(content['m.mentions']).toEqual({ user_ids: ['@sol:example.org', '@kim:example.org'] });
  expect(content['formatted_body']).toContain('<a href="https://matrix.to/#/%40sol%3Aexample.org">@sol</a> and');
  expect(messageContent(words, { edits: '$event' }, mxid).content['m.mentions']).toEqual({});
});
