import type { Finding } from '../../ports/finding.ts';
import { ForgeUnavailable } from '../../ports/forge.ts';
import { type ClientOptions, type GithubClient, githubClient } from './client.ts';
import type { PullSettings } from './decorate-pull.ts';
import { unlessStatus } from './errors.ts';
import { githubHead } from './objects.ts';

export interface GithubCheckOptions extends ClientOptions {
  readonly group: string;
  readonly mainBranch: string;
  readonly settings: Pick<PullSettings, 'method' | 'autoMerge'>;
  /** Members with their GitHub login, where they have one. */
  readonly members: readonly { readonly handle: string; readonly github?: string | undefined }[];
  /** Whether the group uses issues, which is one right more. */
  readonly issues: boolean;
}

type Say = (state: Finding['state'], what: string, found: string, mend?: string) => Finding;

/** Looks at everything that Gavel needs on GitHub, changing nothing. Never throws. */
export async function checkGitHub(options: GithubCheckOptions): Promise<readonly Finding[]> {
  const client = githubClient(options);
  const say: Say = (state, what, found, mend) => ({
    what: `${options.group}: ${what}`,
    state,
    found,
    ...(mend === undefined ? {} : { mend }),
  });
  try {
    return [
      ...(await rights(client, options, say)),
      ...(await repository(client, options, say)),
      ...(await people(client, options, say)),
    ];
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const mend =
      error instanceof ForgeUnavailable
        ? 'Check that this machine can reach GitHub (network, DNS, proxy), or try again later.'
        : 'Check forge.repository and its token or app.';
    return [say('fail', `GitHub, ${options.repository}`, found, mend)];
  }
}

/** An App says which rights it has; of a token only trying tells. */
async function rights(client: GithubClient, { issues }: GithubCheckOptions, say: Say): Promise<Finding[]> {
  const given = await client.rights();
  if (!given) return [];
  const needed = {
    contents: 'write',
    pull_requests: 'write',
    metadata: 'read',
    ...(issues ? { issues: 'write' } : {}),
  };
  const missing = Object.entries(needed).filter(([name, level]) => given[name] !== level && given[name] !== 'admin');
  const excess = Object.entries(given).filter(([name]) => !Object.hasOwn(needed, name));
  return [
    missing.length === 0
      ? say('ok', "the App's rights", written(Object.entries(needed)))
      : say('fail', "the App's rights", `${written(missing)} is missing`, 'Give it in the settings of the App.'),
    ...(excess.length === 0
      ? []
      : [
          say(
            'warn',
            "the App's rights",
            `${written(excess)} is more than Gavel needs`,
            'Remove it in the settings of the App.',
          ),
        ]),
  ];
}

const written = (named: readonly (readonly [string, string])[]): string =>
  named.map(([name, level]) => `${name}: ${level}`).join(', ');

async function repository(
  client: GithubClient,
  { mainBranch, settings }: GithubCheckOptions,
  say: Say,
): Promise<Finding[]> {
  const { octokit, at } = client;
  const what = `the repository ${client.repository}`;
  const { data } = await octokit.rest.repos.get(at);
  const head = await githubHead(client, mainBranch);
  // Only whoever may push is told how merging is allowed.
  const allowed = { merge: data.allow_merge_commit, squash: data.allow_squash_merge, rebase: data.allow_rebase_merge };
  const method = settings.method;
  return [
    data.archived
      ? say('fail', what, "it's archived", 'Unarchive it, or use another repository.')
      : say('ok', what, 'can be read'),
    head === undefined
      ? say('fail', what, `it has no branch ${mainBranch}`, 'Set forge.mainBranch to the name of its main branch.')
      : say('ok', what, `has the branch ${mainBranch}`),
    ...(data.permissions?.push === false && (await client.rights()) === undefined
      ? [say('fail', what, "the token can't write to it", 'Give it "contents: write" and "pull requests: write".')]
      : []),
    ...(allowed[method] === false
      ? [say('fail', what, `it doesn't allow the merge method ${method}`, 'Allow it, or set forge.method.')]
      : []),
    ...(settings.autoMerge && data.allow_auto_merge === false
      ? [say('warn', what, "it doesn't allow auto-merge", 'Allow it in its settings, or set autoMerge: false.')]
      : []),
  ];
}

async function people({ octokit, at }: GithubClient, { members }: GithubCheckOptions, say: Say): Promise<Finding[]> {
  const nameless = members.filter(({ github }) => github === undefined).map(({ handle }) => `@${handle}`);
  const strangers: string[] = [];
  for (const { handle, github } of members) {
    if (github === undefined) continue;
    const asked = octokit.rest.repos.checkCollaborator({ ...at, username: github });
    if ((await unlessStatus(404, asked)) === undefined) strangers.push(`@${handle}`);
  }
  const what = 'reviewers';
  return [
    ...(nameless.length === 0
      ? []
      : [say('warn', what, `no GitHub login for ${nameless.join(', ')}`, 'Add `github:` to these members.')]),
    ...(strangers.length === 0
      ? []
      : [
          say(
            'warn',
            what,
            `${strangers.join(', ')} can't be asked for a review, only mentioned`,
            'Add them to the repository as collaborators.',
          ),
        ]),
    ...(nameless.length + strangers.length === 0 ? [say('ok', what, 'all members can be asked')] : []),
  ];
}
