import { describe, expect, test } from '@jest/globals';

import { paragraphNode } from './build.ts';
import { misleads } from './misleading-link.ts';
import { onlyTypedLink, phrasingOf, typedWords } from './phrasing.ts';
import { writeMarkdown } from './write.ts';

const STYLE = { bullet: '-', indent: 'one', dash: '–', emphasis: '*' } as const;
const written = (typed: string): string =>
  writeMarkdown({ type: 'root', children: [paragraphNode(...phrasingOf(typed))] }, STYLE).trim();

describe('what people type comes out as they typed it', () => {
  test.each([
    'see [the draft](https://example.org/draft) today',
    '[App::Lamp](https://example.org/pod/App::Lamp), [`lamp`](https://example.org/_a_/*b*)',
    '[**bold** words](https://example.org) and _[stressed](https://example.org)_',
    '[write to us](mailto:lamps@example.org)',
    '[example.org](https://www.example.org/about), [README.md](https://example.org/main/README.md)',
    '<https://example.org/a_b_c>',
    '*correct* lamps, _other_ lamps, **bright `lamps`**',
    'the `lamp_size` of `a | b`',
    'snake_case and a_b_c',
  ])('%s', (typed) => expect(written(typed)).toBe(typed));
});

test.each([
  ['a bare address', 'see https://example.org/_a_/.', 'see <https://example.org/_a_/>.'],
  ['patterns of files', '*.c, b/* and a/*.h', String.raw`\*.c, b/\* and a/\*.h`],
  ['a product', '2*3*4', String.raw`2\*3\*4`],
  ['a name with underscores', '__init__', String.raw`\_\_init\_\_`],
  ['a script', '[x](javascript:alert)', String.raw`\[x]\(javascript:alert)`],
  ['a page of the same site', '[x](/admin)', String.raw`\[x]\(/admin)`],
  ['a picture', '![x](https://example.org/x.png)', String.raw`!\[x]\(<https://example.org/x.png>)`],
  ['a link with a title', '[x](https://example.org "y")', String.raw`\[x]\(<https://example.org> "y")`],
  ['a link by a name', '[x][y]', String.raw`\[x]\[y]`],
  ['an element', '<b>x</b>', String.raw`\<b>x\</b>`],
  ['what Jekyll would run in code', '`{{ site.key }}`', '\\`&#123;{ site.key }}\\`'],
  [
    'what Jekyll would run in a link',
    '[{{x}}](https://example.org/{{x}})',
    '[&#123;{x}}](https://example.org/%7B%7Bx%7D%7D)',
  ],
  ['escaped marks', String.raw`\*x\*`, String.raw`\\\*x\\\*`],
  ['a heading', '# x', String.raw`\# x`],
  ['an address as words', '[https://bank.test](https://evil.test/)', 'https://bank.test (<https://evil.test/>)'],
  ['a name of a site as words', '[bank.test](https://evil.test)', 'bank.test (<https://evil.test>)'],
  ['a mail address as words', '[a@bank.test](mailto:a@evil.test)', 'a@bank.test (<mailto:a@evil.test>)'],
])('%s is text: %s', (_, typed, markdown) => expect(written(typed)).toBe(markdown));

describe('words that mislead', () => {
  test.each([
    ['https://bank.test', 'https://bank.test.evil.test/'],
    ['https://bank.test/a', 'https://bank.test/b'],
    ['go to www.bank.test now', 'https://evil.test'],
    ['Bank.Test/login', 'https://evil.test/login'],
    ['bank\u200B.test', 'https://evil.test'],
    ['ｂａｎｋ.test', 'https://evil.test'],
    ['evil@bank.test', 'https://evil.test'],
    ['https://bank.test', 'mailto:a@evil.test'],
    ['bank.test', 'https://bank.test@evil.test'],
  ])('%s for %s', (words, url) => expect(misleads(words, url)).toBe(true));

  test.each([
    ['https://lamp.test/docs', 'https://lamp.test/docs/'],
    ['https://lamp.test/long…', 'https://lamp.test/longer/path'],
    ['lamp.test', 'https://docs.lamp.test/x'],
    ['release notes 2.4', 'https://lamp.test'],
    ['lamp.json', 'https://lamp.test/tree'],
    ['Lamp.pm', 'https://lamp.test/lib/Lamp.pm'],
  ])('not %s for %s', (words, url) => expect(misleads(words, url)).toBe(false));
});

test('the words of what was typed are what the minutes say', () => {
  expect(typedWords('*new* [words](https://example.org) in `code`')).toBe('new words in code');
  expect(typedWords('[bank.test](https://evil.test)')).toBe('bank.test (https://evil.test)');
});

test('a link alone is told from one among words', () => {
  expect(onlyTypedLink(' [the *draft*](https://example.org) ')).toEqual({
    url: 'https://example.org',
    words: 'the draft',
  });
  expect(onlyTypedLink('[the draft](https://example.org), again')).toBeUndefined();
  expect(onlyTypedLink('https://example.org')).toBeUndefined();
});
