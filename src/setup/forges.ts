import { access } from 'node:fs/promises';

import { ConfigError } from '../config/config.ts';
import type { GroupConfig } from '../config/schema.ts';
import { gitForge } from '../forge/git/git.ts';
import type { GithubAccess } from '../forge/github/client.ts';
import { githubForge } from '../forge/github/github.ts';
import type { Forge } from '../ports/forge.ts';

type GitHub = Extract<NonNullable<GroupConfig['forge']>, { kind: 'github' }>;

/** What the group shows to GitHub. */
export function accessOf({ token, app }: GitHub): GithubAccess {
  if (app) return { kind: 'app', ...app };
  return { kind: 'token', token: token ?? '' };
}

/**
 * Where a group's minutes are proposed, after checking that it can be used now.
 * @throws ConfigError if the configuration names none, or a folder that isn't there
 * @throws StartupError if that folder isn't a git repository, or has no main branch
 */
export async function forgeOf(config: GroupConfig, now: () => string): Promise<Forge> {
  const forge = openForge(config, now);
  await checkForge(config, forge);
  return forge;
}

/** Looks whether a local repository can be used. Other forges are far away, and may only be away for a while. */
export async function checkForge({ id, forge: configured }: GroupConfig, forge: Forge): Promise<void> {
  if (configured?.kind !== 'git') return;
  const { path } = configured;
  await access(path).catch(() => {
    throw new ConfigError(`The repository ${path} of the group ${id} is not there: clone it, or make it with git init`);
  });
  // Now, and not at the end of the first meeting, is the time to hear that it cannot be proposed to.
  await forge.list('');
}

/**
 * Where a group's minutes are proposed. Each group has a forge of its own, with its own credentials. Whether it works
 * isn't known before it's used.
 * @throws ConfigError if the configuration names none
 */
export function openForge({ id, forge, members, issues }: GroupConfig, now: () => string): Forge {
  if (!forge) throw new ConfigError(`The group ${id} has no forge: say where its minutes are to be proposed`);
  if (forge.kind === 'git') {
    const { path, mainBranch, author } = forge;
    return gitForge({ path, mainBranch, author, now });
  }
  const { repository, mainBranch, apiUrl, poll, labels, draft, method, autoMerge } = forge;
  const logins = new Map(members.map(({ handle, github }) => [handle, github]));
  return githubForge({
    repository,
    mainBranch,
    apiUrl,
    poll,
    issueLabels: issues.labels,
    now,
    access: accessOf(forge),
    settings: { labels, draft, method, autoMerge, loginOf: (handle) => logins.get(handle) },
  });
}
