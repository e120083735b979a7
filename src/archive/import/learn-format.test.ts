import { expect, test } from '@jest/globals';

import { FormatSchema } from '../../minutes/format.ts';
import { learnGroup } from './import.ts';

// Folders in the manner of groups that there are; the groups, their people and their words are invented.

interface Folder {
  readonly name: (day: string) => string;
  readonly text: (day: string, next: string, i: number) => string;
}
const DAYS = ['2026-01-06', '2026-01-20', '2026-02-03', '2026-02-17'] as const;

const folderOf = ({ name, text }: Folder) =>
  DAYS.slice(0, 3).map((day, i) => ({ path: name(day), text: text(day, DAYS[i + 1] ?? '', i) }));

const learn = (folder: Folder, ...more: readonly { path: string; text: string }[]) =>
  learnGroup([...more, ...folderOf(folder)], {});

const PROJECT: Folder = {
  name: (day) => `meetings/${day.slice(0, 4)}/${day}.md`,
  text: (day, _, i) => `# Kiln steering committee ${day}

## Links

* Issue: https://kiln.example/issues/${i}

## Present

* Ada Byron @adab (voting member)
* Bo Chen @bochen
${i === 1 ? '* Cy Ito @cyito (guest, left early)\n' : ''}
## Agenda

### Announcements

* ${['Kiln 3 is out', 'Kiln 3.1 is out', 'nothing'][i]}

### ${['Glaze', 'Clay', 'Sand'][i]}

* @adab: it is ${['dry', 'wet', 'fine'][i]}

## Q&A

* no questions ${i}
`,
};

test('a committee with titles, names and handles, and topics under an agenda', () => {
  const { format, members, rhythm, doubts } = learn(PROJECT);
  expect(format.path).toBe('meetings/{date:yyyy}/{date}.md');
  expect([format.style, format.attribution]).toEqual([{ bullet: '*' }, '{person}:']);
  expect(format.sections.map(({ kind, heading, level }) => [kind, heading, level])).toEqual([
    ['text', 'Kiln steering committee {date}', 1],
    ['topic', 'Links', 2],
    ['present', 'Present', 2],
    ['topics', 'Agenda', 2],
    ['topic', 'Q&A', 2],
  ]);
  expect(format.sections[3]).toMatchObject({ topics: [{ title: 'Announcements' }] });
  expect(members.map(({ handle, name, expected }) => [handle, name, expected])).toEqual([
    ['adab', 'Ada Byron', true],
    ['bochen', 'Bo Chen', true],
    ['cyito', 'Cy Ito', false],
  ]);
  expect(doubts).toEqual([]);
  // Nobody wrote a time.
  expect(rhythm).toEqual({ from: '2026-02-03', every: 'FREQ=WEEKLY;INTERVAL=2' });
});

const GERMAN: Folder = {
  name: (day) => `protokolle/protokoll-${day}.md`,
  text: (day, next, i) => `---
datum: ${day} 18:00 UTC
sprache: de
---

## Begrüßung

- Sitzungsleitung: @ada
- Protokollführung: @bo

## Anwesende

- @ada
- @bo

## Entschuldigt

- ${i === 1 ? '@cy' : 'Niemand'}

## Tagesordnung

### Ofen

- [ ] @ada – den Ofen ${['putzen', 'heizen', 'prüfen'][i]}

## Termine

- [ ] Tag der Töpferei – ${['12', '13', '14'][i]}. Mai 2026

## Nächste Sitzung

- Die nächste Sitzung ist am ${next.slice(8)}.${next.slice(5, 7)}.2026 um 18:00 UTC
`,
};

test('minutes in German', () => {
  const { format, language, chairs, secretaries, rhythm } = learn(GERMAN);
  expect({ language, chairs, secretaries }).toEqual({ language: 'de', chairs: ['ada'], secretaries: ['bo'] });
  expect(rhythm?.start).toBe('18:00');
  expect(format.frontMatter).toEqual({ datum: '{start:yyyy-MM-dd HH:mm} UTC', sprache: 'de' });
  expect(format.sections).toEqual([
    { kind: 'roles', heading: 'Begrüßung', level: 2, chair: 'Sitzungsleitung', secretary: 'Protokollführung' },
    { kind: 'present', heading: 'Anwesende', level: 2 },
    { kind: 'regrets', heading: 'Entschuldigt', level: 2, empty: 'Niemand' },
    { kind: 'topics', heading: 'Tagesordnung', level: 2, topics: [{ title: 'Ofen' }] },
    { kind: 'events', heading: 'Termine', level: 2, day: '{from:do MMMM yyyy}' },
    {
      kind: 'next',
      heading: 'Nächste Sitzung',
      level: 2,
      markdown: 'Die nächste Sitzung ist am {next:dd.MM.yyyy} um {next:HH:mm} UTC',
    },
  ]);
});

test('of several forms the last one counts, and the older files are told from it', () => {
  const old = ['2025-11-25', '2025-12-09', '2025-12-23'].map((day) => ({
    path: `meetings/2025/${day}.md`,
    text: `# Kiln\n\n## Roll call\n\n- @adab\n\n## Old business\n\n- ${day} was long\n\n## New business\n\n- none\n\n## Good of the order\n\n- none\n`,
  }));
  const { era, minutes, format } = learn(PROJECT, ...old);
  expect([minutes.length, era.map(({ date }) => date)]).toEqual([6, DAYS.slice(0, 3)]);
  expect(format.sections.map(({ heading }) => heading)).not.toContain('Old business');
});

test('fixed texts, clocks and a page that lists the minutes', () => {
  const files = DAYS.slice(0, 3).map((day, i) => ({
    path: `log/${day}/README.md`,
    text: `# ${day}

## 17:0${i} UTC – Meeting start

* Come as you are!

## Status

We ${['lit', 'fed', 'left'][i]} the kiln.

## 18:1${i} UTC – Meeting end
`,
  }));
  const index = {
    path: 'log/README.md',
    text: `---\nnext_meeting: 2026-02-17 17:00 UTC\n---\n# Log\n\n## 2026\n\n${DAYS.slice(0, 3)
      .map((day) => `* ${day}: [notes](${day}/)`)
      .join('\n')}\n`,
  };
  const { format } = learnGroup([...files, index], {});
  expect(format).toEqual({
    path: 'log/{date}/README.md',
    style: { bullet: '*' },
    attribution: false,
    sections: [
      { kind: 'text', heading: '{date}', level: 1 },
      { kind: 'text', heading: '{begun:HH:mm} UTC – Meeting start', level: 2, markdown: '* Come as you are!' },
      { kind: 'topic', heading: 'Status', level: 2, entries: 'paragraphs' },
      { kind: 'topics', id: 'topics', level: 2 },
      { kind: 'text', heading: '{ended:HH:mm} UTC – Meeting end', level: 2 },
    ],
    index: {
      path: 'log/README.md',
      line: '* {date}: [notes]({date}/)',
      year: '## {date:yyyy}',
      next: { key: 'next_meeting', value: '{next:yyyy-MM-dd HH:mm} UTC' },
    },
  });
});

test('whatever is learned is a format', () => {
  for (const folder of [PROJECT, GERMAN]) expect(FormatSchema.safeParse(learn(folder).format).success).toBe(true);
});
