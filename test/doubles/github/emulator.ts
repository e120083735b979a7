// What the layer over the emulator needs to know of a repository, and does to it as its administrator.
import { mergeDiff3 } from 'node-diff3';

import { wholeFileDiff } from '../../../src/forge/memory/diff.ts';
import { type GitHubAnswer, type GitHubRequest } from './requests.ts';

export const OWNER = 'mira';
const ADMIN = `token-of-${OWNER}`;

export interface Pull {
  readonly number: number;
  readonly node_id: string;
  readonly state: string;
  readonly draft: boolean;
  readonly merged: boolean;
  readonly user: { readonly login: string };
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
}

/** A file of a tree: its blob, by path. */
export type Blobs = ReadonlyMap<string, string>;

export interface Emulator {
  /** Passes a request on as it is. */
  forward(request: Pick<GitHubRequest, 'method' | 'path' | 'query' | 'headers' | 'text'>): Promise<GitHubAnswer>;
  /** Asks as the administrator, or with somebody's authorization. Throws where the answer is an error. */
  ask<T>(method: string, path: string, body?: unknown, authorization?: string): Promise<T>;
  head(repository: string, branch: string): Promise<string | undefined>;
  blobs(repository: string, commit: string): Promise<Blobs>;
  bytes(repository: string, blob: string | undefined): Promise<Buffer | undefined>;
  text(repository: string, blob: string | undefined): Promise<string>;
  mergeBase(repository: string, one: string, other: string): Promise<string>;
  /** A commit on top of its parents that holds these changes of the first one's files. */
  commit(made: {
    readonly repository: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly files: readonly FileOf[];
    readonly authorization?: string;
  }): Promise<string>;
}

export interface FileOf {
  readonly path: string;
  /** Undefined: it is deleted. */
  readonly content?: string | undefined;
  /** Base64 instead of text. */
  readonly base64?: string | undefined;
  /** A blob that is there already, instead of text. */
  readonly sha?: string | undefined;
}

export function emulatorAt(url: string): Emulator {
  const emulator: Emulator = {
    async forward({ method, path, query, headers, text }) {
      const passed = ['accept', 'authorization', 'content-type', 'user-agent'].flatMap((name) =>
        headers[name] === undefined ? [] : [[name, headers[name]] as const],
      );
      const search = query.size === 0 ? '' : `?${query.toString()}`;
      const response = await fetch(`${url}${path}${search}`, {
        method,
        headers: Object.fromEntries(passed),
        ...(text === '' ? {} : { body: text }),
      });
      const type = response.headers.get('content-type') ?? '';
      const bytes = Buffer.from(await response.arrayBuffer());
      const link = response.headers.get('link');
      return {
        status: response.status,
        ...(link === null ? {} : { headers: { link } }),
        ...(bytes.length === 0 ? {} : { body: type.includes('json') ? JSON.parse(bytes.toString()) : bytes }),
      };
    },
    async ask<T>(method: string, path: string, body?: unknown, authorization = `token ${ADMIN}`) {
      const at = new URL(path, url);
      const headers = { authorization, 'content-type': 'application/json' };
      const text = body === undefined ? '' : JSON.stringify(body);
      const answer = await emulator.forward({ method, path: at.pathname, query: at.searchParams, headers, text });
      if (answer.status >= 400) throw new EmulatorError(answer);
      return answer.body as T;
    },
    async head(repository, branch) {
      const answer = await emulator.forward({
        method: 'GET',
        path: `/repos/${repository}/git/ref/heads/${branch}`,
        query: new URLSearchParams(),
        headers: { authorization: `token ${ADMIN}` },
        text: '',
      });
      return answer.status === 200 ? (answer.body as { object: { sha: string } }).object.sha : undefined;
    },
    async blobs(repository, commit) {
      const { tree } = await emulator.ask<{ tree: { path: string; type: string; sha: string }[] }>(
        'GET',
        `/repos/${repository}/git/trees/${commit}?recursive=1`,
      );
      return new Map(tree.filter(({ type }) => type === 'blob').map(({ path, sha }) => [path, sha]));
    },
    async bytes(repository, blob) {
      if (blob === undefined) return undefined;
      const { content } = await emulator.ask<{ content: string }>('GET', `/repos/${repository}/git/blobs/${blob}`);
      return Buffer.from(content, 'base64');
    },
    text: async (repository, blob) => (await emulator.bytes(repository, blob))?.toString('utf8') ?? '',
    async mergeBase(repository, one, other) {
      const compared = await emulator.ask<{ merge_base_commit: { sha: string } }>(
        'GET',
        `/repos/${repository}/compare/${one}...${other}`,
      );
      return compared.merge_base_commit.sha;
    },
    async commit({ repository, parents, message, files, authorization }) {
      const [first] = parents;
      const base = first === undefined ? {} : { base_tree: await treeOf(emulator, repository, first) };
      const entries = await Promise.all(files.map((file) => treeEntry(emulator, repository, file)));
      const tree =
        entries.length === 0 && 'base_tree' in base
          ? { sha: base.base_tree }
          : await emulator.ask<{ sha: string }>('POST', `/repos/${repository}/git/trees`, { ...base, tree: entries });
      const commit = await emulator.ask<{ sha: string }>(
        'POST',
        `/repos/${repository}/git/commits`,
        { message, tree: tree.sha, parents },
        authorization,
      );
      return commit.sha;
    },
  };
  return emulator;
}

export class EmulatorError extends Error {
  readonly answer: GitHubAnswer;
  constructor(answer: GitHubAnswer) {
    super(`the emulator answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    this.answer = answer;
  }
}

async function treeOf(emulator: Emulator, repository: string, commit: string): Promise<string> {
  const { tree } = await emulator.ask<{ tree: { sha: string } }>('GET', `/repos/${repository}/git/commits/${commit}`);
  return tree.sha;
}

async function treeEntry(
  emulator: Emulator,
  repository: string,
  { path, content, base64, sha: known }: FileOf,
): Promise<object> {
  const entry = { path, mode: '100644', type: 'blob' };
  if (known !== undefined) return { ...entry, sha: known };
  if (content === undefined && base64 === undefined) return { ...entry, sha: null };
  const body = base64 === undefined ? { content, encoding: 'utf-8' } : { content: base64, encoding: 'base64' };
  const { sha } = await emulator.ask<{ sha: string }>('POST', `/repos/${repository}/git/blobs`, body);
  return { ...entry, sha };
}

/** What merging two commits changes in the first one's files; undefined where they changed the same lines. */
export async function threeWay(
  emulator: Emulator,
  repository: string,
  into: string,
  from: string,
): Promise<FileOf[] | undefined> {
  const base = await emulator.blobs(repository, await emulator.mergeBase(repository, into, from));
  const [ours, theirs] = [await emulator.blobs(repository, into), await emulator.blobs(repository, from)];
  const changed = [...new Set([...base.keys(), ...theirs.keys()])].filter((p) => base.get(p) !== theirs.get(p));
  const files: FileOf[] = [];
  for (const path of changed) {
    const blobs = [ours.get(path), base.get(path), theirs.get(path)];
    if (blobs[0] === blobs[2]) continue;
    if (blobs[0] === blobs[1]) {
      files.push({ path, sha: blobs[2] });
      continue;
    }
    const [mine = '', old = '', other = ''] = await Promise.all(blobs.map((blob) => emulator.text(repository, blob)));
    const merged = lines(blobs, mine, old, other);
    if (merged === undefined) return undefined;
    files.push({ path, content: blobs[2] === undefined ? undefined : merged });
  }
  return files;
}

/** What git makes of two changes of one file; undefined where they are of the same lines. */
function lines(blobs: readonly (string | undefined)[], mine: string, old: string, other: string): string | undefined {
  if (blobs.includes(undefined)) return undefined;
  const { conflict, result } = mergeDiff3(mine.split('\n'), old.split('\n'), other.split('\n'));
  return conflict ? undefined : result.join('\n');
}

/** The unified diff of what `head` has changed since it parted from `base`. */
export async function diffOf(emulator: Emulator, repository: string, base: string, head: string): Promise<string> {
  const parted = await emulator.mergeBase(repository, base, head);
  const sides = [parted, head].map(async (commit) => {
    const blobs = await emulator.blobs(repository, commit);
    const texts = [...blobs].map(async ([path, blob]) => [path, await emulator.text(repository, blob)] as const);
    return new Map(await Promise.all(texts));
  });
  const [before = new Map(), after = new Map()] = await Promise.all(sides);
  return wholeFileDiff(before, after);
}
