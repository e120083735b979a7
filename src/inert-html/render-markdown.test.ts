import { expect, test } from '@jest/globals';

import { renderMarkdown } from './render-markdown.ts';

test('renders headings, lists and boxes, and leaves front matter out', () => {
  const html = renderMarkdown('---\ntitle: x\n---\n\n# Demo\n\n* [x] done\n* [ ] not\n');
  expect(html).toContain('<h1>Demo</h1>');
  expect(html).toContain('aria-label="done"');
  expect(html).toContain('aria-label="open"');
  expect(html).not.toContain('title: x');
});

test('tables and code stand as such, under an entry too', () => {
  const html = renderMarkdown(
    '- The pins\n\n  | Pin | Use |\n  |----:|-----|\n  | 4 | \\<i> |\n\n  ```sh\n  make pins\n  ```\n',
  );
  expect(html).toContain('<th align="right">Pin</th>');
  expect(html).toContain('<td>&#x3C;i></td>');
  expect(html).toContain('<pre><code class="language-sh">make pins\n</code></pre>');
});

test('a picture is a link, so that nobody is asked for it before a reader wants it', () => {
  const html = renderMarkdown('![a cat](https://example.org/cat.png)');
  expect(html).toBe('<p><a href="https://example.org/cat.png" target="_blank" rel="noreferrer">a cat</a></p>');
});

test.each([
  ['<script>alert(1)</script>', 'script'],
  ['<img src=x onerror=alert(1)>', '<img'],
  ['[x](javascript:alert(1))', 'javascript:'],
  ['[x](data:text/html,hi)', 'data:'],
  ['![x](javascript:alert(1))', 'javascript:'],
])('%s does not get through', (markdown, harm) => {
  expect(renderMarkdown(`before\n\n${markdown}\n`)).not.toContain(harm);
  expect(renderMarkdown(`before\n\n${markdown}\n`)).toContain('before');
});

test.each([
  ['#top', undefined, '<span>x</span>'],
  ['../a.md', undefined, '<span>x</span>'],
  ['//evil.example/', undefined, '<span>x</span>'],
  ['minutes-2.md', '../2/', '<a href="../2/">x</a>'],
  ['javascript:alert(1)', undefined, '<span>x</span>'],
  ['https://example.org', '../2/', '<a href="https://example.org" target="_blank" rel="noreferrer">x</a>'],
])('where links without a scheme lead is for the page to say: %s', (href, there, shown) => {
  expect(renderMarkdown(`[x](${href})`, undefined, undefined, () => there)).toBe(`<p>${shown}</p>`);
});

test('quotes in quotes without end are words from some depth on', () => {
  const html = renderMarkdown(`${'> '.repeat(5000)}deep\n\nafter\n`);
  expect(html).toContain('deep');
  expect(html.split('<blockquote>').length).toBeLessThan(200);
  expect(html).toContain('<p>after</p>');
});

test('what is far longer than minutes ends with words that say so', () => {
  const markdown = `${`${'moths'.repeat(3_000)}\n\n`.repeat(10)}- one lamp\n`;
  expect(renderMarkdown(markdown)).toContain('<li>one lamp</li>');
  const html = renderMarkdown(`${markdown}${'\n'.repeat(60_000)}- hidden\n`, undefined, { language: 'de' });
  expect(html).toContain('<li>one lamp</li>');
  expect(html).not.toContain('hidden');
  expect(html).toContain('<p>Der Rest ist zu lang');
});

test('nothing turns the direction of the words around', () => {
  expect(renderMarkdown('a \u202Egpj.exe\u2066 b')).toBe('<p>a gpj.exe b</p>');
});

test.each([
  '[a\u202Eb](https://example.org "gpj\u202E.exe")',
  '![a\u2067b](https://example.org/x.png)',
  '![a\u202Eb](lamp.png "\u202Etitle")',
  '`a\u202Eb`',
  '[x][1]\n\n[1]: https://example.org "a &#x202E; b"',
  '| a\u202E |\n|---|\n| \u2066b |',
])('nor those of links, pictures, code and tables: %j', (markdown) => {
  const pictures = new Map([['lamp.png', 'pictures/abc']]);
  expect(renderMarkdown(markdown, pictures)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
});
