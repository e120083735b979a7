// What a reviewer reads on a proposal.
import { describe, expect, test } from '@jest/globals';

import { ENDED, given, givenIn, NOW, PLANNED, present, STARTED, type Given } from '../../../test/doubles/given.ts';
import { lantern } from '../../../test/doubles/lantern.ts';
import { proposalBody } from './proposal-body.ts';

const running = given(PLANNED, present('mira'), present('kenji'), STARTED).after(['mira', '/topic Releases']);
const body = (meeting: Given): string => proposalBody(meeting.meeting);
/** What stands under a heading. */
const under = (heading: string, text: string): string =>
  text.split(`### ${heading}\n`)[1]?.split('\n###')[0]?.trim() ?? '';

describe('a proposal tells', () => {
  test('who was there, without calling them anew', () => {
    expect(body(running.after(['sofia', '/regrets']))).toMatch(
      /^Present: mira, kenji\. Regrets: sofia\. Absent: jonas, /u,
    );
  });

  test('that nobody checked in', () => {
    expect(body(given(PLANNED, STARTED))).toMatch(/^Nobody checked in\. Absent: mira, /u);
  });

  test('what was decided, in the order in which it was, and not what was only noted', () => {
    const text = body(
      running.after(['mira', '/agreed First'], ['kenji', '/note Only a note'], ['mira', '/rejected Second']),
    );
    expect(under('Decisions', text)).toBe('- First\n- Second');
    expect(text).not.toContain('Only a note');
  });

  test('who does what, an action of two under each, and what nobody took last', () => {
    const text = body(
      running.after(
        ['mira', '/action nobody does this'],
        ['mira', '/action @kenji, @sofia write it up by 2026-04-01'],
        ['mira', '/action @sofia read it'],
      ),
    );
    expect(under('Actions', text).split('\n')).toEqual([
      '- kenji',
      '  - write it up (by 2026-04-01)',
      '- sofia',
      '  - write it up (by 2026-04-01)',
      '  - read it',
      '- Volunteers wanted',
      '  - nobody does this',
    ]);
  });

  test('no heading with nothing under it', () => {
    const text = body(running);
    for (const heading of ['Decisions', 'Actions', 'Open questions']) expect(text).not.toContain(heading);
  });

  test.each([
    [1, ''],
    [2, 'There are other minutes of this day already. '],
    [3, 'There are 2 other minutes of this day already. '],
  ])('that these are the minutes number %i of their day', (nth, words) => {
    const text = body(running.and(ENDED, { type: 'review.named', at: NOW, nth }));
    expect(text.startsWith(words === '' ? 'Present' : `${words}These stand in a file of their own`)).toBe(true);
  });
});

const rule = (approval: object): string =>
  under('How to approve', body(givenIn({ ...lantern, approval: { ...lantern.approval, ...approval } }, PLANNED)));

describe('how to approve', () => {
  test.each<[object, string]>([
    [{ needed: 2 }, '2 approvals by members other than the author are needed.'],
    [{ onlyMembers: false }, '2 approvals by people other than the author are needed.'],
    [{ organisations: 2 }, 'from at least 2 organisations'],
    [{ silence: 72 }, 'After 72 hours silence is consent.'],
    [{ merge: 'gavel' }, 'Then Gavel merges it.'],
    [{ merge: 'chair' }, 'Then a chair has it merged.'],
    [{ merge: 'people' }, 'Then it can be merged.'],
  ])('%j', (approval, words) => {
    expect(rule(approval)).toContain(words);
  });

  test('one organisation is no condition, and without a time silence is none', () => {
    expect(rule({ organisations: 1 })).not.toContain('organisations');
    expect(rule({ silence: undefined })).not.toContain('silence');
  });
});
