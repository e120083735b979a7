import { expect, test } from '@jest/globals';

import { ConfigError, parseConfig } from './config.ts';

const problems = (yaml: string): string => {
  try {
    parseConfig(yaml, 'gavel.yaml', {});
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

test('an alias of YAML that stands for nothing is told with its place and what to do', () => {
  expect(problems('data: x\ngroups:\n  - id: *moths\n')).toBe(
    "gavel.yaml:3:9: YAML reads *moths as a reference to &moths, which isn't there. Put it in quotes: '*moths'",
  );
});

test('aliases that multiply are refused', () => {
  const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
  expect(problems(`a0: &a0 [x]\n${levels.join('\n')}\n`)).toMatch(/^gavel\.yaml: Excessive alias count/u);
});

const GROUP = {
  id: 'lantern',
  name: 'Lantern',
  members: [{ handle: 'mira' }, { handle: 'jonas' }],
  schedule: { start: '17:00', from: '2026-01-06', every: 'FREQ=WEEKLY' },
  format: { path: 'minutes-{date}.md', sections: [] },
};
const inGroup = (more: object): string => problems(JSON.stringify({ groups: [{ ...GROUP, ...more }] }, undefined, 1));

test.each<[string, object, string]>([
  ['a key of a group', { chiars: ['mira'] }, "groups[0].chiars: there's no such key. Did you mean chairs?"],
  ['a key far from all', { colour: 'red' }, "groups[0].colour: there's no such key."],
  [
    'a key of few',
    { attendance: { soon: 5 } },
    "groups[0].attendance.soon: there's no such key. Use lateAfter, earlyBefore, uncounted or quorum.",
  ],
  [
    'a key of a kind of forge',
    { forge: { kind: 'git', path: '.', mainbranch: 'x' } },
    "groups[0].forge.mainbranch: there's no such key. Did you mean mainBranch?",
  ],
  [
    'a key of a section',
    { format: { ...GROUP.format, sections: [{ kind: 'present', heding: 'Present' }] } },
    "groups[0].format.sections[0].heding: there's no such key. Did you mean heading?",
  ],
  [
    'a key of a setting that can also be false',
    { unattended: { endafter: 20 } },
    "groups[0].unattended.endafter: there's no such key. Did you mean endAfter?",
  ],
  ['a word', { voters: 'member' }, 'groups[0].voters: "member" isn\'t known here. Did you mean members?'],
  [
    'a person without a name',
    { format: { ...GROUP.format, person: '{nick}' } },
    "groups[0].format.person: there's no {nick}: use {handle}, {name}, {given}, {family}, {affiliation}, {role}, {extra.NAME}",
  ],
  [
    'an attribution to nobody',
    { format: { ...GROUP.format, attribution: 'says:' } },
    'groups[0].format.attribution: write true, false, or a text with {person}, such as "{person}:"',
  ],
  [
    'two words for one affiliation',
    { members: [{ handle: 'mira', affiliation: 'Wick', organisation: 'Wick' }, { handle: 'jonas' }] },
    'groups[0].members[0].organisation: affiliation and organisation are the same: write only one of them',
  ],
  [
    'a word far from all',
    { voters: 'guests' },
    'groups[0].voters: "guests" isn\'t known here. Use members, present or anyone.',
  ],
  [
    'a kind of forge',
    { forge: { kind: 'githup', path: '.' } },
    'groups[0].forge.kind: "githup" isn\'t known here. Did you mean github?',
  ],
  ['no kind of forge', { forge: { path: '.' } }, 'groups[0].forge.kind: this key is missing. Use git or github.'],
  [
    'a chair',
    { chairs: ['mirra'] },
    'groups[0].chairs[0]: "mirra" isn\'t a member. Did you mean mira? If not, add them under members',
  ],
  ['no name', { name: undefined }, 'groups[0].name: this key is missing. Add it with text.'],
  ['a number for text', { name: 12 }, "groups[0].name: expected text. Put it in quotes: '12'"],
  ['text for a number', { quorum: 'three' }, 'groups[0].quorum: expected a number'],
  ['a word for a list', { chairs: 'mira' }, 'groups[0].chairs: expected a list, like [a, b]'],
  ['a number that is too small', { approval: { needed: 0 } }, 'groups[0].approval.needed: use 1 or more'],
  ['a word for true or false', { relay: 'often' }, 'groups[0].relay: expected true or false'],
  [
    'something else for pictures',
    { format: { ...GROUP.format, pictures: 'all' } },
    'groups[0].format.pictures: expected true or false or keys with values',
  ],
])('%s: says what to write instead', (_, more, told) => {
  const [first = '', ...others] = inGroup(more).split('\n');
  expect(first).toMatch(/^gavel\.yaml:\d+:\d+: /u);
  expect(first.replace(/^\S+ /u, '')).toBe(told);
  expect(others).toEqual([]);
});

test('an unknown key is located where it is, and not where its value is', () => {
  expect(problems('data: x\ngroups: []\n# More\ngrups:\n  - id: moths\n').split('\n')).toEqual([
    'gavel.yaml:2:9: groups: list at least 1',
    "gavel.yaml:4:1: grups: there's no such key. Did you mean groups?",
  ]);
});
