import { expect, test } from '@jest/globals';

import { inventedGroup } from '../../test/doubles/invented-group.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { decisionsIn } from './decisions.ts';

const schedule = { start: '17:00', from: '2026-03-03' };
const read = (markdown: string, format = inventedGroup({ schedule }).format): string[] =>
  decisionsIn(readDocument(markdown), format).map(({ text }) => text);

test.each([
  '- **Agreed**: Ship 2.4 on Thursday',
  '- **Rejected**: A second mailing list',
  '- **Beschlossen**: Wir liefern',
  '- RESOLVED: Meet in Oslo',
  '- Decision (unanimous): Meet in Oslo',
  '- Ship it (vote: 3 in favor, 1 against)',
])('a decision: %s', (line) => {
  expect(read(`# Topic\n\n- We talked\n${line}\n`)).toHaveLength(1);
});

test.each([
  '- Agreed with Mira on most of it',
  '- [ ] Decision: to be written up by @kenji',
  '- The decision is for next time',
  '- Motions are slow',
])('no decision: %s', (line) => {
  expect(read(`# Topic\n\n${line}\n`)).toEqual([]);
});

test("the group's own wording is known", () => {
  const { format } = inventedGroup({
    schedule,
    format: {
      path: 'minutes-{date}.md',
      wording: { agreed: '**So be it** – {text}' },
      sections: [{ kind: 'topics', heading: 'Agenda', topics: [] }],
    },
  });
  expect(read('- **So be it** – we go\n- So be the others\n', format)).toEqual(['So be it – we go']);
});
