import { z } from 'zod';

import type { Member } from '../../meeting/member.ts';
import { secretSetting } from '../../ports/secret-setting.ts';
import { forgeKind } from '../forge-kind.ts';
import type { GithubAccess } from './client.ts';

/** A repository on GitHub, with the group's own way in: a token, or a GitHub App. */
const SettingsSchema = z
  .strictObject({
    kind: z.literal('github').meta({ title: 'Kind', description: 'github: a repository on GitHub.' }),
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/u, 'write the repository as OWNER/NAME')
      .meta({ title: 'Repository', description: 'The repository, as OWNER/NAME.' }),
    mainBranch: z
      .string()
      .default('main')
      .meta({ title: 'Main branch', description: 'The branch that minutes are merged into.' }),
    token: secretSetting(
      z.string().meta({
        title: 'Token',
        description: 'A fine-grained token, from the environment: ${GITHUB_TOKEN}. Give either this or app.',
      }),
    ).optional(),
    app: z
      .strictObject({
        id: z
          .union([z.string(), z.int()])
          .transform(String)
          .meta({ title: 'App id', description: 'The id of the App.' }),
        privateKey: secretSetting(
          z.string().meta({
            title: 'Private key',
            description:
              'The private key of the App, from the environment: ${GITHUB_APP_KEY}. It can be on one line, with \\n for line ends.',
          }),
        ),
      })
      .optional()
      .meta({ title: 'GitHub App', description: 'A GitHub App, instead of a token.' }),
    webhookSecret: secretSetting(
      z.string().min(8, 'a webhook secret has at least 8 characters').meta({
        title: 'Webhook secret',
        description: 'What GitHub signs webhooks with, from the environment: ${GITHUB_WEBHOOK_SECRET}.',
      }),
    ).optional(),
    apiUrl: z
      .url({ error: 'write an address, like https://HOST/api/v3' })
      .default('https://api.github.com')
      .meta({ title: 'API address', description: 'For GitHub Enterprise Server: https://HOST/api/v3.' }),
    labels: z.array(z.string()).default([]).meta({ title: 'Labels', description: 'Labels for the pull request.' }),
    draft: z.boolean().default(false).meta({ title: 'Draft', description: 'Whether to open pull requests as drafts.' }),
    method: z
      .enum(['merge', 'squash', 'rebase'])
      .default('merge')
      .meta({ title: 'Merge method', description: 'How pull requests are merged.' }),
    autoMerge: z.boolean().default(false).meta({
      title: 'Auto-merge',
      description:
        'Whether GitHub merges by itself once its own conditions are met. It needs "approval: { merge: people }".',
    }),
    poll: z
      .int()
      .min(5)
      .default(60)
      .meta({ title: 'Poll', description: 'Seconds between two looks at an open pull request.' }),
  })
  .refine(({ token, app }) => (token === undefined) !== (app === undefined), {
    error: 'give either a token or an app (id and privateKey)',
  });

const WebhooksSchema = z
  .strictObject({
    webhooks: z
      .strictObject({
        host: z.string().default('127.0.0.1').meta({ title: 'Host', description: 'The address to listen on.' }),
        port: z.int().min(0).max(65_535).meta({ title: 'Port', description: 'The port to listen on.' }),
      })
      .meta({
        title: 'Webhooks',
        description: 'Listens for webhooks at /github. Put a server with TLS in front of it.',
      }),
  })
  .meta({ title: 'GitHub', description: 'What all groups on GitHub have in common.' });

/** GitHub's auto-merge knows nothing of the group's rule. */
const AUTO_MERGE =
  "auto-merge follows GitHub's own conditions, not the group's rule. " +
  'Set approval.merge to people, or remove autoMerge: then Gavel merges as soon as the rule is met and GitHub lets it';

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
    firstSettings: [
      { key: 'repository', says: 'The repository, as OWNER/NAME.', example: 'lanterns/minutes' },
      {
        key: 'token',
        says: 'A fine-grained token for the repository, with Contents and Pull requests (read and write).',
        example: 'github_pat_…',
        variable: 'GITHUB_TOKEN',
      },
    ],
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
