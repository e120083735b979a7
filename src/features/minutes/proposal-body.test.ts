import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, givenIn, PLANNED, present, STARTED, type Given } from '../../../test/doubles/given.ts';
import type { ApprovalRule } from '../../meeting/group.ts';
import { proposalBody } from './proposal-body.ts';

const held = (rule: Partial<ApprovalRule> = {}): Given =>
  givenIn(
    { ...demoGroup, approval: { ...demoGroup.approval, ...rule } },
    PLANNED,
    present('mira'),
    { type: 'roll-call.regrets', at: PLANNED.at, who: 'sofia' },
    STARTED,
  );
const body = (meeting: Given): string => proposalBody(meeting.and(ENDED).meeting);
const part = (title: string, meeting: Given): string | undefined =>
  new RegExp(String.raw`### ${title}\n\n(?<lines>(?:.+\n)*(?:\n *- .+\n(?:.+\n)*)*)`, 'u').exec(body(meeting))
    ?.groups?.['lines'];

const named = (nth: number) => body(held().and({ type: 'review.named', at: PLANNED.at, nth }));

describe('the words of a proposal', () => {
  test('say who was there, and call nobody', () => {
    const { meeting } = held().and(ENDED);
    expect(proposalBody(meeting).split('\n')[0]).toBe(
      'Present: mira. Regrets: sofia. Absent: jonas, adaeze, kenji, tariq, lena.',
    );
    expect(proposalBody(meeting)).not.toMatch(/@\w/u);
    expect(proposalBody(givenIn(demoGroup, PLANNED, STARTED, ENDED).meeting)).toMatch(
      /^Nobody checked in\. Absent: mira/u,
    );
  });

  test('leave out what there is none of', () => {
    expect(body(held())).not.toMatch(/### (?:Decisions|Actions|Open questions)/u);
  });

  test('say what was decided, in the order in which it was', () => {
    const decided = held().after(
      ['mira', '/agreed We buy oil'],
      ['mira', '/vote Paint it?'],
      ['mira', '/rejected Boats'],
    );
    expect(part('Decisions', decided)).toBe('- We buy oil\n- Paint it?\n- Boats\n');
  });

  test('say who does what, each owner once, and what wants a volunteer', () => {
    const busy = held().after(
      ['mira', '/action @kenji buy oil by 2026-04-01'],
      ['mira', '/action @kenji @lena paint'],
      ['mira', '/action sweep'],
    );
    const actions = part('Actions', busy) ?? '';
    expect(actions.split('\n').filter((line) => line !== '')).toEqual([
      '- kenji',
      '  - buy oil (by 2026-04-01)',
      '  - paint',
      '- lena',
      '  - paint',
      '- Volunteers wanted',
      '  - sweep',
    ]);
  });

  test('say what is asked', () => {
    expect(part('Open questions', held().after(['kenji', '/wanted somebody with a boat']))).toBe(
      '- somebody with a boat\n',
    );
  });

  test('say if others have the file’s name already', () => {
    expect(named(1)).not.toContain('other minutes');
    expect(named(2)).toMatch(/^There are other minutes of this day already\. These are in a file of their own/u);
    expect(named(3)).toMatch(/^There are 2 other minutes of this day already\./u);
  });
});

describe('how to approve', () => {
  test.each<[Partial<ApprovalRule>, string]>([
    [{}, '2 approvals by members other than the author are needed. Corrections are welcome'],
    [{ needed: 1 }, '1 approval by members other than the author is needed.'],
    [{ onlyMembers: false }, '2 approvals by people other than the author are needed.'],
    [{ organisations: 2 }, 'the author, from at least 2 organisations, are needed.'],
    [{ silence: 72 }, 'are needed. After 72 hours, silence is consent. Corrections'],
    [{ merge: 'gavel' }, 'Then Gavel merges it.'],
    [{ merge: 'chair' }, 'Then the chair or secretary merges it.'],
    [{ merge: 'people' }, 'Then you can merge it.'],
  ])('%j', (rule, words) => expect(part('How to approve', held(rule))).toContain(words));
});
