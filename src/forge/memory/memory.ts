import { createHash } from 'node:crypto';

import {
  type ProposalDraft,
  type Forge,
  MergeConflict,
  type ProposalOrigin,
  type Proposal,
  ProposalMoved,
} from '../../ports/forge.ts';
import { attachmentFiles } from '../attached.ts';
import { checkBranch, checkFolder, checkPath } from '../names.ts';
import { wholeFileDiff } from './diff.ts';

type Files = ReadonlyMap<string, Buffer>;

interface Branch {
  /** The main branch as it was when this branch began or was last merged. */
  readonly base: Files;
  readonly files: Files;
  readonly commit: string;
  readonly merged: boolean;
  /** Kept for reading when it is merged. */
  readonly diff?: string;
}

export interface MemoryForge extends Forge {
  /** What people push themselves: files, to a branch that is there. */
  push(branch: string, files: Readonly<Record<string, string>>): void;
  /** People delete a branch. What was merged from it stays known. */
  remove(branch: string): void;
  /** People move a branch to main's commit. */
  reset(branch: string): void;
  /** A file of the main branch, or of another one, byte for byte. */
  bytes(path: string, branch?: string): Uint8Array | undefined;
}

/**
 * A forge that forgets, for replays and tests. Files merge as wholes: two changes to one file are a conflict unless
 * they are the same.
 *
 * @param files the files of the main branch, by path
 */
export function memoryForge(files: Readonly<Record<string, string>> = {}, mainBranch = 'main'): MemoryForge {
  let main: Files = filesOf(files);
  const branches = new Map<string, Branch>();
  const origins = new Map<string, ProposalOrigin>();

  const needed = (branch: string): Branch => {
    const it = branches.get(checkBranch(branch));
    if (it === undefined) throw new Error(`There's no branch ${branch}.`);
    return it;
  };
  const put = (branch: string, before: Branch, after: Files): void => {
    if (sameFiles(before.files, after)) return;
    const commit = commitId(before.commit, after);
    // People read what is new since the last merge.
    branches.set(branch, { base: before.base, files: after, commit, merged: false });
  };

  return {
    read: async (path) => main.get(checkPath(path))?.toString(),
    list: async (folder) => {
      const under = checkFolder(folder);
      return [...main.keys()].filter((path) => under === '' || path.startsWith(`${under}/`)).toSorted();
    },
    origin: async (path) => origins.get(checkPath(path)),
    propose: async (draft, told) => {
      const { branch } = draft;
      if (checkBranch(branch) === mainBranch) throw new Error(`${branch} is the main branch: propose on another one.`);
      for (const { path } of [...draft.files, ...(draft.attached ?? [])]) checkPath(path);
      const before = branches.get(branch) ?? started(main);
      if ((draft.onTopOf ?? before.commit) !== before.commit) throw ProposalMoved.since(branch);
      const after = await filesWith(draft, before.files, branches.has(branch));
      if (!branches.has(branch)) branches.set(branch, before);
      put(branch, before, after);
      await told('committed');
      await told('proposed');
      return proposal(branch, needed(branch));
    },
    proposal: async (branch) => {
      const it = branches.get(checkBranch(branch));
      return it && proposal(branch, it);
    },
    merge: async (branch, { approvedBy, commit }) => {
      const it = needed(branch);
      if (it.merged && it.commit === commit) return proposal(branch, it);
      if (it.commit !== commit) throw ProposalMoved.since(branch);
      const diff = wholeFileDiff(it.base, it.files);
      const before = main;
      main = mergeFiles(branch, mainBranch, it, main);
      const approved = approvedBy.map((handle) => ({ platform: 'memory', id: handle, name: handle }));
      for (const path of main.keys())
        if (!before.has(path)) origins.set(path, { proposal: branch, approvedBy: approved });
      const merged = { ...it, base: it.files, merged: true, diff };
      branches.set(branch, merged);
      return proposal(branch, merged);
    },
    diff: async (branch) => {
      const { diff, base, files: now } = needed(branch);
      return diff ?? wholeFileDiff(base, now);
    },
    push: (branch, pushed) => {
      for (const path of Object.keys(pushed)) checkPath(path);
      if (branch === mainBranch) main = new Map([...main, ...filesOf(pushed)]);
      else put(branch, needed(branch), new Map([...needed(branch).files, ...filesOf(pushed)]));
    },
    remove: (branch) => void (needed(branch).merged || branches.delete(branch)),
    reset: (branch) => void branches.set(branch, { ...started(main), merged: false }),
    bytes: (path, branch = mainBranch) => (branch === mainBranch ? main : needed(branch).files).get(path),
  };
}

/** A branch's files with the draft's. */
async function filesWith({ files, attached = [] }: ProposalDraft, before: Files, isThere: boolean): Promise<Files> {
  const after = new Map(before);
  for (const { path, write } of files) after.set(roomFor(after, path), Buffer.from(write(after.get(path)?.toString())));
  const blobAt = async (path: string) => blobName(before.get(path));
  for (const [path, bytes] of await attachmentFiles(attached, isThere, blobAt)) {
    if (bytes === undefined) after.delete(path);
    else after.set(roomFor(after, path), Buffer.from(bytes));
  }
  return after;
}

const filesOf = (texts: Readonly<Record<string, string>>): Files =>
  new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));

/** As git names it. */
const blobName = (bytes: Buffer | undefined): string | undefined =>
  bytes && createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

const same = (a: Buffer | undefined, b: Buffer | undefined): boolean => (a && b ? a.equals(b) : a === b);

const proposal = (branch: string, { commit, merged }: Branch): Proposal => {
  return { branch, label: branch, commit, merged };
};

/** A branch with nothing on it yet. It changes nothing, so there is nothing left to merge. */
const started = (main: Files): Branch => ({ base: main, files: main, commit: commitId('', main), merged: true });

/** Gives the path back. Throws if a file would take the place of a folder, or a folder that of a file. */
function roomFor(files: Files, path: string): string {
  const taken = [...files.keys()].find((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`));
  if (taken !== undefined) throw new Error(`${path} and ${taken} can't both be files.`);
  return path;
}

function mergeFiles(branch: string, mainBranch: string, { base, files }: Branch, main: Files): Files {
  const paths = [...new Set([...base.keys(), ...files.keys()])];
  const changed = paths.filter((path) => !same(base.get(path), files.get(path)));
  const torn = changed.filter(
    (path) => !same(main.get(path), base.get(path)) && !same(main.get(path), files.get(path)),
  );
  if (torn.length > 0) {
    const names = torn.join(', ');
    throw new MergeConflict(`${branch} can't be merged: ${names} changed on ${mainBranch} meanwhile.`);
  }
  const merged = new Map(main);
  for (const path of changed) {
    const bytes = files.get(path);
    if (bytes) merged.set(path, bytes);
    else merged.delete(path);
  }
  return merged;
}

const sameFiles = (a: Files, b: Files): boolean =>
  a.size === b.size && [...a].every(([path, bytes]) => same(b.get(path), bytes));

function commitId(parent: string, files: Files): string {
  const sorted = [...files.keys()].toSorted().map((path) => [path, files.get(path)?.toString('base64')]);
  return createHash('sha1')
    .update(JSON.stringify([parent, sorted]))
    .digest('hex');
}
