import { describe, expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { carryOver } from '../carry-over/carry-over.ts';
import { compareMerged } from '../carry-over/compare-merged.ts';

const WORDING = {
  agreed: 'RESOLVED: {text}',
  rejected: '**Decided against:** {text}',
  action: ['ACTION: {owners:and} – {text} ({due})', 'ACTION: {owners:and} – {text}', 'ACTION: {text}'],
  done: ['DONE: {owners:and} – {text}', 'DONE: {text}'],
  motion: [
    'Motion: {text}, moved by {by}. {result}: {for} for, {against} against',
    'Motion: {text}. {result}: {for} for, {against} against',
    'Motion: {text} ({outcome})',
  ],
};

const groupWith = (format: object) =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topics', id: 'a', topics: [{ title: 'Oil' }] }],
      ...format,
    },
  });

const heldIn = (format: object) => givenIn(groupWith(format), PLANNED, present('mira'), present('kenji'), STARTED);
const linesOf = (minutes: string): string[] => minutes.split('\n').filter((line) => /^\s*-/u.test(line));

/** What the next agenda takes over of minutes: `TEXT [box] owners, due`. */
function carried(format: object, meeting: ReturnType<typeof heldIn>, markdown = meeting.minutes()): string[] {
  const next = givenIn(groupWith(format), { ...PLANNED, start: '2026-03-10T17:00:00.000Z' }).meeting;
  const [{ entries }] = carryOver(markdown, next, meeting.meeting, ENDED.at);
  return entries.map(({ number, text, box, owners, due }) => [number, text, box, ...owners, due ?? ''].join('|'));
}

const RECORDED: (readonly [string, string])[] = [
  ['mira', '/agreed lamps are <lit>'],
  ['mira', '/rejected candles'],
  ['mira', '/action @kenji, @jonas buy oil by 2026-03-09'],
  ['mira', '/action @mira trim wicks'],
  ['mira', '/action sweep the floor'],
  ['kenji', '/note warm today'],
];

const recordedIn = (format: object) => RECORDED.reduce((meeting, line) => meeting.after([...line]), heldIn(format));

describe('entries in words of the group', () => {
  test('are written so, with or without boxes, and what people typed stays text', () => {
    expect(linesOf(recordedIn({ wording: WORDING }).minutes())).toEqual([
      String.raw`- RESOLVED: lamps are \<lit>`,
      '- **Decided against:** candles',
      '- [ ] ACTION: @kenji and @jonas – buy oil (by 2026-03-09)',
      '- [ ] ACTION: @mira – trim wicks',
      '- [ ] ACTION: sweep the floor',
      '- @kenji – warm today',
    ]);
    expect(linesOf(recordedIn({ wording: WORDING, boxes: false }).minutes())[3]).toBe('- ACTION: @mira – trim wicks');
  });

  const OPEN = ['3|buy oil|open|kenji|jonas|2026-03-09', '5|sweep the floor|open|'];

  test.each([
    ['with boxes', { wording: WORDING }],
    ['without boxes', { wording: WORDING, boxes: false }],
    ['without boxes and words of their own', { boxes: false }],
  ])('%s, what is open carries over with its number, owners and day, and what is done does not', (_, format) => {
    const meeting = recordedIn(format).after(['mira', '/done 4']);
    expect(carried(format, meeting)).toEqual(OPEN);
  });

  test('what is done has words of its own', () => {
    const meeting = recordedIn({ wording: WORDING, boxes: false }).after(['mira', '/done 4']);
    expect(linesOf(meeting.minutes())[3]).toBe('- DONE: @mira – trim wicks');
  });

  test('an action that somebody adds to the minutes carries over, and one that is done there does not', () => {
    const format = { wording: WORDING, boxes: false };
    const meeting = recordedIn(format);
    const merged = meeting
      .minutes()
      .replace('ACTION: @mira – trim wicks', 'ACTION: @kenji and @mira – clean up')
      .replace('ACTION: sweep', 'DONE: sweep');
    const found = carried(format, meeting, merged);
    expect(found.map((line) => line.replace(/^\d+\|/u, ''))).toEqual([
      'buy oil|open|kenji|jonas|2026-03-09',
      'clean up|open|kenji|mira|',
    ]);
  });

  test('what people leave out of minutes without boxes is dropped', () => {
    const meeting = recordedIn({ boxes: false });
    const proposed = meeting.minutes();
    const merged = proposed.replace(/^.*trim wicks\n/mu, '');
    const { ticked, dropped } = compareMerged(merged, proposed, meeting.meeting);
    expect([ticked, dropped.map(({ text }) => text)]).toEqual([[], ['trim wicks']]);
  });
});

const votedOn = (...lines: readonly (readonly [string, string])[]): string[] =>
  linesOf(lines.reduce((meeting, line) => meeting.after([...line]), heldIn({ wording: WORDING })).minutes());

describe('a motion', () => {
  test.each<[string, readonly (readonly [string, string])[], string]>([
    [
      'is carried',
      [
        ['mira', '/vote yes'],
        ['kenji', '/vote yes'],
        ['mira', '/vote close'],
      ],
      'moved by @mira. Carried: 2 for, 0 against',
    ],
    [
      'fails',
      [
        ['mira', '/vote yes'],
        ['kenji', '/vote no'],
        ['mira', '/vote close'],
      ],
      'moved by @mira. Failed: 1 for, 1 against',
    ],
  ])('%s', (_, ballots, written) => {
    expect(votedOn(['mira', '/vote burn whale oil'], ...ballots)).toEqual([`- Motion: burn whale oil, ${written}`]);
  });

  test('of which nothing is decided says so', () => {
    expect(votedOn(['mira', '/vote burn it'], ['mira', '/vote close'])).toEqual(['- Motion: burn it (no votes)']);
  });
});

test('events have no boxes either if nothing has', () => {
  const format = { boxes: false, sections: [{ kind: 'events', heading: 'Events' }] };
  expect(linesOf(heldIn(format).after(['mira', '/event 2026-05-02 Fair']).minutes())).toEqual([
    '- Fair – Saturday 2026-05-02',
  ]);
});

test('a day in a pattern of the group is read back as that day', () => {
  const format = {
    wording: {
      action: ['Action ({owners}): {text} – due {due:d MMMM yyyy}', 'Action ({owners}): {text}', 'Action: {text}'],
    },
  };
  const meeting = recordedIn(format);
  expect(linesOf(meeting.minutes())).toContain('- [ ] Action (@kenji, @jonas): buy oil – due 9 March 2026');
  expect(carried(format, meeting)).toContain('3|buy oil|open|kenji|jonas|2026-03-09');
  const edited = meeting.minutes().replace('9 March', '32 March');
  // What is no day stays in the words.
  expect(carried(format, meeting, edited)).toContain('1|buy oil – due 32 March 2026|open|kenji|jonas|');
});

test('one topic can write its entries otherwise than the others', () => {
  const topics = [{ title: 'Oil', entries: 'paragraphs' }, { title: 'Wicks' }];
  const meeting = heldIn({ sections: [{ kind: 'topics', id: 'a', topics }] })
    .after(['mira', '/topic Oil'])
    .after(['mira', '/agreed to buy some'])
    .after(['mira', '/topic Wicks'])
    .after(['mira', '/agreed to trim them']);
  expect(meeting.minutes()).toContain('## Oil\n\n**Agreed**: to buy some');
  expect(meeting.minutes()).toContain('## Wicks\n\n- **Agreed**: to trim them');
});
