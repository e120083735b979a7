// Actions that are issues as well: which are opened, and what happens if one of the two changes.
import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import {
  ENDED,
  givenIn,
  NOW,
  PLANNED,
  present,
  PROPOSED,
  STARTED,
  type Given,
  type Happened,
} from '../../../test/doubles/given.ts';
import { plainText } from '../../meeting/message.ts';
import { inheritedIssues, issueOpened, leftBehind, linkedActions, settleIssue, toOpen } from './actions.ts';

const withIssues = { ...demoGroup, issues: { actions: true } };
const held = (...said: readonly (readonly [string, string])[]): Given =>
  givenIn(withIssues, PLANNED, present('mira'), STARTED).after(...said);
const proposed = (meeting: Given): Given => meeting.and(ENDED, PROPOSED);
const opened = (entry: number, issue = entry + 100): Happened => ({
  ...issueOpened(entry, { issue, url: `https://forge.example/${issue}` }, NOW),
  entry,
  issue,
});
const titles = ({ meeting }: Given): string[] => toOpen(meeting).map(({ title }) => title);

describe('an issue is opened', () => {
  const two = held(['mira', '/action @kenji write it up'], ['mira', '/action read it']);

  test('for each action, in the order in which they were recorded, once the minutes are proposed', () => {
    expect(titles(two)).toEqual([]);
    expect(titles(proposed(two))).toEqual(['write it up', 'read it']);
  });

  test('not for one that has an issue, that is done, or that is undone', () => {
    const [done, undone] = [two.after(['mira', '/done 1']), two.after(['mira', '/undo 1'])];
    expect(titles(proposed(done))).toEqual(['read it']);
    expect(titles(proposed(undone))).toEqual(['read it']);
    expect(titles(proposed(two).and(opened(1)))).toEqual(['read it']);
  });

  test('not for what was only noted, and not in a group that wants none', () => {
    expect(titles(proposed(held(['mira', '/note write it up'], ['mira', '/agreed read it'])))).toEqual([]);
    const without = givenIn(demoGroup, PLANNED, STARTED).after(['mira', '/action write it up']);
    expect(titles(proposed(without))).toEqual([]);
  });

  test('with a key of its own, so that it is the same one however often it is asked for', () => {
    const [one, other] = toOpen(proposed(two).meeting);
    expect([one?.key, other?.key]).toEqual(['lantern/1#1', 'lantern/1#2']);
    expect(one?.since).toBe(STARTED.at);
  });

  test('with a title that fits, and all of the text in the body', () => {
    const long = `write ${'very '.repeat(40)}much`;
    const [wanted] = toOpen(proposed(held(['mira', `/action ${long}`])).meeting);
    expect(wanted?.title.length).toBeLessThanOrEqual(120);
    expect(wanted?.body).toContain('much');
  });

  test('with what somebody typed as text, whatever Markdown or mention it looks like', () => {
    const [wanted] = toOpen(
      proposed(held(['mira', '/action see *all* of <b>it</b> ![x](http://evil.example/x)'])).meeting,
    );
    expect(wanted?.body).not.toContain('![x](http');
    expect(wanted?.body).not.toMatch(/(?<!\\)<b>/u);
  });

  test('with a link to the proposal where it has a page', () => {
    const url = 'https://forge.example/7';
    const [wanted] = toOpen(two.and(ENDED, { ...PROPOSED, url }).meeting);
    expect(wanted?.body).toContain(`[PR#7](${url})`);
    expect(wanted?.body).toContain('Owner: kenji');
  });
});

const settle = (meeting: Given, open: boolean) => {
  const found = settleIssue(1, open, meeting.meeting, NOW);
  return found && { ...found, told: found.decided.announce && plainText(found.decided.announce) };
};

/** The meeting after it was settled. */
const settled = (meeting: Given, open: boolean): Given => meeting.and(...(settle(meeting, open)?.decided.events ?? []));

const seen = (open: boolean): Happened => ({ type: 'issues.seen', at: NOW, entry: 1, open });

describe('an action and its issue', () => {
  const linked = held(['mira', '/action @kenji write it up']).and(opened(1));

  test('say the same: nothing is to be done', () => {
    expect(settle(linked, true)).toBeUndefined();
    expect(settle(linked.and(seen(true)), true)).toBeUndefined();
  });

  test('the issue is closed: the action is ticked, and that is told', () => {
    const found = settle(linked, false);
    expect(found).toMatchObject({ told: '#1 is done: issue 101 (https://forge.example/101) was closed.' });
    expect(found?.set).toBeUndefined();
    expect(settled(linked, false).minutes()).toContain('[x]');
    expect(settle(settled(linked, false), false)).toBeUndefined();
  });

  test('the issue is opened again: the action is open again', () => {
    const closed = settled(linked, false);
    expect(settle(closed, true)?.told).toBe('#1 is open again: issue 101 (https://forge.example/101) was reopened.');
    expect(settled(closed, true).minutes()).toContain('[ ]');
  });

  test('the action is ticked: the issue is to be closed, and nothing is told', () => {
    const done = linked.after(['kenji', '/done 1']);
    expect(settle(done, true)).toMatchObject({ set: false });
    expect(settle(done, true)?.told).toBeUndefined();
    expect(settle(settled(done, true), false)).toBeUndefined();
  });

  test('what somebody did here counts before what the issue says', () => {
    const reopened = settled(linked, false).after(['kenji', '/reopen 1']);
    expect(settle(reopened, false)).toMatchObject({ set: true });
    // Both did the same: there is nothing to set.
    expect(settle(linked.after(['kenji', '/done 1']), false)?.set).toBeUndefined();
  });

  test('the action is taken out: the issue is to be closed', () => {
    const undone = linked.after(['mira', '/undo 1']);
    expect(settle(undone, true)).toMatchObject({ set: false });
    expect(linkedActions(undone.meeting)).toEqual([]);
  });

  test('an issue that was open when its action was ticked in the minutes does not untick it', () => {
    const ticked = linked.and({ type: 'entry.boxed', at: NOW, number: 1, box: 'ticked', by: 'minutes' });
    expect(settle(ticked, true)).toMatchObject({ set: false });
  });

  test('an action without an issue has nothing to settle', () => {
    expect(settleIssue(1, true, held(['mira', '/action x']).meeting, NOW)).toBeUndefined();
  });
});

describe('the next meeting', () => {
  const before = held(['mira', '/action @kenji write it up'], ['mira', '/action read it']).and(opened(1), opened(2));
  /** It has carried over the first action only. */
  const next = givenIn(withIssues, PLANNED, STARTED).after(['mira', '/action @kenji write it up']);

  test('goes on with the issues of what it has carried over, once', () => {
    const events = inheritedIssues(before.meeting, next.meeting, NOW);
    expect(events).toMatchObject([{ type: 'issues.opened', entry: 1, issue: 101 }]);
    const after = next.and(...events);
    expect(inheritedIssues(before.meeting, after.meeting, NOW)).toEqual([]);
    expect(linkedActions(after.meeting)).toEqual([{ entry: 1, issue: 101 }]);
  });

  test('leaves behind what somebody settled in the meeting before and it has not carried over', () => {
    expect(leftBehind(before.meeting, next.meeting)).toEqual([]);
    const done = before.after(['mira', '/done 1'], ['mira', '/done 2']);
    expect(leftBehind(done.meeting, next.meeting)).toEqual([{ entry: 2, issue: 102 }]);
  });
});
