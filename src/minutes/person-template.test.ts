import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { fillPersonTemplate, personTemplateProblem, type PersonValues } from './person-template.ts';

const ada: PersonValues = {
  handle: 'ada',
  name: 'Ada Byron',
  given: 'Ada',
  family: 'Byron',
  affiliation: 'Engine Works',
  role: 'Voting Member',
};
const without = (...fields: readonly (keyof PersonValues)[]): PersonValues =>
  Object.fromEntries(Object.entries(ada).filter(([field]) => !fields.some((one) => one === field)));

describe('a person as a template writes them', () => {
  test.each<[string, PersonValues, string]>([
    ['@{handle}', ada, '@ada'],
    ['{name}', ada, 'Ada Byron'],
    ['{family}, {given}', ada, 'Byron, Ada'],
    ['{name} @{handle} (TC)', ada, 'Ada Byron @ada (TC)'],
    ['{name}, {affiliation} ({role})', ada, 'Ada Byron, Engine Works (Voting Member)'],
    ['{name}, {affiliation} ({role})', without('role'), 'Ada Byron, Engine Works'],
    ['{name}, {affiliation} ({role})', without('affiliation'), 'Ada Byron (Voting Member)'],
    ['{name}, {affiliation} ({role})', without('affiliation', 'role'), 'Ada Byron'],
    ['{name} ({affiliation}, {role})', without('role'), 'Ada Byron (Engine Works)'],
    ['{name} ({affiliation}, {role})', without('affiliation'), 'Ada Byron (Voting Member)'],
    ['{name} ({affiliation}, {role})', without('affiliation', 'role'), 'Ada Byron'],
    ['{name} – {affiliation} – {role}', without('affiliation'), 'Ada Byron – Voting Member'],
    ['{family}, {given}', without('family'), 'Ada'],
    ['{affiliation}: {name}', without('affiliation'), 'Ada Byron'],
    ['{name} (@{handle})', without('name'), '@ada'],
    ['{name} (@{handle})', without('handle'), 'Ada Byron'],
    ['{name}/@{handle}', without('name'), '@ada'],
    ['{given} "{role}" {family}', without('role'), 'Ada Byron'],
    ['{name} <{handle}> [{role}]', without('handle'), 'Ada Byron [Voting Member]'],
    ['{handle} name {given}', ada, 'ada name Ada'],
    ['{name} (', ada, 'Ada Byron ('],
    ['{name}) :]', ada, 'Ada Byron) :]'],
    ['{name}, {affiliation}', { affiliation: 'Engine Works' }, 'somebody, Engine Works'],
    ['@{handle}', { name: 'Visitor' }, 'somebody'],
    ['{given} {family}', { name: 'Ada Byron' }, 'somebody'],
    ['{name}', { name: '{role} ((' }, '{role} (('],
  ])('%s', (template, values, written) => expect(fillPersonTemplate(template, values, 'somebody')).toBe(written));

  test('what somebody lacks leaves nothing behind', () => {
    const fields = ['name', 'handle', 'affiliation', 'role'] as const;
    const joints = fc.constantFrom(', ', ' – ', ' / ', ' ');
    const piece = fc.tuple(fc.constantFrom('()', '[]', ''), fc.constantFrom(...fields), joints);
    const values = fc.record(
      { name: fc.constant('Ada'), handle: fc.constant('ada'), role: fc.constant('Chair') },
      {
        requiredKeys: [],
      },
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), values, (pieces, known) => {
        const template = pieces
          .map(([[open = '', close = ''], field, joint], i) => `${i === 0 ? '' : joint}${open}{${field}}${close}`)
          .join('');
        const written = fillPersonTemplate(`{name} ${template}`, known, 'Somebody');
        expect(written).not.toMatch(/\(\)|\[\]|^[,–/\s]|[,–/\s]$|\s\s|,\s*[,–/]|[–/]\s*[–/]|\{|\}/u);
      }),
    );
  });
});

test.each([
  ['{name}', undefined],
  ['{nick}', "there's no {nick}: use {handle}, {name}, {given}, {family}, {affiliation}, {role}, {extra.NAME}"],
  ['{name} {}', "there's no {}: use {handle}, {name}, {given}, {family}, {affiliation}, {role}, {extra.NAME}"],
  ['{role}', 'say who it is with {name}, {handle}, {given} or {family}'],
])('%s: %s', (template, problem) => expect(personTemplateProblem(template)).toBe(problem));
