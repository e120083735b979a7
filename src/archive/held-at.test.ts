import { describe, expect, test } from '@jest/globals';

import { readDocument } from '../minutes/parse-document.ts';
import { frontOf, heldAt, inOrderOfPaths, nthInPath } from './held-at.ts';

const at = (text: string, path?: string) => heldAt(readDocument(text), path);

describe('when the meeting was', () => {
  test.each<[string, string, string, object]>([
    [
      'by the front matter',
      '---\nmeeting_time: 2026-03-03 17:00 UTC\n---\n# Minutes 2026-03-04\n',
      'x-2026-03-05.md',
      { date: '2026-03-03', start: '2026-03-03T17:00:00.000Z' },
    ],
    [
      'not by when the next one is',
      '---\nnext_meeting_time: 2026-03-17 17:00 UTC\n---\n# Minutes\n',
      'x-2026-03-03.md',
      { date: '2026-03-03' },
    ],
    [
      'by what stands at the top',
      '# Minutes\n\nThe meeting was on 3 March 2026, 17:00 UTC.\n',
      '',
      { date: '2026-03-03', start: '2026-03-03T17:00:00.000Z' },
    ],
    ['by a title', '# Minutes 2026-03-03\n\nText\n', '', { date: '2026-03-03', start: undefined }],
    ['by the path', '# Minutes\n', 'meetings/minutes-2026-03-03.md', { date: '2026-03-03' }],
    ['not by a path that has no such day', '# Minutes\n', 'meetings/minutes-2026-02-30.md', {}],
    ['not at all', '# Minutes\n', 'README.md', {}],
  ])('%s', (_, text, path, held) => {
    expect(at(text, path)).toEqual(held);
  });
});

test('front matter that is no YAML, or no list of keys, says nothing', () => {
  expect(frontOf(readDocument('---\na: [\n---\n'))).toEqual({});
  expect(frontOf(readDocument('---\njust words\n---\n'))).toEqual({});
  expect(frontOf(readDocument('# No front matter\n'))).toEqual({});
  expect(frontOf(readDocument('---\ntitle: Minutes\n---\n'))).toEqual({ title: 'Minutes' });
});

describe('several of one day', () => {
  test.each([
    ['minutes-2026-11-24.md', 1],
    ['minutes-2026-11-24-2.md', 2],
    ['minutes-2026-11-24-10.md', 10],
    ['2026-11-24-2-lantern.md', 2],
    // The number is of the day, and a day is no number.
    ['minutes-2026-11-24-1.md', 1],
    ['minutes-2026-11-24-2026.md', 1],
    ['minutes-2.md', 1],
  ])('%s is number %i', (path, nth) => {
    expect(nthInPath(path)).toBe(nth);
  });

  test('are in the order of the day', () => {
    const sorted = ['a-2026-01-06.md', 'a-2026-01-06-2.md', 'a-2026-01-06-10.md', 'a-2026-01-20.md'];
    expect(sorted.toReversed().toSorted(inOrderOfPaths)).toEqual(sorted);
  });
});
