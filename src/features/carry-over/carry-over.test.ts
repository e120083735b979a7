import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { carriedAgenda, carryingGroup, meetingFromMinutes } from '../../../test/doubles/carried-agenda.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import { anyMarkdown } from '../../../test/properties/texts.ts';
import { agendaMarkdown } from '../../replay/agenda.ts';
import { carryOver } from './carry-over.ts';

const minutes = (...lines: readonly string[]): string =>
  ['---', 'meeting_time: 2024-05-15 17:00 UTC', '---', ...lines].join('\n');

/** The agenda's lines without the standing topics that have nothing under them. */
const agenda = (...lines: readonly string[]): string[] => carriedAgenda(carryingGroup, minutes(...lines));

describe('what the next agenda takes over', () => {
  test('open boxes, with the headings and notes that they need; what is ticked goes with what is ticked under it', () => {
    expect(
      agenda(
        '## Agenda',
        '### Lamps',
        '- [ ] @kenji – buy oil',
        '  - ask the harbour',
        '  - [x] @mira looked at prices',
        '- [x] paint the door',
        '  - [x] in blue',
        '  - it took a day',
        '- the tower is open',
        '#### Glass',
        '- [ ] wash it',
      ),
    ).toEqual(['### Lamps', '- [ ] @kenji – buy oil', '  - ask the harbour', '#### Glass', '- [ ] wash it']);
  });

  test('something done with something open under it stays as its context, without its box', () => {
    expect(agenda('## Agenda', '### Lamps', '- [x] oil', '  - it was cheap', '  - [ ] @mira pays')).toEqual([
      '### Lamps',
      '- oil',
      '  - [ ] @mira pays',
    ]);
  });

  test('notes stay beside what is open under a note', () => {
    expect(
      agenda('## Agenda', '### Lamps', '- the law has changed', '  - it is long', '  - [x] read', '  - [ ] obey'),
    ).toEqual(['### Lamps', '- the law has changed', '  - it is long', '  - [ ] obey']);
  });

  test('words stand as people wrote them', () => {
    const line = '- [ ] _why_ *not* [oil](https://example.org/?a=1&b=2)? `x` <b>!</b>';
    expect(agenda('## Agenda', '### Lamps', line)).toEqual(['### Lamps', line]);
  });

  test('owners are read back as the group names people, in one word or several', () => {
    const group = inventedGroup({
      members: [
        { handle: 'mira', name: 'Mira Lund', affiliation: 'Oil' },
        { handle: 'jonas', name: 'Jonas' },
      ],
      schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' },
      format: {
        path: 'minutes-{date}.md',
        person: '{name}, {affiliation}',
        wording: { action: 'ACTION: {owners} {text}' },
        sections: [{ kind: 'topics', heading: 'Agenda' }],
      },
    });
    const lines = ['### Lamps', '- [ ] ACTION: Mira Lund, Oil, Jonas buy oil', '- [ ] ACTION: Rowan Oak sings'];
    const text = minutes('## Agenda', ...lines, '- [ ] Jonas – wash the glass');
    const at = '2024-05-16T12:00:00.000Z';
    const [{ entries }] = carryOver(text, openMeeting(group, at).meeting(), undefined, at);
    expect(entries.map(({ owners, text: words }) => [words, ...owners])).toEqual([
      ['buy oil', 'mira', 'jonas'],
      ['ACTION: Rowan Oak sings'],
      ['wash the glass', 'jonas'],
    ]);
    expect(carriedAgenda(group, text)).toEqual([
      lines[0],
      lines[1],
      '- [ ] ACTION: Rowan Oak sings',
      '- [ ] Jonas – wash the glass',
    ]);
  });

  test('a topic keeps its name when people called it otherwise, or linked to a part of its page', () => {
    expect(agenda('## Agenda', '### [Our lamp oil](https://example.org/projects/1/views/2)', '- [ ] buy')).toEqual([
      '### [Oil](https://example.org/projects/1)',
      '- [ ] buy',
    ]);
    expect(agenda('### Boats and ships', '- [ ] sail')).toEqual(['### Boats and ships', '- [ ] sail']);
  });

  test('headings around the topics are none, and clocks are none', () => {
    expect(
      agenda('## 17:00 UTC – Meeting start', '### Lamps', '- [ ] buy', '## Minutes 2024-05-15', '- [ ] stray'),
    ).toEqual(['### Lamps', '- [ ] buy', '### Other business', '- [ ] stray']);
  });

  test('what every meeting says anew is not taken over; what else is open there is', () => {
    expect(
      agenda(
        '## Welcome',
        '- [ ] Chair: @mira',
        '- [ ] @mira sends the invitation',
        '### Attendees',
        '- [ ] @mira',
        '## Next meeting',
        '- [ ] Next meeting is Wednesday 2024-05-29 @ 17:00 UTC',
        '- [ ] @kenji books a room',
      ),
    ).toEqual(['### Other business', '- [ ] @mira sends the invitation', '- [ ] @kenji books a room']);
  });

  test('rosters stay whole where the group says so, and rules of the format go', () => {
    expect(
      agenda(
        '## Agenda',
        '### Lamps',
        '- who has oil',
        '  - [x] @mira 2 l',
        '  - [ ] @kenji?',
        '### How we write',
        '- [ ] add names',
      ),
    ).toEqual(['### Lamps', '- who has oil', '  - [x] @mira 2 l', '  - [ ] @kenji?']);
  });

  test('events stay until they are over, by their own days and not by a deadline; then they are ticked once', () => {
    expect(
      agenda(
        '## Upcoming events',
        '- [ ] Lamp days, 2024-06-01 … 2024-06-02 (deadline: 2024-05-20)',
        '- [ ] Oil fair, 2024-05-20',
        '- [x] Ship show, 2024-07-01',
        '- Harbour day, September 16-20, 2024',
        '- Tower day, to be announced',
        '- None',
      ),
    ).toEqual([
      '## Upcoming events',
      '- [ ] Lamp days, 2024-06-01 … 2024-06-02 (deadline: 2024-05-20)',
      '- [x] Oil fair, 2024-05-20',
      '- Harbour day, September 16-20, 2024',
      '- Tower day, to be announced',
    ]);
  });

  test('a past event that nobody ticked is ticked by itself, in the list of the agenda too, and then it is gone', () => {
    const left = minutes('## Upcoming events', '- [ ] Oil fair, 2024-05-20', '- Tower day, 2024-05-20');
    const next = meetingFromMinutes(carryingGroup, left);
    expect(next.agenda()).toEqual(['## Upcoming events', '- [x] Oil fair, 2024-05-20']);
    expect(next.says('mira', '/agenda')).toContain('- [x] #1 Oil fair, 2024-05-20');
    expect(carriedAgenda(carryingGroup, minutes(...next.agenda()))).toEqual([]);
  });

  test('a name that begins a sentence stays in it', () => {
    const next = meetingFromMinutes(
      carryingGroup,
      minutes('## Agenda', '### Lamps', '- [ ] @kenji has emailed the harbour'),
    );
    expect(next.says('kenji', '/actions @me')).toContain('#1 @kenji has emailed the harbour (since Wed 15 May)');
    next.says('mira', '/edit 1 @kenji has emailed the harbour again');
    expect(next.agenda()).toEqual(['### Lamps', '- [ ] @kenji has emailed the harbour again']);
  });

  test('an empty box asks for nothing', () => {
    expect(agenda('## Agenda', '### Lamps', '- [ ]', '- [ ] …', '- …')).toEqual([]);
  });
});

const left = (day: string, ...lines: readonly string[]) =>
  ['---', `meeting_time: ${day} 17:00 UTC`, '---', '## Agenda', '### Lamps', ...lines].join('\n');

describe('since when it is open', () => {
  test('is told from meeting to meeting, also when people mend the words', () => {
    const first = meetingFromMinutes(carryingGroup, left('2024-05-15', '- [ ] @kenji – buy oil for the lamp'));
    expect(first.entries()).toEqual(['#1 open since 2024-05-15 (1): buy oil for the lamp']);
    const second = first.after(left('2024-05-29', '- [ ] @kenji – buy oil for the lamps', '- [ ] wash the glass'));
    expect(second.entries()).toEqual([
      '#1 open since 2024-05-15 (2): buy oil for the lamps',
      '#2 open since 2024-05-29 (1): wash the glass',
    ]);
  });

  test('is marked for the chair after some meetings, in the agenda and among the actions', () => {
    let meeting = meetingFromMinutes(carryingGroup, left('2024-05-15', '- [ ] @kenji – buy oil'));
    for (const day of ['2024-05-29', '2024-06-12']) meeting = meeting.after(left(day, '- [ ] @kenji – buy oil'));
    const mark = '#1 @kenji – buy oil (open since 2024-05-15, make it an issue?)';
    expect(meeting.says('mira', '/agenda')).toContain(mark);
    expect(meeting.says('mira', '/actions @kenji')).toContain('#1 buy oil (open since 2024-05-15, make it an issue?)');
  });

  test('is not told if the minutes do not say their day', () => {
    const undated = ['## Agenda', '### Lamps', '- [ ] @kenji – buy oil'].join('\n');
    const meeting = meetingFromMinutes(carryingGroup, undated).after(undated).after(undated);
    expect(meeting.says('mira', '/actions @kenji')).not.toMatch(/since|Invalid/u);
  });

  test('is read from an agenda with marks that was committed', () => {
    const meeting = meetingFromMinutes(
      carryingGroup,
      left('2024-05-15', '- [ ] buy oil (open since 2023-01-04, make it an issue?)'),
    );
    expect(meeting.entries()).toEqual(['#1 open since 2023-01-04 (1): buy oil']);
  });
});

describe('what people did in between holds when the merged minutes are read again', () => {
  const draft = minutes(
    '## Agenda',
    '### Lamps',
    '- [ ] @kenji – buy oil for the lamp',
    '- [ ] wash the glass',
    '- [ ] paint',
  );

  test('ticks, amended words and drops', () => {
    const meeting = meetingFromMinutes(carryingGroup, draft).after(draft);
    meeting.says('kenji', '/done 1');
    meeting.says('mira', '/edit 2 wash the great glass');
    meeting.says('mira', '/drop 3 the door is gone');
    meeting.says('kenji', '/agenda add Lamps: a new wick');
    meeting.reads(draft.replace('the lamp', 'the lamps'));
    expect(meeting.agenda()).toEqual([
      '### Lamps',
      '- [x] @kenji – buy oil for the lamp',
      '- [ ] wash the great glass',
      '- [x] paint',
      '  - @mira – dropped: the door is gone',
      '- @kenji – a new wick',
    ]);
  });
});

const again = (body: string): string => agendaMarkdown(carryingGroup, `---\nmeeting_time: 2024-05-15\n---\n${body}`);

test('an agenda made of an agenda is the same agenda, whatever people left in the minutes', () => {
  fc.assert(
    fc.property(anyMarkdown(), (markdown) => {
      const once = again(again(markdown));
      expect(again(once)).toBe(once);
    }),
    { numRuns: 60 },
  );
});
