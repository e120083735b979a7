import { describe, expect, test } from '@jest/globals';

import { given, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';

const running = given(PLANNED, present('mira'), STARTED).after(['mira', '/topic Releases']);
const entryOf = (who: string, line: string) => running.when(who, line).events?.[0];

/** Whom the minutes name before what was recorded. */
function creditOf(event: unknown): unknown {
  expect(event).toMatchObject({ type: 'entry.recorded', entry: {} });
  return (event as { entry: { credit?: string } }).entry.credit;
}

describe('who said it', () => {
  test.each([
    ['kenji', '#info It is cut', 'kenji', 'It is cut'],
    ['jonas', '#info It is cut', undefined, 'It is cut'],
    ['jonas', '#info kenji: It is cut', 'kenji', 'It is cut'],
    ['jonas', '/note @lenaf - It is cut', 'lena', 'It is cut'],
    ['mira', '/note Sofia – It is cut', 'sofia', 'It is cut'],
    ['kenji', '/note Sofia – It is cut', 'kenji', 'Sofia – It is cut'],
    ['kenji', '/note @sofia: I resign', 'kenji', '@sofia: I resign'],
    ['kenji', '/note @sofia, @lenaf – We resign', 'kenji', '@sofia, @lenaf – We resign'],
    ['kenji', '/note @kenji: It is cut', 'kenji', 'It is cut'],
    ['kenji', '/note Warning: It is cut', 'kenji', 'Warning: It is cut'],
  ])('%s: %s', (who, line, credit, text) => {
    expect(entryOf(who, line)).toMatchObject({ entry: { kind: 'note', text, author: who } });
    expect(creditOf(entryOf(who, line))).toBe(credit);
  });
});

test.each([
  ['#idea Rename it', '- @kenji – Idea: Rename it'],
  ['#help Who can test?', '- @kenji – Help wanted: Who can test?'],
  ['#halp Who can test?', '- @kenji – Help wanted: Who can test?'],
  ['/link https://example.org/a_b the plan', '- @kenji – [the plan](https://example.org/a_b)'],
  ['https://example.org/plan', '- @kenji – <https://example.org/plan>'],
])('%s stands in the minutes as %s', (line, written) => {
  expect(running.after(['kenji', line]).minutes()).toContain(`${written}\n`);
});

test.each([
  ['/note', "There's nothing to record."],
  ['/link', "That isn't a web address"],
  ['/link javascript:alert(1) hello', "That isn't a web address"],
])('%s is refused', (line, why) => expect(running.when('kenji', line).refuse).toContain(why));

describe('a reply in the thread of an entry', () => {
  const noted = running.after(['kenji', '#info It is cut']);

  test("is its sub-item, credited unless it is the author's own", () => {
    expect(noted.whenReplied('sofia', 'entry:1', 'and tagged')?.events).toMatchObject([
      { entry: { parent: 1, text: 'and tagged', credit: 'sofia' } },
    ]);
    expect(creditOf(noted.whenReplied('kenji', 'entry:1', 'and tagged')?.events?.[0])).toBeUndefined();
  });

  test('of something else, or after the end, is talk', () => {
    expect(noted.whenReplied('sofia', 'roll-call', 'hello')).toBeUndefined();
    expect(noted.whenReplied('sofia', 'entry:9', 'hello')).toBeUndefined();
  });
});

describe('a tag reaction on any message', () => {
  const target = { by: { key: 'sofia', label: '@sofia', guest: false }, text: 'the  docs\nare late' };

  test.each([
    ['🚩', { kind: 'action', owners: ['sofia'], box: 'open' }],
    ['✏', { kind: 'note', credit: 'sofia' }],
    ['💭', { kind: 'idea', credit: 'sofia' }],
  ])('%s records it', (emoji, entry) => {
    expect(running.whenReacted('kenji', emoji, { target })?.events).toMatchObject([
      { type: 'entry.recorded', entry: { ...entry, text: expect.stringMatching(/^the\s+docs are late$/u) } },
    ]);
  });

  test('between meetings, or taken back, records nothing', () => {
    expect(given(PLANNED).whenReacted('kenji', '🚩', { target })).toBeUndefined();
    expect(running.whenReacted('kenji', '🚩', { target, removed: true })).toBeUndefined();
  });
});

const list = (count: number): string => `/note The plan\n${'- a step\n'.repeat(count)}`;

describe('several lines', () => {
  test('are entries under the words above them', () => {
    expect(running.when('kenji', list(2)).events).toMatchObject([
      { entry: { number: 1, text: 'The plan' } },
      { entry: { number: 2, parent: 1, form: 'bullet', text: 'a step' } },
      { entry: { number: 3, parent: 1, form: 'bullet', text: 'a step' } },
    ]);
  });

  test('that would be too many entries, or too long a reply, record nothing', () => {
    expect(running.when('kenji', list(200))).toMatchObject({
      refuse: expect.stringMatching(/^That would be 201 entries/u),
    });
    const answered = running.after(['kenji', '/note a']).whenReplied('mira', 'entry:1', 'b\n'.repeat(6000));
    expect(answered).toMatchObject({ refuse: expect.stringMatching(/has 11,999 characters/u) });
  });
});
