// Merging minutes that are approved, while people do things to them as well.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { BRANCH, INDEX, MINUTES } from '../../test/doubles/proposals.ts';
import { reviewedGroup, type ReviewedGroup } from '../../test/doubles/reviewed-group.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { plainText } from '../meeting/message.ts';
import { ForgeUnavailable } from '../ports/forge.ts';

let group: ReviewedGroup;
afterEach(() => group.on.stop());

describe('while it is merged', () => {
  beforeEach(async () => {
    group = await reviewedGroup({ needed: 1 });
    await group.on.meet('/topic Releases', '#info a new wick');
    group.on.news();
  });

  test('somebody is quicker with a commit: what nobody approved is not merged', async () => {
    group.forge.beforeMerge(() => group.forge.push(BRANCH, { [MINUTES]: 'All the oil is Kenji’s.\n' }));
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.on.wait(5);
    expect(group.onMain()).toBeUndefined();
    expect(group.news('new commits').join('\n')).toContain(BRANCH);
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.nextLook();
    expect(group.onMain()).toBe('All the oil is Kenji’s.\n');
  });

  test('somebody merges it in the forge first: they are named, and nothing fails', async () => {
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    // Between two looks: Gavel hears of the approval and of the merge at once.
    await group.forge.mergedBy(BRANCH, 'sofia');
    await group.nextLook();
    expect(group.news('merged').join('\n')).toContain('@sofia');
    expect(group.failed()).toEqual([]);
  });

  test('a page that Gavel writes has moved on: it is brought up to date on top of what was approved', async () => {
    group.forge.push('main', { [INDEX]: '# Meetings\n\n### 2026\n* [2026-11-17](minutes-2026-11-17.md)\n' });
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.nextLook();
    expect(group.onMain()).toContain('a new wick');
    expect(group.onMain(INDEX)).toBe(
      `# Meetings\n\n### 2026\n* [2026-11-17](minutes-2026-11-17.md)\n* [2026-11-24](${BRANCH}.md)\n`,
    );
    expect(group.failed()).toEqual([]);
  });

  test('people changed the same file on main: it is told to the chair once, and tried again', async () => {
    group.forge.push('main', { [MINUTES]: 'By hand\n' });
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.on.wait(60);
    expect(group.news("I couldn't merge")).toHaveLength(1);
    expect(group.onMain()).toBe('By hand\n');
  });

  test('the forge does not answer: nobody is bothered, and it is merged when it does', async () => {
    group.forge.failNext('merge', new ForgeUnavailable('The forge does not answer (503).'));
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.on.wait(15);
    expect(group.news('I couldn’t')).toEqual([]);
    expect(group.onMain()).toContain('a new wick');
  });

  test('a crash between the merge and the next agenda loses nothing of what was merged', async () => {
    group.forge.failNext('read', new Error('cut off'));
    group.forge.push(BRANCH, {
      [MINUTES]: group.onBranch().replace('a new wick', 'a new wick\n- [ ] @kenji – buy oil'),
    });
    await group.nextLook();
    await group.forge.review(BRANCH, 'adaeze', 'approved');
    await group.nextLook();
    await group.on.restart();
    await group.on.wait(15);
    expect(minutesMarkdown(group.on.meeting())).toContain('buy oil');
    expect(group.news("they're merged")).toHaveLength(1);
  });
});

test('silence that was none: who objects while the forge cannot be asked is heard before it is merged', async () => {
  group = await reviewedGroup({ silence: 24 });
  await group.on.meet('/topic Releases', '#info a new wick');
  await group.on.leap(24 * 60 - 2);
  await group.forge.review(BRANCH, 'kenji', 'changes asked');
  group.forge.failNext('status', new ForgeUnavailable('The forge does not answer (503).'));
  await group.on.wait(30);
  expect(group.onMain()).toBeUndefined();
  expect(group.news('asks for changes').join('\n')).toContain('@kenji');
});

test('everybody is told of the last approval and the merge in one message', async () => {
  group = await reviewedGroup({ inRooms: true });
  const { on } = group;
  await on.meet('/topic Releases', '#info a new wick');
  const posts = (): string[] =>
    on.chat.sent.flatMap(({ outgoing }) =>
      outgoing.kind === 'post' && outgoing.edits === undefined ? [plainText(outgoing.message)] : [],
    );
  const before = posts().length;
  await on.say('adaeze', '/meeting approve');
  await on.say('sofia', '/meeting approve');
  await on.wait(2);
  expect(posts().slice(before)).toEqual([
    `@adaeze approved the minutes in ${BRANCH} (1 of 2).`,
    `@adaeze and @sofia approved the minutes, and they're merged: ${BRANCH} (https://forge.example/${BRANCH}).`,
  ]);
});
