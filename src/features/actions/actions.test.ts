import { describe, expect, test } from '@jest/globals';

import { given, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { entriesFeature } from '../../meeting/entry.ts';

const running = given(PLANNED, present('mira'), present('kenji'), STARTED).after(['mira', '/topic Releases']);
const recorded = (line: string) => running.when('mira', line).events?.[0];

test.each([
  ['/vote Buy a lamp?', '/vote close'],
  ['/offrecord', '/onrecord'],
])('%s is nothing that anybody ticks', (line, end) => {
  const settled = running.after(['mira', line], ['mira', end]);
  expect(settled.when('mira', '/done 1').refuse).toBe(
    "#1 can't be ticked off. /done is for actions and agenda points.",
  );
});

describe('recording', () => {
  test.each([
    ['/action @kenji test the drivers', ['kenji'], 'test the drivers', undefined],
    ['/action @kenji, @lenaf and @sofia test', ['kenji', 'lena', 'sofia'], 'test', undefined],
    ['/action @KENJI: test by 2026-03-10', ['kenji'], 'test', '2026-03-10'],
    ['/action @me write it by tomorrow', ['mira'], 'write it', '2026-03-04'],
    ['/action @kenji stand by the door', ['kenji'], 'stand by the door', undefined],
    ['/action me try this out', ['mira'], 'try this out', undefined],
    ['/action me, @kenji test', ['mira', 'kenji'], 'test', undefined],
    ['/action mend the door', [], 'mend the door', undefined],
    ['#action kenji to test', ['kenji'], 'kenji to test', undefined],
    ['#action ask @sofia for help', ['sofia'], 'ask @sofia for help', undefined],
    ['!todo @kenji test', ['kenji'], 'test', undefined],
  ])('%s', (line, owners, text, due) => {
    expect(recorded(line)).toMatchObject({
      type: 'entry.recorded',
      entry: { kind: 'action', owners, text, box: 'open', author: 'mira', number: 1, ...(due ? { due } : {}) },
    });
  });

  test.each([
    ['/action', 'What needs doing?'],
    ['/action @kenji', 'What needs doing?'],
    ['/action @kenjj test', "I don't know @kenjj. Did you mean @kenji?"],
    ['/action @kenji test by 2026-02-30', "There's no such day: 2026-02-30."],
    ['/action @kenji test by 2026-03-01', 'Sunday 1 March has passed.'],
  ])('%s: %s', (line, why) => expect(running.when('mira', line).refuse).toBe(why));
});

describe('ticking', () => {
  const one = running.after(['mira', '/action @kenji test']);

  test.each(['kenji', 'mira', 'jonas'])('%s may: the owner, and those who lead', (who) => {
    expect(one.when(who, '/done 1').events).toEqual([
      { type: 'entry.boxed', at: NOW, number: 1, box: 'ticked', by: who },
    ]);
  });

  test('nobody else may, and twice is once', () => {
    expect(one.when('sofia', '/done 1').refuse).toBe("Only #1's owner, the chair or the secretary can change it.");
    const done = one.after(['kenji', '/done #1']);
    expect(done.when('kenji', '/done 1')).toEqual({ events: [], answer: '#1 is already done.' });
    expect(done.after(['kenji', '/reopen 1']).minutes()).toContain('- [ ] @kenji – test');
    expect(done.minutes()).toContain('- [x] @kenji – test');
  });

  test.each([
    ['/done', 'Which entry? Use its number, like 12.'],
    ['/done 7', "There's no entry #7."],
    ['/done all', 'all'],
  ])('%s is refused', (line, why) => expect(one.when('mira', line).refuse).toContain(why));

  test('✅ on it ticks it, taken back unticks it', () => {
    expect(one.whenReacted('kenji', '✅', { about: 'entry:1' })?.events).toMatchObject([{ box: 'ticked' }]);
    const done = one.after(['kenji', '/done 1']);
    expect(done.whenReacted('kenji', '✅', { about: 'entry:1', removed: true })?.events).toMatchObject([
      { box: 'open' },
    ]);
  });
});

test('✋ on an action takes it, taken back gives it up', () => {
  const wanted = running.after(['mira', '/action write the notes']);
  const taken = wanted.whenReacted('sofia', '✋', { about: 'entry:1' });
  expect(taken).toMatchObject({ events: [{ type: 'entry.owned', owners: ['sofia'] }], announce: '@sofia takes #1.' });
  const hers = wanted.and({ type: 'entry.owned', at: NOW, number: 1, owners: ['sofia'] });
  expect(hers.whenReacted('sofia', '✋', { about: 'entry:1' })).toEqual({ events: [] });
  expect(hers.whenReacted('sofia', '✋', { about: 'entry:1', removed: true })?.events).toMatchObject([{ owners: [] }]);
});

test('/actions lists what is open by owner, and what wants a volunteer last', () => {
  const several = running.after(
    ['mira', '/action @kenji test by 2026-03-10'],
    ['mira', '/action write the notes'],
    ['mira', '/action @sofia, @kenji call the printer'],
    ['kenji', '/done 1'],
  );
  expect(several.when('sofia', '/actions').answer).toBe(
    [
      '@sofia',
      '- [ ] #3 call the printer',
      '@kenji',
      '- [ ] #3 call the printer',
      'Volunteers wanted',
      '- [ ] #2 write the notes',
    ].join('\n'),
  );
  expect(several.when('sofia', '/actions @lena').answer).toBe('@lena has no open actions.');
  expect(several.meeting.stateOf(entriesFeature).byNumber.size).toBe(3);
});
