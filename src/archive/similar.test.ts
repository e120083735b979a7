import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readDocument } from '../minutes/parse-document.ts';
import { agesIn, datedMinutes } from './ages.ts';
import { similarIndex } from './similar.ts';

const index = similarIndex([
  ['write the release notes', 1],
  ['read the report aloud', 2],
  ['Read the report aloud!', 3],
  ['oil', 4],
]);

describe('what was said is found', () => {
  test.each<[string, number | undefined]>([
    ['write the release notes', 1],
    ['Write the  release notes.', 1],
    ['write the relase notes', 1],
    ['write a release note', undefined],
    ['write the annual report', undefined],
    // Short texts are too easily like one another.
    ['oil', 4],
    ['oils', undefined],
    ['', undefined],
  ])('%j', (text, found) => {
    expect(index.find(text)).toBe(found);
  });

  test('each once, if it is asked for that', () => {
    const used = new Set<number>();
    const next = (): number | undefined => {
      const found = index.find('read the report aloud', (value) => used.has(value));
      if (found !== undefined) used.add(found);
      return found;
    };
    expect([next(), next(), next()]).toEqual([2, 3, undefined]);
  });

  test('in the same words before similar ones', () => {
    const two = similarIndex([
      ['paint the northern door', 'north'],
      ['paint the southern door', 'south'],
    ]);
    expect(two.find('paint the southern door')).toBe('south');
    expect(two.find('paint the southern doors')).toBe('south');
  });

  test('whatever it is, by its own words', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 }), (texts) => {
        const all = similarIndex(texts.map((text) => [text, text]));
        for (const text of texts) {
          expect(all.has(text)).toBe(true);
          expect(all.find(text)).toBeDefined();
        }
      }),
    );
  });
});

const minutes = (date: string, ...items: readonly string[]) => ({
  date,
  document: readDocument(`# Agenda\n\n${items.map((item) => `- ${item}`).join('\n')}\n`),
});

describe('since when something is open', () => {
  const task = 'write the release notes';

  test('is counted from the first minutes in a row that leave it open', () => {
    const ages = agesIn([
      minutes('2026-01-06', `[ ] ${task}`),
      minutes('2026-01-20', `[ ] ${task.replace('release', 'relase')}`),
      minutes('2026-02-03', `[ ] ${task}`, '[ ] something else entirely'),
    ]);
    expect(ages.find(task)).toEqual({ since: '2026-01-06', meetings: 3 });
    expect(ages.find('something else entirely')).toEqual({ since: '2026-02-03', meetings: 1 });
  });

  test('begins anew once it was done or gone', () => {
    const open = `[ ] ${task}`;
    expect(
      agesIn([minutes('2026-01-06', open), minutes('2026-01-20', `[x] ${task}`), minutes('2026-02-03', open)]).find(
        task,
      ),
    ).toEqual({ since: '2026-02-03', meetings: 1 });
    expect(agesIn([minutes('2026-01-06', open), minutes('2026-01-20', 'a note')]).find(task)).toBeUndefined();
  });

  test('is the same in whichever order the minutes are given', () => {
    const all = [minutes('2026-02-03', `[ ] ${task}`), minutes('2026-01-06', `[ ] ${task}`)];
    expect(agesIn(all).find(task)).toEqual({ since: '2026-01-06', meetings: 2 });
  });

  test('minutes that do not say when they are of do not count', () => {
    const dated = datedMinutes([
      { path: 'minutes-2026-01-06.md', text: '# Agenda\n' },
      { path: 'README.md', text: '# How we write\n' },
    ]);
    expect(dated.map(({ date }) => date)).toEqual(['2026-01-06']);
  });
});
