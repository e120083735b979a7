// Attendance as invented groups write it: the section's settings, and the Markdown that follows.
import { describe, expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { groupOf, parseConfig } from '../../config/config.ts';

/** Six people: ada leads, ben takes notes, cy watches, dee sent regrets, eve didn't come; gus comes late. */
const groupWith = (sections: readonly object[], more: object = {}, attendance: object = {}) => {
  const source = {
    id: 'kiln',
    name: 'Kiln group',
    chairs: ['ada'],
    secretaries: ['ben'],
    attendance,
    members: [
      { handle: 'ben', given: 'Ben', family: 'Ohm', affiliation: 'Oven & Sons', role: 'Voting Member' },
      { handle: 'ada', given: 'Ada', family: 'Zinn', affiliation: 'Clay', role: 'Chair' },
      { handle: 'cy', given: 'Cy', family: 'Ash', affiliation: 'Glaze | Co.', role: 'Observer' },
      { handle: 'dee', name: 'Dee van Loo', role: 'Voting Member' },
      { handle: 'eve', name: 'Eve' },
      { handle: 'gus', name: 'Gus Moor', role: 'Voting Member' },
    ],
    schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY' },
    format: { path: 'a.md', sections, ...more },
  };
  const [group] = parseConfig(JSON.stringify({ groups: [source] }), 'a.yaml', {}).groups;
  if (!group) throw new Error('no group');
  return groupOf(group);
};

const HAPPENED = [
  PLANNED,
  { type: 'roll-call.regrets', at: PLANNED.at, who: 'dee' },
  present('ada'),
  present('ben'),
  present('cy'),
  { type: 'guest.met', at: PLANNED.at, key: 'web:Per', name: 'Per' },
  { type: 'roll-call.present', at: PLANNED.at, who: 'web:Per', guest: true },
  STARTED,
  present('gus', '2026-03-03T17:20:00.000Z'),
  ENDED,
];
const written = (sections: readonly object[], more?: object, attendance?: object): string =>
  givenIn(groupWith(sections, more, attendance), ...HAPPENED).minutes();
const attendance = (settings: object, more?: object): string => written([{ kind: 'attendance', ...settings }], more);
const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

describe('attendance', () => {
  test('is labelled lines, with names and a last separator', () => {
    const groups = [
      { who: 'present', label: 'Present:' },
      { who: 'regrets', label: '**Regrets:**' },
      { who: 'partly', label: 'Partly:', empty: 'none' },
      { who: 'left', label: 'Left:' },
    ];
    expect(
      attendance({ as: 'line', groups, lastSeparator: ' and ', notes: false, person: '{name}', order: 'name' }),
    ).toBe(
      lines('Present: Ada Zinn, Ben Ohm, Cy Ash, Gus Moor and Per', '', '**Regrets:** Dee van Loo', '', 'Partly: none'),
    );
  });

  test('is labelled bullets, which are one list', () => {
    const groups = [
      { who: ['present', 'observers'], label: 'Present ({count}):' },
      { who: 'late', label: 'Joined later:' },
      { who: 'guests', label: 'Guests:' },
      { who: ['regrets', 'absent'], label: 'Not attending:', order: 'directory' },
    ];
    expect(attendance({ heading: 'Who was there', as: 'bullet', groups })).toBe(
      lines(
        '## Who was there',
        '',
        '- Present (3): @ada, @ben, @cy',
        '- Joined later: @gus',
        '- Guests: Per',
        '- Not attending: @dee, @eve',
      ),
    );
  });

  test('is one bullet without a label', () => {
    const settings = { heading: 'Attending', as: 'bullet', groups: [{ who: 'present' }] };
    expect(attendance(settings)).toBe(lines('## Attending', '', '- @ada, @ben, @cy, Per (guest), @gus (arrived late)'));
  });

  test('is nested, each under their label or all in one', () => {
    const groups = [
      { who: 'present', label: 'Attendees', as: 'nested line' },
      { who: 'regrets', label: 'Regrets', as: 'nested' },
      { who: 'partly', label: 'Partly', as: 'nested', empty: '' },
      { who: 'left', label: 'Left', as: 'nested', empty: '…' },
    ];
    const notes = { guest: 'visitor', late: 'joined later' };
    expect(attendance({ groups, notes })).toBe(
      lines(
        '- Attendees',
        '  - @ada, @ben, @cy, Per (visitor), @gus (joined later)',
        '- Regrets',
        '  - @dee',
        '- Partly',
        '- Left',
        '  - …',
      ),
    );
    // With a colon it's before the name.
    expect(attendance({ groups, notes: { ...notes, guest: 'Guest:' } })).toContain(
      '@cy, Guest: Per, @gus (joined later)',
    );
  });

  test('is a list under headings of the groups', () => {
    const groups = [
      { who: 'present', person: '{name}, {affiliation} ({role})' },
      { who: 'observers', heading: 'Observers present', person: '{name}, {affiliation}' },
      { who: 'guests', heading: 'Guests', as: 'line' },
      { who: 'partly', heading: 'For a part', as: 'line', empty: 'None' },
      { who: 'left', heading: 'Left early', empty: '' },
    ];
    const roles = { chair: 'chair', secretary: 'taking notes' };
    expect(attendance({ heading: 'Participants', groups, roles })).toBe(
      lines(
        '## Participants',
        '',
        '- Ada Zinn, Clay (Chair)',
        '- Ben Ohm, Oven & Sons (Voting Member, taking notes)',
        '- Gus Moor (Voting Member) (arrived late)',
        '',
        '### Observers present',
        '',
        '- Cy Ash, Glaze \\| Co.',
        '',
        '### Guests',
        '',
        'Per',
        '',
        '### For a part',
        '',
        'None',
        '',
        '### Left early',
      ),
    );
  });

  test("is a table with fields of the group's own", () => {
    const members = [
      { handle: 'ada', name: 'Ada Zinn', extra: { location: 'Linz | AT' } },
      { handle: 'ben', name: 'Ben Ohm', extra: { pronouns: 'he/him' } },
    ];
    const columns = [
      { heading: 'Name', value: '{name} ({extra.pronouns})' },
      { heading: 'Location', value: '{extra.location}' },
    ];
    const group = inventedGroup({
      members,
      schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY' },
      format: { path: 'a.md', sections: [{ kind: 'present', as: 'table', columns }] },
      chairs: ['ada'],
      secretaries: [],
    });
    const minutes = givenIn(group, PLANNED, present('ada'), present('ben'), STARTED, ENDED).minutes();
    expect(minutes).toBe(
      lines(
        '| Name             | Location   |',
        '|------------------|------------|',
        '| Ada Zinn         | Linz \\| AT |',
        '| Ben Ohm (he/him) |            |',
      ),
    );
  });

  test('is a table with columns of the directory', () => {
    const columns = [
      { heading: 'Given Name', value: '{given}', align: 'left' },
      { heading: 'Family Name', value: '{family}', align: 'left' },
      { heading: 'Affiliation', value: '{affiliation}', align: 'left' },
      { heading: 'Role', value: '{role}', align: 'left' },
    ];
    const groups = [{ who: 'present' }, { who: 'partly', label: 'Partly:', empty: 'nobody' }];
    expect(attendance({ as: 'table', order: 'family', columns, groups, roles: { secretary: 'taking notes' } })).toBe(
      lines(
        '| Given Name              | Family Name | Affiliation  | Role                        |',
        '|:------------------------|:------------|:-------------|:----------------------------|',
        '| Cy                      | Ash         | Glaze \\| Co. | Observer                    |',
        '| Gus Moor (arrived late) |             |              | Voting Member               |',
        '| Ben                     | Ohm         | Oven & Sons  | Voting Member, taking notes |',
        '| Per (guest)             |             |              |                             |',
        '| Ada                     | Zinn        | Clay         | Chair                       |',
        '',
        'Partly:',
        '',
        'nobody',
      ),
    );
  });

  test('puts people by their role, and nobody into two groups', () => {
    const groups = [
      { who: 'present', label: 'All others', as: 'nested' },
      { who: ['present', 'regrets'], withRole: ['voting member'], label: 'Voters', as: 'nested' },
      { who: 'late', label: 'Late', as: 'nested' },
    ];
    expect(attendance({ groups, notes: false, person: '{name} @{handle}', order: 'name' })).toBe(
      lines(
        '- All others',
        '  - Ada Zinn @ada',
        '  - Cy Ash @cy',
        '  - Per',
        '- Voters',
        '  - Ben Ohm @ben',
        '  - Dee van Loo @dee',
        '  - Gus Moor @gus',
      ),
    );
  });

  test('in sections of their own can have another form too', () => {
    expect(
      written([
        { kind: 'present', heading: 'Attendees', as: 'numbers', notes: false },
        { kind: 'regrets', heading: 'Regrets', as: 'line', person: '{name}' },
        { kind: 'absent', heading: 'Absent', as: 'bullet' },
      ]),
    ).toBe(
      lines(
        '## Attendees',
        '',
        '1. @ada',
        '2. @ben',
        '3. @cy',
        '4. Per',
        '5. @gus',
        '',
        '## Regrets',
        '',
        'Dee van Loo',
        '',
        '## Absent',
        '',
        '- @eve',
      ),
    );
  });

  test('escapes names, and leaves labels as the group writes them', () => {
    const named = { type: 'guest.met', at: PLANNED.at, key: 'web:Per', name: '*Per* | `x`' };
    const group = groupWith([{ kind: 'attendance', as: 'line', groups: [{ who: 'guests', label: '*Guests* –' }] }]);
    expect(givenIn(group, ...HAPPENED, named).minutes()).toBe('*Guests* – \\*Per\\* \\| \\`x\\`\n');
  });
});

describe('the quorum', () => {
  const text = [{ kind: 'text', heading: 'Roll call', markdown: '**{quorum}.**' }];
  const voters = { quorum: { roles: ['Voting Member', 'Chair'] } };

  test.each([
    ['more than half of the expected members', {}, 'Quorum was reached with 4 of 6 voting members'],
    ['those with a role', voters, 'Quorum was reached with 3 of 4 voting members'],
    ['as many as the group says', { quorum: { ...voters.quorum, needed: 4 } }, 'Quorum was not reached'],
  ])('is %s', (_, rule, words) => expect(written(text, {}, rule)).toBe(`## Roll call\n\n**${words}.**\n`));

  test('is said in the words of the format', () => {
    const quorum = { reached: '{present}/{voting} (needed: {needed})', missed: 'No quorum' };
    expect(written(text, { quorum }, voters)).toBe('## Roll call\n\n**3/4 (needed: 3).**\n');
    expect(givenIn(groupWith(text, { quorum }, voters), PLANNED).minutes()).toBe('## Roll call\n\n**No quorum.**\n');
  });

  test('is of members, and guests do not count', () => {
    const guests = [PLANNED, ...HAPPENED.filter(({ type }) => type !== 'roll-call.regrets').slice(4)];
    expect(givenIn(groupWith(text, {}, voters), ...guests).minutes()).toContain('Quorum was not reached');
  });
});
