import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';

import { escapeMrkdwn } from './mrkdwn.ts';
import { readMrkdwn } from './reading.ts';

const PEOPLE: Readonly<Record<string, string>> = { U1: 'Salve J. Nilsen', U12: 'tux', U3: 'Ann', U4: 'ann' };
const known = {
  self: 'UBOT',
  person: (id: string) => {
    const name = PEOPLE[id];
    return name === undefined ? undefined : { platform: 'slack', id, name };
  },
};
const textOf = (text: string): string => readMrkdwn(text, known).text;

test('people are their ids, whatever they are called, and the bot is Gavel', () => {
  const { text, mentions } = readMrkdwn('<@UBOT> action <@U1>, <@U12|tux> ask <@U3> and <@U4>, then <@U99>', known);
  expect(text).toBe('@gavel action <@U1>, <@U12> ask <@U3> and <@U4>, then <@U99>');
  expect(mentions.map(({ written, user }) => [written, user.id])).toEqual([
    ['<@U1>', 'U1'],
    ['<@U12>', 'U12'],
    ['<@U3>', 'U3'],
    ['<@U4>', 'U4'],
    ['<@U99>', 'U99'],
  ]);
});

test.each([
  ['#info see <#C012|cpan-security> and <#C99>', '#info see #cpan-security and #C99'],
  ['<https://example.org/a?b=1&amp;c=2>', 'https://example.org/a?b=1&c=2'],
  ['<http://example.org|example.org> is up', 'http://example.org is up'],
  ['<https://example.org/x|the page>', '[the page](https://example.org/x)'],
  ['<https://example.org/a_(b)|R&amp;D &lt;1&gt;>', '[R&D <1>](https://example.org/a_(b))'],
  ['<https://example.org/a)|it>', '[it](https://example.org/a%29)'],
  ['<https://example.org|a [b>', 'a [b (https://example.org)'],
  ['<mailto:ann@example.org|write to us>', '[write to us](mailto:ann@example.org)'],
  ['<mailto:ann@example.org|ann@example.org>', 'ann@example.org'],
  ['<mailto:ann@example.org|ann@example.org>', 'ann@example.org'],
  ['<!here> and <!subteam^S1|@maintainers>', '@here and @maintainers'],
  ['<!date^1700000000^{date}|14 November>', '14 November'],
  ['a &lt; b &amp;&amp; c &gt; d &amp;lt;', 'a < b && c > d &lt;'],
  ['  two\n lines, *as typed* ', '  two\n lines, *as typed* '],
  ['*bold* _it_ `code`', '*bold* _it_ `code`'],
  ['so:\n&gt;&gt;&gt; #endmeeting\n#info x', 'so:\n>  #endmeeting\n> #info x'],
])('%j is read as %j', (sent, seen) => expect(textOf(sent)).toBe(seen));

test('whatever is escaped is read back as it was', () => {
  assert(
    property(string({ unit: 'grapheme' }), (typed) => {
      const plainly = typed.replaceAll(':', ';').replaceAll('```', '');
      expect(textOf(escapeMrkdwn(plainly))).toBe(plainly);
    }),
  );
});
