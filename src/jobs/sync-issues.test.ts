// A group's actions and its agenda, kept the same as the issues of its forge.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { memoryIssues, type MemoryIssues } from '../../test/doubles/memory-issues.ts';
import { proposalWorld, type ProposalWorld } from '../../test/doubles/proposal-world.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { memoryForge, type MemoryForge } from '../forge/memory/memory.ts';

const MINUTES = 'meetings/minutes-2026-11-24.md';

let issues: MemoryIssues;
let forge: MemoryForge;
let on: ProposalWorld;

async function begin(rules: object): Promise<void> {
  on = await proposalWorld(
    { ...forge, issues },
    groupWithReviews({ needed: 1, inRooms: true, remind: [] }, { issues: rules }),
  );
}
beforeEach(() => {
  issues = memoryIssues();
  forge = memoryForge({ 'meetings/README.md': '# Meetings\n' });
});
afterEach(() => on.stop());

/** It is looked every five minutes. */
const nextLook = async (): Promise<void> => on.wait(5);
const news = (about: string): string[] => on.news().filter((words) => words.includes(about));
const isOpen = (number: number): boolean | undefined => issues.all().find((one) => one.number === number)?.open;

describe('an action', () => {
  beforeEach(() => begin({ actions: true }));

  test('is an issue once its minutes are proposed, with its owners, its day and where it is from', async () => {
    await on.say('mira', '/meeting start');
    await on.say('jonas', '/action @kenji, @lena write it up by 2026-12-01');
    await nextLook();
    expect(issues.all()).toEqual([]);
    await on.say('mira', '/meeting end');
    await nextLook();
    expect(issues.all()).toMatchObject([{ title: 'write it up', owners: ['kenji', 'lena'] }]);
    expect(issues.all()[0]?.body).toBe(
      [
        'write it up',
        'Owner: kenji, lena',
        'Due: 2026-12-01',
        'Action #1 of Lantern working group, from the minutes in minutes-2026-11-24\n',
      ].join('\n\n'),
    );
  });

  test('is one issue only, however often it is looked and Gavel starts', async () => {
    await on.meet('/action @kenji write it up', '/action @sofia read it', '/note nothing else');
    await nextLook();
    await on.restart();
    await on.wait(30);
    expect(issues.asked).toEqual(['open write it up', 'open read it']);
  });

  test('gets its issue later if the forge fails first', async () => {
    await on.meet('/action @kenji write it up');
    issues.failNext(new Error('out of order'));
    await nextLook();
    await on.wait(10);
    expect(issues.asked).toEqual(['open write it up']);
  });

  test('is ticked if its issue is closed, and open again with it; each is told once', async () => {
    await on.meet('/action @kenji write it up');
    await nextLook();
    on.news();
    issues.closed(1);
    await nextLook();
    expect(news('#1 is')).toEqual(['#1 is done: issue 1 was closed.']);
    await on.say('mira', '/actions');
    expect(on.told().at(-1)).not.toContain('write it up');
    on.news();
    issues.reopened(1);
    await nextLook();
    await on.wait(30);
    expect(news('#1 is')).toEqual(['#1 is open again: issue 1 was reopened.']);
    await on.say('mira', '/actions');
    expect(on.told().at(-1)).toContain('write it up');
    // Gavel only followed: it never changed the issue itself.
    expect(issues.asked).toEqual(['open write it up']);
  });

  test('closes its issue if it is done, and opens it again', async () => {
    await on.meet('/action @kenji write it up');
    await nextLook();
    await on.say('kenji', '/done 1');
    await nextLook();
    await on.say('kenji', '/reopen 1');
    await nextLook();
    await on.wait(30);
    expect(issues.asked).toEqual(['open write it up', 'close 1', 'reopen 1']);
  });

  test('that was recorded by mistake and is undone leaves no open issue', async () => {
    await on.meet('/action @kenji write it up', '/action @sofia read it');
    await nextLook();
    await on.say('jonas', '/undo 1');
    await on.say('adaeze', '/meeting approve');
    await nextLook();
    expect([isOpen(1), isOpen(2)]).toEqual([false, true]);
  });

  test('stays as it is if its issue is deleted', async () => {
    await on.meet('/action @kenji write it up');
    await nextLook();
    issues.deleted(1);
    on.news();
    await on.wait(15);
    expect(on.news()).toEqual([]);
    expect(minutesMarkdown(on.meeting())).toContain('write it up');
    expect(on.log.filter((line) => line.includes('failed'))).toEqual([]);
  });
});

/** Somebody edits the minutes on a branch. */
const edit = async (branch: string, from: string, to: string): Promise<void> => {
  const text = Buffer.from(forge.bytes(MINUTES, branch) ?? []).toString();
  expect(text).toContain(from);
  forge.push(branch, { [MINUTES]: text.replace(from, to) });
};

describe('what people edit in the minutes', () => {
  beforeEach(async () => {
    await begin({ actions: true });
    await on.meet('/action @kenji write it up', '/action @sofia read it aloud');
    await nextLook();
  });

  test('an action that is ticked on the main branch later closes its issue, in this meeting and in the next', async () => {
    await on.say('adaeze', '/meeting approve');
    on.news();
    await edit('main', '[ ] @kenji', '[x] @kenji');
    await nextLook();
    expect([isOpen(1), isOpen(2)]).toEqual([false, true]);
    expect(news('ticked')).toEqual(['#1 is ticked in the minutes of minutes-2026-11-24.']);
    await on.say('mira', '/actions');
    expect(on.told().at(-1)).toContain('read it aloud');
    expect(on.told().at(-1)).not.toContain('write it up');
    await edit('main', '[ ] @sofia', '[x] @sofia');
    await nextLook();
    expect([isOpen(1), isOpen(2)]).toEqual([false, false]);
  });

  test('if somebody wants it open again, the minutes of then do not tick it anew', async () => {
    await on.say('adaeze', '/meeting approve');
    await edit('main', '[ ] @kenji', '[x] @kenji');
    await nextLook();
    await on.say('kenji', '/reopen 1');
    await on.wait(20);
    expect(isOpen(1)).toBe(true);
  });

  test('until they are merged they tick nothing: somebody may take it back', async () => {
    await edit('minutes-2026-11-24', '[ ] @kenji', '[x] @kenji');
    await on.wait(15);
    expect(isOpen(1)).toBe(true);
  });
});

describe('the next meeting', () => {
  test('goes on with the issues of the actions that it has carried over', async () => {
    await begin({ actions: true });
    await on.meet('/action @kenji write it up');
    await nextLook();
    await on.say('adaeze', '/meeting approve');
    await nextLook();
    issues.closed(1);
    on.news();
    await nextLook();
    expect(news('#1 is')).toEqual(['#1 is done: issue 1 was closed.']);
    // It is told of the meeting that is current, and the action is no new one: no second issue.
    expect(issues.asked).toEqual(['open write it up']);
  });
});

describe('the agenda from labels', () => {
  beforeEach(() => begin({ agenda: 'meeting' }));

  test('what bears the label is put on it once, in words and with its link', async () => {
    issues.opened('Rename the *lamp*', ['meeting']);
    issues.opened('Something else', ['bug']);
    await nextLook();
    expect(news('next agenda')).toEqual(['Added to the next agenda: Rename the *lamp*.']);
    await on.wait(30);
    expect(news('next agenda')).toEqual([]);
    expect(minutesMarkdown(on.meeting())).toContain('[Rename the \\*lamp\\*](https://forge.example/issues/1)');
  });

  test('what was said is put on the issue and the label goes; what nobody spoke of keeps it', async () => {
    const discussed = issues.opened('Rename the lamp', ['meeting']);
    const left = issues.opened('Oil', ['meeting', 'help']);
    await nextLook();
    await on.meet('/topic Rename', '/agreed It stays as it is', '/rejected A new lamp');
    await nextLook();
    expect(issues.all()).toMatchObject([
      { number: discussed, labels: [] },
      { number: left, labels: ['meeting', 'help'], comments: [] },
    ]);
    expect(issues.all()[0]?.comments).toEqual([
      [
        'Lantern working group discussed this. From the minutes in minutes-2026-11-24:\n',
        '- Agreed: It stays as it is',
        '- Rejected: A new lamp\n',
      ].join('\n'),
    ]);
    await on.restart();
    await on.wait(30);
    expect(issues.asked).toEqual(['conclude 1']);
    // What was not discussed comes up again.
    expect(minutesMarkdown(on.meeting())).toContain('Oil');
    expect(minutesMarkdown(on.meeting())).not.toContain('Rename');
  });

  test('nothing is added to a meeting that is over', async () => {
    await on.meet('/note nothing');
    const before = on.last()?.version;
    expect(before).toBeGreaterThan(0);
    issues.opened('Late', ['meeting']);
    await nextLook();
    expect(on.last()?.version).toBe(before);
    expect(minutesMarkdown(on.meeting())).toContain('Late');
  });
});

test('a group that asked for neither has its issues left alone', async () => {
  await begin({});
  issues.opened('Oil', ['meeting']);
  await on.meet('/action @kenji write it up');
  await on.wait(15);
  expect(issues.asked).toEqual([]);
  expect(minutesMarkdown(on.meeting())).not.toContain('Oil');
});
