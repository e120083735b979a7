// Minutes are proposed, and proposed again.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { BRANCH, MINUTES } from '../../test/doubles/proposals.ts';
import { reviewedGroup, type ReviewedGroup } from '../../test/doubles/reviewed-group.ts';
import { MergeConflict } from '../ports/forge.ts';

let group: ReviewedGroup;
afterEach(() => group.on.stop());

describe('minutes that are proposed again', () => {
  beforeEach(async () => {
    group = await reviewedGroup();
    await group.on.meet('/topic Releases', '#info a new wick', '#info nothing new', '#info the glass is clean');
    group.on.news();
  });

  test('bring a correction beside what people changed', async () => {
    group.forge.push(BRANCH, { [MINUTES]: group.onBranch().replace('the glass is clean', 'the glass is very clean') });
    await group.on.say('jonas', '/undo 1');
    await group.nextLook();
    expect(group.onBranch()).not.toContain('a new wick');
    expect(group.onBranch()).toContain('the glass is very clean');
  });

  test('leave people’s line where both changed it, and say so', async () => {
    group.forge.push(BRANCH, { [MINUTES]: group.onBranch().replace('a new wick', 'an old wick') });
    await group.on.say('jonas', '/edit 1 two new wicks');
    await group.nextLook();
    expect(group.onBranch()).toContain('an old wick');
    expect(group.on.told().join('\n')).toContain(
      `People changed the same lines of ${MINUTES} as you did here, and theirs stay. If yours are right, add them by hand.`,
    );
  });

  test('ask those who approved here again', async () => {
    await group.on.stop();
    group = await reviewedGroup({ inRooms: true });
    await group.on.meet('/topic Releases', '#info a new wick');
    await group.on.say('adaeze', '/meeting approve');
    await group.on.say('jonas', '/undo 1');
    await group.on.say('sofia', '/meeting approve');
    await group.on.wait(2);
    expect(group.onMain()).toBeUndefined();
    await group.on.say('adaeze', '/meeting approve');
    await group.on.wait(2);
    expect(group.onMain()).not.toContain('a new wick');
  });
});

test('minutes that cannot be proposed are told to the chair once; they come when it works again', async () => {
  group = await reviewedGroup();
  group.forge.failNext('propose', new MergeConflict('The branch is locked.'));
  await group.on.meet('/topic Releases', '#info a new wick');
  expect(group.news("I couldn't propose")).toEqual([
    "@mira: I couldn't propose the minutes. The branch is locked. I'll keep trying.",
  ]);
  await group.on.wait(10);
  expect(group.onBranch()).toContain('a new wick');
  expect(group.news("I couldn't propose")).toEqual([]);
});
