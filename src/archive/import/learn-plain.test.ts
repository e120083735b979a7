// Minutes without headings, and transcripts in which people are called by their given names. Everybody in them is invented.
import { expect, test } from '@jest/globals';

import type { ConfiguredFormat } from '../../minutes/format.ts';
import { learnGroup } from './import.ts';
import { learnName } from './learn-name.ts';

const WEEKS = [
  ['5', '12', 'Greta Sand, Omar Haddad, Yuki Mori', 'Greta Sand', 'Omar Haddad'],
  ['12', '19', 'Greta Sand, Omar Haddad, Ben Ashe', 'Ben Ashe', 'Greta Sand'],
  ['19', '26', 'Omar Haddad, Ben Ashe, Lena Fisk (guest)', 'Omar Haddad', 'Ben Ashe'],
] as const;

test('topics that are bold lines, without any heading', () => {
  const files = WEEKS.map(([day, next, present, chair, notes]) => ({
    path: `2026-03-${day.padStart(2, '0')}.md`,
    text: `Millrace weekly sync, Thursday ${day} March 2026, 16:00 UTC

Attending: ${present}
Chair: ${chair}
Notes by: ${notes}

**Release**
- it was week ${day}
- ACTION: ${chair} to tell the list

**AOB**
- none

Next meeting: Thursday ${next} March 2026, 16:00 UTC
`,
  }));
  const { format, name, members, rhythm } = learnGroup(files, {});
  expect(format.sections).toEqual([
    {
      kind: 'text',
      level: 2,
      markdown: 'Millrace weekly sync, {start:cccc d MMMM yyyy, HH:mm} UTC',
    },
    {
      kind: 'attendance',
      level: 2,
      groups: [{ who: 'present', label: 'Attending:', as: 'line', person: '{name}' }],
    },
    { kind: 'text', level: 2, markdown: 'Chair: {chair}\n\nNotes by: {secretary}' },
    {
      kind: 'topics',
      level: 2,
      as: 'bold',
      topics: [{ title: 'Release' }, { title: 'AOB' }],
      after: 'Next meeting: {next:cccc d MMMM yyyy, HH:mm} UTC',
    },
  ]);
  // A word alone may be anything.
  expect([name, rhythm?.start]).toEqual([undefined, '16:00']);
  expect(members.map((one) => one.name)).not.toContain('Lena Fisk');
});

test('those who led by their whole names, if people are called by their given names elsewhere', () => {
  const files = ['06', '20'].map((day) => ({
    path: `2026-05-${day}.md`,
    text: `# Shoreline – ${day} May 2026

Present: Dana Roe, Eli Stern
Chair: Dana Roe
Scribe: Eli Stern

## Tides

Dana: it is the ${day}th.

Eli: so it is.
`,
  }));
  const { format } = learnGroup(files, {});
  expect(format.person).toBe('{given}');
  expect(JSON.stringify(format.sections)).toContain('Chair: {chairname}\\n\\nScribe: {secretaryname}');
});

const titled = (heading: string): ConfiguredFormat => ({
  path: 'a.md',
  sections: [{ kind: 'text', heading, level: 1 }],
});

test.each([
  ['Harbour Seal Registry – meeting of {date:d MMMM yyyy}', 'Harbour Seal Registry'],
  ['Corvid Technical Steering Committee (TSC) Meeting {date}', 'Corvid Technical Steering Committee (TSC)'],
  ['Minutes of the Tallow Board, {date}', 'Tallow Board'],
  ['Protokoll der Vorstandssitzung vom {date}', undefined],
  ['Meeting {date}', undefined],
  ['Tallow Board', undefined],
])('the name in a title: %s', (heading, name) => {
  expect(learnName(titled(heading))).toBe(name);
});
