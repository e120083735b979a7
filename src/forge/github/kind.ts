import { z } from 'zod';

import type { Member } from '../../meeting/member.ts';
import { secretSetting } from '../../ports/secret-setting.ts';
import { forgeKind } from '../forge-kind.ts';
import type { GithubAccess } from './client.ts';

/** A repository on GitHub, with the group's own way in: a token, or a GitHub App. */
const SettingsSchema = z
  .strictObject({
    kind: z.literal('github'),
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/u, 'a repository on GitHub is OWNER/NAME'),
    mainBranch: z.string().default('main'),
    token: secretSetting(z.string()).optional(),
    app: z.strictObject({ id: z.coerce.string(), privateKey: secretSetting(z.string()) }).optional(),
    /** What GitHub signs webhooks with, if Gavel listens for them. */
    webhookSecret: secretSetting(z.string().min(8, 'a secret for webhooks has at least 8 characters')).optional(),
    /** For GitHub Enterprise Server: https://HOST/api/v3. */
    apiUrl: z.url().default('https://api.github.com'),
    /** Put on the pull request. */
    labels: z.array(z.string()).default([]),
    /** Open pull requests as drafts. */
    draft: z.boolean().default(false),
    method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
    /** Let GitHub merge by itself once its own conditions are met. */
    autoMerge: z.boolean().default(false),
    /** Seconds between two looks at an open pull request. */
    poll: z.int().min(5).default(60),
  })
  .refine(({ token, app }) => (token === undefined) !== (app === undefined), {
    error: 'give either a token or an app (id and privateKey)',
  });

const WebhooksSchema = z.strictObject({
  webhooks: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535) }),
});

/** GitHub's auto-merge knows nothing of the group's rule. */
const AUTO_MERGE =
  "auto-merge knows only GitHub's own conditions, and not the group's rule: " +
  'say approval.merge: people, or leave it out, and Gavel merges as soon as the rule is met and GitHub lets it';

/** What the group shows to GitHub. */
function accessOf({ token, app }: z.infer<typeof SettingsSchema>): GithubAccess {
  if (app) return { kind: 'app', ...app };
  return { kind: 'token', token: token ?? '' };
}

const loginOf = ({ accounts }: Member): string | undefined => accounts['github']?.[0];

/** GitHub, as the configuration and `doctor` know it. */
export const githubKind = forgeKind(
  {
    id: 'github',
    label: 'GitHub',
    memberId: {
      knownBy: 'logins',
      pattern: String.raw`[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?`,
      says: 'a GitHub login has letters, digits and dashes, and no @',
    },
    hasReviews: true,
    settings: SettingsSchema,
    repository: ({ apiUrl, repository }) => `${apiUrl}/${repository}`.toLowerCase(),
    problem: ({ autoMerge }, merge) =>
      autoMerge && merge !== 'people' ? { key: 'autoMerge', message: AUTO_MERGE } : undefined,
    hook: ({ repository, webhookSecret: secret }) => (secret === undefined ? undefined : { repository, secret }),
    async open(settings, { members, issues }, now) {
      // octokit is big: only those load it whose minutes are on GitHub.
      const { githubForge } = await import('./github.ts');
      const { repository, mainBranch, apiUrl, poll, labels, draft, method, autoMerge } = settings;
      const logins = new Map(members.map((member) => [member.handle, loginOf(member)]));
      return githubForge({
        repository,
        mainBranch,
        apiUrl,
        poll,
        issueLabels: issues.labels,
        now,
        access: accessOf(settings),
        settings: { labels, draft, method, autoMerge, loginOf: (handle) => logins.get(handle) },
      });
    },
    async check(settings, { id, members, issues }, now) {
      const { checkGitHub } = await import('./check.ts');
      return checkGitHub({
        ...settings,
        group: id,
        members: members.map((member) => ({ handle: member.handle, github: loginOf(member) })),
        now,
        access: accessOf(settings),
        settings,
        issues: issues.actions || issues.agenda !== undefined,
      });
    },
  },
  {
    settings: WebhooksSchema,
    async listen({ webhooks }, { hooks, changed, log }) {
      const { githubWebhooks } = await import('./webhooks.ts');
      return githubWebhooks({ ...webhooks, hooks, changed, log: (problem, facts) => log.error(problem, facts) });
    },
  },
);
