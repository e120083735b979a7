import { describe, expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { plainText } from '../../meeting/message.ts';
import { personalPage } from './page.ts';

const planned = given(PLANNED);
const running = given(PLANNED, present('mira'), STARTED);

/** The page as people read it: a line each, a button in brackets after the lines that it is about. */
const read = (who: string, meeting: Meeting): string[] =>
  personalPage(who, meeting).parts.flatMap(({ lines, button }) => [
    ...plainText({ lines }).split('\n'),
    ...(button ? [`[${button.label}: ${button.says}]`] : []),
  ]);

const buttonOf = (meeting: Meeting) => personalPage('kenji', meeting).parts[0]?.button?.id;

test('tells when the group meets, what is on the agenda, and that nothing is to be done', () => {
  expect(personalPage('kenji', planned.meeting).title).toBe('Lantern working group');
  expect(read('kenji', planned.meeting)).toEqual([
    expect.stringMatching(/^Next meeting: Tuesday 3 March 2026, 17:00 UTC/u),
    '[Send regrets: /regrets]',
    'You have no open actions.',
    'Agenda',
    '- 1. Releases',
    '- 2. Security',
    '- 3. Documentation',
    '- 4. Community',
    '- 5. Upcoming events and deadlines',
  ]);
});

describe('their actions', () => {
  const several = running.after(
    ['mira', '/action @kenji test the driver'],
    ['mira', '/action @kenji, @sofia write the notes by 2026-03-20'],
    ['mira', '/action @sofia book the room'],
    ['mira', '/action find a printer'],
  );

  test('what is due first stands first, each with its day and a button', () => {
    expect(read('kenji', several.meeting).slice(2, 7)).toEqual([
      'Your open actions',
      '- [ ] #2 write the notes (due Fri 20 Mar)',
      '[Done: /done 2]',
      '- [ ] #1 test the driver',
      '[Done: /done 1]',
    ]);
  });

  test('what they ticked can be taken back', () => {
    const done = several.after(['kenji', '/done 1']);
    expect(read('kenji', done.meeting)).toEqual(
      expect.arrayContaining(['- [x] #1 test the driver', '[Reopen: /reopen 1]']),
    );
    expect(read('kenji', done.and(ENDED).meeting).filter((line) => line.startsWith('['))).toEqual([]);
  });

  test('of very many those due first, and a word on the others', () => {
    const lines = Array.from({ length: 23 }, (_, i) => ['mira', `/action @kenji task ${i}`] as const);
    const shown = read('kenji', running.after(...lines).meeting);
    expect(shown.filter((line) => line.startsWith('[Done'))).toHaveLength(20);
    expect(shown).toContain('… and 3 more: /actions @me in the room lists them all.');
  });
});

describe('whether they come', () => {
  const sorry = planned.after(['kenji', '/regrets ill']);

  test('regrets can be taken back, and are nobody else’s business', () => {
    expect(read('kenji', sorry.meeting)[0]).toMatch(/You've sent regrets\.$/u);
    expect(read('kenji', sorry.meeting)[1]).toBe('[I can come after all: /coming]');
    expect(read('sofia', sorry.meeting)[1]).toBe('[Send regrets: /regrets]');
    expect(read('kenji', sorry.meeting).join('\n')).not.toContain('ill');
  });

  test('who is there has nothing to press; nor is there anything to press when it has ended', () => {
    expect(read('mira', running.meeting)[0]).toBe("The meeting is running now. You're counted as present.");
    expect(read('mira', running.meeting).filter((line) => line.startsWith('['))).toEqual([]);
    expect(read('kenji', running.and(ENDED).meeting)[0]).toBe(
      'The meeting is over. The next one will be planned shortly.',
    );
    expect(read('kenji', running.and(ENDED).meeting).filter((line) => line.startsWith('['))).toEqual([]);
  });

  test('the button is for this meeting only: another date has another one', () => {
    const moved = planned.and({ type: 'lifecycle.moved', at: PLANNED.at, start: '2026-03-10T17:00:00.000Z' });
    expect(buttonOf(planned.meeting)).toBeDefined();
    expect(buttonOf(moved.meeting)).not.toBe(buttonOf(planned.meeting));
  });
});

test('without a date it says so', () => {
  const open = planned.and({ type: 'lifecycle.unplanned', at: PLANNED.at });
  expect(read('kenji', open.meeting)[0]).toBe('The next meeting has no date yet.');
});
