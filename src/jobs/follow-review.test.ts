// What people say of proposed minutes in the forge, and what follows from it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { BRANCH, INDEX, MINUTES } from '../../test/doubles/proposals.ts';
import { reviewedGroup, type ReviewedGroup } from '../../test/doubles/reviewed-group.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { ExplainedError, ForgeUnavailable } from '../ports/forge.ts';

let group: ReviewedGroup;
afterEach(() => group.on.stop());

describe('what people say of it in the forge', () => {
  beforeEach(async () => {
    group = await reviewedGroup();
    await group.on.meet('/topic Releases', '#info a new wick', '/action @kenji buy oil');
    group.on.news();
  });

  test('is told as it comes, each thing once; enough approvals merge the minutes', async () => {
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    group.forge.comment(BRANCH, 'kenji', 'A typo in\nline 3');
    await group.nextLook();
    const told = group.news(BRANCH).join('\n');
    expect(told).toContain(`@adaeze approved the minutes in ${BRANCH} (1 of 2).`);
    expect(told).toContain(`@kenji on ${BRANCH}: A typo in line 3`);
    await group.nextLook();
    await group.on.restart();
    await group.on.wait(5);
    expect(group.news(BRANCH)).toEqual([]);
    expect(group.onMain()).toBeUndefined();
    await group.forge.review(BRANCH, 'sofia', 'approved');
    await group.nextLook();
    expect(group.news('merged').join('\n')).toContain(
      `@adaeze and @sofia approved the minutes, and they're merged: ${BRANCH}.`,
    );
    expect(group.onMain()).toContain('a new wick');
    expect(group.onMain(INDEX)).toBe(`# Meetings\n\n### 2026\n* [2026-11-24](${BRANCH}.md)\n`);
    // Nothing is looked at any more.
    group.forge.failNext('status', new Error('nobody should look'));
    await group.on.wait(60);
    expect(group.failed()).toEqual([]);
  });

  test('the next meeting’s minutes tell how far the approval is, until it is done', async () => {
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.nextLook();
    expect(minutesMarkdown(group.on.meeting())).toContain('1 of 2 approvals');
    await group.forge.review(BRANCH, 'sofia', 'approved');
    await group.nextLook();
    expect(minutesMarkdown(group.on.meeting())).toContain('by @adaeze and @sofia');
  });

  test('an approval of an older text does not count, and one of the same text does', async () => {
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.nextLook();
    group.on.news();
    // The minutes stay as they were read.
    group.forge.push(BRANCH, { 'notes.md': 'A picture follows.\n' });
    await group.nextLook();
    expect(group.news('an older version')).toEqual([]);
    group.forge.push(BRANCH, { [MINUTES]: `${group.onBranch()}\nAnd more.\n` });
    await group.nextLook();
    expect(group.news('@adaeze').join('\n')).toContain(
      `@adaeze approved an older version of ${BRANCH}. Please look at it again.`,
    );
    await group.forge.review(BRANCH, 'sofia', 'approved');
    await group.nextLook();
    expect(group.onMain()).toBeUndefined();
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.nextLook();
    expect(group.onMain()).toContain('And more.');
  });

  test('while somebody asks for changes nothing is merged', async () => {
    await group.forge.review(BRANCH, 'kenji', 'changes asked');
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.forge.review(BRANCH, 'sofia', 'approved');
    await group.nextLook();
    expect(group.news('asks for changes').join('\n')).toContain(`@kenji asks for changes in ${BRANCH}.`);
    expect(group.onMain()).toBeUndefined();
    await group.forge.review(BRANCH, 'kenji', 'dismissed');
    await group.nextLook();
    expect(group.onMain()).toContain('a new wick');
  });

  test('closed there, it is told once and not merged; /meeting propose opens it again', async () => {
    group.forge.closed(BRANCH, 'kenji');
    await group.on.wait(3);
    expect(group.news('closed')).toEqual([
      `${BRANCH} was closed without being merged. Reopen it there or with /meeting propose.`,
    ]);
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.forge.review(BRANCH, 'sofia', 'approved');
    await group.nextLook();
    expect(group.onMain()).toBeUndefined();
    await group.on.say('mira', '/meeting propose');
    await group.on.wait(2);
    expect(group.onMain()).toContain('a new wick');
  });

  test('whoever merges it there is named, and the next agenda begins from what was merged', async () => {
    group.forge.push(BRANCH, { [MINUTES]: group.onBranch().replace('buy oil', 'buy the best oil') });
    await group.forge.mergedBy(BRANCH, 'sofia');
    await group.nextLook();
    expect(group.news('merged').join('\n')).toContain('@sofia');
    expect(minutesMarkdown(group.on.meeting())).toContain('buy the best oil');
    expect(minutesMarkdown(group.on.meeting())).not.toContain('buy oil');
  });

  test('what was open and is not in what was merged is told, once', async () => {
    const without = group
      .onBranch()
      .split('\n')
      .filter((line) => !line.includes('buy oil'))
      .join('\n');
    group.forge.push(BRANCH, { [MINUTES]: without });
    await group.forge.mergedBy(BRANCH, 'sofia');
    await group.nextLook();
    expect(group.news('missing in what was merged')).toEqual([
      [
        `Open in the proposed minutes, but missing in what was merged in ${BRANCH}:`,
        '- #2 @kenji – buy oil',
        "They aren't on the next agenda. Record them again to bring them back.",
      ].join('\n'),
    ]);
    await group.on.restart();
    await group.on.wait(5);
    expect(group.news('missing in what was merged')).toEqual([]);
  });
});

describe('what a webhook tells', () => {
  test('is looked at at once, and the looks that come of themselves go on', async () => {
    group = await reviewedGroup();
    await group.on.meet('/topic Releases', '#info a new wick');
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    group.on.news();
    await group.on.gavel.checkForge('lantern', 'delivery-1');
    await group.on.gavel.idle();
    expect(group.news('@adaeze approved')).toHaveLength(1);
    await group.forge.review(BRANCH, 'sofia', 'approved');
    await group.nextLook();
    expect(group.onMain()).toContain('a new wick');
  });

  test('of a group that is not led here does nothing', async () => {
    group = await reviewedGroup();
    await group.on.gavel.checkForge('nobody', 'delivery-1');
    group.forge.failNext('status', new Error('nobody should look'));
    await group.on.gavel.idle();
    expect(group.failed()).toEqual([]);
  });

  test('is not told if the forge fails just then: the next look tells it', async () => {
    group = await reviewedGroup();
    await group.on.meet('/topic Releases', '#info a new wick');
    group.on.news();
    group.forge.failNext('status', new Error('broken'));
    await group.on.gavel.checkForge('lantern', 'delivery-1');
    await group.on.gavel.idle();
    expect(group.news("I can't see")).toEqual([]);
  });
});

describe('looks that fail', () => {
  const FAILED = "I can't see the reviews of the proposed minutes";
  beforeEach(async () => {
    group = await reviewedGroup();
    await group.on.meet('/topic Releases', '#info a new wick');
    group.on.news();
  });

  test('are told at once if somebody can act, once, with what to do', async () => {
    group.forge.failNext(
      'status',
      new ExplainedError('The token has no right to see it.', { mend: 'Give it one.' }),
      5,
    );
    await group.on.wait(60);
    expect(group.news(FAILED)).toEqual([
      `${FAILED}: The token has no right to see it. Give it one. Nothing is lost, and I'll keep trying.`,
    ]);
  });

  test('are not told while the forge is only away for a moment', async () => {
    group.forge.failNext('status', new ForgeUnavailable('The forge does not answer (503).'), 5);
    await group.on.wait(10);
    expect(group.news(FAILED)).toEqual([]);
  });

  test('are told if the forge stays away, once', async () => {
    group.forge.failNext('status', new ForgeUnavailable('The forge does not answer (503).'), 12);
    await group.on.wait(240);
    expect(group.news(FAILED)).toEqual([
      `${FAILED}: The forge does not answer (503). Nothing is lost, and I'll keep trying.`,
    ]);
  });

  test('are told without anything that was not made for people to read', async () => {
    group.forge.failNext('status', new Error('ENOENT /home/gavel/secret'));
    await group.on.wait(2);
    const told = group.news(FAILED).join('\n');
    expect(told).toContain("Something is wrong with this group's repository.");
    expect(told).not.toContain('/home');
  });
});

test('a meeting whose group has merged nothing yet is followed from the next start on', async () => {
  group = await reviewedGroup({ needed: 1 });
  await group.on.meet('/topic Releases', '#info a new wick');
  await group.on.restart();
  await group.forge.review(BRANCH, 'adaeze', 'approved');
  await group.on.wait(2);
  expect(group.onMain()).toContain('a new wick');
});

test('minutes that nobody has read for two meetings are still followed, and merged when they are', async () => {
  group = await reviewedGroup({ needed: 1 });
  await group.on.meet('/topic Releases', '#info a new wick');
  await group.on.leap(14 * 24 * 60);
  await group.on.meet('#info nothing new');
  await group.on.leap(14 * 24 * 60);
  group.on.news();
  await group.forge.review(BRANCH, 'adaeze', 'approved');
  await group.nextLook();
  await group.nextLook();
  expect(group.onMain()).toContain('a new wick');
  expect(group.news('merged')).toContain(`@adaeze approved the minutes, and they're merged: ${BRANCH}.`);
});
