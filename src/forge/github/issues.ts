import type { Issue, Issues } from '../../ports/forge.ts';
import type { Client } from './client.ts';
import { conditional } from './conditional.ts';
import { isRefused, unless } from './errors.ts';

interface IssueSeen {
  readonly number: number;
  readonly title: string;
  readonly html_url: string;
  readonly state: string;
  readonly body?: string | null;
  readonly assignees?: readonly { readonly login: string }[] | null;
}

const issueOf = ({ number, title, html_url: url, state }: IssueSeen): Issue => ({
  number,
  title,
  url,
  open: state === 'open',
});

/** Says which issue or comment is Gavel's for this key, without being shown to people. */
const mark = (key: string): string => `<!-- gavel: ${key.replaceAll(/[<>]|--/gu, '')} -->`;

const PAGE = 100;

/** Issues, and the labels of issues and pull requests. */
export function githubIssues(
  client: Client,
  loginOf: (handle: string) => string | undefined,
  labels: readonly string[],
): Issues {
  const { octokit, at } = client;
  const { issues } = octokit.rest;
  const etags = conditional();

  /** The newest issues are where one is that an earlier run opened and could not note. */
  async function existing(key: string): Promise<IssueSeen | undefined> {
    const { data } = await issues.listForRepo({
      ...at,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      per_page: PAGE,
    });
    return data.find(({ body }) => body?.includes(mark(key)) === true);
  }

  return {
    async open({ key, title, body, owners }) {
      const marked = `${body.trimEnd()}\n\n${mark(key)}\n`;
      const asked = { ...at, title, body: marked, ...(labels.length === 0 ? {} : { labels: [...labels] }) };
      const issue = (await existing(key)) ?? (await issues.create(asked)).data;
      const logins = owners.flatMap((handle) => loginOf(handle) ?? []);
      await assign(client, issue, logins);
      return issueOf(issue);
    },
    async read(number) {
      const seen = await unless(
        404,
        etags.ask<IssueSeen>(`${number}`, (headers) => issues.get({ ...at, issue_number: number, headers })),
      );
      return seen && issueOf(seen);
    },
    async set(number, open) {
      await issues.update({ ...at, issue_number: number, state: open ? 'open' : 'closed' });
    },
    async labelled(label) {
      const found = await etags.ask<IssueSeen[]>(`label/${label}`, (headers) =>
        issues.listForRepo({
          ...at,
          labels: label,
          state: 'open',
          sort: 'created',
          direction: 'asc',
          per_page: PAGE,
          headers,
        }),
      );
      return found.map(issueOf);
    },
    async conclude(number, { key, text, label }) {
      const of = { ...at, issue_number: number };
      const { data } = await issues.listComments({ ...of, per_page: PAGE });
      const said = data.some(({ body }) => body?.includes(mark(key)) === true);
      if (!said) await issues.createComment({ ...of, body: `${text.trimEnd()}\n\n${mark(key)}\n` });
      await unless(404, issues.removeLabel({ ...of, name: label }));
    },
  };
}

/** One at a time; those whom GitHub does not let be assigned are named in the text anyway. */
async function assign(
  { octokit, at }: Client,
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
