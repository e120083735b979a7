import { expect, test } from '@jest/globals';

import { setApart } from '../set-apart.ts';
import { shownBlockLines } from './shown-lines.ts';

const text = (words: string) => ({ type: 'text', text: words });
const part = (kind: string, ...elements: readonly object[]) => ({ type: `rich_text_${kind}`, elements });
const blocks = (...elements: readonly object[]) => [{ type: 'rich_text', elements }];

test('what the editor shows as code or as a quote is marked so, however the text beside it stands', () => {
  const rich = blocks(
    part('section', text('it said\n#info so')),
    part('preformatted', text('#endmeeting\nyes')),
    part('quote', text('/note '), { type: 'link', url: 'https://example.org' }),
    part('list', part('section', text('#info one'))),
  );
  const marked = 'it said\n#info so\n```\n#endmeeting\nyes\n```\n> /note https://example.org\n#info one';
  expect(
    setApart('it said\n#info so\n#endmeeting\nyes\n/note https://example.org\n#info one', shownBlockLines(rich)),
  ).toBe(marked);
  expect(setApart(marked, shownBlockLines(rich))).toBe(marked);
});

test.each([undefined, 'x', [7], [{ type: 'rich_text' }], blocks(part('quote', { type: 'user' }), { type: 7 })])(
  '%j is read without stumbling',
  (given) => expect(setApart('#info x', shownBlockLines(given))).toBe('#info x'),
);
