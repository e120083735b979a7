import { expect, test } from '@jest/globals';

import { given, NOW, PLANNED, present, STARTED } from '../../test/doubles/given.ts';
import { boardEntries } from './board-entries.ts';

const running = given(PLANNED, present('mira'), present('jonas'), STARTED);

test('every kind of entry has what its card shows', () => {
  const { meeting } = running.after(
    ['kenji', '/note it is out'],
    ['mira', '/action @jonas, @kenji write it up by 2026-03-17'],
    ['kenji', '/link https://lantern.example/2.4 the notes'],
    ['kenji', '/event 2026-04-18..2026-04-19 Lantern days, Oslo https://lantern.example/days'],
    ['mira', '/agreed we do it'],
    ['mira', '/note [it](https://lantern.example/it) is [b.example](https://evil.example)'],
  );
  expect(boardEntries([meeting])).toEqual([
    { number: 1, kind: 'note', text: 'it is out', credit: '@kenji', owners: [], box: 'none' },
    { number: 2, kind: 'action', text: 'write it up', owners: ['@jonas', '@kenji'], box: 'open', due: '2026-03-17' },
    expect.objectContaining({ number: 3, kind: 'link', text: 'the notes', url: 'https://lantern.example/2.4' }),
    expect.objectContaining({
      number: 4,
      kind: 'event',
      text: 'Lantern days',
      from: '2026-04-18',
      to: '2026-04-19',
      where: 'Oslo',
      url: 'https://lantern.example/days',
    }),
    expect.objectContaining({ number: 5, kind: 'agreed', text: 'we do it' }),
    expect.objectContaining({
      number: 6,
      pieces: [{ link: 'https://lantern.example/it', text: 'it' }, ' is [b.example](https://evil.example)'],
    }),
  ]);
});

test('a vote has its options with whose votes they are now, and its outcome once it is closed', () => {
  const voting = running
    .after(['mira', '/vote Colour: red, blue'], ['mira', '/vote red'], ['jonas', '/vote red'])
    .and({ type: 'votes.cast', at: NOW, number: 1, voter: 'mira', choice: 'blue' });
  const options = [
    { option: 'red', emoji: '1⃣', voters: ['@jonas'] },
    { option: 'blue', emoji: '2⃣', voters: ['@mira'] },
  ];
  expect(boardEntries([voting.meeting])[0]?.vote).toMatchObject({ isOpen: true, isPlain: false, options });
  const closed = voting.after(['mira', '/vote close']);
  expect(boardEntries([closed.meeting])[0]?.vote).toMatchObject({
    isOpen: false,
    options,
    outcome: 'red 1, blue 1',
  });
});

test('of an entry that was carried over, the later meeting says how it is', () => {
  const before = running.after(['mira', '/action @jonas write it up']);
  const after = before.after(['jonas', '/done 1']);
  expect(boardEntries([before.meeting, after.meeting])).toMatchObject([{ number: 1, box: 'ticked' }]);
});
