import { expect, test } from '@jest/globals';

import { readDocument } from '../minutes/parse-document.ts';
import { tellsOfMeeting } from './tells-of-meeting.ts';

test.each([
  ['nothing', 'minutes-2026-03-03.md', ''],
  ['words without a heading or a list', 'minutes-2026-03-03.md', 'We met.\n'],
  ['data', '2026-03-03.json', '{"meeting": "2026-03-03"}\n'],
  ['a list of something else', 'list.md', '# Shopping\n\n- [ ] milk\n'],
  ['a log', 'meeting.log', '2026-03-03 17:00 <mira> /meeting start\n17:01 <mira> #info We meet\n'],
])('%s tells of no meeting', (_what, path, text) => {
  expect(tellsOfMeeting(readDocument(text), path)).toBe(false);
});

test.each([
  ['a date in the name, and a heading', 'minutes-2026-03-03.md', '# Releases\n'],
  ['a date in the front matter', 'last.md', '---\nmeeting_time: 2026-03-03 17:00 UTC\n---\n# Releases\n'],
  ['a line that says when it was, and a list', 'last.md', 'Meeting of 2026-03-03\n\n- [ ] Ann buys milk\n'],
  ['a section that only minutes have', 'last.md', '# Sync\n\n## Apologies\n\n- Ann\n'],
])('%s tell of one', (_what, path, text) => {
  expect(tellsOfMeeting(readDocument(text), path)).toBe(true);
});
