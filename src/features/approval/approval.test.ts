import { describe, expect, test } from '@jest/globals';

import { ENDED, given, NOW, PLANNED, STARTED, type Happened } from '../../../test/doubles/given.ts';
import { approvalNews } from './news.ts';
import { approvalBefore } from './origin.ts';

const planned = given(PLANNED);
/** The line of the minutes. */
const line = (...events: readonly Happened[]): string | undefined =>
  /### Approve previous meeting minutes\n\n- (?<line>.*)\n/u.exec(planned.and(...events).minutes())?.groups?.['line'];

const at = PLANNED.at;
const approved = { type: 'approval.approved', at, proposal: 'PR#65', by: ['kenji', 'sofia'] };
const merged = { type: 'approval.merged', at, proposal: 'PR#65', by: 'mira' };
const awaited = { type: 'approval.awaited', at, proposal: 'PR#65', by: ['kenji'], missing: '1 of 2 approvals' };
const traced = { type: 'approval.traced', at };

describe('the minutes say of those before them', () => {
  test.each<[string, readonly Happened[]]>([
    ['Previous meeting minutes are not approved yet', []],
    ['Previous meeting minutes are not approved yet: PR#65 has 1 of 2 approvals', [awaited]],
    ['Previous meeting minutes were approved in PR#65 by @kenji and @sofia', [awaited, approved]],
    ['Previous meeting minutes were approved in PR#65 by @kenji and @sofia, and merged by @mira', [approved, merged]],
    ['Previous meeting minutes were merged in PR#65 by @mira', [merged]],
    ['Previous meeting minutes were merged in PR#65', [{ ...merged, by: undefined }]],
    ['Previous meeting minutes were merged by @mira', [{ ...traced, by: 'mira' }]],
    ['…', [traced]],
  ])('%s', (words, events) => expect(line(...events)).toBe(words));

  test('somebody who is two people on two platforms once', () => {
    const joined = { type: 'links.joined', at, users: ['slack:U1'], as: 'kenji', instead: 'slack:U1' };
    const both = { ...approved, by: ['slack:U1', 'kenji'] };
    expect(line(both, { ...merged, by: 'slack:U1' }, joined)).toBe(
      'Previous meeting minutes were approved in PR#65 by @kenji, and merged by @kenji',
    );
  });
});

describe('/meeting approved and /meeting merged', () => {
  test('say so if Gavel could not see it', () => {
    expect(planned.when('mira', '/meeting approved PR#65 by @kenji, @sofia')).toEqual({
      events: [{ ...approved, at: NOW }],
      answer: 'Recorded: @kenji and @sofia approved the previous minutes.',
    });
    expect(planned.when('mira', '/meeting merged PR#65 by @kenji')).toEqual({
      events: [{ ...merged, at: NOW, by: 'kenji' }],
      answer: 'Recorded: @kenji merged the previous minutes.',
    });
  });

  test.each([
    ['/meeting approved', 'Which pull request, and who was it?'],
    ['/meeting approved PR#65', 'Which pull request, and who was it?'],
    ['/meeting approved PR#65 by @nobody', "I don't know @nobody."],
    ['/meeting approved PR#65 by @kenji yesterday', 'Add names like @jonas, and nothing after them.'],
    [`/meeting approved ${'x'.repeat(101)} by @kenji`, 'the limit is 100. Use a shorter name.'],
  ])('%s is refused', (typed, why) => expect(planned.when('mira', typed).refuse).toContain(why));
});

describe('what is news of the minutes before, for the next meeting', () => {
  const proposed = { type: 'review.proposed', at: ENDED.at, branch: 'b', label: 'PR#65', commit: 'c1' };
  const ended = planned.and(STARTED, ENDED);
  const waiting = ended.and(proposed);
  const [kenji, sofia] = ['kenji', 'sofia'].map((who) => ({ type: 'review.approved', at, who }));
  const news = (before: typeof waiting, ...known: readonly Happened[]) =>
    approvalNews(before.meeting, planned.and(...known).meeting, at);

  test('is nothing before they are proposed', () => expect(news(ended)).toEqual([]));

  test('is what is missing, until that is known', () => {
    const lacking = { ...awaited, by: [], missing: '2 of 2 approvals' };
    expect(news(waiting)).toEqual([{ ...lacking, missing: '0 of 2 approvals' }]);
    expect(news(waiting, { ...lacking, missing: '0 of 2 approvals' })).toEqual([]);
    expect(news(waiting.and(kenji as Happened), { ...lacking, missing: '0 of 2 approvals' })).toEqual([awaited]);
  });

  test('is that they are approved', () => {
    const enough = waiting.and(kenji as Happened, sofia as Happened);
    expect(news(enough, awaited)).toEqual([approved]);
    expect(news(enough, awaited, approved)).toEqual([]);
  });

  test('is who merged them, if that is a member; after that there is no news', () => {
    const by = (who: string) => ({ type: 'review.merged-by', at, who });
    const done = waiting.and(kenji as Happened, { type: 'review.merged', at, commit: 'm1' });
    const told = [{ ...approved, by: ['kenji'] }];
    const { by: _by, ...unnamed } = merged;
    expect(news(done)).toEqual([...told, unnamed]);
    expect(news(done.and(by('mira')))).toEqual([...told, merged]);
    expect(news(done.and(by('github:ghost')))).toEqual([...told, unnamed]);
    expect(news(done, merged)).toEqual([]);
  });
});

const before = (origin: Parameters<typeof approvalBefore>[0]) => approvalBefore(origin, planned.meeting, at);
const web = (id: string) => ({ platform: 'web', id, name: id });

describe('a group’s first minutes say of those before them what the forge tells of the file', () => {
  test('nothing, if it tells nothing', () => {
    expect(before(undefined)).toEqual([traced]);
    expect(line(...before(undefined).map((event) => ({ ...event })))).toBe('…');
  });

  test('a commit has a name and no id: it is the member who is called so', () => {
    const commit = { platform: 'git', id: 'mira@lantern.example', name: 'Mira Halvorsen' };
    expect(before({ by: commit, approvedBy: [] })).toEqual([{ ...traced, by: 'mira' }]);
  });

  test('the proposal, each who approved once, and who merged it', () => {
    const origin = { proposal: 'PR#65', by: web('mira'), approvedBy: [web('kenji'), web('sofia'), web('kenji')] };
    expect(before(origin)).toEqual([{ ...traced, by: 'mira' }, approved, merged]);
  });

  test('strangers are introduced', () => {
    const ghost = { platform: 'github', id: 'ghost', name: 'Ghost' };
    expect(before({ proposal: 'PR#65', by: ghost, approvedBy: [ghost] })).toEqual([
      { type: 'guest.met', at, key: 'github:ghost', name: 'Ghost' },
      { ...traced, by: 'github:ghost' },
      { ...approved, by: ['github:ghost'] },
      { ...merged, by: 'github:ghost' },
    ]);
  });

  test('a proposal that nobody approved was only merged', () => {
    const { by: _by, ...unnamed } = merged;
    expect(before({ proposal: 'PR#65', approvedBy: [] })).toEqual([traced, unnamed]);
  });
});
