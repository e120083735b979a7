/** @needs GitHub-description */
// The whole way over GitHub: from the end of a meeting to the next meeting's minutes.
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
  world = undefined;
  github.fault(undefined);
  if (github.problems.length > 0) throw new Error(github.problems.join('; '));
});
afterAll(async () => github.close());

interface PullSeen {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly merged: boolean;
  readonly html_url: string;
  readonly head: { readonly sha: string };
  readonly requested_reviewers: readonly { readonly login: string }[];
  readonly labels: readonly { readonly name: string }[];
}

const START = {
  'README.md': 'Lantern\n',
  'meetings/README.md': '# Meetings\n\n### 2026\n\n* [2026-11-10](minutes-2026-11-10.md)\n',
};

const NOW = '2026-11-24T17:00:00.000Z';

async function begin(approval: object = {}): Promise<{ repository: string; on: ProposalWorld }> {
  const repository = await github.repository(START);
  github.forget();
  const forge = forgeOver(github, repository, { now: NOW, settings: { labels: ['minutes'] } });
  world = await proposalWorld(forge, groupWithReviews(approval));
  return { repository, on: world };
}

const pull = async (repository: string, number = 1): Promise<PullSeen> =>
  github.as('mira')('GET', `/repos/${repository}/pulls/${number}`);
const review = async (repository: string, login: string, event: string, more: object = {}): Promise<{ id: number }> =>
  github.as(login)('POST', `/repos/${repository}/pulls/1/reviews`, { event, ...more });
const file = async (repository: string, path: string, branch = 'main'): Promise<string> => {
  const head = (await github.emulator.head(repository, branch)) ?? '';
  return github.emulator.text(repository, (await github.emulator.blobs(repository, head)).get(path));
};

const MINUTES = 'meetings/minutes-2026-11-24.md';

test('at the end of a meeting the minutes are a pull request that a reviewer can use', async () => {
  const { repository, on } = await begin();
  await on.meet('/agreed Publish on Tuesdays', '/action @kenji write it up', '/wanted someone who knows DNS');
  const { title, body, requested_reviewers: asked, labels, html_url: url } = await pull(repository);
  expect(title).toBe('Minutes 2026-11-24');
  expect(labels.map(({ name }) => name)).toEqual(['minutes']);
  // Jonas wrote them; Lena is no collaborator.
  expect(asked.map(({ login }) => login).toSorted()).toEqual(['adaeze', 'kenji', 'sofia', 'mira'].toSorted());
  expect(body).toContain('Please review too: @lena.');
  for (const words of ['Present: mira, jonas', '### Decisions', 'Publish on Tuesdays', '- kenji', 'write it up'])
    expect(body).toContain(words);
  for (const words of ['### Open questions', 'someone who knows DNS', '2 approvals by members other than the author'])
    expect(body).toContain(words);
  expect(await file(repository, MINUTES, 'minutes-2026-11-24')).toContain('Publish on Tuesdays');
  expect(await file(repository, 'meetings/README.md', 'minutes-2026-11-24')).toBe(
    `${START['meetings/README.md']}* [2026-11-24](minutes-2026-11-24.md)\n`,
  );
  expect(on.told().at(-1)).toContain(`Proposed as PR#1 (${url})`);
  expect(github.requests.some(({ body: sent }) => sent?.['force'] === true)).toBe(false);
});

describe('reviews', () => {
  test('approvals are told as they come; enough of them merge the minutes, and the next ones say so', async () => {
    const { repository, on } = await begin();
    await on.meet('/note 2.4 is out');
    on.news();
    await review(repository, 'jonas', 'APPROVE');
    await review(repository, 'adaeze', 'APPROVE');
    await on.wait(1);
    expect(on.news().join('\n')).toContain('@adaeze approved the minutes in PR#1');
    expect((await pull(repository)).merged).toBe(false);
    await review(repository, 'kenji', 'APPROVE');
    await on.wait(1);
    expect((await pull(repository)).merged).toBe(true);
    expect(await file(repository, MINUTES)).toContain('2.4 is out');
    const news = on.news().join('\n');
    expect(news).toContain("@adaeze and @kenji approved the minutes, and they're merged: PR#1");
    // It's told in one message.
    expect(news).not.toContain('@kenji approved the minutes in PR#1');
    await on.say('mira', '/meeting start');
    await on.say('mira', '/meeting minutes');
    expect(on.told().at(-1)).toContain('Previous meeting minutes were approved in PR#1 by @adaeze and @kenji');
  });

  test('as long as they are not approved, the next minutes say what is missing', async () => {
    const { repository, on } = await begin();
    await on.meet('/note 2.4 is out');
    await on.say('mira', '/meeting start');
    await on.say('mira', '/meeting minutes');
    expect(on.told().at(-1)).toContain('Previous meeting minutes are not approved yet: PR#1 has 0 of 2 approvals');
    await review(repository, 'adaeze', 'APPROVE');
    await on.wait(1);
    await on.say('mira', '/meeting minutes');
    expect(on.told().at(-1)).toContain('PR#1 has 1 of 2 approvals');
  });

  test('what is said is told once, also after a restart', async () => {
    const { repository, on } = await begin();
    await on.meet('/note 2.4 is out');
    on.news();
    await review(repository, 'adaeze', 'REQUEST_CHANGES', { body: 'Kenji was *there* too' });
    await github.as('lena')('POST', `/repos/${repository}/issues/1/comments`, { body: 'Thank you <!channel>' });
    await on.wait(1);
    const news = on.news().join('\n');
    expect(news).toContain('@adaeze asks for changes in PR#1');
    expect(news).toContain('Kenji was *there* too');
    expect(news).toContain('@lena on PR#1');
    await on.wait(5);
    await on.restart();
    await on.wait(5);
    expect(on.news()).toEqual([]);
    // While changes are asked, approvals do not merge.
    await review(repository, 'kenji', 'APPROVE');
    await review(repository, 'sofia', 'APPROVE');
    await on.wait(1);
    expect((await pull(repository)).merged).toBe(false);
    await review(repository, 'adaeze', 'APPROVE');
    await on.wait(1);
    expect((await pull(repository)).merged).toBe(true);
  });

  test('an approval of an older text, and one that was dismissed, do not count', async () => {
    const { repository, on } = await begin();
    await on.meet('/note 2.4 is out');
    await review(repository, 'adaeze', 'APPROVE');
    await on.wait(1);
    const text = await file(repository, MINUTES, 'minutes-2026-11-24');
    await github.push(repository, 'minutes-2026-11-24', { [MINUTES]: `${text}\nOne more line\n` });
    await on.wait(1);
    expect(on.news().join('\n')).toContain('@adaeze approved an older version of PR#1.');
    const { id } = await review(repository, 'kenji', 'APPROVE');
    await on.wait(1);
    await github.as('mira')('PUT', `/repos/${repository}/pulls/1/reviews/${id}/dismissals`, { message: 'by mistake' });
    await review(repository, 'sofia', 'APPROVE');
    await on.wait(1);
    expect((await pull(repository)).merged).toBe(false);
    expect(on.news().join('\n')).toContain("@kenji's review of PR#1 was dismissed");
    // A commit that leaves the minutes alone takes no approval away.
    await github.push(repository, 'minutes-2026-11-24', { 'README.md': 'Lantern, a lamp\n' });
    await review(repository, 'adaeze', 'APPROVE');
    await on.wait(1);
    expect((await pull(repository)).merged).toBe(true);
    expect(await file(repository, MINUTES)).toContain('One more line');
  });

  test('whoever merges on GitHub is named; what people changed there is the next agenda', async () => {
    const { repository, on } = await begin({ merge: 'people' });
    await on.meet('/action @kenji write it up');
    const text = await file(repository, MINUTES, 'minutes-2026-11-24');
    await github.push(repository, 'minutes-2026-11-24', { [MINUTES]: text.replace('write it up', 'write it all up') });
    await on.wait(1);
    await review(repository, 'adaeze', 'APPROVE');
    await review(repository, 'kenji', 'APPROVE');
    await on.wait(1);
    expect(on.news().join('\n')).toContain('The minutes in PR#1 can be merged there now.');
    await github.as('sofia')('PUT', `/repos/${repository}/pulls/1/merge`, { merge_method: 'merge' });
    await on.wait(1);
    expect(on.news().join('\n')).toContain('@sofia merged the minutes: PR#1');
    await on.say('mira', '/agenda');
    expect(on.told().at(-1)).toContain('write it all up');
    await on.say('mira', '/meeting start');
    await on.say('mira', '/meeting minutes');
    expect(on.told().at(-1)).toContain('approved in PR#1 by @adaeze and @kenji, and merged by @sofia');
  });
});

test('a correction after the end is one more commit, and what people changed stays', async () => {
  const { repository, on } = await begin();
  await on.meet('/note 2.4 is out', '/note nothing else');
  const text = await file(repository, MINUTES, 'minutes-2026-11-24');
  await github.push(repository, 'minutes-2026-11-24', { [MINUTES]: text.replace('nothing else', 'little else') });
  await on.say('jonas', '/edit 1 2.4 is out, on time');
  const now = await file(repository, MINUTES, 'minutes-2026-11-24');
  expect(now).toContain('2.4 is out, on time');
  expect(now).toContain('little else');
  const commits = await github.as('mira')<unknown[]>('GET', `/repos/${repository}/commits?sha=minutes-2026-11-24`);
  const pulls = await github.as('mira')<unknown[]>('GET', `/repos/${repository}/pulls?state=all`);
  expect([commits.length - 2, pulls.length]).toEqual([3, 1]);
});

test('what a reviewer reads on the pull request follows the corrections, until people write it themselves', async () => {
  const { repository, on } = await begin();
  await on.meet('/agreed Publish on Tuesdays');
  await on.say('jonas', '/edit 1 Publish on Fridays');
  const { body } = await pull(repository);
  expect(body).toContain('Publish on Fridays');
  expect(body).not.toContain('Publish on Tuesdays');
  expect(body.match(/Please review too: @lena/gu)).toHaveLength(1);
  await github.as('sofia')('PATCH', `/repos/${repository}/pulls/1`, { body: body.replace('Fridays', '*Fridays*') });
  await on.say('jonas', '/edit 1 Publish on Mondays');
  expect((await pull(repository)).body).toContain('Publish on *Fridays*');
});

test('late reviewers are reminded at the times that the group sets, and then silence is consent', async () => {
  const { repository, on } = await begin({ remind: [24, 48], silence: 72 });
  await on.meet('/note 2.4 is out');
  await review(repository, 'kenji', 'APPROVE');
  await on.wait(1);
  on.news();
  const hours = async (count: number): Promise<string[]> => {
    await on.leap(count * 60 - 1);
    await on.wait(1);
    return on.news().filter((words) => words.includes('PR#1'));
  };
  for (const day of [1, 2]) {
    const [reminder, ...more] = await hours(24);
    expect([day, more]).toEqual([day, []]);
    expect(reminder).toContain('@adaeze');
    expect(reminder).not.toContain('@kenji');
    expect(reminder).toContain('1 of 2 approvals');
  }
  expect((await pull(repository)).merged).toBe(false);
  const end = await hours(24);
  expect(end.join('\n')).toContain('Nobody objected, so the minutes are merged: PR#1');
  expect((await pull(repository)).merged).toBe(true);
});

test('who objects while GitHub cannot be asked has not been silent', async () => {
  const { repository, on } = await begin({ silence: 72 });
  await on.meet('/note 2.4 is out');
  await on.wait(1);
  github.fault(() => ({ status: 503, body: { message: 'no' } }));
  await review(repository, 'adaeze', 'REQUEST_CHANGES', { body: 'It was 2.5' });
  // It was asked in vain so often that the next look is a quarter of an hour away when the time is over.
  await on.wait(90);
  await on.leap(72 * 60 - 90);
  expect(on.news().join('\n')).not.toContain('Nobody objected');
  github.fault(undefined);
  await on.wait(5);
  expect(on.news().join('\n')).toContain('@adaeze asks for changes in PR#1');
  expect((await pull(repository)).merged).toBe(false);
  await review(repository, 'adaeze', 'APPROVE');
  await on.wait(20);
  expect((await pull(repository)).merged).toBe(true);
});

test('a crash between the merge and the next agenda loses nothing of what was merged', async () => {
  const { repository, on } = await begin({ merge: 'people' });
  await on.meet('/action @kenji write it up');
  const text = await file(repository, MINUTES, 'minutes-2026-11-24');
  await github.push(repository, 'minutes-2026-11-24', { [MINUTES]: text.replace('write it up', 'write it all up') });
  await github.as('sofia')('PUT', `/repos/${repository}/pulls/1/merge`, { merge_method: 'merge' });
  // What was merged cannot be read, after the merge itself was noted.
  github.fault(({ path }) => (path.includes('/contents/') ? { status: 503, body: { message: 'no' } } : undefined));
  await on.wait(1);
  expect(on.news().join('\n')).toContain('@sofia merged the minutes: PR#1');
  await on.restart();
  github.fault(undefined);
  await on.wait(20);
  await on.say('mira', '/agenda');
  expect(on.told().at(-1)).toContain('write it all up');
});

describe('while GitHub is down', () => {
  test('the rooms are told once, the chair can have the minutes, and days later they are proposed', async () => {
    const { repository, on } = await begin();
    github.fault(({ path }) => (path.includes('/repos/') ? { status: 503, body: { message: 'no' } } : undefined));
    await on.meet('/note 2.4 is out');
    await on.wait(60);
    expect(on.news().filter((words) => words.includes("That didn't work: GitHub isn't answering (503)"))).toHaveLength(
      1,
    );
    await on.leap(72 * 60);
    expect(on.news()).toEqual([]);
    await on.say('mira', '/meeting minutes');
    expect(on.told().at(-1)).toContain('2.4 is out');
    github.fault(undefined);
    await on.wait(20);
    expect((await pull(repository)).state).toBe('open');
    expect(on.news().join('\n')).not.toContain("That didn't work");
  });

  test('it is asked again when it said so, not before', async () => {
    const { repository, on } = await begin();
    const slow = { status: 429, headers: { 'retry-after': '1800' }, body: { message: 'secondary rate limit' } };
    github.fault(({ method }) => (method === 'POST' ? slow : undefined));
    await on.meet('/note 2.4 is out');
    github.fault(undefined);
    github.forget();
    await on.wait(29);
    expect(github.requests).toEqual([]);
    await on.wait(2);
    expect((await pull(repository)).state).toBe('open');
  });
});
