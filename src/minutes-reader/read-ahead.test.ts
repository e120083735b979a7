import { expect, test } from '@jest/globals';

import { readDocument } from '../minutes/parse-document.ts';
import { readAhead } from './read-ahead.ts';

const long = (word: string): string =>
  `# Minutes\n\n${Array.from({ length: 1500 }, (_, i) => `- [ ] @kim – ${word} *${i}* of [many](https://example.org/${i})`).join('\n')}\n`;

test('reads long minutes as anybody would, while others have their turns', async () => {
  const text = long('trap');
  const here = readDocument(text);
  // Two others, so that it is not remembered any more.
  readDocument(long('lamp'));
  readDocument(long('moth'));
  let turns = 0;
  let counting = setImmediate(function count() {
    turns += 1;
    counting = setImmediate(count);
  });
  await readAhead([text, '# Short']);
  clearImmediate(counting);
  expect(turns).toBeGreaterThan(3);
  const ahead = readDocument(text);
  expect(ahead).not.toBe(here);
  expect(ahead).toEqual(here);
});

test('what was read is read once, as long as few others are', () => {
  const text = long('net');
  expect(readDocument(text)).toBe(readDocument(text));
  expect(readDocument('- one\n')).not.toBe(readDocument('- one\n'));
});
