import { describe, expect, test } from '@jest/globals';

import { ENDED, given, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import { textDifference } from './told.ts';

const running = given(PLANNED, present('mira'), STARTED).after(
  ['mira', '/topic Releases'],
  ['kenji', '#info The 2.4 branch is cut'],
  ['sofia', '#info The docs are late'],
  ['kenji', '/action @kenji test the drivers'],
);
const textOf = (number: number, meeting = running.meeting) =>
  meeting.stateOf(entriesFeature).byNumber.get(number)?.text;

describe('/edit', () => {
  test.each([
    ['kenji', 'its author'],
    ['mira', 'a chair'],
    ['jonas', 'the secretary'],
  ])('%s (%s) changes any entry, not only the last', (who) => {
    expect(textOf(1, running.after([who, '/edit 1 The 2.5 branch is cut']).meeting)).toBe('The 2.5 branch is cut');
  });

  test.each([
    ['sofia', '/edit 1 mine now', "Only #1's author"],
    ['kenji', '/edit', 'Which entry'],
    ['kenji', '/edit 1', 'what should it say'],
    ['kenji', '/edit 99 text', "There's no entry #99."],
  ])('%s: %s is refused', (who, line, why) => expect(running.when(who, line).refuse).toContain(why));

  test('after the end the minutes are proposed again', () => {
    expect(running.when('kenji', '/edit 1 new words').effects).toBeUndefined();
    expect(running.and(ENDED).when('kenji', '/edit 1 new words').effects).toEqual(['propose']);
  });
});

describe('/undo', () => {
  test("takes one's own last line, whatever others recorded since", () => {
    expect(running.when('sofia', '/undo').events).toMatchObject([{ type: 'entry.undone', number: 2, by: 'sofia' }]);
    expect(running.when('kenji', '#undo').events).toMatchObject([{ number: 3 }]);
  });

  test('takes the last line of all for those who lead and recorded nothing', () => {
    expect(running.when('jonas', '/undo').events).toMatchObject([{ number: 3 }]);
    expect(running.when('lena', '/undo').refuse).toBe(
      "You haven't recorded anything to undo. Use /undo N to name an entry.",
    );
  });

  test('takes any line by its number, with its sub-items, and the number is not given again', () => {
    const replied = running.and({
      type: 'entry.recorded',
      at: NOW,
      entry: { number: 4, kind: 'note', topic: 'Agenda/1', parent: 1, text: 'at last', owners: [], box: 'none' },
    });
    expect(textOf(4, replied.meeting)).toBe('at last');
    const undone = replied.after(['mira', '/undo 1']);
    expect([textOf(1, undone.meeting), textOf(4, undone.meeting)]).toEqual([undefined, undefined]);
    expect(undone.after(['kenji', '#info again']).meeting.stateOf(entriesFeature).byNumber.get(5)?.text).toBe('again');
  });
});

describe('s/old/new/', () => {
  test.each([
    ['s/2.4/2.5/', 1, 'The 2.5 branch is cut'],
    ['s/drivers/disks', 3, 'test the disks'],
    ['s/t/T/g', 3, 'TesT The drivers'],
    [String.raw`s/the drivers/a\/b/`, 3, 'test a/b'],
    ['s/the/$&/', 3, 'test $& drivers'],
    ['s/the/', 3, 'test drivers'],
    ['s/test//', 3, 'the drivers'],
    ['s/drivers//', 3, 'test the'],
    ['s/e//g', 3, 'tst th drivrs'],
  ])('%s corrects the last entry of theirs that says it', (line, number, text) => {
    expect(textOf(number, running.after(['kenji', line]).meeting)).toBe(text);
  });

  test('what nobody said, or somebody else said, is refused', () => {
    expect(running.when('kenji', 's/zebra/horse/').refuse).toContain('None of your entries says "zebra"');
    expect(running.when('kenji', 's/docs/books/').refuse).toContain('None of your entries says "docs"');
    expect(textOf(2, running.after(['mira', 's/docs/books/']).meeting)).toBe('The books are late');
  });

  test('in the thread of an entry it is about that one', () => {
    expect(running.when('mira', 's/late/ready/', undefined, 'entry:2').events).toMatchObject([{ number: 2 }]);
  });
});

describe('what all are told', () => {
  test.each([
    ['mira', '/edit 1 The 2.5 branch is cut', '@mira changed #1: "The 2.4 branch is cut" → "The 2.5 branch is cut".'],
    ['kenji', 's/drivers/disks/', '@kenji changed #3: "test the drivers" → "test the disks".'],
    ['sofia', '/undo', '@sofia removed #2 from the minutes: "The docs are late".'],
  ])('%s: %s', (who, line, told) => {
    const { announce, answer } = running.when(who, line);
    expect({ announce, answer }).toEqual({ announce: told, answer: undefined });
  });

  test('what goes with an entry is counted', () => {
    const replied = running.and({
      type: 'entry.recorded',
      at: NOW,
      entry: { number: 4, kind: 'note', topic: 'Agenda/1', parent: 1, text: 'at last', owners: [], box: 'none' },
    });
    expect(replied.when('mira', '/undo 1').announce).toBe(
      '@mira removed #1 and 1 entry under it from the minutes: "The 2.4 branch is cut".',
    );
  });

  test('the same words again change nothing', () => {
    expect(running.when('kenji', '/edit 1 The 2.4 branch is cut')).toEqual({
      events: [],
      answer: '#1 already says that.',
    });
  });

  test.each([
    ['a b c d e f g h i', 'a b c d X f g h i', ['… c d e f g …', '… c d X f g …']],
    ['one two', 'one two three', ['one two', 'one two three']],
    ['a a a a a a', 'a a a', ['a a a a a a', 'a a a']],
    ['x', 'y', ['x', 'y']],
  ])('%s → %s', (before, after, expected) => {
    expect(textDifference(before, after)).toEqual(expected);
  });
});

describe('a motion', () => {
  const open = running.after(['mira', '/vote Adopt the new rules']);
  const voted = open.and(present('kenji')).after(['kenji', '/vote yes']);
  const closed = open.after(['mira', '/vote close']);

  test('can be mended and taken back until somebody votes', () => {
    expect(textOf(4, open.after(['mira', '/edit 4 Adopt the old rules']).meeting)).toBe('Adopt the old rules');
    const undone = open.after(['mira', '/undo 4']);
    expect(textOf(4, undone.meeting)).toBeUndefined();
    expect(undone.when('mira', '/vote close').refuse).toContain('No vote is open');
  });

  test.each(['/edit 4 Adopt the old rules', '/undo 4', '/undo', 's/new/old/'])('%s: not once people voted', (line) => {
    expect(voted.when('mira', line).refuse).toBe(
      "People have voted on #4, so it can't change. Open a new vote with /vote, or add a /note.",
    );
    expect(voted.after(['mira', '/vote close']).when('mira', line).refuse).toContain('The vote on #4 is closed, so');
    expect(voted.and(ENDED).when('mira', line).refuse).toContain("The vote on #4 is closed, so it can't change.");
  });

  test('whose vote was closed before anybody voted can be taken out, but says nothing else', () => {
    for (const line of ['/edit 4 Adopt the old rules', 's/new/old/'])
      expect(closed.when('mira', line).refuse).toContain('Nobody voted, so /undo 4 can remove it.');
    for (const meeting of [closed, closed.and(ENDED), open.and(ENDED)])
      expect(textOf(4, meeting.after(['mira', '/undo 4']).meeting)).toBeUndefined();
    expect(closed.when('kenji', '/undo 4').refuse).toContain("Only #4's author");
  });

  test('is open to be mended once more where the only ballot was taken back', () => {
    const withdrawn = voted.and({ type: 'votes.withdrawn', at: NOW, number: 4, voter: 'kenji', choice: 'for' });
    expect(withdrawn.when('mira', '/edit 4 Adopt the old rules').refuse).toBeUndefined();
  });
});
