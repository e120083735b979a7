// Sections that aren't in the minutes if nothing is under them.
import { expect, test } from '@jest/globals';

import { ENDED, givenIn, NOW, PLANNED, STARTED, type Happened } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';

const NOTED: Happened = {
  type: 'entry.recorded',
  at: NOW,
  entry: { number: 1, kind: 'item', topic: 'Round-table', text: 'a question', owners: [], box: 'none' },
};

/** The minutes of a meeting whose format has a round-table, and what that is if nothing is said there. */
function minutesWith(empty: string | false | undefined, ...happened: readonly Happened[]): string {
  const sections = [
    {
      kind: 'topic',
      heading: 'Round-table',
      before: 'Questions:',
      after: 'Thanks!',
      ...(empty !== undefined && { empty }),
    },
    { kind: 'text', heading: 'End' },
  ];
  const group = inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15' },
    format: { path: '{date}.md', sections },
  });
  return givenIn(group, PLANNED, STARTED, ...happened, ENDED).minutes();
}

test.each([
  [undefined, '## Round-table\n\nQuestions:\n\n- …\n\nThanks!\n\n## End\n'],
  ['', '## Round-table\n\nQuestions:\n\nThanks!\n\n## End\n'],
  [false, '## End\n'],
] as const)('empty: %j', (empty, minutes) => {
  expect(minutesWith(empty)).toBe(minutes);
});

test('with something under it, the section is there', () => {
  expect(minutesWith(false, NOTED)).toBe('## Round-table\n\nQuestions:\n\n- a question\n\nThanks!\n\n## End\n');
});

test('a name after an address in the wording is text as anywhere', () => {
  const markdown = 'See <https://example.org/>\n\n**There:** {present}';
  const group = inventedGroup({
    members: [{ handle: 'mira', name: 'Mira (Wick)' }, { handle: 'jonas' }, { handle: 'kenji' }],
    schedule: { start: '17:00', from: '2024-05-15' },
    format: { path: '{date}.md', person: '{name}', sections: [{ kind: 'text', markdown }] },
  });
  const minutes = givenIn(
    group,
    PLANNED,
    STARTED,
    { type: 'roll-call.present', at: NOW, who: 'mira' },
    ENDED,
  ).minutes();
  expect(minutes).toBe('See <https://example.org/>\n\n**There:** Mira (Wick)\n');
});
