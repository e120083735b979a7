import { afterEach, describe, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { bareRepositoryWith, committedBytes, git, pushFiles } from '../doubles/git-people.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { proposalWorld, type ProposalWorld } from '../doubles/proposal-world.ts';
import { gitOver } from '../doubles/proposals.ts';

let on: ProposalWorld | undefined;
afterEach(async () => {
  await on?.stop();
  on = undefined;
});

const INDEX = 'meetings/README.md';
const path = (name = '2026-11-24'): string => `meetings/minutes-${name}.md`;
const BRANCH = 'minutes-2026-11-24';
const minutes = (task: string): string => `# Agenda\n\n## Releases\n\n- [ ] ${task}\n`;
const read = (repository: string, name?: string): string | undefined =>
  committedBytes(repository, path(name))?.toString();

const begin = async (texts: Readonly<Record<string, string>> = {}) => {
  const repository = bareRepositoryWith({ [INDEX]: '# Meetings\n', ...texts });
  on = await proposalWorld(gitOver(repository), groupWithReviews({ needed: 1, inRooms: true, remind: [] }));
  return { repository, room: on };
};

describe('a second meeting of a day', () => {
  test('gets a file and a branch of its own, and the first one’s minutes stay', async () => {
    const { repository, room } = await begin();
    await room.meet('/topic Releases', '#info the first wick', '/action @mira buy oil');
    await room.say('adaeze', '/meeting approve');
    const first = read(repository);
    expect(first).toContain('the first wick');
    room.news();

    await room.meet('/topic Releases', '#info the second wick');
    const told = room.news().join('\n');
    expect(told).toContain(
      `${path()} already has minutes, and they stay as they are. These go into ${path('2026-11-24-2')}.`,
    );
    expect(told).toContain('Proposed as minutes-2026-11-24-2');
    expect(git(repository, 'log', '-1', '--format=%B', 'minutes-2026-11-24-2')).toContain(
      'Minutes 2026-11-24 (2)\n\nThere are other minutes of this day already.',
    );
    await room.say('adaeze', '/meeting approve');
    expect(read(repository)).toBe(first);
    expect(read(repository, '2026-11-24-2')).toContain('the second wick');
    expect(read(repository, '2026-11-24-2')).not.toContain('the first wick');
    expect(committedBytes(repository, INDEX)?.toString()).toBe(
      '# Meetings\n\n### 2026\n* [2026-11-24](minutes-2026-11-24.md)\n* [2026-11-24 (2)](minutes-2026-11-24-2.md)\n',
    );
    // The next agenda goes on from the second.
    expect(minutesMarkdown(room.meeting())).toContain('buy oil');
  });

  test('keeps its name when it is proposed again, whatever the process has gone through', async () => {
    const { repository, room } = await begin({ [path()]: 'By hand\n' });
    await room.meet('/topic Releases', '#info a wick');
    await room.restart();
    await room.say('jonas', '/edit 1 a better wick');
    await room.restart();
    await room.say('adaeze', '/meeting approve');
    expect(read(repository)).toBe('By hand\n');
    expect(read(repository, '2026-11-24-2')).toContain('a better wick');
    expect(git(repository, 'branch', '--format=%(refname:short)').split('\n')).toEqual(['main', `${BRANCH}-2`]);
  });
});

test('a group that begins goes on from the last minutes of a day with several', async () => {
  const { room } = await begin({
    [path()]: minutes('the first task'),
    [path('2026-11-24-2')]: minutes('the second task'),
    [path('2026-11-24-10')]: minutes('the tenth task'),
    [path('2026-11-24-notes')]: minutes('no minutes'),
  });
  const agenda = minutesMarkdown(room.meeting());
  expect(agenda).toContain('the tenth task');
  expect(agenda).not.toContain('the first task');
  expect(agenda).not.toContain('no minutes');
});

describe('what others do to the branch', () => {
  test('a commit after an approval asks for it again, and is not merged under the old one', async () => {
    const { repository, room } = await begin();
    await room.meet('/topic Releases', '#info a wick');
    pushFiles(repository, BRANCH, { [path()]: 'We give all the oil to Kenji.\n' });
    room.news();
    await room.say('adaeze', '/meeting approve');
    expect(read(repository)).toBeUndefined();
    const told = room.news().join('\n');
    expect(told).toContain(
      `${BRANCH} has new commits, so earlier approvals don't count. Read it and approve it again with /meeting approve.`,
    );
    await room.say('adaeze', '/meeting approve');
    expect(read(repository)).toBe('We give all the oil to Kenji.\n');
  });

  test('a commit is told even if nobody has approved yet', async () => {
    const { repository, room } = await begin();
    await room.meet('/topic Releases', '#info a wick');
    pushFiles(repository, BRANCH, { 'notes.md': 'A picture follows.\n' });
    room.news();
    await room.wait(2);
    expect(room.news().join('\n')).toContain(`${BRANCH} has new commits.`);
  });

  test.each([
    ['deleted', (repository: string) => git(repository, 'branch', '-D', BRANCH)],
    ['moved to where main is', (repository: string) => git(repository, 'branch', '-f', BRANCH, 'main')],
  ])('%s, it is not merged; the room is told once, and can have it proposed again', async (_, act) => {
    const { repository, room } = await begin();
    await room.meet('/topic Releases', '#info a wick');
    act(repository);
    room.news();
    await room.say('adaeze', '/meeting approve');
    const told = room.news().join('\n');
    expect(told).toContain(
      `The branch ${BRANCH} was deleted or reset before its minutes were merged. /meeting propose proposes them again.`,
    );
    expect(told).not.toContain("they're merged");
    await room.wait(60);
    expect(room.news().join('\n')).not.toContain('deleted or reset');
    expect(room.log.filter((line) => line.includes('failed'))).toEqual([]);

    await room.say('sofia', '/meeting propose');
    expect(room.news().join('\n')).toContain('Only the chair or secretary');
    // It's the very commit that was approved.
    await room.say('mira', '/meeting propose');
    await room.wait(2);
    expect(room.news().join('\n')).toContain("approved the minutes, and they're merged");
    expect(read(repository)).toContain('a wick');
    await room.say('mira', '/meeting propose');
    expect(room.news().join('\n')).not.toContain('proposing');
  });

  test('merged by hand, it is merged: the next agenda begins from what is on main', async () => {
    const { repository, room } = await begin();
    await room.meet('/topic Releases', '/action @mira buy oil');
    const clone = `${repository}-clone`;
    git(repository, 'clone', '--quiet', repository, clone);
    git(clone, 'merge', '--quiet', '--no-ff', '-m', 'Take the minutes', `origin/${BRANCH}`);
    git(clone, 'push', '--quiet', 'origin', 'main');
    room.news();
    await room.wait(2);
    expect(room.news().join('\n')).toContain(`The minutes are merged: ${BRANCH}.`);
    expect(minutesMarkdown(room.meeting())).toContain('buy oil');
  });
});
