import { expect, test } from '@jest/globals';

import { richText } from './rich-text.ts';
import { schemaProblems } from './schema.ts';

test.each([
  '#info a lamp &amp; a <https://example.org|moth> :wave: for <@U0KIM0000> and <!here> in <#C1|x>',
  '&gt; quoted\n&gt; twice\nsaid `code`\n```\n/note x\n```\nafter',
  '```one```',
])('%j has the shape that Slack’s types give it', (text) =>
  expect(schemaProblems('Blocks', richText(text))).toBeUndefined(),
);

test('quotes, code and what is said are apart, and nothing is escaped in them', () => {
  expect(richText('a &lt;b&gt;\n&gt; q\n```\nc\nd\n```\ne')).toMatchObject([
    {
      elements: [
        { type: 'rich_text_section', elements: [{ text: 'a <b>' }] },
        { type: 'rich_text_quote', elements: [{ text: 'q' }] },
        { type: 'rich_text_preformatted', elements: [{ text: 'c\nd' }] },
        { type: 'rich_text_section', elements: [{ text: 'e' }] },
      ],
    },
  ]);
  expect(richText('')).toEqual([]);
});
