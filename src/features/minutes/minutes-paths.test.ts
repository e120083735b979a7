import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { minutesFolder, oldestPath, pastMinutes } from './minutes-paths.ts';

describe('past minutes', () => {
  test('are those that the pattern fits, oldest first, those of one day in their order', () => {
    const past = [
      'meetings/lantern-minutes-2026-02-03-2.md',
      'meetings/README.md',
      'meetings/lantern-minutes-2026-02-03.md',
      'meetings/lantern-minutes-2026-01-20.md',
      'elsewhere/lantern-minutes-2026-01-06.md',
    ];
    expect(pastMinutes(past, demoGroup)).toEqual([past[3], past[2], past[0]]);
    expect(oldestPath(demoGroup)).toBe('meetings/lantern-minutes-0001-01-01.md');
  });

  test('stand in the folder before the first part of their path that changes', () => {
    expect(minutesFolder(demoGroup)).toBe('meetings');
    const yearly = { ...demoGroup, format: { ...demoGroup.format, path: 'a/b/{date:yyyy}/minutes-{date}.md' } };
    expect(minutesFolder(yearly)).toBe('a/b');
  });

  test('are read as far as a year back', () => {
    const many = Array.from({ length: 60 }, (_, i) => `meetings/lantern-minutes-2026-01-01-${i + 2}.md`);
    expect(pastMinutes(many, demoGroup)).toEqual(many.slice(-52));
  });
});
