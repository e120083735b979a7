import { describe, expect, test } from '@jest/globals';

import { learnGroup } from './import.ts';

// An invented group that meets about its kilns, with its own words for what it decides and does.

const DAYS = ['2026-01-06', '2026-01-20', '2026-02-03'] as const;

/** What is learned from files with these people and lines under one topic. */
const learn = (people: readonly string[], ...lines: readonly (readonly string[])[]) =>
  learnGroup(
    lines.map((some, i) => ({
      path: `${DAYS[i]}.md`,
      text: ['## Present', ...people.map((who) => `- ${who}`), '## Agenda', '### Clay', ...some].join('\n\n'),
    })),
    {},
  );

const HANDLES = ['Ada Byron @ada', 'Bo Chen @bo'];
const NAMES = ['Ada Byron, Kiln', 'Bo Chen, Kiln', 'Cy Ito, Oven'];

describe('whose words a line is', () => {
  test.each([
    ['@ada – it is dry', {}],
    ['@ada - it is dry', { style: { dash: '-' } }],
    ['@ada: it is dry', { attribution: '{person}:' }],
    ['@ada has dried it', {}],
    ['Ada Byron: it is dry', { person: '{name}', attribution: '{person}:' }],
    ['Ada: it is dry', { person: '{given}', attribution: '{person}:' }],
    ['[ada] it is dry', { person: '{handle}', attribution: '[{person}]' }],
    ['**Ada:** it is dry', { person: '{given}', attribution: '**{person}:**' }],
    ['**Ada**: it is dry', { person: '{given}', attribution: '**{person}**:' }],
    ['Ada Byron dried it', { attribution: false }],
    ['Ada: Byron', { person: '{given}', attribution: '{person}:' }],
    ['(Ada: it is dry)', { attribution: false }],
  ])('%s', (line, learned) => {
    const { format } = learn(HANDLES, [`- ${line}`, '- [ ] wash'], [`- ${line} again`, '- cold']);
    const { style, person, attribution } = format;
    const { bullet: _bullet, ...other } = style ?? {};
    expect({
      ...(Object.keys(other).length > 0 ? { style: other } : {}),
      ...(person === undefined ? {} : { person }),
      ...(attribution === undefined ? {} : { attribution }),
    }).toEqual(learned);
  });

  test('is seldom named by chance', () => {
    const lines = Array.from({ length: 7 }, (_, i) => `- nothing ${i}`);
    expect(learn(HANDLES, ['- @ada: dry', ...lines], ['- wet']).format.attribution).toBe(false);
    expect(learn(HANDLES, ['- @ada: dry', ...lines]).format.attribution).toBe('{person}:');
  });

  test('by given names gives people theirs', () => {
    const { members } = learn(NAMES, ['- Ada: it is dry'], ['- Bo: it is wet']);
    expect(members.map(({ given, family }) => [given, family])).toEqual([
      ['Ada', 'Byron'],
      ['Bo', 'Chen'],
      ['Cy', 'Ito'],
    ]);
  });

  test('people whom lists name are named so elsewhere', () => {
    expect(learn(NAMES, ['- dry'], ['- wet']).format).toMatchObject({ person: '{name}', attribution: false });
  });
});

describe('what the group calls a decision', () => {
  test.each([
    ['RESOLVED: fire it', 'RESOLVED: {text}'],
    ['**DECISION:** fire it', '**DECISION:** {text}'],
    ['*Decision* – fire it', '*Decision* – {text}'],
    ['**Beschluss**: fire it', '**Beschluss**: {text}'],
    ['**Agreed**: fire it', undefined],
    ['Decision makers: nobody', undefined],
    ['Resolved it', undefined],
  ])('%s', (line, agreed) => {
    expect(learn(HANDLES, [`- ${line}`, '- [ ] wash'], [`- ${line} now`]).format.wording?.agreed).toBe(agreed);
  });

  test('and what it turned down', () => {
    expect(learn(HANDLES, ['REJECTED: sell it'], ['- wet']).format.wording).toEqual({ rejected: 'REJECTED: {text}' });
  });
});

describe('what the group calls an action', () => {
  test.each([
    ['ACTION: @ada to wash it', 'ACTION: {owners} to {text}', 'ACTION: {text}'],
    ['ACTION: @ada and @bo to wash it', 'ACTION: {owners:and} to {text}', 'ACTION: {text}'],
    ['ACTION @ada: wash it', 'ACTION {owners}: {text}', 'ACTION: {text}'],
    ['**ACTION:** Ada Byron – wash it', '**ACTION:** {owners} – {text}', '**ACTION:** {text}'],
    ['**ACTION - Ada Byron:** wash it', '**ACTION - {owners}:** {text}', '**ACTION:** {text}'],
    ['**ACTION - Dee:** wash it', '**ACTION - {owners}:** {text}', '**ACTION:** {text}'],
    ['Action item [ada] wash it', 'Action item [{owners}] {text}', 'Action item {text}'],
    ['TODO: wash it', 'TODO: {text}', undefined],
    ['**ACTION - wash it', undefined, undefined],
  ])('%s', (line, owned, bare) => {
    const { wording } = learn(HANDLES, [line], [`${line} now`]).format;
    const templates = [owned, bare].filter((one) => one !== undefined);
    const choices = templates.flatMap((one) => [one.replace('{text}', '{text} ({due})'), one]);
    expect(wording).toEqual(owned === undefined ? undefined : { action: choices });
  });

  test('if it only has a box, by who is named', () => {
    const boxed = learn(HANDLES, ['- [ ] Ada: wash it'], ['- [ ] Bo: dry it', '- [x] Ada: fire it']).format;
    expect(boxed.wording?.action).toEqual(['{owners}: {text} ({due})', '{owners}: {text}', '{text} ({due})', '{text}']);
    expect(learn(HANDLES, ['- [ ] @ada – wash it'], ['- [ ] @bo – dry it']).format.wording).toBeUndefined();
    expect(learn(HANDLES, ['- [ ] Ada: wash it'], ['- [ ] dry', '- [ ] cold']).format.wording).toBeUndefined();
  });
});

const boxesLearned = (...files: readonly (readonly string[])[]) => learn(HANDLES, ...files).format.boxes;

test('minutes whose actions have words and no boxes have none; one file shows no habit, and any box is one', () => {
  expect(boxesLearned(['- ACTION: @ada to wash it'], ['- wet'])).toBe(false);
  expect(boxesLearned(['- ACTION: @ada to wash it'])).toBeUndefined();
  expect(boxesLearned(['- ACTION: @ada to wash it'], ['- [x] wet'])).toBeUndefined();
  expect(boxesLearned(['- dry'], ['- wet'])).toBeUndefined();
});

const asBullets = (...some: readonly string[]) => some.map((one) => `- ${one}`);

const rosterOf = (...rows: readonly string[]) => [
  ['- [ ] @ada - who fires it?', ...rows.map((one) => `  - ${one}`)].join('\n'),
];

describe('what stays from meeting to meeting', () => {
  test('are plain notes, if at least half of them and four do', () => {
    const all = asBullets('one', 'two', 'three', 'four');
    expect(learn(HANDLES, [...all, '- gone'], all).format.carry).toEqual({ notes: true });
    expect(learn(HANDLES, all, all.slice(1)).format.carry).toBeUndefined();
    expect(learn(HANDLES, [...all, ...asBullets('a', 'b', 'c', 'd', 'e')], all).format.carry).toBeUndefined();
    const open = all.map((one) => one.replace('- ', '- [ ] '));
    expect(learn(HANDLES, open, open).format.carry).toBeUndefined();
  });

  test('is a roster, whose ticked items stay', () => {
    const rows = ['[x] @ada on Monday', '[x] @bo on Friday', '[ ] others?'];
    expect(learn(HANDLES, rosterOf(...rows), rosterOf(...rows)).format.carry).toEqual({ standing: ['who fires it?'] });
    expect(learn(HANDLES, rosterOf(...rows), rosterOf(rows[0] ?? '', rows[2] ?? '')).format.carry).toBeUndefined();
  });
});
