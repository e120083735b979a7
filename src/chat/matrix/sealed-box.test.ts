import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { openBox, sealBox, sealedName } from './sealed-box.ts';

const ids = fc.string({ minLength: 1 });
const data = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));

test('what was put in comes out, with the id of its event', () => {
  fc.assert(
    fc.property(ids, data, (id, given) => {
      expect(openBox(id, sealBox(id, given))).toEqual({ ...given });
    }),
  );
});

test('another id opens nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(ids, { minLength: 2, maxLength: 2 }), data, ([id = '', other = ''], given) => {
      const box = sealBox(id, given);
      expect(() => openBox(other, box)).toThrow(/unable to authenticate/u);
    }),
  );
});

test('a box that was changed anywhere opens no more', () => {
  const bytes = Buffer.from(sealBox('$event', { text: 'a secret' }), 'base64');
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), (at) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openBox('$event', changed.toString('base64'))).toThrow(/unable to authenticate/u);
    }),
  );
});

test('the same sealed twice looks different, and its name is the same', () => {
  expect(sealBox('$event', { a: 1 })).not.toBe(sealBox('$event', { a: 1 }));
  expect(sealedName('$event')).toBe(sealedName('$event'));
  expect(sealedName('$event')).not.toBe(sealedName('$event2'));
});

test('neither the name nor the box shows the id or what is inside', () => {
  const [name, box] = [sealedName('$event:example.org'), sealBox('$event:example.org', { text: 'a secret' })];
  const shown = name + Buffer.from(box, 'base64').toString('latin1');
  for (const word of ['event', 'example', 'secret', 'text']) expect(shown).not.toContain(word);
});
