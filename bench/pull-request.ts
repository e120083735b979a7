import { forgeOver } from '../test/doubles/github/forges.ts';
import { startFakeGitHub } from '../test/doubles/github/github.ts';
import { proposalWorld } from '../test/doubles/proposal-world.ts';

/** From `/meeting end` to the pull request's link in the room, over the GitHub of the tests, which answers at once. */
export interface PullRequest {
  /** How often it was measured. */
  readonly rounds: number;
  /** Milliseconds, the median and the longest. */
  readonly p50: number;
  readonly longest: number;
  /** How many requests it takes: over the network each costs its time. */
  readonly requests: number;
}

async function once(github: Awaited<ReturnType<typeof startFakeGitHub>>): Promise<{ ms: number; requests: number }> {
  const repository = await github.repository({ 'README.md': 'Lantern\n', 'meetings/README.md': '# Meetings\n' });
  const on = await proposalWorld(forgeOver(github, repository, { settings: { labels: ['minutes'] } }));
  await on.say('mira', '/meeting start');
  for (const handle of ['mira', 'adaeze', 'kenji', 'sofia']) await on.say(handle, '/present');
  for (let i = 0; i < 40; i += 1) await on.say('kenji', `/note what was said, number ${i}`);
  github.forget();
  const start = performance.now();
  let linked: number | undefined;
  const off = on.gavel.watch('lantern', () => {
    if (on.told().some((words) => words.includes('Proposed as PR#'))) linked ??= performance.now();
  });
  await on.say('mira', '/meeting end');
  off();
  const requests = github.requests.length;
  await on.stop();
  return { ms: (linked ?? performance.now()) - start, requests };
}

export async function pullRequest(rounds: number): Promise<PullRequest> {
  const github = await startFakeGitHub();
  const all: { ms: number; requests: number }[] = [];
  try {
    // The first one loads what the others have.
    await once(github);
    for (let i = 0; i < rounds; i += 1) all.push(await once(github));
  } finally {
    await github.close();
  }
  const times = all.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return {
    rounds,
    p50: times[Math.floor(times.length / 2)] ?? Number.NaN,
    longest: times.at(-1) ?? Number.NaN,
    requests: Math.max(...all.map(({ requests }) => requests)),
  };
}
