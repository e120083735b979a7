import { expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, present, STARTED } from '../../test/doubles/given.ts';
import { inventedGroup } from '../../test/doubles/invented-group.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { factsOf } from './facts.ts';

const at = PLANNED.at;
const names = (people: readonly { readonly handle?: string | undefined }[]) => people.map(({ handle }) => handle);

test('what a group says in its own words is read back by what the words name', () => {
  const group = inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: {
      path: 'minutes-{date}.md',
      sections: [
        { kind: 'text', heading: 'Formalities', lines: ['Chair: {chair}, scribe: {secretary}', 'Present: {present}'] },
        {
          kind: 'text',
          heading: 'Last time',
          markdown: 'The minutes were approved by {approvers:and} and merged by {merger}, without objections.',
        },
        { kind: 'elections', heading: 'Ahead', chair: 'Next chair', secretary: 'Deputy' },
        {
          kind: 'next',
          continues: true,
          markdown: 'See you on {next:d MMMM yyyy} at {next:HH:mm} UTC ([iCal](https://cal.example))',
        },
        { kind: 'topics', heading: 'Agenda' },
      ],
    },
  });
  const markdown = givenIn(
    group,
    PLANNED,
    present('kenji'),
    present('mira'),
    { type: 'approval.approved', at, proposal: 'PR#3', by: ['kenji', 'mira'] },
    { type: 'approval.merged', at, proposal: 'PR#3', by: 'jonas' },
    STARTED,
    { type: 'elections.elected', at, role: 'chair', people: ['kenji'] },
    { type: 'elections.elected', at, role: 'secretary', people: ['mira'] },
    ENDED,
  ).minutes();
  const { directory, format } = group;
  const facts = factsOf(readDocument(markdown), { directory, format, of: group });
  expect(names(facts.roles.chair)).toEqual(['mira']);
  expect(names(facts.roles.secretary)).toEqual(['jonas']);
  expect(names(facts.attendance.present)).toEqual(['kenji', 'mira']);
  expect(facts.approval?.approved).toBe(true);
  expect(names(facts.approval?.approvedBy ?? [])).toEqual(['kenji', 'mira']);
  expect(names(facts.approval?.mergedBy ?? [])).toEqual(['jonas']);
  expect(names(facts.nextRoles.chair)).toEqual(['kenji']);
  expect(names(facts.nextRoles.secretary)).toEqual(['mira']);
  expect(facts.next?.start).toBe('2026-03-04T17:00:00.000Z');
});
