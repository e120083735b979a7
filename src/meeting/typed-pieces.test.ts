import { expect, test } from '@jest/globals';

import { typedPieces } from './typed-pieces.ts';

const page = (text: string, link = 'https://example.org/x') => ({ link, text });

test.each([
  ['words', ['words']],
  ['see [the draft](https://example.org/x), or not', ['see ', page('the draft'), ', or not']],
  ['[a](https://example.org/x)[b](https://example.org/b_(c))', [page('a'), page('b', 'https://example.org/b_(c)')]],
  ['[write](mailto:ann@example.org)', [page('write', 'mailto:ann@example.org')]],
  ['a\n\n[b](https://example.org/x)', ['a\n\n', page('b')]],
])('%j is shown with its links', (typed, pieces) => expect(typedPieces(typed)).toEqual(pieces));

test.each([
  '[https://good.example](https://evil.example)',
  '[good.example](https://evil.example)',
  '[run](javascript:alert(1))',
  '[board](/board/lantern)',
  '![a](https://example.org/x)',
  String.raw`\[a](https://example.org/x)`,
  `[${'a'.repeat(600)}](https://example.org/x)`,
  '[ ](https://example.org/x)',
])('%s stays as it was typed', (typed) => expect(typedPieces(typed)).toEqual([typed]));
