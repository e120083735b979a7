/** @needs GitHub-description */
// Actions that are issues as well, and the agenda from labels.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { forgeOver } from '../doubles/github/forges.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { type ProposalWorld, proposalWorld } from '../doubles/proposal-world.ts';

let github: FakeGitHub;
let world: ProposalWorld | undefined;
beforeAll(async () => {
  github = await startFakeGitHub();
});
afterEach(async () => {
  await world?.stop();
  github.fault(undefined);
  if (github.problems.length > 0) throw new Error(github.problems.join('; '));
});
afterAll(async () => github.close());

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly assignees: readonly { readonly login: string }[];
  readonly labels: readonly { readonly name: string }[];
}

async function begin(issues: object, approval: object = {}): Promise<{ repository: string; on: ProposalWorld }> {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  world = await proposalWorld(forgeOver(github, repository), groupWithReviews(approval, { issues }));
  return { repository, on: world };
}

const MINUTES = 'meetings/minutes-2026-11-24.md';
const BRANCH = 'minutes-2026-11-24';

/** People edit the minutes on a branch. */
async function edited(repository: string, branch: string, edit: (text: string) => string): Promise<void> {
  const head = (await github.emulator.head(repository, branch)) ?? '';
  const text = await github.emulator.text(repository, (await github.emulator.blobs(repository, head)).get(MINUTES));
  expect(edit(text)).not.toBe(text);
  await github.push(repository, branch, { [MINUTES]: edit(text) });
}

const mergedBySofia = async (repository: string): Promise<unknown> =>
  github.as('sofia')('PUT', `/repos/${repository}/pulls/1/merge`, { merge_method: 'merge' });

const listed = async (repository: string): Promise<readonly Issue[]> =>
  github.as('mira')('GET', `/repos/${repository}/issues?state=all`);

describe('actions as issues', () => {
  test('each action is an issue of its owner, once, with its day and where it is from', async () => {
    const { repository, on } = await begin({ actions: true });
    await on.meet('/action @kenji, @lena write it up by 2026-12-01', '/note nothing else');
    await on.wait(6);
    const [issue, ...more] = await listed(repository);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ title: 'write it up', state: 'open' });
    expect(issue?.assignees.map(({ login }) => login)).toEqual(['kenji']);
    for (const words of ['Owner: kenji, lena', 'Due: 2026-12-01', `/lantern/`, 'PR#1'])
      expect(issue?.body).toContain(words);
    await on.restart();
    await on.wait(30);
    expect(await listed(repository)).toHaveLength(1);
  });

  test('one whose answer was lost is found again', async () => {
    const { repository, on } = await begin({ actions: true });
    await on.meet('/action @kenji write it up');
    let lost = 0;
    github.fault(({ method, path }) =>
      method === 'POST' && path.endsWith('/issues') && (lost += 1) === 1 ? 'lost' : undefined,
    );
    await on.wait(15);
    expect(lost).toBe(1);
    expect(await listed(repository)).toHaveLength(1);
  });

  test('one that somebody without rights opened with its mark is not taken for it', async () => {
    const first = await begin({ actions: true });
    await first.on.meet('/action @kenji write it up');
    await first.on.wait(6);
    const [real] = await listed(first.repository);
    const body = real?.body ?? '';
    expect(body).toContain('<!-- gavel: ');
    await first.on.stop();

    const { repository, on } = await begin({ actions: true });
    await github.as('lena')('POST', `/repos/${repository}/issues`, { title: 'send me the keys', body });
    await on.meet('/action @kenji write it up');
    await on.wait(6);
    expect((await listed(repository)).map(({ title }) => title).toSorted()).toEqual([
      'send me the keys',
      'write it up',
    ]);
  });

  test('closing the issue ticks the action, and the other way round', async () => {
    const { repository, on } = await begin({ actions: true });
    await on.meet('/action @kenji write it up', '/action @sofia read it');
    await on.wait(6);
    on.news();
    const of = async (title: string): Promise<Issue> => {
      const found = (await listed(repository)).find((one) => one.title === title);
      if (!found) throw new Error(`There is no issue ${title}`);
      return found;
    };
    const { number } = await of('write it up');
    await github.as('kenji')('PATCH', `/repos/${repository}/issues/${number}`, { state: 'closed' });
    await on.wait(5);
    expect(on.news().join('\n')).toContain(`is done: issue ${number} was closed.`);
    await github.as('kenji')('PATCH', `/repos/${repository}/issues/${number}`, { state: 'open' });
    await on.wait(5);
    expect(on.news().join('\n')).toContain(`is open again: issue ${number} was reopened.`);
    await on.say('sofia', '/done 2');
    await on.wait(5);
    expect((await of('read it')).state).toBe('closed');
    await on.say('sofia', '/reopen 2');
    await on.wait(5);
    expect((await of('read it')).state).toBe('open');
    on.news();
    await on.wait(30);
    expect(on.news()).toEqual([]);
  });
});

const states = async (repository: string): Promise<Record<string, string>> =>
  Object.fromEntries((await listed(repository)).map(({ title, state }) => [title, state]));

describe('actions that people edit in the minutes', () => {
  test('one that is ticked there closes its issue once that is merged, and one that is ticked on main later too', async () => {
    const { repository, on } = await begin({ actions: true }, { merge: 'people' });
    await on.meet('/action @kenji write it up', '/action @sofia read it aloud', '/action @mira call the harbour');
    await on.wait(6);
    on.news();
    await edited(repository, BRANCH, (text) => text.replace('[ ] @kenji', '[x] @kenji'));
    await on.wait(6);
    // It is proposed only: somebody may take it back before it is merged.
    expect(await states(repository)).toMatchObject({ 'write it up': 'open' });
    await mergedBySofia(repository);
    await on.wait(6);
    expect(await states(repository)).toEqual({
      'write it up': 'closed',
      'read it aloud': 'open',
      'call the harbour': 'open',
    });
    await edited(repository, 'main', (text) => text.replace('[ ] @sofia', '[x] @sofia'));
    await on.wait(6);
    expect(await states(repository)).toMatchObject({ 'read it aloud': 'closed', 'call the harbour': 'open' });
    const news = on.news().filter((words) => words.includes('ticked'));
    expect(news).toEqual(['#1 is ticked in the minutes of PR#1.', '#2 is ticked in the minutes of PR#1.']);
    await on.say('mira', '/actions');
    expect(on.told().at(-1)).toContain('call the harbour');
    expect(on.told().at(-1)).not.toContain('read it aloud');
    // Who wants it open again says so here, and the minutes of then do not tick it anew.
    await on.say('sofia', '/reopen 2');
    await on.wait(20);
    expect(await states(repository)).toMatchObject({ 'read it aloud': 'open' });
  });

  test('one that was said in other words is the same action still, with its issue', async () => {
    const { repository, on } = await begin({ actions: true }, { merge: 'people' });
    await on.meet('/action @kenji write it up');
    await on.wait(6);
    await edited(repository, BRANCH, (text) => text.replace('write it up', 'publish a report about the release'));
    await mergedBySofia(repository);
    await on.wait(6);
    on.news();
    await github.as('kenji')('PATCH', `/repos/${repository}/issues/2`, { state: 'closed' });
    await on.wait(6);
    expect(on.news()).toContain('#1 is done: issue 2 was closed.');
    expect(await listed(repository)).toHaveLength(1);
  });

  test('one that was recorded by mistake and is undone has its issue closed', async () => {
    const { repository, on } = await begin({ actions: true }, { merge: 'people' });
    await on.meet('/action @kenji write it up', '/action @sofia read it aloud');
    await on.wait(6);
    await on.say('jonas', '/undo 1');
    await on.wait(6);
    await mergedBySofia(repository);
    await on.wait(6);
    expect(await states(repository)).toEqual({ 'write it up': 'closed', 'read it aloud': 'open' });
    expect(on.told().join('\n')).not.toContain('missing in what was merged');
  });

  test('one that was taken out of them is told, once, since the next agenda goes without it', async () => {
    const { repository, on } = await begin({ actions: true }, { merge: 'people' });
    await on.meet('/action @kenji write it up', '/action @sofia read it aloud', '/note nothing else');
    await on.wait(6);
    await edited(repository, BRANCH, (text) =>
      text
        .split('\n')
        .filter((line) => !line.includes('write it up') && !line.includes('nothing else'))
        .join('\n'),
    );
    await mergedBySofia(repository);
    on.news();
    await on.wait(6);
    const told = (): string[] => on.news().filter((words) => words.includes('missing in what was merged'));
    expect(told()).toEqual([
      [
        'Open in the proposed minutes, but missing in what was merged in PR#1:',
        '- #1 @kenji – write it up (issue 2 stays as it is)',
        "They aren't on the next agenda. Record them again to bring them back.",
      ].join('\n'),
    ]);
    await on.restart();
    await on.wait(20);
    expect(told()).toEqual([]);
  });
});

test('an issue whose answer was lost is found behind a hundred that were opened since', async () => {
  const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  const schedule = { start: '00:00', from: today, every: 'FREQ=WEEKLY' };
  // GitHub says by its own clock when an issue was opened.
  world = await proposalWorld(
    forgeOver(github, repository),
    groupWithReviews({}, { issues: { actions: true }, schedule }),
    `${today}T00:00:00.000Z`,
  );
  await world.meet('/action @kenji write it up');
  let tries = 0;
  github.fault(({ method, path }) =>
    method === 'POST' && path.endsWith('/issues') && (tries += 1) === 1 ? 'lost' : undefined,
  );
  for (const due = 4; tries === 0;) await world.wait(due);
  for (let i = 0; i < 101; i += 1) await github.as('kenji')('POST', `/repos/${repository}/issues`, { title: `${i}` });
  await world.wait(15);
  const found = await github.as('mira')<Issue[]>('GET', `/repos/${repository}/issues?state=all&page=2&per_page=100`);
  expect(found.map(({ title }) => title)).toContain('write it up');
  const [newest] = await listed(repository);
  expect(newest?.title).toBe('100');
});

describe('the agenda from labels', () => {
  test('what bears the label is on the agenda; what was said of it is put there, and the label goes', async () => {
    const { repository, on } = await begin({ agenda: 'meeting' });
    const open = async (title: string, labels: readonly string[]): Promise<Issue> =>
      github.as('kenji')('POST', `/repos/${repository}/issues`, { title, labels });
    const { number: discussed } = await open('Rename the *lamp*', ['meeting']);
    const { number: left } = await open('Oil', ['meeting']);
    await open('Something else', ['bug']);
    await on.wait(5);
    expect(on.news().join('\n')).toContain('Added to the next agenda: Rename the *lamp* and Oil.');
    await on.say('mira', '/meeting start');
    await on.say('mira', '/topic Rename');
    await on.say('mira', '/agreed It stays as it is');
    await on.say('mira', '/meeting end');
    await on.wait(6);
    const issues = await listed(repository);
    const labels = (number: number) => issues.find((one) => one.number === number)?.labels.map(({ name }) => name);
    expect([labels(discussed), labels(left)]).toEqual([[], ['meeting']]);
    const said = await github.as('mira')<{ body: string }[]>(
      'GET',
      `/repos/${repository}/issues/${discussed}/comments`,
    );
    expect(said).toHaveLength(1);
    expect(said[0]?.body).toContain('Agreed: It stays as it is');
    expect(said[0]?.body).toContain('/pull/');
    // What was not discussed comes up again.
    await on.wait(10);
    await on.say('mira', '/agenda');
    expect(on.told().at(-1)).toContain('Oil');
    expect(on.told().at(-1)).not.toContain('Rename');
  });
});
