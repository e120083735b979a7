import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type ObjectId, writeCommit, writeTree } from '../forge/git/objects.ts';
import { checkGit, type RunGit, gitIn, GitFailed } from '../forge/git/run.ts';
import { demoCalendar } from './calendar.ts';
import { authorOf, demoHistory, type DemoStep } from './history.ts';

/** The repository could not be made: what git said. */
export class SeedFailed extends Error {}

/**
 * Makes the repository of the demonstration's group (Lantern, which is invented) with a work tree on the branch main:
 * a README, the index of meetings, three earlier minutes and a history. Does nothing if `path` already exists; made
 * whole or not at all.
 *
 * @param today YYYY-MM-DD: the meetings lie on the Tuesdays before it, a fortnight apart
 */
export async function seedDemoRepository(path: string, today: string): Promise<void> {
  const calendar = demoCalendar(today);
  if (existsSync(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const draft = await mkdtemp(join(dirname(path), '.lantern-'));
  try {
    const git = gitIn(draft);
    await git(['init', '--quiet', '-b', 'main']);
    await checkGit(git, draft);
    let main: ObjectId | undefined;
    for (const step of demoHistory(calendar)) main = await take(git, step, main);
    await git(['read-tree', '-m', '-u', 'HEAD']);
    await chmod(draft, 0o755);
    await rename(draft, path);
  } catch (error) {
    throw error instanceof GitFailed ? new SeedFailed(error.said, { cause: error }) : error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Commits one step, merges it if it should be merged, and gives the new head of main. */
async function take(git: RunGit, step: DemoStep, main: ObjectId | undefined): Promise<ObjectId> {
  const { by, at, message, merged } = step;
  const files = Object.entries(step.files).map(([path, content]) => [path, { mode: '100644', content }] as const);
  const tree = await writeTree(git, main, new Map(files));
  const parents = main === undefined ? [] : [main];
  const commit = await writeCommit(git, { tree, parents, message: `${message}\n`, author: authorOf(by), at });
  if (!merged) return pointTo(git, 'main', commit);
  await pointTo(git, merged.branch, commit);
  const trailers = merged.reviewers.map((handle) => `Reviewed-by: @${handle}\n`).join('');
  const merge = await writeCommit(git, {
    tree,
    parents: [...parents, commit],
    message: `${message}\n\n${trailers}`,
    author: authorOf(merged.by),
    at: merged.at,
  });
  return pointTo(git, 'main', merge);
}

async function pointTo(git: RunGit, branch: string, commit: ObjectId): Promise<ObjectId> {
  await git(['update-ref', '-m', 'demonstration', `refs/heads/${branch}`, commit]);
  return commit;
}
