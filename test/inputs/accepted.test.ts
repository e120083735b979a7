// What people type that looks like markup, orders or worse: it is recorded as the words that it is, and minutes with it
// have the same tree as minutes with plain words; or, for the little markup that people may type, as exactly that.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import type { ObservedRoom } from '../doubles/observed-room.ts';
import { readTree, treeShape, skeleton, type TreeShape } from '../properties/tree.ts';
import { meetingAtStage } from './meeting-stages.ts';

const PLAIN = 'plain words';

/** What is typed, and what stands in the minutes where that is not the same. */
const TEXTS: readonly (readonly [typed: string, stands?: string])[] = [
  ['<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>'],
  ['<!-- a comment -->'],
  ['</div></body>'],
  ['[click](javascript:alert(1))'],
  ['](javascript:alert(1))'],
  ['![picture](x.png)'],
  ['[ref]: https://example.org'],
  ['<javascript:alert(1)>'],
  ['| a | b |'],
  ['|---|---|'],
  ['`code and ``` more'],
  ['```'],
  ['~~~ruby'],
  ['**bold _em ~~gone~~'],
  ['# A heading'],
  ['###### A heading ######'],
  ['[x] done'],
  ['1. the first'],
  ['2026. That was a year'],
  ['> a quotation'],
  ['---'],
  ['+++'],
  ['==='],
  ['a \\ backslash \\* and \\'],
  ['&amp; &#123; &copy;'],
  ['{{ site.secret }}'],
  ['{% include secrets.html %}'],
  ['{: .class #id}'],
  ['{::options parse_block_html="true" /}'],
  ['$$ x $$'],
  [': a definition'],
  ['[^1] a footnote'],
  ['@here @channel @everyone @room'],
  ['<!channel> <!here> <@U012AB3CD>'],
  ['#12 and GH-12'],
  ['/note a command in a command'],
  ['q+ s/a/b/'],
  ['a\u0000b\u0007c\u001B[31md', 'abc[31md'],
  ['a\tb', 'a b'],
  ['\u202Etxt.exe', 'txt.exe'],
  ['a \u2066hidden\u2069 b', 'a hidden b'],
  ['\u200Fשלום עולם'],
  ['مرحبا بالعالم'],
  ['zero\u200Bwidth\u200Dspace'],
  ['\uFEFFa byte order mark', 'a byte order mark'],
  ['half a pair \uD83D', 'half a pair \uFFFD'],
  ['\uDE00 the other half', '\uFFFD the other half'],
  ['👩‍👩‍👧‍👦 👍🏽 🇳🇴'],
  ['Z\u0351\u036B\u0343al\u0340go\u0341\u0342'],
  ['a\u00A0b'],
  ['a   b'],
  ['...'],
  ['x'.repeat(3900)],
  ["'; DROP TABLE entries; --"],
  ['$(rm -rf /) `reboot ${HOME}'],
  ['%s %d %n'],
  ['../../etc/passwd'],
];

interface TypedMarkup {
  readonly typed: string;
  /** Its Markdown in the minutes. */
  readonly written: string;
  /** Its Markdown as the words of a link, which have no markup in them. */
  readonly linked: string;
}

/** What is markup as people type it (docs/decisions/0154). */
const MARKUP: readonly TypedMarkup[] = [
  {
    typed: '`code` and ``` more',
    written: '`code` and \\`\\`\\` more',
    linked: '[About \\`code\\` and \\`\\`\\` more](https://example.org)',
  },
  {
    typed: '$(rm -rf /) `reboot` ${HOME}',
    written: '$(rm -rf /) `reboot` ${HOME}',
    linked: '[About $(rm -rf /) \\`reboot\\` ${HOME}](https://example.org)',
  },
  {
    typed: '**bold** _em_ ~~gone~~',
    written: String.raw`**bold** _em_ \~\~gone\~\~`,
    linked: String.raw`[About \*\*bold\*\* \_em\_ \~\~gone\~\~](https://example.org)`,
  },
  {
    typed: '<https://example.org>',
    written: '<https://example.org>',
    linked: String.raw`[About \<https://example.org>](https://example.org)`,
  },
  // The address in it is a link, and no picture. As the words of a link it would hide where that leads.
  {
    typed: '![picture](https://example.org/x.png)',
    written: String.raw`!\[picture]\(<https://example.org/x.png>)`,
    linked: String.raw`About !\[picture]\(https://example.org/x.png) (<https://example.org>)`,
  },
];

/** A meeting in which this was said in every way that takes words. */
async function meetingWith(said: string): Promise<ObservedRoom> {
  const room = await meetingAtStage('in session');
  const note = await room.says('kenji', `/note ${said}`);
  await room.says('jonas', `#idea ${said}`);
  await room.says('mira', `/wanted ${said}`);
  await room.says('mira', `On ${said}`, note.message);
  await room.says('mira', `/agreed ${said}`);
  await room.says('mira', `/rejected ${said}`);
  await room.says('mira', `/action @kenji do ${said}`);
  await room.says('mira', `/action See ${said}`);
  await room.says('mira', `/vote ${said}`);
  await room.says('mira', '/vote close');
  await room.says('kenji', `/link https://example.org About ${said}`);
  await room.says('kenji', `/agenda add Releases: ${said}`);
  await room.says('kenji', `/event 2026-05-01 Day of ${said}, Oslo`);
  await room.says('kenji', `/edit 1 ${said}`);
  return room;
}

const minutesOf = (room: ObservedRoom): string => minutesMarkdown(room.meeting());
const shapeOf = (room: ObservedRoom): TreeShape => treeShape(readTree(minutesOf(room)));

let plain: ObservedRoom;
beforeAll(async () => {
  plain = await meetingWith(PLAIN);
});
afterAll(() => plain.stop());

const short = (said: string): string => JSON.stringify(said.slice(0, 50));

describe('in minutes', () => {
  const rows = TEXTS.map(([typed, stands = typed]) => ({ typed, stands, name: short(typed) }));
  test.each(rows)('$name stands as it was typed', async ({ typed, stands }) => {
    const room = await meetingWith(typed);
    expect(room.troubles).toEqual([]);
    const expected = JSON.stringify(shapeOf(plain)).replaceAll(PLAIN, () => JSON.stringify(stands).slice(1, -1));
    expect(shapeOf(room)).toEqual(JSON.parse(expected));
    await room.stop();
  });

  test.each(MARKUP)('$typed is the markup that it says, and nothing else', async ({ typed, written, linked }) => {
    const room = await meetingWith(typed);
    expect(room.troubles).toEqual([]);
    const expected = minutesOf(plain)
      .replace('[About plain words](https://example.org)', () => linked)
      .replaceAll(PLAIN, () => written);
    expect(minutesOf(room)).toBe(expected);
    await room.stop();
  });

  test.each([
    ['- [ ] a box', '- [ ] '],
    ['* an item', '- '],
  ])('%s is an item where notes are typed, and words elsewhere', async (typed, item) => {
    const room = await meetingWith(typed);
    expect(room.troubles).toEqual([]);
    const words = typed.replace(/^[-*] (?:\[ \] )?/u, '');
    const stands = typed.replace(/^\*/u, String.raw`\*`).replace('[ ]', String.raw`\[ ]`);
    const expected = minutesOf(plain)
      .replace('- @kenji – plain words\n  - @mira', () => `${item}@kenji – ${words}\n  - @mira`)
      .replace('- Idea: plain words', () => `${item}Idea: ${words}`)
      .replace('- @mira – Help wanted: plain words', () => `${item}@mira – Help wanted: ${words}`)
      .replace('[About plain words]', () => `[About ${stands.replace(' ]', String.raw` \]`)}]`)
      .replaceAll(PLAIN, () => stands);
    expect(minutesOf(room)).toBe(expected);
    await room.stop();
  });
});

test('as a topic’s title, it changes nothing of the minutes’ structure', async () => {
  const typed = TEXTS.map(([said]) => said).filter((said) => /[\p{L}\p{N}]/u.test(said) && said.length <= 200);
  for (const said of typed) {
    const room = await meetingAtStage('in session');
    const bare = await meetingAtStage('in session');
    for (const [where, title] of [
      [room, said],
      [bare, PLAIN],
    ] as const) {
      await where.says('kenji', `/agenda add "${title} first"`);
      await where.says('mira', `/topic "${title}"`);
      await where.says('mira', '/note one');
      await where.says('mira', `/subtopic ${title}`);
      await where.says('mira', '/note two');
    }
    expect({ said, tree: skeleton(readTree(minutesOf(room))) }).toEqual({
      said,
      tree: skeleton(readTree(minutesOf(bare))),
    });
    await Promise.all([room.stop(), bare.stop()]);
  }
});
