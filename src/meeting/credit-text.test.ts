import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { given, givenIn, PLANNED } from '../../test/doubles/given.ts';
import { textNode } from '../minutes/build.ts';
import { namesOf, withCredit } from './credit-text.ts';
import type { Entry } from './entry.ts';
import type { Meeting } from './feature.ts';

const named = given(PLANNED).meeting;
const silent = givenIn({ ...demoGroup, format: { ...demoGroup.format, attribution: false } }, PLANNED).meeting;

function written(entry: Partial<Entry>, meeting: Meeting): unknown {
  const { text = 'I resign' } = entry;
  const note: Entry = { number: 1, kind: 'note', topic: 'a', owners: [], box: 'none', ...entry, text };
  return withCredit(note, meeting, [textNode(text)]);
}

describe('who said something', () => {
  test('is named before it, in one text', () => {
    expect(written({ credit: 'kenji' }, named)).toEqual([textNode('@kenji – I resign')]);
  });

  test('is not named if nobody is known', () => expect(written({}, named)).toEqual([textNode('I resign')]));

  test('is not named in a format that names nobody', () => {
    expect(written({ credit: 'kenji' }, silent)).toEqual([textNode('I resign')]);
  });

  test('is named even there if it would read as another’s words', () => {
    const text = '@sofia: I resign';
    expect(written({ credit: 'kenji', text }, silent)).toEqual([textNode('@kenji – @sofia: I resign')]);
    expect(written({ credit: 'sofia', text }, silent)).toEqual([textNode('@sofia: I resign')]);
  });
});

test('several names have commas between them', () => {
  expect(namesOf(['kenji', 'sofia'], named)).toEqual([textNode('@kenji, @sofia – ')]);
  expect(namesOf([], named)).toEqual([]);
});
