import fc from 'fast-check';

/** Pieces of text that mean something to Markdown, Liquid, kramdown, HTML, YAML or chat. */
const MARKUP = [
  '{{ page.title }}',
  '{% raw %}',
  '{%',
  '{{',
  '{: .class}',
  '{::comment}',
  '| a | b |',
  '|---|',
  ':-:',
  ': definition',
  '- [ ] box',
  '[x] ',
  '[ ] ',
  '[] ',
  '* ',
  '- ',
  '+ ',
  '+++',
  '===',
  '---',
  '***',
  '___',
  '# ',
  ' #',
  '1. ',
  '17) ',
  '2026.',
  '> ',
  '    ',
  '\t',
  '```',
  '~~~',
  '`code`',
  '**bold**',
  '_em_',
  '~~gone~~',
  '<b>',
  '<!-- -->',
  '</div>',
  '<https://example.org>',
  'https://example.org/a_b*c?d=e&f=(g)',
  'http://example.org/{{x}}',
  'https://',
  'www.example.org',
  'ann@example.org',
  '[words](https://example.org)',
  '![picture](x.png)',
  '[ref]: https://example.org',
  '[^1]',
  '&amp;',
  '&#123;',
  '&copy',
  'Q&A',
  '&#',
  '&#x26',
  '&',
  ';',
  'amp;',
  '\\',
  '\\\\',
  '\\{',
  '$$x$$',
  '@ann',
  '#12',
  '!',
  '…',
  '–',
  '\u00A0',
  '\u200B',
  '\u200D',
  '\u202E',
  '\uFEFF',
  '\u0000',
  '\u001B[31m',
  '\uD83D',
  '\uDE00',
  '👍🏽',
  'é',
  '漢字',
  'ש',
] as const;

/** Line ends, which a single line of chat has not. */
const BREAKS = ['\n', '\r\n', '\r', '\u2028', '\n\n', '\n- ', '\n# ', '\n    ', '\n===\n', '\n```\n'] as const;

const mix = (...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.array(fc.oneof(...words), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));

/** Anything that somebody may type, line ends and broken characters included. */
export const anyText = (): fc.Arbitrary<string> =>
  mix(
    fc.constantFrom(...MARKUP),
    fc.constantFrom(...BREAKS),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.lorem({ maxCount: 2 }),
  );

/** Markdown of any sort, as people's editors may leave it. */
export const anyMarkdown = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('', '  ', '    ', '\t', '\uFEFF'),
        fc.constantFrom('', '# ', '### ', '- ', '* ', '1. ', '- [ ] ', '- [x] ', '- [] ', '* [\u00A0] ', '> ', '---'),
        anyText(),
      ),
      { maxLength: 12 },
    )
    .map((lines) => lines.map((parts) => parts.join('')).join('\n'));
