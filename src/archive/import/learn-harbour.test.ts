// Minutes in a plain style: one line for who led and who wrote, people with whom they speak for, owners in brackets,
// and what every file ends with. The group, its people and its words are invented.
import { expect, test } from '@jest/globals';

import { FormatSchema } from '../../minutes/format.ts';
import { learnGroup } from './import.ts';

interface Held {
  readonly day: string;
  readonly written: string;
  readonly next: string;
  readonly time: string;
  readonly led: readonly [string, string];
  readonly present: string;
  readonly topics: string;
}

const HELD: readonly Held[] = [
  {
    day: '2026-08-12',
    written: '12 August 2026',
    next: 'Wednesday 9 September 2026',
    time: '15:00–15:52',
    led: ['Ines Falk', 'Tomas Oduya'],
    present: 'Ines Falk (NorthPort), Tomas Oduya (NorthPort), Lin Wei (Seal Trust), Pavel Roth',
    topics:
      '## 2. Tags\n\n- They break in salt water.\n- **Decision:** order v3.\n- **Action (Lin Wei):** write the guide – due 1 September 2026\n\n## 3. Outage\n\n- **Action (Tomas Oduya, Pavel Roth):** write the report\n',
  },
  {
    day: '2026-09-09',
    written: '9 September 2026',
    next: 'Wednesday 14 October 2026',
    time: '15:02–15:47',
    led: ['Ines Falk', 'Pavel Roth'],
    present: 'Ines Falk (NorthPort), Lin Wei (Seal Trust), Pavel Roth',
    topics: '## 2. Tags\n\n- The guide is out.\n- **Action (Ines Falk):** announce v3 – due 20 September 2026\n',
  },
  {
    day: '2026-10-14',
    written: '14 October 2026',
    next: 'Wednesday 11 November 2026',
    time: '15:00–16:04',
    led: ['Lin Wei', 'Tomas Oduya'],
    present: 'Tomas Oduya (NorthPort), Lin Wei (Seal Trust), Pavel Roth, Guest: Aoife Byrne',
    topics: '## 2. Tags\n\n- Nobody objected.\n\n## 3. Count\n\n- **Decision:** v3 only.\n',
  },
];

const FILES = HELD.map(({ day, written, next, time, led: [chair, secretary], present, topics }) => ({
  path: `meetings/${day}.md`,
  text: `# Harbour Seal Registry – meeting of ${written}

**Time:** ${time} UTC
**Chair:** ${chair} · **Minutes:** ${secretary}
**Present:** ${present}
**Apologies:** Sanna Lind

## 1. Last minutes

Approved without changes.

${topics}
## 4. Any other business

- None.

---
Next meeting: ${next}, 15:00 UTC
`,
}));

const { format, members, guests, chairs, secretaries, rhythm, name } = learnGroup(FILES, {});

test('who they are: people with whom they speak for, and guests that are no members', () => {
  expect(Object.fromEntries(members.map((one) => [one.name, one.affiliation]))).toEqual(
    Object.fromEntries([
      ['Ines Falk', 'NorthPort'],
      ['Lin Wei', 'Seal Trust'],
      ['Pavel Roth', undefined],
      ['Sanna Lind', undefined],
      ['Tomas Oduya', 'NorthPort'],
    ]),
  );
  expect(guests).toEqual(['Aoife Byrne']);
  expect([chairs, secretaries, name]).toEqual([['lin'], ['tomas'], 'Harbour Seal Registry']);
});

test('when they meet: the first time of a span', () => {
  expect(rhythm).toEqual({ start: '15:00', from: '2026-10-14', every: 'FREQ=MONTHLY;BYDAY=2WE' });
});

test('decisions and actions, with owners in brackets and a day at the end', () => {
  expect(format.wording).toEqual({
    action: [
      '**Action ({owners}):** {text} – due {due:d MMMM yyyy}',
      '**Action ({owners}):** {text}',
      '**Action:** {text} – due {due:d MMMM yyyy}',
      '**Action:** {text}',
    ],
    agreed: '**Decision:** {text}',
  });
});

test('the frame: lines in their order, topics that differ, and what every file ends with', () => {
  expect(format.sections).toEqual([
    {
      kind: 'text',
      heading: 'Harbour Seal Registry – meeting of {date:d MMMM yyyy}',
      level: 1,
      markdown: '**Time:** {begun:HH:mm}–{ended:HH:mm} UTC\n\n**Chair:** {chair} · **Minutes:** {secretary}',
    },
    {
      kind: 'attendance',
      level: 1,
      notes: { guest: 'Guest:' },
      groups: [
        { who: 'present', label: '**Present:**', as: 'line', person: '{name} ({affiliation})' },
        { who: 'regrets', label: '**Apologies:**', as: 'line', person: '{name}' },
      ],
    },
    {
      kind: 'topics',
      id: 'topics',
      level: 2,
      title: '{number}. {title}',
      topics: [{ title: 'Last minutes', entries: 'paragraphs' }, { title: 'Tags' }, { title: 'Any other business' }],
      after: ['---\n\nNext meeting: {next:cccc d MMMM yyyy, HH:mm} UTC', '---'],
    },
  ]);
  expect(FormatSchema.safeParse(format).success).toBe(true);
});
