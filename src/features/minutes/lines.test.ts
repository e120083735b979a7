import { describe, expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, present, STARTED, type Happened } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';

const EARLY = '2026-03-03T16:40:00.000Z';
const guest = (name: string): Happened[] => [
  { type: 'guest.met', at: EARLY, key: 'web:guest', name },
  present('web:guest', EARLY),
];

const attended = (who: string, how: 'late' | 'partly'): Happened => ({
  type: 'roll-call.attended',
  at: EARLY,
  who,
  how,
});

/** The minutes of a meeting that @mira chaired and @jonas wrote down, in a format with these sections. */
function minutesWith(sections: readonly object[], ...happened: readonly Happened[]): string {
  const group = inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: { path: 'minutes-{date}.md', sections },
  });
  return givenIn(group, PLANNED, STARTED, ...happened, ENDED).minutes();
}

const APPROVED: Happened = { type: 'approval.approved', at: EARLY, proposal: 'PR#65', by: ['kenji', 'mira'] };
const MERGED: Happened = { type: 'approval.merged', at: EARLY, proposal: 'PR#65', by: 'jonas' };
const ELECTED: Happened = { type: 'elections.elected', at: EARLY, role: 'chair', people: ['kenji'] };

describe('a text', () => {
  test('names people, counts them, and says what it was told to say if there is nobody', () => {
    const markdown =
      'Chair: {chair}, scribe: {secretary}\nThere: {present:and} ({present:count})\nNext: {nextchair ?? nobody yet}';
    expect(minutesWith([{ kind: 'text', markdown }], present('mira'), present('jonas'), present('kenji'))).toBe(
      'Chair: @mira, scribe: @jonas\nThere: @mira, @jonas and @kenji (3)\nNext: nobody yet\n',
    );
  });

  test('tells those who came late, or for a part, and whether enough were there', () => {
    const lines = ['There: {present}', 'Late: {late}', 'For a part: {partly}', 'Missing: {absent}', '{quorum}'];
    const section = { kind: 'text', lines };
    expect(minutesWith([section], present('mira'), attended('jonas', 'late'), attended('kenji', 'partly'))).toBe(
      [
        '- There: @mira, @jonas, @kenji',
        '- Late: @jonas',
        '- For a part: @kenji',
        '- Quorum was reached with 3 of 3 voting members',
        '',
      ].join('\n'),
    );
    expect(minutesWith([section], present('mira'))).toBe(
      '- There: @mira\n- Missing: @jonas, @kenji\n- Quorum was not reached\n',
    );
  });

  test('has the clocks of the meeting in any zone', () => {
    const markdown = 'Called to order @ {begun:HH:mm} UTC ({begun@Asia/Tokyo:HH:mm} JST), adjourned @ {ended:h:mm a}';
    expect(minutesWith([{ kind: 'text', markdown }])).toBe(
      'Called to order @ 17:00 UTC (02:00 JST), adjourned @ 6:00 PM\n',
    );
  });

  test('has the first of several wordings for which everything is known, or none', () => {
    const wordings = ['{nextchair} and {nextsecretary} lead', '{nextchair} leads alone'];
    const section = { kind: 'text', markdown: wordings };
    expect(minutesWith([section], ELECTED)).toBe('@kenji leads alone\n');
    expect(minutesWith([section])).toBe('');
  });

  test('has lines, less those of which something is not known', () => {
    const lines = ['Chair: {chair}', 'Deputy: {nextsecretary}', ['{regrets} sent regrets', 'Everybody came']];
    expect(minutesWith([{ kind: 'text', heading: 'Welcome', lines }])).toBe(
      '## Welcome\n\n- Chair: @mira\n- Everybody came\n',
    );
  });

  test('has placeholders in its heading too', () => {
    expect(minutesWith([{ kind: 'text', heading: '# {date} with {chair}' }])).toBe('## # 2026-03-03 with @mira\n');
  });

  test('names the day of the meeting before, if its minutes are known', () => {
    const meetings = [{ date: '2026-02-17', present: ['mira'], chair: [], secretary: [] }];
    const markdown = ['Of {previous:d MMMM}: approved', 'These are the first'];
    const known: Happened = { type: 'history.told', at: EARLY, meetings };
    expect(minutesWith([{ kind: 'text', markdown }], known)).toBe('Of 17 February: approved\n');
    expect(minutesWith([{ kind: 'text', markdown }])).toBe('These are the first\n');
  });

  test('stays as it was written: tables, comments, pictures, Liquid', () => {
    const markdown = '<!-- {unknown} -->\n\n| a | b |\n|---|---|\n| {{ page.title }} | ![x](y.png) |\n\n[TOC]';
    expect(minutesWith([{ kind: 'text', markdown }])).toBe(`${markdown}\n`);
  });
});

test('any section can have placeholders in its heading', () => {
  const sections = [
    { kind: 'present', heading: 'Present ({present:count})' },
    { kind: 'topics', heading: 'Notes of {date}', topics: [{ title: 'News' }] },
    { kind: 'topic', heading: 'Left {open}' },
  ];
  expect(minutesWith(sections, present('mira'))).toBe(
    '## Present (1)\n\n- @mira\n\n## Notes of 2026-03-03\n\n### News\n\n## Left {open}\n\n- …\n',
  );
});

describe('what people are called stays text in Markdown of the configuration', () => {
  test.each([
    ['in the middle of a line', 'There: {present}', '*x* <b> [y](z)', String.raw`There: \*x\* \<b> \[y]\(z)`],
    ['where a block could begin', '- {present}', '# x', String.raw`- \# x`],
    ['at the beginning', '{present}', '1. x', String.raw`1\. x`],
    ['in a comment', '<!-- {present} -->', '--> <script>', '<!-- --&#62; &#60;script&#62; -->'],
    ['in an attribute', '<b title="{present}">', '" onclick="x', '<b title="&#34; onclick&#61;&#34;x">'],
    [
      'in the words of a link',
      '[{present}](https://a.example)',
      '](x) [',
      '[&#93;&#40;x&#41; &#91;](https://a.example)',
    ],
    ['in code', 'x `{present}`', 'a`<b>', 'x `a&#96;&#60;b&#62;`'],
    ['before Liquid', '{present}%', '{', '&#123;%'],
  ])('%s', (_, markdown, name, written) => {
    expect(minutesWith([{ kind: 'text', markdown }], ...guest(name))).toBe(`${written}\n`);
  });
});

describe('the approval of the minutes before', () => {
  const markdown = [
    'Previous meeting minutes was approved by {approvers:and} and merged by {merger}',
    'Previous meeting minutes was approved by {approvers:and}',
    'Previous meeting minutes was merged by {merger}',
  ];
  const section = { kind: 'approval', markdown, waiting: 'Still open: {proposal} ({missing})', none: 'Nothing yet' };
  const awaited: Happened = { type: 'approval.awaited', at: EARLY, proposal: 'PR#65', by: ['mira'], missing: '1 of 2' };

  test.each<[string, string, readonly Happened[]]>([
    [
      'approved and merged',
      'Previous meeting minutes was approved by @kenji and @mira and merged by @jonas',
      [APPROVED, MERGED],
    ],
    ['approved', 'Previous meeting minutes was approved by @kenji and @mira', [APPROVED]],
    ['merged', 'Previous meeting minutes was merged by @jonas', [MERGED]],
    [
      'seen on the main branch',
      'Previous meeting minutes was merged by @jonas',
      [{ type: 'approval.traced', at: EARLY, by: 'jonas' }],
    ],
    ['waiting', String.raw`Still open: PR#65 (1 of 2)`, [awaited]],
    ['neither', 'Nothing yet', []],
    ['of unknown origin', '…', [{ type: 'approval.traced', at: EARLY }]],
  ])('%s', (_, line, happened) => {
    expect(minutesWith([section], ...happened)).toBe(`- ${line}\n`);
  });

  test("is in the language's words if no wording fits", () => {
    expect(minutesWith([{ kind: 'approval', markdown: ['{merger} did it'] }], APPROVED)).toBe(
      '- Previous meeting minutes were approved in PR#65 by @kenji and @mira\n',
    );
  });
});

describe('a section', () => {
  test('goes on with the list of the section before it', () => {
    const sections = [
      { kind: 'elections', heading: 'Next meeting', chair: 'Next chair', secretary: 'Next scribe' },
      { kind: 'next', continues: true, markdown: '{next:cccc d MMMM} at {next@Europe/Oslo:HH:mm} in Oslo' },
    ];
    expect(minutesWith(sections, ELECTED)).toBe(
      '## Next meeting\n\n- Next chair: @kenji\n- Next scribe: …\n- Wednesday 4 March at 18:00 in Oslo\n',
    );
  });

  test('has texts before and after what it holds', () => {
    const sections = [
      { kind: 'present', heading: 'Present', before: '<!-- in order -->', after: 'Note: {present:count} were there.' },
      { kind: 'topics', topics: [{ title: 'Oil' }], before: 'Agenda of {date}', after: '---' },
    ];
    expect(minutesWith(sections, present('mira'))).toBe(
      '## Present\n\n<!-- in order -->\n\n- @mira\n\nNote: 1 were there.\n\nAgenda of 2026-03-03\n\n## Oil\n\n---\n',
    );
  });
});
