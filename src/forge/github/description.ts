import { createHash } from 'node:crypto';

import type { GithubClient } from './client.ts';
import type { PullRequest } from './pulls.ts';

// A pull request's text is Gavel's as long as nobody has edited it. A hidden mark after it has its hash, so that this
// can be told without keeping anything.

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();
const hashOf = (text: string): string => createHash('sha256').update(plain(text)).digest('hex').slice(0, 16);

const MARKED = /^(?<text>.*?)\r?\n\r?\n<!-- gavel: (?<hash>[0-9a-f]{16}) -->(?<rest>.*)$/su;

/** The text with its mark. */
export const markedDescription = (text: string): string => `${plain(text)}\n\n<!-- gavel: ${hashOf(text)} -->\n`;

/** The new text: undefined if it's already there, or if people have edited it. */
export function rewriteDescription(body: string, text: string): string | undefined {
  const { text: before = '', hash, rest = '' } = MARKED.exec(body)?.groups ?? {};
  if (hash === undefined || hashOf(before) !== hash || hash === hashOf(text)) return undefined;
  return `${markedDescription(text).trimEnd()}${rest}`;
}

/** Brings a pull request's text up to date, if it's still as Gavel wrote it. */
export async function describePull(
  { octokit, at }: GithubClient,
  pull: PullRequest,
  text: string,
): Promise<PullRequest> {
  const body = rewriteDescription(pull.body ?? '', text);
  if (body === undefined) return pull;
  await octokit.rest.pulls.update({ ...at, pull_number: pull.number, body });
  return { ...pull, body };
}
