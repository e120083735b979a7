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

test('nothing turns the direction of the words around', () => {
  expect(renderMarkdown('a \u202Egpj.exe\u2066 b')).toBe('<p>a gpj.exe b</p>');
});
