import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, givenIn, PLANNED, present, STARTED, type Happened } from '../../../test/doubles/given.ts';
import type { ApprovalRule } from '../../meeting/group.ts';
import { plainText } from '../../meeting/message.ts';
import { reviewViews } from './view.ts';

const AT = '2026-03-03T18:30:00.000Z';
const PAGE = 'https://forge.example/7';
const PROPOSED = { type: 'review.proposed', at: AT, branch: 'b', label: 'PR#7', url: PAGE, commit: 'c1' };
const REVIEWED = { type: 'lifecycle.reviewed', at: AT };

/** A meeting of which mira, kenji and jonas, its secretary, were. */
const held = (rule: Partial<ApprovalRule> = {}) =>
  givenIn(
    { ...demoGroup, approval: { ...demoGroup.approval, ...rule } },
    PLANNED,
    present('mira'),
    present('kenji'),
    present('jonas'),
    STARTED,
  );

function shown(meeting: ReturnType<typeof held>): { readonly lines: readonly string[]; readonly offers: number } {
  const [view] = reviewViews(meeting.meeting);
  if (!view) return { lines: [], offers: 0 };
  const { offers, ...words } = view.message;
  return { lines: plainText(words).split('\n'), offers: offers?.length ?? 0 };
}
const proposed = (rule?: Partial<ApprovalRule>, ...since: readonly Happened[]) =>
  shown(held(rule).and(ENDED, PROPOSED, REVIEWED, ...since));
const approved = (who: string) => ({ type: 'review.approved', at: AT, who });

const OVER = 'The meeting has ended. Thank you all.';
const STEPS = ['Minutes', OVER, '- [ ] Minutes written', '- [ ] Committed', '- [ ] Proposed'];
const DONE = ['Minutes', OVER, '- [ ] Minutes written', '- [ ] Committed', `- [x] Proposed as PR#7 (${PAGE})`];

test('before the end there is nothing to see', () => expect(shown(held())).toEqual({ lines: [], offers: 0 }));

test('the steps are ticked one by one, and anew for a new text', () => {
  const ended = held().and(ENDED);
  expect(shown(ended)).toEqual({ lines: STEPS, offers: 0 });
  const rendered = ended.and({ type: 'review.rendered', at: AT });
  expect(shown(rendered).lines[2]).toBe('- [x] Minutes written');
  const committed = rendered.and({ type: 'review.committed', at: AT });
  expect(shown(committed).lines.slice(2)).toEqual(['- [x] Minutes written', '- [x] Committed', '- [ ] Proposed']);
  expect(shown(committed.and({ type: 'review.rendered', at: AT })).lines[3]).toBe('- [ ] Committed');
});

describe('once they are proposed', () => {
  test('it says who is asked, what is missing and how to approve', () => {
    expect(proposed()).toEqual({
      lines: [...DONE, 'For review: @mira and @kenji.', '0 of 2 approvals. React ✅ or use /meeting approve.'],
      offers: 1,
    });
    expect(proposed({}, approved('kenji')).lines.at(-1)).toBe(
      '1 of 2 approvals: @kenji. React ✅ or use /meeting approve.',
    );
  });

  test('nobody is asked any more once they are approved, or if nobody has to approve', () => {
    expect(proposed({}, approved('kenji'), approved('mira')).lines.slice(5)).toEqual([
      '2 of 2 approvals: @kenji, @mira. React ✅ or use /meeting approve.',
    ]);
    expect(proposed({ needed: 0 }).lines.slice(5)).toEqual(['0 of 0 approvals. React ✅ or use /meeting approve.']);
  });

  test('it tells what else holds them up', () => {
    const asks = {
      type: 'review.given',
      at: AT,
      who: 'kenji',
      verdict: 'changes asked',
      commit: 'c1',
      current: true,
      url: PAGE,
    };
    expect(proposed({ organisations: 2 }, asks).lines.at(-1)).toBe(
      '0 of 2 approvals; approvals from 0 of 2 organisations; @kenji asks for changes. React ✅ or use /meeting approve.',
    );
  });

  test('in the forge there is nothing to react to', () => {
    const { lines, offers } = proposed({ inRooms: false });
    expect(lines.at(-1)).toBe(`0 of 2 approvals. Approve in PR#7 (${PAGE}).`);
    expect(offers).toBe(0);
  });

  test('a word on what could not be had is told once', () => {
    const note = { type: 'review.noted', at: AT, note: 'There is no calendar.' };
    expect(proposed({}, note, note).lines.filter((line) => line === 'There is no calendar.')).toHaveLength(1);
  });
});

test('what did not work is told until it works', () => {
  const failed = held().and(ENDED, { type: 'review.failed', at: AT, why: 'The branch is locked.' });
  expect(shown(failed).lines.at(-1)).toBe(
    "That didn't work: The branch is locked. Nothing is lost, and I'll keep trying. The chair and secretary can get the Markdown with /meeting minutes.",
  );
  expect(shown(failed.and({ type: 'review.committed', at: AT })).lines).toHaveLength(5);
});

describe('in the end', () => {
  const merged = { type: 'review.merged', at: AT, commit: 'm1' };

  test('they are merged, and by whose approval', () => {
    expect(proposed({}, merged)).toEqual({ lines: [...DONE, 'Merged.'], offers: 0 });
    expect(proposed({}, approved('kenji'), merged).lines.at(-1)).toBe('Approved by @kenji and merged.');
  });

  test('or closed', () => {
    expect(proposed({}, { type: 'review.closed', at: AT }).lines.slice(5)).toEqual([
      'Closed without being merged. /meeting propose proposes it again.',
    ]);
  });
});

test('in a German group it speaks German', () => {
  const { meeting } = givenIn({ ...demoGroup, language: 'de' }, PLANNED, present('mira'), STARTED).and(
    ENDED,
    PROPOSED,
    REVIEWED,
    approved('kenji'),
  );
  const [view] = reviewViews(meeting);
  expect(view && plainText(view.message)).toContain(
    '1 von 2 Genehmigungen: @kenji. Genehmige es mit ✅ oder /meeting approve.\n✅ Genehmigen',
  );
});
