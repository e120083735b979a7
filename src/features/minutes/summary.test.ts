// Lists of what stands under the topics: actions, decisions, and the topics themselves.
import { expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { findTopics } from '../carry-over/carry-topics.ts';

const groupWith = (sections: readonly object[], more: object = {}) =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: { path: 'minutes-{date}.md', boxes: false, person: '{handle}', ...more, sections },
  });

const TYPED: readonly (readonly [string, string])[] = [
  ['mira', '/topic "Kilns"'],
  ['kenji', '/note Two are cracked'],
  ['mira', '/action @kenji, @mira order bricks'],
  ['mira', '/agreed Close the old kiln'],
  ['mira', '/topic "Open day"'],
  ['mira', '/rejected A second one in May'],
  ['mira', '/action @jonas write to the school'],
];

const heldIn = (group: ReturnType<typeof groupWith>, typed = TYPED) =>
  givenIn(group, PLANNED, present('mira'), present('kenji'), STARTED)
    .after(...typed)
    .and(ENDED);

const SUMMARIES = [
  { kind: 'topics', heading: 'Minutes', title: '{number}. {title}' },
  { kind: 'summary', heading: 'Actions', of: 'actions', as: 'numbers', line: '{owners:and} to {text} ({topic})' },
  { kind: 'summary', heading: 'Resolutions', of: 'decisions', line: 'Resolution {number}: {text}' },
];

test('the actions and the decisions of all topics are in lists, in the order in which they were made', () => {
  expect(heldIn(groupWith(SUMMARIES)).minutes()).toContain(
    [
      '## Actions',
      '',
      '1. kenji and mira to order bricks (Kilns)',
      '2. jonas to write to the school (Open day)',
      '',
      '## Resolutions',
      '',
      '- Resolution 1: Close the old kiln',
      '- Resolution 2: A second one in May',
      '',
    ].join('\n'),
  );
});

test('without a wording, entries are as under their topics, without a box', () => {
  const sections = [
    { kind: 'summary', heading: 'Actions', of: 'actions' },
    { kind: 'topics', heading: 'Minutes' },
  ];
  const minutes = heldIn(groupWith(sections, { boxes: true })).minutes();
  expect(minutes).toContain('## Actions\n\n- kenji, mira – order bricks\n- jonas – write to the school\n');
  expect(minutes).toContain('- [ ] kenji, mira – order bricks\n');
});

test('decisions can be counted where they are written too', () => {
  const wording = { agreed: 'Resolution {number}: {text}', rejected: 'Resolution {number} (against): {text}' };
  const minutes = heldIn(groupWith([{ kind: 'topics', heading: 'Minutes' }], { wording })).minutes();
  expect(minutes).toContain('- Resolution 1: Close the old kiln\n');
  expect(minutes).toContain('- Resolution 2 (against): A second one in May\n');
});

test('the topics are in a list before those that were spoken about', () => {
  const sections = [
    { kind: 'summary', heading: 'Agenda', of: 'topics', as: 'numbers' },
    { kind: 'topics', heading: 'Minutes', topics: [{ title: 'News', minutes: 5 }], emptyTopic: false },
  ];
  const minutes = heldIn(groupWith(sections)).minutes();
  expect(minutes).toMatch(/^## Agenda\n\n1\. News\n2\. Kilns\n3\. Open day\n\n## Minutes\n\n### Kilns\n/u);
  expect(minutes).not.toContain('### News');
});

test('the titles in the list can have a wording of their own, with the number of the topic', () => {
  const sections = [
    { kind: 'summary', of: 'topics', line: ['{number}) {title} ({minutes} min)', '{number}) {title}'] },
    { kind: 'topics', heading: 'Minutes', topics: [{ title: 'News', minutes: 5 }] },
  ];
  expect(heldIn(groupWith(sections)).minutes()).toMatch(/^- 1\) News \(5 min\)\n- 2\) Kilns\n/u);
});

test.each([
  ['nothing was decided', undefined, '## Resolutions\n\n- …\n'],
  ['it says so', 'None', '## Resolutions\n\n- None\n'],
  ['only the heading is left', '', '## Resolutions\n'],
  ['it is left out', false, ''],
])('if %s', (_, empty, written) => {
  const sections = [
    { kind: 'summary', heading: 'Resolutions', of: 'decisions', ...(empty !== undefined && { empty }) },
  ];
  expect(heldIn(groupWith(sections), []).minutes()).toBe(written);
});

test('what is in such a list is not open a second time', () => {
  const group = groupWith(SUMMARIES, { wording: { action: '{owners:and} to {text}' } });
  const found = findTopics(readDocument(heldIn(group).minutes()), group);
  expect(found.map(({ path }) => path.map(({ title }) => title))).toEqual([[], ['Kilns'], ['Open day']]);
});
