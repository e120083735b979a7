import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { gavelEscapePattern } from '../../scripts/package/escape-pattern.ts';

test('any text is escaped for Node 22 as newer ones do it', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ max: 65_535, min: 0 })).map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(texts, (text) => expect(gavelEscapePattern(text)).toBe(RegExp.escape(text))),
    { numRuns: 2000 },
  );
});
