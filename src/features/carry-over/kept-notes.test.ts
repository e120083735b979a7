import { describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import type { Group } from '../../meeting/group.ts';
import { minutesMarkdown } from '../minutes-markdown.ts';
import { carryOver } from './carry-over.ts';

const groupWith = (format: object, lamps: object = {}): Group =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: {
      path: 'minutes-{date}.md',
      sections: [
        { kind: 'topic', heading: 'Lamps', ...lamps },
        { kind: 'topics', heading: 'Agenda', topics: [{ title: 'Oil' }] },
      ],
      ...format,
    },
  });

/** The next agenda after a meeting in which this was typed. */
function next(group: Group, ...said: readonly string[]): string[] {
  const open = openMeeting(group).held();
  for (const line of said) open.says('mira', line);
  return agendaOf(minutesMarkdown(open.meeting()), open);
}

function agendaOf(markdown: string, open: ReturnType<typeof openMeeting>): string[] {
  const after = open.following();
  after.fold(...carryOver(markdown, after.meeting(), open.meeting(), '2024-05-16T12:00:00.000Z'));
  return minutesMarkdown(after.meeting())
    .split('\n')
    .filter((line) => line.trim() !== '' && line !== '- …');
}

const SAID = [
  '/topic lamps',
  '/note the big one is green',
  '/agreed buy another',
  '/topic oil',
  '/note it is cheap',
  '/action @kenji buy it',
  '/note the small can',
  '/done 3',
] as const;

describe('plain notes', () => {
  test('go, by default', () => {
    expect(next(groupWith({}), ...SAID)).toEqual(['## Lamps', '## Agenda', '### Oil', '- [ ] @kenji – buy it']);
  });

  test('stay if the format says so, less what was ticked and what the meeting settled', () => {
    expect(next(groupWith({ carry: { notes: true } }), ...SAID)).toEqual([
      '## Lamps',
      '- @mira – the big one is green',
      '## Agenda',
      '### Oil',
      '- [ ] @kenji – buy it',
      '- @mira – the small can',
    ]);
  });

  test('stay in a section that says so, or go in one that says that', () => {
    const lamps = ['## Lamps', '- @mira – the big one is green', '## Agenda', '### Oil', '- [ ] @kenji – buy it'];
    expect(next(groupWith({}, { carry: 'notes' }), ...SAID)).toEqual(lamps);
    const onlyOpen = next(groupWith({ carry: { notes: true } }, { carry: 'open' }), ...SAID);
    expect(onlyOpen.slice(0, 2)).toEqual(['## Lamps', '## Agenda']);
    expect(onlyOpen.at(-1)).toBe('- @mira – the small can');
  });

  test('keep their form and what is under them, as people wrote it; what says nothing is no note', () => {
    const open = openMeeting(groupWith({ carry: { notes: true } }, { empty: 'Nothing new' })).held();
    const kept = ['- @kenji, see [the page](https://example.org) *soon*', '  - or later', '    - @mira: never'];
    const merged = ['## Lamps', '- Nothing new', '## Agenda', '### Oil', ...kept, '- [x] done', '  - a note on it'];
    expect(agendaOf(merged.join('\n'), open)).toEqual(['## Lamps', '- Nothing new', '## Agenda', '### Oil', ...kept]);
  });
});

describe('minutes without boxes', () => {
  const plain = groupWith({ boxes: false });

  test('have none, and what the log knows to be open is carried', () => {
    const open = openMeeting(plain).held();
    for (const line of SAID) open.says('mira', line);
    expect(minutesMarkdown(open.meeting())).toContain('- @mira – it is cheap\n- @kenji – buy it\n');
    expect(agendaOf(minutesMarkdown(open.meeting()), open)).toEqual([
      '## Lamps',
      '## Agenda',
      '### Oil',
      '- @kenji – buy it',
    ]);
  });

  test('what was ticked is not carried, and /done works in the next meeting too', () => {
    expect(next(plain, '/topic oil', '/action @kenji buy it', '/done 1')).toEqual(['## Lamps', '## Agenda', '### Oil']);
    const open = openMeeting(plain).held();
    for (const line of ['/topic oil', '/action @kenji buy it']) open.says('mira', line);
    const after = open.following();
    after.fold(
      ...carryOver(minutesMarkdown(open.meeting()), after.meeting(), open.meeting(), '2024-05-16T12:00:00.000Z'),
    );
    expect(after.says('kenji', '/done 1')).toBe('#1 is done: buy it');
  });
});

test('carried topics stand where they stood, not after those of the format', () => {
  const open = openMeeting(groupWith({}));
  const merged = [
    '## Lamps',
    '## Agenda',
    '### Wicks',
    '- [ ] trim',
    '### Oil',
    '- [ ] buy',
    '#### Whale',
    '- [ ] no',
    '#### Olive',
    '- [ ] yes',
    '### Boats',
    '- [ ] sell',
  ];
  expect(agendaOf(merged.join('\n'), open)).toEqual(merged);
});
