// Actions that are issues as well, and the agenda from labels.
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { forgeOver } from '../doubles/github/forges.ts';
import { type GitHub, startGitHub } from '../doubles/github/github.ts';
import { lantern, type Stage, stage } from '../doubles/github/stage.ts';

// Other tests may keep the machine busy.
jest.setTimeout(60_000);

let github: GitHub;
let group: Stage | undefined;
beforeAll(async () => {
  github = await startGitHub();
});
afterEach(async () => {
  await group?.stop();
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

async function begin(issues: object): Promise<{ repository: string; on: Stage }> {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  group = await stage(forgeOver(github, repository), lantern({}, { issues }));
  return { repository, on: group };
}

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
    expect(on.news().join('\n')).toContain(`is open again: issue ${number} was opened again.`);
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

describe('the agenda from labels', () => {
  test('what bears the label is on the agenda; what was said of it is put there, and the label goes', async () => {
    const { repository, on } = await begin({ agenda: 'meeting' });
    const open = async (title: string, labels: readonly string[]): Promise<Issue> =>
      github.as('kenji')('POST', `/repos/${repository}/issues`, { title, labels });
    const { number: discussed } = await open('Rename the *lamp*', ['meeting']);
    const { number: left } = await open('Oil', ['meeting']);
    await open('Something else', ['bug']);
    await on.wait(5);
    expect(on.news().join('\n')).toContain('On the next agenda: Rename the *lamp* and Oil.');
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
