import { describe, expect, test } from '@jest/globals';

import { placedIn } from '../../scripts/package/places.ts';

describe('source in the package, where all code is in one folder', () => {
  test.each([
    [
      'a module beside it',
      "new URL('lamp-worker.ts', import.meta.url)",
      'new URL("./lamps/lamp-worker.js", import.meta.url)',
    ],
    ['a file above', "new URL('../../package.json', import.meta.url)", 'new URL("./../package.json", import.meta.url)'],
    ['its folder', "join(import.meta.dirname, 'lamp.png')", 'join((import.meta.dirname + "/lamps"), \'lamp.png\')'],
    ['a require', 'createRequire(import.meta.url)', 'createRequire(import.meta.url)'],
    ['whether it was begun', 'if (import.meta.main) light()', 'if (import.meta.main) light()'],
  ])('%s', (_, source, placed) => {
    expect(placedIn(source, 'lamps')).toBe(placed);
  });

  test.each(['fileURLToPath(import.meta.url)', 'import.meta.filename', "import.meta.resolve('lamp')"])(
    '%s would be wrong there, so that it builds nothing',
    (source) => {
      expect(() => placedIn(source, 'lamps')).toThrow('src/lamps: import.meta');
    },
  );
});
