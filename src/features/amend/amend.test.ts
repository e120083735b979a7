import { describe, expect, test } from '@jest/globals';

import { ENDED, given, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { entries } from '../../meeting/entry.ts';

const running = given(PLANNED, present('mira'), STARTED).after(
  ['mira', '/topic Releases'],
  ['kenji', '#info The 2.4 branch is cut'],
  ['sofia', '#info The docs are late'],
  ['kenji', '/action @kenji test the drivers'],
);
const textOf = (number: number, meeting = running.meeting) => meeting.of(entries).byNumber.get(number)?.text;

describe('/edit', () => {
  test.each([
    ['kenji', 'its author'],
    ['mira', 'a chair'],
    ['jonas', 'the secretary'],
  ])('%s (%s) changes any entry, not only the last', (who) => {
    expect(textOf(1, running.after([who, '/edit 1 The 2.5 branch is cut']).meeting)).toBe('The 2.5 branch is cut');
  });

  test.each([
    ['sofia', '/edit 1 mine now', 'is not yours'],
    ['kenji', '/edit', 'Which number'],
    ['kenji', '/edit 1', 'what should it say'],
    ['kenji', '/edit 99 text', 'There is no entry #99.'],
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
    expect(running.when('lena', '/undo').refuse).toBe('There is nothing of yours to undo; /undo N names an entry.');
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
    expect(undone.after(['kenji', '#info again']).meeting.of(entries).byNumber.get(5)?.text).toBe('again');
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
    expect(running.when('kenji', 's/zebra/horse/').refuse).toContain('No entry of yours says "zebra"');
    expect(running.when('kenji', 's/docs/books/').refuse).toContain('No entry of yours says "docs"');
    expect(textOf(2, running.after(['mira', 's/docs/books/']).meeting)).toBe('The books are late');
  });

  test('in the thread of an entry it is about that one', () => {
    expect(running.when('mira', 's/late/ready/', undefined, 'entry:2').events).toMatchObject([{ number: 2 }]);
  });
});
