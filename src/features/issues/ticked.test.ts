// What people ticked or took out in the minutes themselves.
import { describe, expect, test } from '@jest/globals';

import {
  ENDED,
  given,
  NOW,
  PLANNED,
  present,
  PROPOSED,
  STARTED,
  type Given,
  type Happened,
} from '../../../test/doubles/given.ts';
import { plainText } from '../../meeting/message.ts';
import { issueOpened } from './actions.ts';
import { droppedItems } from './dropped-items.ts';
import { tickedBefore, tickedThere } from './ticked.ts';

const opened = (entry: number): Happened => ({
  ...issueOpened(entry, { issue: entry + 100, url: `https://forge.example/${entry + 100}` }, NOW),
  entry,
});
const open = given(PLANNED, present('mira'), STARTED).after(
  ['mira', '/topic Releases'],
  ['mira', '/action @kenji write up the release'],
  ['mira', '/action @sofia read the whole of it aloud'],
  ['mira', '/note nothing else'],
);
const proposed = open.and(ENDED, PROPOSED, opened(1), opened(2));
const written = proposed.minutes();
const tick = (text: string, who: string): string => text.replace(`[ ] @${who}`, `[x] @${who}`);
const without = (text: string, words: string): string =>
  text
    .split('\n')
    .filter((line) => !line.includes(words))
    .join('\n');
const told = (decided: { announce?: Parameters<typeof plainText>[0] } | undefined): string =>
  decided?.announce ? plainText(decided.announce).replaceAll(/ \(http[^)]*\)/gu, '') : '';

const ticked = (merged: string, meeting: Given = proposed) => tickedThere(merged, written, meeting.meeting, NOW);

describe('ticked in the minutes', () => {
  test('nothing: there is nothing to do', () => {
    expect(ticked(written)).toBeUndefined();
    expect(ticked(written.replace('nothing else', 'something else'))).toBeUndefined();
  });

  test('an action is ticked here, and told', () => {
    const found = ticked(tick(written, 'kenji'));
    expect(found?.events).toEqual([{ type: 'entry.boxed', at: NOW, number: 1, box: 'ticked', by: 'minutes' }]);
    expect(told(found)).toBe('#1 is ticked in the minutes of PR#7.');
  });

  test('two are told in one line', () => {
    expect(told(ticked(tick(tick(written, 'kenji'), 'sofia')))).toBe('#1 and #2 are ticked in the minutes of PR#7.');
  });

  test('one that is ticked here already is nothing new', () => {
    const known = proposed.and({ type: 'entry.boxed', at: NOW, number: 1, box: 'ticked', by: 'kenji' });
    expect(tickedThere(tick(written, 'kenji'), known.minutes(), known.meeting, NOW)).toBeUndefined();
  });

  test('one without an issue closes none', () => {
    expect(ticked(tick(written, 'kenji'), open.and(ENDED, PROPOSED))).toBeUndefined();
  });

  test('one that is said in other words as well is the same', () => {
    const reworded = tick(written, 'kenji').replace('write up the release', 'write up the new release');
    expect(ticked(reworded)?.events).toMatchObject([{ number: 1 }]);
  });
});

describe('ticked in the meeting before', () => {
  const boxed: Happened = { type: 'entry.boxed', at: NOW, number: 1, box: 'ticked', by: 'minutes' };
  const next = given(PLANNED, STARTED).after(['mira', '/action @kenji write up the release']).and(opened(1));

  test('is ticked in this one, which has carried it over', () => {
    expect(tickedBefore(proposed.and(boxed).meeting, next.meeting, NOW)).toEqual([boxed]);
    expect(tickedBefore(proposed.meeting, next.meeting, NOW)).toEqual([]);
  });

  test('is not ticked again once somebody opened it here', () => {
    const reopened = next.after(['kenji', '/done 1'], ['kenji', '/reopen 1']);
    expect(tickedBefore(proposed.and(boxed).meeting, reopened.meeting, NOW)).toEqual([]);
  });
});

const dropped = (merged: string, meeting: Given = proposed) => droppedItems(merged, written, meeting.meeting);

describe('taken out of the minutes', () => {
  test('nothing, or something that is not open, is not told', () => {
    expect(dropped(written)).toBeUndefined();
    expect(dropped(without(written, 'nothing else'))).toBeUndefined();
    expect(dropped(tick(written, 'kenji'))).toBeUndefined();
  });

  test('what was open is told with its owner and its issue, and changes nothing', () => {
    const found = dropped(without(written, 'read the whole'));
    expect(found?.events).toEqual([]);
    expect(told(found).split('\n')).toEqual([
      'Open in the proposed minutes, but missing in what was merged in PR#7:',
      '- #2 @sofia – read the whole of it aloud (issue 102 stays as it is)',
      "They aren't on the next agenda. Record them again to bring them back.",
    ]);
  });

  test('before they are proposed there is nothing to tell', () => {
    expect(dropped(without(written, 'read the whole'), open)).toBeUndefined();
  });

  test('a long list is cut short, and says how much is left', () => {
    const long = open.after(
      ...Array.from({ length: 23 }, (_, i) => ['mira', `/action @kenji paint door number ${i}`] as const),
    );
    const meeting = long.and(ENDED, PROPOSED);
    const words = told(droppedItems(without(meeting.minutes(), 'paint door'), meeting.minutes(), meeting.meeting));
    expect(words.split('\n')).toHaveLength(23);
    expect(words).toContain('\nand 3 more.\n');
  });
});
