import { ExplainedError } from '../../ports/forge.ts';
import type { GithubClient } from './client.ts';
import { unlessStatus } from './errors.ts';
import type { EtagCache } from './etag-cache.ts';

/** What is at a path of a commit. */
export interface FoundFile {
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly mode: string;
}

/** Something else is in a file's place. */
class InTheWay extends ExplainedError {}

/** The files of one commit. Trees are asked for once. */
export interface CommitSnapshot {
  /** Undefined if nothing is there. Throws if the path leads through a file. */
  find(path: string): Promise<FoundFile | undefined>;
  text(path: string): Promise<string | undefined>;
}

interface Entry {
  readonly path?: string;
  readonly type?: string;
  readonly sha?: string;
  readonly mode?: string;
}

/** The commit that a branch points to. */
export async function githubHead({ octokit, at }: GithubClient, branch: string): Promise<string | undefined> {
  const answer = await unlessStatus(404, octokit.rest.git.getRef({ ...at, ref: `heads/${branch}` }));
  return answer?.data.object.sha;
}

/** The commit of the main branch. If it can't be seen, nothing in the repository can, so this rejects. */
export async function mainHead(client: GithubClient, mainBranch: string): Promise<string> {
  const main = await githubHead(client, mainBranch);
  if (main !== undefined) return main;
  throw new ExplainedError(
    `${client.repository} has no branch ${mainBranch}, or hides it. Check forge.repository and mainBranch.`,
  );
}

/** Bytes as text, with the byte order mark that they may begin with. */
const decoded = (base64: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(base64, 'base64'));

async function blobText({ octokit, at }: GithubClient, sha: string): Promise<string> {
  const { data } = await octokit.rest.git.getBlob({ ...at, file_sha: sha });
  return decoded(data.content);
}

export function commitSnapshot(client: GithubClient, commit: string): CommitSnapshot {
  const { octokit, at } = client;
  const trees = new Map<string, Promise<readonly Entry[]>>();
  const entries = (sha: string): Promise<readonly Entry[]> => {
    const known = trees.get(sha) ?? octokit.rest.git.getTree({ ...at, tree_sha: sha }).then(({ data }) => data.tree);
    trees.set(sha, known);
    return known;
  };

  async function find(path: string): Promise<FoundFile | undefined> {
    let here: FoundFile = { type: 'tree', sha: commit, mode: '040000' };
    const names = path.split('/');
    for (const [i, name] of names.entries()) {
      if (here.type !== 'tree') throw new InTheWay(`${path} can't be a file: ${names.slice(0, i).join('/')} is one.`);
      const next: FoundFile | undefined = found((await entries(here.sha)).find((entry) => entry.path === name));
      if (!next) return undefined;
      here = next;
    }
    return here;
  }

  return {
    find,
    async text(path) {
      const there = await find(path);
      if (there === undefined) return undefined;
      if (there.type !== 'blob') throw new InTheWay(`${path} can't be a file: it's a folder.`);
      return blobText(client, there.sha);
    },
  };
}

const found = (entry: Entry | undefined): FoundFile | undefined => {
  if (entry?.sha === undefined || entry.mode === undefined) return undefined;
  return entry.type === 'blob' || entry.type === 'tree' || entry.type === 'commit'
    ? { type: entry.type, sha: entry.sha, mode: entry.mode }
    : undefined;
};

/** A file of a branch; undefined if there is none, or a folder. */
export async function fileOn(
  client: GithubClient,
  etags: EtagCache,
  branch: string,
  file: string,
): Promise<string | undefined> {
  const { octokit, at } = client;
  const asked = { ...at, path: file, ref: branch };
  const data = await unlessStatus(
    404,
    etags.ask(`${branch}:${file}`, (headers) => octokit.rest.repos.getContent({ ...asked, headers })),
  );
  // A repository that is hidden from Gavel has no files either.
  if (data === undefined) await mainHead(client, branch);
  if (data === undefined || Array.isArray(data) || data.type !== 'file') return undefined;
  // Files of more than a megabyte come without their content.
  return data.encoding === 'base64' ? decoded(data.content) : blobText(client, data.sha);
}

/** The paths of the files under a folder, sorted; none if it doesn't exist. */
export async function filesUnder(client: GithubClient, branch: string, folder: string): Promise<string[]> {
  const { octokit, at, repository } = client;
  const head = await mainHead(client, branch);
  const there = folder === '' ? { type: 'tree', sha: head } : await find(commitSnapshot(client, head), folder);
  if (there?.type !== 'tree') return [];
  const { data } = await octokit.rest.git.getTree({ ...at, tree_sha: there.sha, recursive: '1' });
  if (data.truncated) throw new ExplainedError(`${repository} has more files under "${folder}" than GitHub lists.`);
  const prefix = folder === '' ? '' : `${folder}/`;
  return data.tree.flatMap(({ type, path }) => (type === 'blob' ? [prefix + path] : [])).toSorted();
}

/** What is below a file is not there. */
const find = (files: CommitSnapshot, path: string): Promise<FoundFile | undefined> =>
  files.find(path).catch((error: unknown) => {
    if (error instanceof InTheWay) return undefined;
    throw error;
  });
