// The forge over GitHub, as the tests have it.
import { type GithubAccess } from '../../../src/forge/github/client.ts';
import { githubForge, type GitHubForgeOptions } from '../../../src/forge/github/github.ts';
import type { Forge } from '../../../src/ports/forge.ts';
import { MADE_AT } from '../proposals.ts';
import { type FakeGitHub, tokenOf } from './github.ts';

interface Differently {
  readonly access?: GithubAccess;
  /** The time that the forge sees: ISO 8601, UTC. */
  readonly now?: string;
  readonly mainBranch?: string;
  readonly settings?: Partial<GitHubForgeOptions['settings']>;
}

/** In the invented group everybody's login is their handle. */
export const forgeOver = (
  github: FakeGitHub,
  repository: string,
  { access, now = MADE_AT, mainBranch = 'main', settings }: Differently = {},
): Forge =>
  githubForge({
    repository,
    access: access ?? { kind: 'token', token: tokenOf('gavel') },
    apiUrl: github.url,
    now: () => now,
    mainBranch,
    poll: 60,
    issueLabels: ['action'],
    settings: { labels: [], draft: false, autoMerge: false, method: 'merge', loginOf: (handle) => handle, ...settings },
  });
