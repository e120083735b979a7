import { z } from 'zod';

/** A local git repository. */
const GitSchema = z.strictObject({
  kind: z.literal('git'),
  /** A local repository, bare or with a work tree; made where there is none. */
  path: z.string(),
  mainBranch: z.string().default('main'),
  author: z
    .strictObject({ name: z.string(), email: z.email() })
    .prefault({ name: 'Gavel', email: 'gavel@localhost.localdomain' }),
});

/** A repository on GitHub, with the group's own way in: a token, or a GitHub App. */
const GitHubSchema = z
  .strictObject({
    kind: z.literal('github'),
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/u, 'a repository on GitHub is OWNER/NAME'),
    mainBranch: z.string().default('main'),
    token: z.string().optional(),
    app: z.strictObject({ id: z.coerce.string(), privateKey: z.string() }).optional(),
    /** What GitHub signs webhooks with, where they are heard. */
    webhookSecret: z.string().min(8, 'a secret for webhooks has at least 8 characters').optional(),
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

export const ForgeSchema = z.discriminatedUnion('kind', [GitSchema, GitHubSchema]);

export type ForgeConfig = z.infer<typeof ForgeSchema>;
