// What a group's first minutes with Gavel say of the approval of those before them.
import { describe, expect, test } from '@jest/globals';

import { given, NOW, PLANNED } from '../../../test/doubles/given.ts';
import type { Event } from '../../meeting/event.ts';
import { COMMIT_AUTHORS } from '../../meeting/member.ts';
import { approvalBefore, type TracedOrigin } from './origin.ts';

const author = (name: string) => ({ platform: COMMIT_AUTHORS, id: name.toLowerCase(), name });
const first = given(PLANNED);
const events = (origin: TracedOrigin | undefined): Event[] => approvalBefore(origin, first.meeting, NOW);
/** The line of the minutes about it. */
const line = (origin: TracedOrigin | undefined): string | undefined =>
  first
    .and(...events(origin))
    .minutes()
    .split('\n')
    .find((one) => one.includes('Previous meeting minutes'));

describe('the minutes say', () => {
  test.each<[string, TracedOrigin | undefined, RegExp]>([
    [
      'who approved and who merged a proposal',
      { proposal: 'PR#65', by: author('Mira Halvorsen'), approvedBy: [author('Kenji Morita'), author('Sofia Reyes')] },
      /approved in PR#65 by @kenji and @sofia, and merged by @mira/u,
    ],
    [
      'who merged one that nobody is known to have approved',
      { proposal: 'PR#65', by: author('Mira Halvorsen'), approvedBy: [] },
      /merged in PR#65 by @mira/u,
    ],
    ['that one was merged, if nobody knows by whom', { proposal: 'PR#65', approvedBy: [] }, /merged in PR#65$/u],
    ['who put them there without a proposal', { by: author('Mira Halvorsen'), approvedBy: [] }, /merged by @mira/u],
  ])('%s', (_, origin, words) => {
    expect(line(origin)).toMatch(words);
  });

  test('what the group wants said if nothing is known, and never a guess', () => {
    expect(events(undefined)).toEqual([{ type: 'approval.traced', at: NOW }]);
    expect(line(undefined) ?? '').not.toContain('@');
    expect(first.minutes()).toContain('Approve previous meeting minutes');
  });
});

describe('the author of a commit', () => {
  test('is the member with that name, and somebody else with another', () => {
    expect(events({ by: author('Lena Fischer'), approvedBy: [] }).at(-1)).toMatchObject({ by: 'lena' });
    const [met, traced] = events({ by: author('Rowan Oak'), approvedBy: [] });
    expect(met).toMatchObject({ type: 'guest.met', name: 'Rowan Oak' });
    expect(traced).toMatchObject({ type: 'approval.traced', by: expect.not.stringMatching(/^(?:mira|jonas)$/u) });
  });

  test('who both approved and merged is introduced once', () => {
    const rowan = author('Rowan Oak');
    const met = events({ proposal: 'PR#1', by: rowan, approvedBy: [rowan, rowan] });
    expect(met.filter(({ type }) => type === 'guest.met')).toHaveLength(1);
    expect(met.find(({ type }) => type === 'approval.approved')).toMatchObject({ by: [expect.any(String)] });
  });
});
