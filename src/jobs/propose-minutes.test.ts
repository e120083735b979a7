// From the end of a meeting to merged minutes, over a forge in memory that people review on.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { lantern, stage, type Stage } from '../../test/doubles/github/stage.ts';
import { reviewedForge, type ReviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { ExplainedError, ForgeUnavailable, MergeConflict } from '../ports/forge.ts';

const BRANCH = 'minutes-2026-11-24';
const MINUTES = `meetings/${BRANCH}.md`;
const INDEX = 'meetings/README.md';

let forge: ReviewedForge;
let on: Stage;

async function begin(approval: object = {}): Promise<void> {
  on = await stage(forge, lantern({ needed: 2, remind: [], ...approval }));
}
beforeEach(() => {
  forge = reviewedForge({ [INDEX]: '# Meetings\n' });
});
afterEach(() => on.stop());

/** The forge is looked at every minute. */
const nextLook = async (): Promise<void> => on.wait(1);
const news = (about: string): string[] => on.news().filter((words) => words.includes(about));
const onMain = (path = MINUTES): string | undefined => {
  const bytes = forge.bytes(path);
  return bytes && Buffer.from(bytes).toString();
};
const onBranch = (): string => Buffer.from(forge.bytes(MINUTES, BRANCH) ?? []).toString();
const failed = (): string[] => on.log.filter((line) => line.includes('failed'));

describe('what people say of it in the forge', () => {
  beforeEach(async () => {
    await begin();
    await on.meet('/topic Releases', '#info a new wick', '/action @kenji buy oil');
    on.news();
  });

  test('is told as it comes, each thing once; enough approvals merge the minutes', async () => {
    await forge.review(BRANCH, 'adaeze', 'approved');
    forge.comment(BRANCH, 'kenji', 'A typo in\nline 3');
    await nextLook();
    const told = news(BRANCH).join('\n');
    expect(told).toContain(`@adaeze approved the minutes in ${BRANCH} (1 of 2).`);
    expect(told).toContain(`@kenji on ${BRANCH}: A typo in line 3`);
    await nextLook();
    await on.restart();
    await on.wait(5);
    expect(news(BRANCH)).toEqual([]);
    expect(onMain()).toBeUndefined();
    await forge.review(BRANCH, 'sofia', 'approved');
    await nextLook();
    expect(news('merged').join('\n')).toContain(`The minutes are merged: ${BRANCH}.`);
    expect(onMain()).toContain('a new wick');
    expect(onMain(INDEX)).toBe(`# Meetings\n\n### 2026\n* [2026-11-24](${BRANCH}.md)\n`);
    // Nothing is looked at any more.
    forge.failNext('look', new Error('nobody should look'));
    await on.wait(60);
    expect(failed()).toEqual([]);
  });

  test('the next meeting’s minutes tell how far the approval is, until it is done', async () => {
    await forge.review(BRANCH, 'adaeze', 'approved');
    await nextLook();
    expect(minutesMarkdown(on.meeting())).toContain('1 of 2 approvals');
    await forge.review(BRANCH, 'sofia', 'approved');
    await nextLook();
    expect(minutesMarkdown(on.meeting())).toContain('by @adaeze and @sofia');
  });

  test('an approval of an older text does not count, and one of the same text does', async () => {
    await forge.review(BRANCH, 'adaeze', 'approved');
    await nextLook();
    on.news();
    // The minutes stay as they were read.
    forge.push(BRANCH, { 'notes.md': 'A picture follows.\n' });
    await nextLook();
    expect(news('of an older text')).toEqual([]);
    forge.push(BRANCH, { [MINUTES]: `${onBranch()}\nAnd more.\n` });
    await nextLook();
    expect(news('@adaeze').join('\n')).toContain('is of an older text: please look at it again.');
    await forge.review(BRANCH, 'sofia', 'approved');
    await nextLook();
    expect(onMain()).toBeUndefined();
    await forge.review(BRANCH, 'adaeze', 'approved');
    await nextLook();
    expect(onMain()).toContain('And more.');
  });

  test('while somebody asks for changes nothing is merged', async () => {
    await forge.review(BRANCH, 'kenji', 'changes asked');
    await forge.review(BRANCH, 'adaeze', 'approved');
    await forge.review(BRANCH, 'sofia', 'approved');
    await nextLook();
    expect(news('asks for changes').join('\n')).toContain(`@kenji asks for changes in ${BRANCH}.`);
    expect(onMain()).toBeUndefined();
    await forge.review(BRANCH, 'kenji', 'dismissed');
    await nextLook();
    expect(onMain()).toContain('a new wick');
  });

  test('closed there, it is told once and not merged; /meeting propose opens it again', async () => {
    forge.closed(BRANCH, 'kenji');
    await on.wait(3);
    expect(news('closed')).toEqual([
      `${BRANCH} was closed without being merged. Open it again there, or with /meeting propose.`,
    ]);
    await forge.review(BRANCH, 'adaeze', 'approved');
    await forge.review(BRANCH, 'sofia', 'approved');
    await nextLook();
    expect(onMain()).toBeUndefined();
    await on.say('mira', '/meeting propose');
    await on.wait(2);
    expect(onMain()).toContain('a new wick');
  });

  test('whoever merges it there is named, and the next agenda begins from what was merged', async () => {
    forge.push(BRANCH, { [MINUTES]: onBranch().replace('buy oil', 'buy the best oil') });
    await forge.mergedBy(BRANCH, 'sofia');
    await nextLook();
    expect(news('merged').join('\n')).toContain('@sofia');
    expect(minutesMarkdown(on.meeting())).toContain('buy the best oil');
    expect(minutesMarkdown(on.meeting())).not.toContain('buy oil');
  });

  test('what was open and is not in what was merged is told, once', async () => {
    const without = onBranch()
      .split('\n')
      .filter((line) => !line.includes('buy oil'))
      .join('\n');
    forge.push(BRANCH, { [MINUTES]: without });
    await forge.mergedBy(BRANCH, 'sofia');
    await nextLook();
    expect(news('not in what was merged')).toEqual([
      [
        `Open in what was proposed, and not in what was merged in ${BRANCH}:`,
        '- #2 @kenji – buy oil',
        'The next agenda goes without it; whoever wants it back can record it again.',
      ].join('\n'),
    ]);
    await on.restart();
    await on.wait(5);
    expect(news('not in what was merged')).toEqual([]);
  });
});

describe('while it is merged', () => {
  beforeEach(async () => {
    await begin({ needed: 1 });
    await on.meet('/topic Releases', '#info a new wick');
    on.news();
  });

  test('somebody is quicker with a commit: what nobody approved is not merged', async () => {
    forge.beforeMerge(() => forge.push(BRANCH, { [MINUTES]: 'All the oil is Kenji’s.\n' }));
    await forge.review(BRANCH, 'adaeze', 'approved');
    await on.wait(5);
    expect(onMain()).toBeUndefined();
    expect(news('new commits').join('\n')).toContain(BRANCH);
    await forge.review(BRANCH, 'adaeze', 'approved');
    await nextLook();
    expect(onMain()).toBe('All the oil is Kenji’s.\n');
  });

  test('somebody merges it in the forge first: they are named, and nothing fails', async () => {
    await forge.review(BRANCH, 'adaeze', 'approved');
    // Between two looks: Gavel hears of the approval and of the merge at once.
    await forge.mergedBy(BRANCH, 'sofia');
    await nextLook();
    expect(news('merged').join('\n')).toContain('@sofia');
    expect(failed()).toEqual([]);
  });

  test('a page that Gavel writes has moved on: it is brought up to date on top of what was approved', async () => {
    forge.push('main', { [INDEX]: '# Meetings\n\n### 2026\n* [2026-11-17](minutes-2026-11-17.md)\n' });
    await forge.review(BRANCH, 'adaeze', 'approved');
    await nextLook();
    expect(onMain()).toContain('a new wick');
    expect(onMain(INDEX)).toBe(
      `# Meetings\n\n### 2026\n* [2026-11-17](minutes-2026-11-17.md)\n* [2026-11-24](${BRANCH}.md)\n`,
    );
    expect(failed()).toEqual([]);
  });

  test('people changed the same file on main: it is told to the chair once, and tried again', async () => {
    forge.push('main', { [MINUTES]: 'By hand\n' });
    await forge.review(BRANCH, 'adaeze', 'approved');
    await on.wait(60);
    expect(news('I couldn’t merge')).toHaveLength(1);
    expect(onMain()).toBe('By hand\n');
  });

  test('the forge does not answer: nobody is bothered, and it is merged when it does', async () => {
    forge.failNext('merge', new ForgeUnavailable('The forge does not answer (503).'));
    await forge.review(BRANCH, 'adaeze', 'approved');
    await on.wait(15);
    expect(news('I couldn’t')).toEqual([]);
    expect(onMain()).toContain('a new wick');
  });

  test('a crash between the merge and the next agenda loses nothing of what was merged', async () => {
    forge.failNext('read', new Error('cut off'));
    forge.push(BRANCH, { [MINUTES]: onBranch().replace('a new wick', 'a new wick\n- [ ] @kenji – buy oil') });
    await nextLook();
    await forge.review(BRANCH, 'adaeze', 'approved');
    await nextLook();
    await on.restart();
    await on.wait(15);
    expect(minutesMarkdown(on.meeting())).toContain('buy oil');
    expect(news('The minutes are merged')).toHaveLength(1);
  });
});

describe('minutes that are proposed again', () => {
  beforeEach(async () => {
    await begin();
    await on.meet('/topic Releases', '#info a new wick', '#info nothing new', '#info the glass is clean');
    on.news();
  });

  test('bring a correction beside what people changed', async () => {
    forge.push(BRANCH, { [MINUTES]: onBranch().replace('the glass is clean', 'the glass is very clean') });
    await on.say('jonas', '/undo 1');
    await nextLook();
    expect(onBranch()).not.toContain('a new wick');
    expect(onBranch()).toContain('the glass is very clean');
  });

  test('leave people’s line where both changed it, and say so', async () => {
    forge.push(BRANCH, { [MINUTES]: onBranch().replace('a new wick', 'an old wick') });
    await on.say('jonas', '/edit 1 two new wicks');
    await nextLook();
    expect(onBranch()).toContain('an old wick');
    expect(on.told().join('\n')).toContain(
      `People changed the same lines of ${MINUTES} as you did here: theirs stay. Please put yours in by hand, where they are right.`,
    );
  });

  test('ask those who approved here again', async () => {
    await on.stop();
    forge = reviewedForge({ [INDEX]: '# Meetings\n' });
    await begin({ inRooms: true });
    await on.meet('/topic Releases', '#info a new wick');
    await on.say('adaeze', '/meeting approve');
    await on.say('jonas', '/undo 1');
    await on.say('sofia', '/meeting approve');
    await on.wait(2);
    expect(onMain()).toBeUndefined();
    await on.say('adaeze', '/meeting approve');
    await on.wait(2);
    expect(onMain()).not.toContain('a new wick');
  });
});

describe('what a webhook tells', () => {
  test('is looked at at once, and the looks that come of themselves go on', async () => {
    await begin();
    await on.meet('/topic Releases', '#info a new wick');
    await forge.review(BRANCH, 'adaeze', 'approved');
    on.news();
    await on.gavel.checkForge('lantern', 'delivery-1');
    await on.gavel.idle();
    expect(news('@adaeze approved')).toHaveLength(1);
    await forge.review(BRANCH, 'sofia', 'approved');
    await nextLook();
    expect(onMain()).toContain('a new wick');
  });

  test('of a group that is not led here does nothing', async () => {
    await begin();
    await on.gavel.checkForge('nobody', 'delivery-1');
    forge.failNext('look', new Error('nobody should look'));
    await on.gavel.idle();
    expect(failed()).toEqual([]);
  });

  test('is not told if the forge fails just then: the next look tells it', async () => {
    await begin();
    await on.meet('/topic Releases', '#info a new wick');
    on.news();
    forge.failNext('look', new Error('broken'));
    await on.gavel.checkForge('lantern', 'delivery-1');
    await on.gavel.idle();
    expect(news('I cannot see')).toEqual([]);
  });
});

describe('looks that fail', () => {
  const FAILED = 'I cannot see what people say of the proposed minutes';
  beforeEach(async () => {
    await begin();
    await on.meet('/topic Releases', '#info a new wick');
    on.news();
  });

  test('are told at once if somebody can act, once, with what to do', async () => {
    forge.failNext('look', new ExplainedError('The token has no right to see it.', { mend: 'Give it one.' }), 5);
    await on.wait(60);
    expect(news(FAILED)).toEqual([
      `${FAILED}: The token has no right to see it. Give it one. Nothing is lost, and I keep trying.`,
    ]);
  });

  test('are not told while the forge is only away for a moment', async () => {
    forge.failNext('look', new ForgeUnavailable('The forge does not answer (503).'), 5);
    await on.wait(10);
    expect(news(FAILED)).toEqual([]);
  });

  test('are told if the forge stays away, once', async () => {
    forge.failNext('look', new ForgeUnavailable('The forge does not answer (503).'), 12);
    await on.wait(240);
    expect(news(FAILED)).toEqual([`${FAILED}: The forge does not answer (503). Nothing is lost, and I keep trying.`]);
  });

  test('are told without anything that was not made for people to read', async () => {
    forge.failNext('look', new Error('ENOENT /home/gavel/secret'));
    await on.wait(2);
    const told = news(FAILED).join('\n');
    expect(told).toContain('Something is wrong with this group’s repository.');
    expect(told).not.toContain('/home');
  });
});

test('silence that was none: who objects while the forge cannot be asked is heard before it is merged', async () => {
  await begin({ silence: 24 });
  await on.meet('/topic Releases', '#info a new wick');
  await on.leap(24 * 60 - 2);
  await forge.review(BRANCH, 'kenji', 'changes asked');
  forge.failNext('look', new ForgeUnavailable('The forge does not answer (503).'));
  await on.wait(30);
  expect(onMain()).toBeUndefined();
  expect(news('asks for changes').join('\n')).toContain('@kenji');
});

test('a meeting whose group has merged nothing yet is followed from the next start on', async () => {
  await begin({ needed: 1 });
  await on.meet('/topic Releases', '#info a new wick');
  await on.restart();
  await forge.review(BRANCH, 'adaeze', 'approved');
  await on.wait(2);
  expect(onMain()).toContain('a new wick');
});

test('minutes that nobody has read for two meetings are still followed, and merged when they are', async () => {
  await begin({ needed: 1 });
  await on.meet('/topic Releases', '#info a new wick');
  await on.leap(14 * 24 * 60);
  await on.meet('#info nothing new');
  await on.leap(14 * 24 * 60);
  on.news();
  await forge.review(BRANCH, 'adaeze', 'approved');
  await nextLook();
  await nextLook();
  expect(onMain()).toContain('a new wick');
  expect(news('merged')).toContain(`The minutes are merged: ${BRANCH}.`);
});

test('minutes that cannot be proposed are told to the chair once; they come when it works again', async () => {
  await begin();
  forge.failNext('propose', new MergeConflict('The branch is locked.'));
  await on.meet('/topic Releases', '#info a new wick');
  expect(news('I couldn’t propose')).toEqual([
    '@mira: I couldn’t propose the minutes. The branch is locked. I keep trying.',
  ]);
  await on.wait(10);
  expect(onBranch()).toContain('a new wick');
  expect(news('I couldn’t propose')).toEqual([]);
});
