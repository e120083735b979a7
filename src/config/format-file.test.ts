import { expect, test } from '@jest/globals';

import { ConfigError } from './config.ts';
import { parseFormatFile } from './format-file.ts';

const why = (source: string): string => {
  try {
    parseFormatFile(source, 'f.yaml');
    return 'it was read';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

test('a file can have only a format', () => {
  const source = 'format:\n  path: m/{date}.md\n  sections:\n    - { kind: topics, heading: Talk }\n';
  expect(parseFormatFile(source, 'f.yaml')).toMatchObject({ path: 'm/{date}.md', title: 'Minutes {date}' });
});

test.each([
  ['format:\n  path: a.md\n  sectons: []\n', 'f.yaml:3:3: format.sectons:'],
  ['path: a.md\nsections: []\n', 'format: this key is missing'],
  ['format: [', 'f.yaml:'],
  ['', 'format: this key is missing'],
])('%j is refused, with its place', (source, words) => expect(why(source)).toContain(words));
