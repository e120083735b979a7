import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { carryingGroup, meetingFromMinutes } from '../../../test/doubles/carried-agenda.ts';
import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, givenIn, NOW, PLANNED, present, PROPOSED, STARTED } from '../../../test/doubles/given.ts';
import { entriesFeature, entriesUnder } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { topicsInOrder } from '../../meeting/topics.ts';
import { readMoveBack, readMoves } from './read-move.ts';

const running = given(PLANNED, present('mira'), present('kenji'), STARTED).after(
  ['mira', '/topic Releases'],
  ['mira', '/note one'],
  ['mira', '/note two'],
  ['kenji', '/note three'],
  ['mira', '/topic Security'],
  ['mira', '/note four'],
);
const within = running.and({
  type: 'entry.recorded',
  at: NOW,
  entry: { number: 5, kind: 'note', topic: 'Agenda/1', parent: 1, text: 'below one', owners: [], box: 'none' },
});

/** The agenda as a tree of numbers: `Releases: 1(5) 2 3`. */
function tree(meeting: Meeting): string[] {
  const at = (place: string | number): string =>
    entriesUnder(meeting, place)
      .map(({ number }) => {
        const below = at(number);
        return below === '' ? `${number}` : `${number}(${below})`;
      })
      .join(' ');
  return topicsInOrder(meeting).flatMap(({ title, place, id }) =>
    at(id) === '' ? [] : [`${place} ${title}: ${at(id)}`],
  );
}
const titles = (meeting: Meeting): string[] => topicsInOrder(meeting).map(({ place, title }) => `${place} ${title}`);

describe('an entry', () => {
  test.each([
    ['1 after 3', ['1 Releases: 2 3 1(5)', '2 Security: 4']],
    ['#3 before #1', ['1 Releases: 3 1(5) 2', '2 Security: 4']],
    ['3 before 2', ['1 Releases: 1(5) 3 2', '2 Security: 4']],
    ['1 after 4', ['1 Releases: 2 3', '2 Security: 4 1(5)']],
    ['1 under 4', ['1 Releases: 2 3', '2 Security: 4(1(5))']],
    ['2 under 1', ['1 Releases: 1(5 2) 3', '2 Security: 4']],
    ['5 after 1', ['1 Releases: 1 5 2 3', '2 Security: 4']],
    ['2 before 5', ['1 Releases: 1(2 5) 3', '2 Security: 4']],
    ['1 to Security', ['1 Releases: 2 3', '2 Security: 4 1(5)']],
    ['1 to secu', ['1 Releases: 2 3', '2 Security: 4 1(5)']],
    ['1 to "Documentation"', ['1 Releases: 2 3', '2 Security: 4', '3 Documentation: 1(5)']],
    ['5 to 4', ['1 Releases: 1 2 3', '2 Security: 4', '4 Community: 5']],
    ['5 to topic 4', ['1 Releases: 1 2 3', '2 Security: 4', '4 Community: 5']],
    ['3 vor 1', ['1 Releases: 3 1(5) 2', '2 Security: 4']],
    ['1 unter 4', ['1 Releases: 2 3', '2 Security: 4(1(5))']],
  ])('/move %s', (words, after) => {
    const moved = within.after(['mira', `/move ${words}`]);
    expect(tree(moved.meeting)).toEqual(after);
    const back = /^#?\d+/u.exec(words)?.[0] ?? '';
    expect(tree(moved.after(['mira', `/move ${back} back`]).meeting)).toEqual(tree(within.meeting));
  });

  test('everybody hears of it, and how to undo it', () => {
    expect(within.when('mira', '/move 1 under 4')).toEqual({
      events: [{ type: 'entry.moved', at: NOW, number: 1, topic: 'Agenda/2', parent: 4, by: 'mira' }],
      announce: '@mira moved #1, with 1 entry under it, under #4: one. /move 1 back undoes this.',
    });
    expect(within.when('mira', '/move 3 to Security').announce).toBe(
      '@mira moved #3 to "Security": three. /move 3 back undoes this.',
    );
    const german = givenIn({ ...demoGroup, language: 'de' }, PLANNED, STARTED).after(
      ['mira', '/note eins'],
      ['mira', '/note zwei'],
    );
    expect(german.when('mira', '/move 1 nach 2').announce).toBe(
      '@mira hat #1 hinter #2 verschoben: eins. /move 1 back macht das rückgängig.',
    );
  });

  test('keeps its number, and the minutes and the agenda that people see show it there', () => {
    const action = running.after(['mira', '/action @kenji a new key'], ['mira', '/move 5 to Releases']);
    expect(action.when('kenji', '/done 5').answer).toBe('#5 is done: a new key');
    expect(action.minutes()).toContain('- @kenji – three\n- [ ] @kenji – a new key\n\n### Security');
    expect(action.viewed('roll-call')).toMatch(/1\. Releases\n.*#5 @kenji – a new key\n.*2\. Security/su);
  });

  test.each([
    ['1 after 1', "#1 can't be moved beside itself."],
    ['1 under 5', "#5 is under #1, so #1 can't go there."],
    ['99 after 1', "There's no entry #99."],
    ['1 after 99', "There's no entry #99."],
    ['1 after Security', 'Which entry? Use its number, as in /move 1 after 12, or /move 1 to TOPIC.'],
    ['1 to #4', '#4 is an entry. Use /move 1 under #4, or name a topic.'],
    ['1 to Budget', 'There\'s no topic called "Budget". /agenda shows them.'],
    ['1 to 9', 'The agenda has no topic 9. /agenda shows them.'],
    ['1 back', "#1 wasn't moved."],
    ['', 'What should be moved, and where to?'],
    ['1', 'What should be moved, and where to?'],
    ['1 after', 'What should be moved, and where to?'],
  ])('/move %s: refused', (words, why) => {
    expect(within.when('mira', `/move ${words}`.trim()).refuse).toContain(why);
  });

  test('several topics match: which one?', () => {
    const two = running.after(['mira', '/topic "Budget of lamps"'], ['mira', '/topic "Budget of oil"']);
    expect(two.when('mira', '/move 1 to budget').refuse).toBe(
      'Which one: 5 Budget of lamps, 6 Budget of oil? Use a number, as in topic 3.',
    );
  });

  test('where it is already, nothing happens', () => {
    expect(running.when('mira', '/move 2 after 1')).toEqual({ events: [], answer: '#2 is already there.' });
    expect(running.when('mira', '/move 2 before 3')).toEqual({ events: [], answer: '#2 is already there.' });
    expect(running.when('mira', '/move 4 to Security')).toEqual({ events: [], answer: '#4 is already there.' });
  });

  test('its author, the chair and the secretary may move it', () => {
    expect(running.when('kenji', '/move 1 after 3').refuse).toBe(
      "Only #1's author, the chair or the secretary can change it.",
    );
    expect(running.when('kenji', '/move 3 after 1').events).toHaveLength(1);
  });

  test('in proposed minutes, they are proposed again', () => {
    expect(running.and(ENDED, PROPOSED).when('jonas', '/move 1 after 3').effects).toEqual(['propose']);
  });

  test('goes back only to a place that is there', () => {
    const moved = within.after(['mira', '/move 5 to Security'], ['mira', '/undo 1']);
    expect(moved.when('mira', '/move 5 back').refuse).toBe('The place where #5 was is gone. Name another one.');
  });

  test('whatever is moved wherever: every entry is in one place, under the topic of what is above it', () => {
    const moves = fc.array(
      fc.record({
        number: fc.nat({ max: 7 }),
        parent: fc.option(fc.nat({ max: 7 }), { nil: undefined }),
        after: fc.nat({ max: 7 }),
        topic: fc.nat({ max: 3 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, (all) => {
        const events = all.map(({ topic, ...rest }) => ({
          type: 'entry.moved',
          at: NOW,
          by: 'mira',
          topic: `Agenda/${topic + 1}`,
          ...rest,
        }));
        const { meeting } = within.and(...events);
        const { byNumber, under, byKind } = meeting.stateOf(entriesFeature);
        expect([...under.values()].flatMap((numbers) => numbers.toArray()).toSorted((a, b) => a - b)).toEqual([
          1, 2, 3, 4, 5,
        ]);
        for (const entry of byNumber.values()) {
          expect(byKind.get(entry.kind)?.get(entry.number)).toBe(entry);
          expect(under.get(entry.parent ?? entry.topic)?.includes(entry.number)).toBe(true);
          const above = entry.parent === undefined ? entry : byNumber.get(entry.parent);
          expect(above?.topic).toBe(entry.topic);
        }
      }),
    );
  });
});

describe('a topic', () => {
  const five = running.after(['mira', '/topic "Before and after"']);

  test.each([
    ['Security before Releases', ['1 Security', '2 Releases', '3 Documentation', '4 Community', '5 Before and after']],
    ['topic 1 after topic 4', ['1 Security', '2 Documentation', '3 Community', '4 Releases', '5 Before and after']],
    [
      'Before and after after secu',
      ['1 Releases', '2 Security', '3 Before and after', '4 Documentation', '5 Community'],
    ],
    [
      'releases after before and after',
      ['1 Security', '2 Documentation', '3 Community', '4 Before and after', '5 Releases'],
    ],
    [
      '"Before and after" under Security',
      ['1 Releases', '2 Security', '2.1 Before and after', '3 Documentation', '4 Community'],
    ],
  ])('/move %s', (words, after) => {
    const moved = five.after(['mira', `/move ${words}`]);
    expect(titles(moved.meeting).slice(0, 5)).toEqual(after);
    const told = five.when('mira', `/move ${words}`).announce ?? '';
    const undo = /(?<line>\/move ".*" back) undoes/u.exec(told)?.groups?.['line'] ?? '';
    expect(titles(moved.after(['jonas', undo]).meeting)).toEqual(titles(five.meeting));
  });

  test('goes with what is under it, and the next one is the next one', () => {
    const moved = running.after(['mira', '/move Security before Releases'], ['mira', '/topic 1']);
    expect(tree(moved.meeting)).toEqual(['1 Security: 4', '2 Releases: 1 2 3']);
    expect(moved.when('mira', '/topic next').announce).toBe('Topic: Releases');
    expect(moved.viewed('roll-call')).toMatch(/1\. Security ◀/u);
  });

  test.each([
    ['mira', 'Security after Security', '"Security" can\'t be moved into or beside itself.'],
    ['mira', 'Security after Budget', 'There\'s no topic called "Budget". /agenda shows them.'],
    ['mira', 'Security under Releases', '"Security" is on every meeting\'s agenda'],
    ['mira', 'Security after Upcoming', 'is a section of its own'],
    ['mira', 'upcoming before Security', 'is a section of its own'],
    ['mira', 'Security to Releases', 'Use after, before or under, and another topic.'],
    ['mira', 'Security back', '"Security" wasn\'t moved.'],
    ['kenji', 'Security after Releases', 'Only the chair or secretary can move a topic.'],
  ])('%s: /move %s: refused', (who, words, why) => {
    expect(five.when(who, `/move ${words}`).refuse).toContain(why);
  });
});

test('what was moved before the minutes were merged stays where it was put', () => {
  const lines = ['## Agenda', '### Lamps', '- [ ] a wick', '- [ ] a lamp', '### Oil', '- [ ] a can'];
  const meeting = meetingFromMinutes(carryingGroup, lines.join('\n'));
  meeting.says('mira', '/move 1 under 3');
  meeting.reads([...lines, '- [ ] a bottle'].join('\n'));
  const oil = '### [Oil](https://example.org/projects/1)';
  expect(meeting.agenda()).toEqual([
    '### Lamps',
    '- [ ] a lamp',
    oil,
    '- [ ] a can',
    '  - [ ] a wick',
    '- [ ] a bottle',
  ]);
  meeting.says('mira', '/move 1 back');
  expect(meeting.agenda().slice(0, 3)).toEqual(['### Lamps', '- [ ] a wick', '- [ ] a lamp']);
});

test('a line can be read in several ways', () => {
  expect(readMoves('Before and after after Oil')).toEqual([
    { what: 'Before and', way: 'after', where: 'after Oil' },
    { what: 'Before and after', way: 'after', where: 'Oil' },
  ]);
  expect(readMoves('constructor toString')).toEqual([]);
  expect(readMoveBack('Oil back')).toBe('Oil');
  expect(readMoveBack('back')).toBeUndefined();
});
