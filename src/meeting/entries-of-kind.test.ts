import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { entriesFeature, entriesOfKind, type Entry, type EntryEvent, type EntryKind } from './entry.ts';
import type { Group } from './group.ts';
import { createKernel } from './kernel.ts';

const AT = '2026-11-24T17:00:00.000Z';
const KINDS: readonly EntryKind[] = ['note', 'motion', 'item'];
const one = createKernel([], () => undefined);
const begun = one.begin('demo/1', {} as Group);

const entry = (number: number, kind: EntryKind, parent?: number): Entry => {
  return {
    number,
    kind,
    topic: 'a',
    text: `${number}`,
    owners: [],
    box: 'open',
    ...(parent === undefined ? {} : { parent }),
  };
};
const recorded = (it: Entry): EntryEvent => ({ type: 'entry.recorded', at: AT, entry: it });

const number = fc.integer({ min: 1, max: 12 });
const kind = fc.constantFrom(...KINDS);
const event: fc.Arbitrary<EntryEvent> = fc.oneof(
  fc
    .tuple(number, kind)
    .map(([n, k]): EntryEvent => ({ type: 'entry.amended', at: AT, number: n, text: k, by: 'ann' })),
  fc.tuple(number, kind).map(([n, k]): EntryEvent => {
    const { text, owners, box } = entry(n, k);
    return { type: 'entry.revised', at: AT, number: n, to: { kind: k, text, owners, box }, by: 'ann' };
  }),
  number.map((n): EntryEvent => ({ type: 'entry.undone', at: AT, number: n, by: 'ann' })),
  number.map((n): EntryEvent => ({ type: 'entry.boxed', at: AT, number: n, box: 'ticked', by: 'ann' })),
  fc.uniqueArray(number, { maxLength: 4 }).map((some): EntryEvent => {
    const carried = some.map((n) => ({ ...entry(n, 'item'), since: '2026-11-10' }));
    return { type: 'agenda.carried', at: AT, topics: [], entries: carried, next: 13 };
  }),
);

test('an entry is always found under its own kind, as it reads now, and under no other', () => {
  fc.assert(
    fc.property(fc.array(kind, { maxLength: 12 }), fc.array(event), (kinds, changes) => {
      const all = kinds.map((k, i) => recorded(entry(i + 1, k, i > 0 && i % 3 === 0 ? i : undefined)));
      const meeting = one.advance(begun, [...all, ...changes]);
      const { byNumber } = meeting.stateOf(entriesFeature);
      for (const k of KINDS) {
        const found = meeting.stateOf(entriesOfKind(k));
        const expected = [...byNumber.values()]
          .filter((it) => it.kind === k)
          .map((it): [number, Entry] => [it.number, it]);
        expect(new Map(found)).toEqual(new Map(expected));
      }
    }),
  );
});

test('an entry of somebody who was joined with another name is theirs in both places', () => {
  const joined = {
    type: 'links.joined',
    at: AT,
    users: ['web:x', 'matrix:y'],
    as: 'ann',
    instead: 'matrix:y',
  } as const;
  const meeting = one.advance(begun, [recorded({ ...entry(1, 'motion'), credit: 'matrix:y' }), joined]);
  expect(meeting.stateOf(entriesOfKind('motion')).get(1)?.credit).toBe('ann');
});

test('what is of one kind stays the very same while others change', () => {
  const before = one.advance(begun, [recorded(entry(1, 'motion')), recorded(entry(2, 'note'))]);
  const undone: EntryEvent = { type: 'entry.undone', at: AT, number: 2, by: 'ann' };
  const after = one.advance(before, [recorded(entry(3, 'note')), undone]);
  const motions = entriesOfKind('motion');
  expect(after.stateOf(motions)).toBe(before.stateOf(motions));
});
