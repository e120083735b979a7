import { describe, expect, test } from '@jest/globals';

import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { FormatSchema } from '../../minutes/format.ts';
import { learnGroup } from './import.ts';

// What stands around the topics in the minutes of an invented group.

const DAYS = ['2026-01-06', '2026-01-20', '2026-02-03'] as const;

/** The sections that are learned from files with these lines. */
function learn(...texts: readonly string[]): readonly ConfiguredSection[] {
  const { format } = learnGroup(
    texts.map((text, i) => ({ path: `${DAYS[i]}.md`, text })),
    {},
  );
  expect(FormatSchema.safeParse(format).success).toBe(true);
  return format.sections;
}

/** The section with a heading. */
const under = (heading: string, ...texts: readonly string[]): unknown =>
  learn(...texts).find((section) => section.heading === heading);

const APPROVE = 'Approve previous meeting minutes';

const approved = (...lines: readonly string[]) => under(APPROVE, ...lines.map((line) => `## ${APPROVE}\n\n${line}\n`));

describe('the approval', () => {
  test.each([
    [
      'with names, and less if nobody merged',
      [
        '- The minutes were approved by @ada, @bo and merged by @cy',
        '- The minutes were approved by @bo and merged by @cy',
      ],
      {
        kind: 'approval',
        markdown: [
          'The minutes were approved by {approvers} and merged by {merger}',
          'The minutes were approved by {approvers}',
        ],
      },
    ],
    [
      'with the day of the meeting before',
      ['- Approved.', '- The minutes of January 6, 2026 were approved by @ada and @bo'],
      { kind: 'approval', markdown: 'The minutes of {previous:MMMM d, yyyy} were approved by {approvers:and}' },
    ],
    [
      'as Gavel says it',
      [
        '- Previous meeting minutes were approved in PR#7 by @ada and @bo',
        '- Previous meeting minutes are not approved yet',
      ],
      { kind: 'approval', none: 'Previous meeting minutes are not approved yet' },
    ],
    [
      'in prose',
      ['The minutes were approved by @ada.', 'The minutes were approved by @bo.'],
      { kind: 'text', markdown: 'The minutes were approved by {approvers}.' },
    ],
    [
      'by consent is told in the meeting',
      ['The minutes were approved by general consent.', 'The minutes were approved with changes.'],
      { kind: 'topic', entries: 'paragraphs' },
    ],
  ])('%s', (_, lines, learned) => expect(approved(...lines)).toEqual({ heading: APPROVE, level: 2, ...learned }));
});

const plainRoles = (who: string) => `## Welcome\n\n- Chair: ${who}\n- Scribe: @bo\n`;

const wordedRoles = (who: string) =>
  `# Kiln\n\n- **Place:** hut\n- **Chair:** ${who}\n- **Scribe:** @bo\n\n## Present\n\n- @ada\n`;

const nextChair = (line: string) => `## Next chair\n\n${line}\n`;

describe('who leads', () => {
  test('is a section of its own, or lines of a text in the words of the group', () => {
    expect(under('Welcome', plainRoles('@ada'), plainRoles('@cy'))).toEqual({
      kind: 'roles',
      heading: 'Welcome',
      level: 2,
      chair: 'Chair',
      secretary: 'Scribe',
    });
    expect(under('Kiln', wordedRoles('@ada'), wordedRoles('@cy and @dee'))).toEqual({
      kind: 'text',
      heading: 'Kiln',
      level: 1,
      markdown: '- **Place:** hut\n- **Chair:** {chair:and}\n- **Scribe:** {secretary}',
    });
  });

  test('next time', () => {
    expect(under('Next chair', nextChair('- Chair: @ada'), nextChair('- Chair: @bo'))).toMatchObject({
      kind: 'elections',
      chair: 'Chair',
    });
    expect(under('Next chair', nextChair('**Next chair:** @ada'), nextChair('**Next chair:** @bo'))).toEqual({
      kind: 'text',
      heading: 'Next chair',
      level: 2,
      markdown: '**Next chair:** {nextchair}',
    });
  });
});

const nextMeeting = (line: string) => `## Next meeting\n\n${line}\n`;

test('the next meeting in prose is a text, with what is said without a date', () => {
  expect(under('Next meeting', nextMeeting('We meet on 2026-01-20.'), nextMeeting('Nobody knows yet.'))).toEqual({
    kind: 'text',
    heading: 'Next meeting',
    level: 2,
    markdown: ['We meet on {next}.', 'Nobody knows yet.'],
  });
});

const welcomed = (next: string) => `## Welcome\n\n- Chair: @ada\n- Present: @ada, @bo\n- Next meeting: ${next}\n`;

const detailed = (next: string) => `## Details\n\n- Chair: @ada\n- Present: @ada, @bo\n- Next meeting: ${next}\n`;

test('sections that share a list go on with it', () => {
  expect(learn(welcomed('2026-01-20'), welcomed('2026-02-03')).map(({ kind, continues }) => [kind, continues])).toEqual(
    [['roles', undefined]],
  );
  expect(learn(detailed('2026-01-20'), detailed('2026-02-03')).map(({ kind, continues }) => [kind, continues])).toEqual(
    [
      ['text', undefined],
      ['roles', undefined],
      ['attendance', true],
      ['next', true],
    ],
  );
});

const timed = (day: string, begun: string, ended: string, zones: string) =>
  `# Kiln\n\n- ${day} 17:00 UTC (${zones})\n\n## Call to order\n\nCalled to order at ${begun} UTC\n\n## Adjourn\n\n- Adjourned at ${ended}\n`;

const inZones = (day: string, zones: string) =>
  `# Kiln\n\n${day}\n\n- Time: 17:00 UTC (${zones})\n\n## Present\n\n- @ada\n`;

const oftenAt = (time: string) =>
  `# Kiln\n\n- Time: ${time} UTC\n- We often meet at 17:00 UTC.\n\n## Present\n\n- @ada\n`;

describe('clocks', () => {
  test('are those of the meeting under headings that begin and end it, even in one file', () => {
    const one = timed('2026-01-06', '17:03', '18:01', '18:00 CET, 12:00 EST');
    const times = '- {start:yyyy-MM-dd HH:mm} UTC';
    expect(learn(one)).toEqual([
      { kind: 'text', heading: 'Kiln', level: 1, markdown: `${times} (18:00 CET, 12:00 EST)` },
      { kind: 'text', heading: 'Call to order', level: 2, markdown: 'Called to order at {begun:HH:mm} UTC' },
      { kind: 'text', heading: 'Adjourn', level: 2, markdown: '- Adjourned at {ended@local:HH:mm}' },
    ]);
  });

  test('elsewhere follow the start, with the letters of their zone', () => {
    expect(
      learn(inZones('2026-01-06', '18:00 CET, 12:00 EST'), inZones('2026-07-07', '19:00 CEST, 13:00 EDT'))[0],
    ).toMatchObject({
      markdown: expect.stringContaining(
        '- Time: {start:HH:mm} UTC ({start@Europe/Berlin:HH:mm zone}, {start@America/New_York:HH:mm zone})',
      ),
    });
  });

  test('that are the same whenever the meeting begins stay', () => {
    expect(learn(oftenAt('17:00'), oftenAt('16:00'))[0]).toMatchObject({
      markdown: '- Time: {start:HH:mm} UTC\n- We often meet at 17:00 UTC.',
    });
  });
});

const agendaWith = (text: string) => `## Present\n\n- @ada\n\n## Agenda\n\n${text}\n`;

const listedTopics = (second: string) => agendaWith(`- Clay\n  - dry\n- ${second}\n  - red\n- AOB`);

const plainNotes = (how: string) => agendaWith(`- Clay\n  - dry\n- it is ${how}\n- ${how} again`);

const countedTopics = (...titles: readonly string[]) =>
  titles.map((title, i) => `## TOP ${i + 1}: ${title}\n\n- dry ${title}\n`).join('\n');

const titledAlike = (...titles: readonly string[]) =>
  titles.map((title) => `## ${title}\n\n- it is ${titles.join(' and ')}\n`).join('\n');

const clayAndEnd = (line: string) => `## Clay\n\n- ${line}\n\n## Adjourned\n\n- ${line} too\n`;

describe('topics', () => {
  test('are bold lines', () => {
    const texts = ['**Clay**\n\n- dry\n\n**Glaze**\n\n- red', '**Clay**\n\n- wet\n\n**Sand**\n\n- grey'].map(
      agendaWith,
    );
    expect(under('Agenda', ...texts)).toEqual({
      kind: 'topics',
      heading: 'Agenda',
      level: 2,
      as: 'bold',
      topics: [{ title: 'Clay' }],
    });
    expect(under('Agenda', ...texts.map((text) => text.replaceAll(/\*\*\n/gu, ':**\n')))).toMatchObject({
      title: '{title}:',
      topics: [{ title: 'Clay' }],
    });
    expect(under('Agenda', ...texts.map((text) => text.replace(/\*\*Clay\*\*/u, 'Clay')))).toMatchObject({
      kind: 'topic',
    });
  });

  test('are items with others under them, under a heading for topics', () => {
    expect(under('Agenda', listedTopics('Glaze'), listedTopics('Sand'))).toEqual({
      kind: 'topics',
      heading: 'Agenda',
      level: 2,
      as: 'bullets',
      topics: [{ title: 'Clay' }, { title: 'AOB' }],
    });
    expect(under('Agenda', plainNotes('cold'), plainNotes('hot'))).toMatchObject({ kind: 'topic' });
  });

  test('that are counted anew each time are counted by the format', () => {
    expect(learn(countedTopics('Clay', 'Glaze', 'AOB'), countedTopics('Clay', 'Sand', 'Oven', 'AOB'))).toEqual([
      {
        kind: 'topics',
        id: 'topics',
        level: 2,
        title: 'TOP {number}: {title}',
        topics: [{ title: 'Clay' }, { title: 'AOB' }],
      },
    ]);
    const fixed = countedTopics('Clay', 'AOB');
    expect(learn(fixed, fixed).map(({ heading }) => heading)).toEqual(['TOP 1: Clay', 'TOP 2: AOB', undefined]);
  });

  test('that stand between those that come and go are among them', () => {
    expect(
      learn(titledAlike('First', 'Clay', 'Always', 'Sand'), titledAlike('First', 'Glaze', 'Always', 'Oven')),
    ).toMatchObject([
      { kind: 'topic', heading: 'First' },
      { kind: 'topics', topics: [{ title: 'Always' }] },
    ]);
  });

  test('have a place before the end, if the format has no other', () => {
    expect(learn(clayAndEnd('dry'), clayAndEnd('wet')).map(({ kind, heading }) => [kind, heading])).toEqual([
      ['topic', 'Clay'],
      ['topics', undefined],
      ['topic', 'Adjourned'],
    ]);
  });
});

const comingEvents = (...lines: readonly string[]) =>
  `## Upcoming events\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}\n`;

test('coming events as the group writes them', () => {
  const [fair, camp] = [
    '(Norway) [Fair](https://fair.example) - Monday 2026-05-04 … Tuesday 2026-05-05 in Oslo, Norway',
    '(Malta) [Camp](https://camp.example) - Monday 2026-06-01 … Friday 2026-06-05 in Valletta, Malta; bring clay',
  ];
  expect(under('Upcoming events', comingEvents(fair, camp), comingEvents(camp))).toEqual({
    kind: 'events',
    heading: 'Upcoming events',
    level: 2,
    day: '{from:cccc yyyy-MM-dd}',
    days: '{from:cccc yyyy-MM-dd} … {to:cccc yyyy-MM-dd}',
    line: [
      '({country}) {title} - {days} in {place} {rest}',
      '({country}) {title} - {days} in {place}',
      '{title} - {days} in {place} {rest}',
      '{title} - {days} in {place}',
      '{title} - {days} {rest}',
      '{title} - {days}',
    ],
  });
  const own = '[Fair](https://fair.example), Oslo – Monday 2026-05-04';
  expect(under('Upcoming events', comingEvents(own), comingEvents(own))).not.toHaveProperty('line');
});
