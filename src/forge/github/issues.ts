import type { ForgeIssue, IssueTracker } from '../../ports/forge.ts';
import { inertText } from '../inert.ts';
import type { GithubClient } from './client.ts';
import { isRefused, unlessStatus } from './errors.ts';
import { etagCache, allPages } from './etag-cache.ts';

interface IssueSeen {
  readonly number: number;
  readonly title: string;
  readonly html_url: string;
  readonly state: string;
  readonly body?: string | null;
  readonly assignees?: readonly { readonly login: string }[] | null;
}

const issueOf = ({ number, title, html_url: url, state }: IssueSeen): ForgeIssue => ({
  number,
  title,
  url,
  open: state === 'open',
});

/** Says which issue or comment is Gavel's for this key, without being shown to people. */
const mark = (key: string): string => `<!-- gavel: ${key.replaceAll(/[<>]|--/gu, '')} -->`;

interface Marked {
  readonly body?: string | null | undefined;
  readonly user?: { readonly type?: string } | null;
  readonly author_association?: string;
}

const TRUSTED = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Anybody who may open issues can write the mark, so it counts only from people with rights in the repository. */
const isMarked = ({ body, user, author_association: association = '' }: Marked, key: string): boolean =>
  body?.includes(mark(key)) === true && (user?.type === 'Bot' || TRUSTED.has(association));

const PAGE = 100;

/** Issues, and the labels of issues and pull requests. */
export function githubIssues(
  client: GithubClient,
  loginOf: (handle: string) => string | undefined,
  labels: readonly string[],
): IssueTracker {
  const { octokit, at } = client;
  const { issues } = octokit.rest;
  const etags = etagCache();

  /** One that an earlier run opened without being able to note it: it's no older than its action. */
  async function existing(key: string, since: string): Promise<IssueSeen | undefined> {
    const asked = { ...at, state: 'all', sort: 'created', direction: 'desc', per_page: PAGE } as const;
    for await (const { data } of octokit.paginate.iterator(issues.listForRepo, asked)) {
      const found = data.find((issue) => isMarked(issue, key));
      if (found || (data.at(-1)?.created_at ?? '') < since) return found;
    }
    return undefined;
  }

  async function isSaid(number: number, key: string): Promise<boolean> {
    const asked = { ...at, issue_number: number, per_page: PAGE };
    for await (const { data } of octokit.paginate.iterator(issues.listComments, asked))
      if (data.some((comment) => isMarked(comment, key))) return true;
    return false;
  }

  return {
    async open({ key, since, title, body, owners }) {
      const marked = `${inertText(body.trimEnd())}\n\n${mark(key)}\n`;
      const asked = {
        ...at,
        title: inertText(title),
        body: marked,
        ...(labels.length === 0 ? {} : { labels: [...labels] }),
      };
      const issue = (await existing(key, since)) ?? (await issues.create(asked)).data;
      const logins = owners.flatMap((handle) => loginOf(handle) ?? []);
      await assign(client, issue, logins);
      return issueOf(issue);
    },
    async read(number) {
      const asked = etags.ask<IssueSeen>(`${number}`, (headers) =>
        issues.get({ ...at, issue_number: number, headers }),
      );
      // Somebody moved it to another repository (301), or deleted it (410).
      const seen = await unlessStatus(301, unlessStatus(404, unlessStatus(410, asked)));
      return seen && issueOf(seen);
    },
    async set(number, open) {
      await issues.update({ ...at, issue_number: number, state: open ? 'open' : 'closed' });
    },
    async labelled(label) {
      const asked = { ...at, labels: label, state: 'open', sort: 'created', direction: 'asc' } as const;
      const found = await allPages<IssueSeen>(etags, `label/${label}`, (page) =>
        issues.listForRepo({ ...asked, ...page }),
      );
      return found.map(issueOf);
    },
    async conclude(number, { key, text, label }) {
      const of = { ...at, issue_number: number };
      if (!(await isSaid(number, key)))
        await issues.createComment({ ...of, body: `${inertText(text.trimEnd())}\n\n${mark(key)}\n` });
      await unlessStatus(404, issues.removeLabel({ ...of, name: label }));
    },
  };
}

/** One at a time; those GitHub refuses are named in the text anyway. */
async function assign(
  { octokit, at }: GithubClient,
  { number, assignees }: IssueSeen,
  logins: readonly string[],
): Promise<void> {
  const there = new Set(assignees?.map(({ login }) => login));
  for (const login of logins) {
    if (there.has(login)) continue;
    try {
      await octokit.rest.issues.addAssignees({ ...at, issue_number: number, assignees: [login] });
    } catch (error) {
      if (!isRefused(error, 403, 404, 422)) throw error;
    }
  }
}
