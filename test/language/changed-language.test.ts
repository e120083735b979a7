// A group that changes its language from English to German: what its English minutes say comes along.
import { describe, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { carriedEvents, takeOverMerged } from '../../src/features/next-meeting-events.ts';
import { rolesFeature } from '../../src/features/roles/roles.ts';
import { historyFeature } from '../../src/features/stats/history.ts';
import { entriesFeature } from '../../src/meeting/entry.ts';
import type { Group } from '../../src/meeting/group.ts';
import { lifecycleState } from '../../src/meeting/lifecycle.ts';
import { plainText } from '../../src/meeting/message.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { openMeeting } from '../doubles/open-meeting.ts';

const AT = '2024-05-16T12:00:00.000Z';

const groupIn = (language: string, [roles, present, agenda, events, elections, next]: readonly string[]): Group =>
  inventedGroup({
    language,
    members: ['mira', 'jonas', 'kenji', 'sofia'].map((handle) => ({ handle })),
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' },
    format: {
      path: 'minutes-{date}.md',
      frontMatter: { meeting_time: '{start:yyyy-MM-dd HH:mm} UTC' },
      sections: [
        { kind: 'roles', heading: roles },
        { kind: 'present', heading: present },
        { kind: 'topics', id: 'agenda', heading: agenda, topics: [{ title: 'Lamps' }] },
        { kind: 'events', id: 'events', heading: events },
        { kind: 'elections', heading: elections },
        { kind: 'next', heading: next },
      ],
    },
  });

const english = groupIn('en', ['Welcome', 'Present', 'Agenda', 'Upcoming events', 'Next roles', 'Next meeting']);
const german = groupIn('de', [
  'Begrüßung',
  'Anwesend',
  'Tagesordnung',
  'Termine',
  'Rollen beim nächsten Mal',
  'Nächste Sitzung',
]);

const PRESENT = (who: string, at: string) => ({ type: 'roll-call.present', at, who });

/** A meeting with something of everything. */
function held(group: Group) {
  const open = openMeeting(group)
    .fold(PRESENT('mira', '2024-05-15T16:50:00.000Z'))
    .held()
    .fold(PRESENT('kenji', '2024-05-15T17:20:00.000Z'));
  for (const line of [
    '/topic Lamps',
    '/action @kenji buy oil by 2024-05-28',
    '/action sweep the floor',
    '/event 2024-06-01..2024-06-02 Night of lamps',
    '/elect chair @sofia',
  ])
    open.says('mira', line);
  return open.fold({ type: 'lifecycle.ended', at: '2024-05-15T18:00:00.000Z' });
}

/** The meeting in the new language after one in the old: the old minutes are read, as they were or as people edited them. */
function after(was: Group, is: Group, ...edits: readonly (readonly [string, string])[]) {
  const before = held(was).meeting();
  const written = minutesMarkdown(before);
  const merged = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, written);
  const next = openMeeting(is, AT, before);
  next.fold(...carriedEvents(merged, next.meeting(), before, AT));
  const taken = takeOverMerged(merged, next.meeting(), AT, before);
  next.fold(...(taken?.events ?? []));
  const meeting = next.meeting();
  return {
    written,
    told: taken?.announce && plainText(taken.announce),
    entries: [...meeting.stateOf(entriesFeature).byNumber.values()],
    planned: meeting.stateOf(lifecycleState).planned,
    roles: meeting.stateOf(rolesFeature),
    history: meeting.stateOf(historyFeature),
    minutes: minutesMarkdown(meeting),
  };
}

describe.each([
  {
    from: english,
    to: german,
    wanted: 'Volunteer wanted – sweep the floor',
    due: 'buy oil (by 2024-05-28)',
    late: '@kenji (arrived late)',
    edits: [
      ['Wednesday 2024-05-29 @ 17:00 UTC', 'Thursday 2024-05-30 @ 18:00 UTC'],
      ['- Chair: @sofia', '- Chair: @jonas'],
    ],
    told: 'Aus dem gemergten Protokoll übernommen: nächste Sitzung Donnerstag, 30. Mai 2024, 18:00 UTC, Sitzungsleitung @jonas.',
    noDate: ['Next meeting is Wednesday 2024-05-29 @ 17:00 UTC', 'No date has been set yet'],
  },
  {
    from: german,
    to: english,
    wanted: 'Freiwillige gesucht – sweep the floor',
    due: 'buy oil (bis 2024-05-28)',
    late: '@kenji (kam später)',
    edits: [
      ['Mittwoch, 29. Mai 2024, um 17:00 UTC', 'Donnerstag, 30. Mai 2024, um 18:00 UTC'],
      ['- Sitzungsleitung: @sofia', '- Sitzungsleitung: @jonas'],
    ],
    told: 'Taken from the merged minutes: next meeting Thursday 30 May 2024, 18:00 UTC, chair @jonas.',
    noDate: ['Die nächste Sitzung ist am Mittwoch, 29. Mai 2024, um 17:00 UTC', 'Es gibt noch keinen Termin'],
  },
] as const)('from $from.language to $to.language', ({ from, to, wanted, due, late, edits, told, noDate }) => {
  test('what is open, who leads, and who was there come along', () => {
    const { written, entries, roles, history, planned, ...next } = after(from, to);
    for (const words of [wanted, due, late]) expect(written).toContain(words);
    expect(next.told).toBeUndefined();
    expect(entries.map(({ kind, text, owners, due: day }) => [kind, text, owners.join(), day])).toEqual([
      ['item', 'buy oil', 'kenji', '2024-05-28'],
      ['item', 'sweep the floor', '', undefined],
      ['event', expect.stringContaining('Night of lamps'), '', undefined],
    ]);
    expect(entries.at(-1)?.details).toEqual({ to: '2024-06-02' });
    expect(roles.chair).toEqual(['sofia']);
    expect(planned).toBe('2024-05-29T17:00:00.000Z');
    expect(history).toEqual([
      { date: '2024-05-15', present: ['mira', 'kenji'], chair: ['mira'], secretary: ['jonas'] },
    ]);
  });

  test('and so does what people edited in the old language', () => {
    const next = after(from, to, ...edits);
    expect(next.told).toBe(told);
    expect(next.planned).toBe('2024-05-30T18:00:00.000Z');
    expect(next.roles.chair).toEqual(['jonas']);
  });

  test('that there is no date yet is understood in either', () => {
    expect(after(from, to, noDate).planned).toBeUndefined();
  });

  test('the next minutes have each topic and section once', () => {
    const headings = after(from, to).minutes.match(/^#+ .*$/gmu) ?? [];
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings.filter((heading) => heading.endsWith('Lamps'))).toHaveLength(1);
  });
});
