import { describe, expect, test } from '@jest/globals';

import { ENDED, given, NOW, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { plainText } from '../../meeting/message.ts';
import { isNamed, nameMinutes } from './naming.ts';
import { draftProposal, minutesFolder, ownNames, pastMinutes } from './proposal.ts';

const held = given(PLANNED, STARTED, ENDED);
const PROPOSED = { type: 'review.proposed', at: NOW, branch: 'minutes-2026-03-03', label: 'PR#1', commit: 'c1' };

describe('the names of minutes', () => {
  test('are those of the pattern, and those with a number if others have these', () => {
    expect(ownNames(held.meeting)).toEqual({
      path: 'meetings/lantern-minutes-2026-03-03.md',
      branch: 'minutes-2026-03-03',
    });
    expect(ownNames(held.and({ type: 'review.named', at: NOW, nth: 3 }).meeting)).toEqual({
      path: 'meetings/lantern-minutes-2026-03-03-3.md',
      branch: 'minutes-2026-03-03-3',
    });
  });

  test('are settled without a word if they are free', () => {
    expect(nameMinutes(1, held.meeting, NOW)).toEqual({ events: [{ type: 'review.named', at: NOW, nth: 1 }] });
  });

  test('are told if they are not those that people expect', () => {
    const { events, announce } = nameMinutes(3, held.meeting, NOW);
    expect(events).toEqual([{ type: 'review.named', at: NOW, nth: 3 }]);
    expect(announce && plainText(announce)).toBe(
      'There are minutes in meetings/lantern-minutes-2026-03-03-2.md already, and I leave them as they are. These go into meetings/lantern-minutes-2026-03-03-3.md.',
    );
  });

  test.each([
    ['by the number', { type: 'review.named', at: NOW, nth: 1 }, true],
    ['in old logs, by a commit', { type: 'review.committed', at: NOW }, true],
    ['in old logs, by a proposal', PROPOSED, true],
    ['not by writing them', { type: 'review.rendered', at: NOW }, false],
  ])('are settled %s', (_, event, settled) => {
    expect(isNamed(held.and(event).meeting)).toBe(settled);
  });
});

describe('what is proposed', () => {
  test('has a title and an index that tell the second minutes of a day from the first', () => {
    const { meeting } = held.and({ type: 'review.named', at: NOW, nth: 2 });
    const { title, files } = draftProposal(meeting, 'text');
    expect(title).toBe('Minutes 2026-03-03 (2)');
    const index = files.find(({ path }) => path === 'meetings/README.md');
    expect(index?.write('# Meetings\n* [2026-03-03](lantern-minutes-2026-03-03.md)\n')).toContain(
      '[2026-03-03 (2)](lantern-minutes-2026-03-03-2.md)',
    );
  });

  test('is wanted again only if it was closed', () => {
    expect(draftProposal(held.and(PROPOSED).meeting, 'text').again).toBe(false);
    expect(draftProposal(held.and(PROPOSED, { type: 'review.closed', at: NOW }).meeting, 'text').again).toBe(true);
  });
});

describe('past minutes among the files of a repository', () => {
  const group = held.meeting.group;
  test('are those that the path fits, oldest first, and those of one day in their order', () => {
    const paths = [
      'meetings/lantern-minutes-2026-02-17-10.md',
      'meetings/lantern-minutes-2026-02-17-2.md',
      'meetings/README.md',
      'meetings/lantern-minutes-2025-12-30.md',
      'meetings/lantern-minutes-2026-02-17.md',
      'meetings/lantern-minutes-2026-02-17-notes.md',
      'other/lantern-minutes-2026-02-17.md',
    ];
    const sorted = [
      'meetings/lantern-minutes-2025-12-30.md',
      'meetings/lantern-minutes-2026-02-17.md',
      'meetings/lantern-minutes-2026-02-17-2.md',
      'meetings/lantern-minutes-2026-02-17-10.md',
    ];
    expect(pastMinutes(paths, group)).toEqual(sorted);
    expect(pastMinutes(paths.toReversed(), group)).toEqual(sorted);
  });

  test('are not more than people want read: the newest of them', () => {
    const paths = Array.from({ length: 60 }, (_, i) => `meetings/lantern-minutes-${2000 + i}-01-01.md`);
    expect(pastMinutes(paths, group)).toEqual(paths.slice(8));
  });

  test.each([
    ['meetings/minutes-{date}.md', 'meetings'],
    ['{date}.md', ''],
    ['a/b/{date:yyyy}/minutes-{date}.md', 'a/b'],
  ])('are looked for, of %s, in "%s"', (path, folder) => {
    expect(minutesFolder({ ...group, format: { ...group.format, path } })).toBe(folder);
  });
});
