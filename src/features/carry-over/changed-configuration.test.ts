import { expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, givenIn, NOW, PLANNED, STARTED, type Happened } from '../../../test/doubles/given.ts';
import type { Group } from '../../meeting/group.ts';
import { plainText } from '../../meeting/message.ts';
import { changedConfiguration } from './changed-configuration.ts';

const group = { ...demoGroup, format: { ...demoGroup.format, branch: 'moths/{date}-minutes' } };
const proposed = (branch: string) => ({ type: 'review.proposed', at: NOW, branch, label: branch, commit: 'c0ffee' });
const named = (nth: number) => ({ type: 'review.named', at: NOW, nth });

test.each([
  ['of the second meeting of a day is its own', 'moths/2026-03-03-2-minutes', [named(2)], undefined],
  ['of the first one is not the second one’s', 'moths/2026-03-03-minutes', [named(2)], 'moths/2026-03-03-2-minutes'],
  ['of an old log tells itself which one it is', 'moths/2026-03-03-minutes-2', [], undefined],
  ['of another pattern is told', 'minutes-2026-03-03', [named(1)], 'moths/2026-03-03-minutes'],
])('a branch %s', (_, branch, events, told) => {
  const { meeting } = givenIn(group, PLANNED, STARTED, ENDED, ...events, proposed(branch));
  expect(changedConfiguration(meeting)?.key).toBe(told);
});

/** What is told, to whom, of a meeting that another configuration led. */
function toldOf(led: Group, ...events: readonly Happened[]): readonly string[] {
  const { decided } = changedConfiguration(givenIn(led, PLANNED, STARTED, ...events).meeting) ?? {};
  const notices = (decided?.notices ?? []).map((notice) => {
    const [, ...lines] = plainText(notice.message).split('\n');
    return `${'member' in notice ? notice.member : ''}: ${lines.join(' ')}`;
  });
  return decided?.announce ? ['all', ...notices] : notices;
}
const note = (number: number, more: object = {}) => ({
  type: 'entry.recorded',
  at: NOW,
  entry: { number, kind: 'note', topic: 'Old heading/1', text: 'oil', owners: [], box: 'none', ...more },
});

test('nothing is told of a meeting that fits, or whose minutes are merged', () => {
  expect(toldOf(demoGroup, note(1, { topic: 'Agenda/1', author: 'kenji' }))).toEqual([]);
  expect(toldOf(demoGroup, note(1), { type: 'review.merged', at: NOW, commit: 'm1' })).toEqual([]);
});

test('a heading that is gone is told to the chair, with what was recorded under it', () => {
  expect(toldOf(demoGroup, ...Array.from({ length: 12 }, (_, i) => note(i + 1)))).toEqual([
    'mira: The configuration no longer has the headings that #1, #2, #3, #4, #5, #6, #7, #8, #9, #10 and 2 more were ' +
      'recorded under, so the minutes have them under "Other business". If you renamed a heading, give its section the ' +
      'old one as its id and restart me.',
  ]);
});

test('a member who is gone is told, and a guest is no member', () => {
  const gone = note(1, { topic: 'Agenda/1', author: 'rowan', credit: 'slack:U1', owners: ['ash'] });
  expect(toldOf(demoGroup, gone)[0]).toContain('has no member with the handle @rowan and @ash, but this meeting does.');
  // An alias finds the member, and is not the handle that the record has.
  expect(toldOf(demoGroup, note(1, { topic: 'Agenda/1', author: 'lenaf' }))[0]).toContain('@lenaf');
});

test('a path that was changed is told while the minutes wait under the old one', () => {
  const waiting = { ...proposed('moths/2026-03-03-minutes'), path: 'old/minutes-2026-03-03.md' };
  expect(toldOf(group, waiting)).toEqual([
    'mira: These minutes are proposed as old/minutes-2026-03-03.md, but the configuration now says ' +
      "meetings/lantern-minutes-2026-03-03.md. Put the old path back until they're merged, or both files will be merged.",
  ]);
});

test('if no member leads, all are told', () => {
  const guest = { type: 'roles.named', at: NOW, role: 'chair', people: ['slack:U1'] };
  expect(toldOf(demoGroup, guest, note(1))).toEqual(['all']);
});

test('the operator’s log has it in one text, and the key is of what no longer fits', () => {
  const { key, decided } = changedConfiguration(givenIn(demoGroup, PLANNED, note(1), note(2)).meeting) ?? {};
  expect(key).toBe('#1,#2');
  expect(decided?.log).toMatch(
    /^The configuration no longer fits the minutes of lantern\/1: The configuration changed/u,
  );
});
