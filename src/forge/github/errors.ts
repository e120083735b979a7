import { RequestError } from '@octokit/request-error';

import { ExplainedError, ForgeUnavailable } from '../../ports/forge.ts';

/** GitHub refused a request: its status, and words for who can act. Has nothing of what was sent. */
export class GithubRefusal extends ExplainedError {
  readonly status: number;
  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}

export const isRefused = (error: unknown, ...statuses: readonly number[]): error is GithubRefusal =>
  error instanceof GithubRefusal && statuses.includes(error.status);

/** Gives undefined if GitHub refused with this status; every other failure stays one. */
export async function unlessStatus<T>(status: number, asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isRefused(error, status)) return undefined;
    throw error;
  }
}

/**
 * What failed, in words and without the request, which has the credentials in it.
 * @param repository OWNER/NAME
 * @param now the clock, for how long GitHub asks to wait
 */
export function translateError(error: unknown, repository: string, now: () => string): Error {
  if (error instanceof GithubRefusal || error instanceof ForgeUnavailable) return error;
  if (isBadKey(error)) return new ExplainedError(`The private key of the GitHub App for ${repository} ${BAD_KEY}`);
  if (!(error instanceof RequestError)) return new ForgeUnavailable(`GitHub can't be reached (${wordsOf(error)})`);
  const { status } = error;
  // No response: the connection or the name failed, or it took too long.
  if (!error.response) return new ForgeUnavailable(`GitHub can't be reached (${wordsOf(error)})`);
  const wait = waiting(error, now);
  if (wait !== undefined) return new ForgeUnavailable('GitHub asks me to wait (too many requests)', wait);
  if (status >= 500) return new ForgeUnavailable(`GitHub isn't answering (${status})`);
  return new GithubRefusal(status, refusal(error, repository));
}

const BAD_KEY = "can't be read. Copy the whole file, from -----BEGIN to -----END-----.";

/** The errors of WebCrypto, base64 and OpenSSL for a key that's no key: no request was made yet. */
function isBadKey(error: unknown): boolean {
  const { name, code }: { name?: unknown; code?: unknown } = Object(error);
  return name === 'DataError' || name === 'InvalidCharacterError' || String(code).startsWith('ERR_OSSL_');
}

/** The first line is enough, and the URL and the credentials never are. */
const wordsOf = (error: unknown): string =>
  error instanceof Error
    ? withoutSecrets((error.message.split('\n')[0] ?? '').replaceAll(/https?:\/\/\S+/gu, 'GitHub'))
    : 'no answer';

/**
 * When GitHub wants to be asked again; undefined if it doesn't ask to wait.
 * Source: "Rate limits for the REST API", exceeding the rate limit.
 */
function waiting({ status, response }: RequestError, now: () => string): string | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const { 'retry-after': after, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': reset } = response?.headers ?? {};
  const at = Date.parse(now());
  if (after !== undefined) return instant(at + Number(after) * 1000, at);
  if (left === '0') return instant(Number(reset) * 1000, at);
  // A secondary limit that says no time: "wait at least one minute".
  const secondary = status === 429 || /secondary rate limit/iu.test(detail(response?.data));
  return secondary ? instant(at + MINUTE_MS, at) : undefined;
}

const MINUTE_MS = 60_000;

/** A minute from now, if GitHub says something that isn't a time. */
const instant = (milliseconds: number, now: number): string =>
  new Date(Number.isFinite(milliseconds) ? milliseconds : now + MINUTE_MS).toISOString();

function refusal({ status, response }: RequestError, repository: string): string {
  const said = detail(response?.data);
  const right = response?.headers['x-accepted-github-permissions'];
  if (status === 401) return `GitHub doesn't accept the credentials for ${repository}: they're wrong or expired.`;
  if (status === 403 && /archived/iu.test(said))
    return `${repository} is archived, so nothing can be written there. Unarchive it, or use another repository.`;
  if (status === 403) {
    const named = typeof right === 'string' ? right.replaceAll('=', ': ').replaceAll(/[;,]\s*/gu, ', ') : undefined;
    return named === undefined
      ? `GitHub doesn't allow that in ${repository} (${said}).`
      : `The permission "${named}" is missing in ${repository}. Give it to Gavel's App or token (${said}).`;
  }
  if (status === 404) return `GitHub can't find that in ${repository}, or hides it from Gavel's credentials.`;
  return `GitHub refused (${status}): ${said}`;
}

interface Said {
  readonly message?: string;
  readonly errors?: readonly (
    | string
    | { readonly message?: string; readonly field?: string; readonly code?: string }
  )[];
}

/** GitHub's own words. */
function detail(data: unknown): string {
  const { message = '', errors = [] } = (typeof data === 'object' && data !== null ? data : {}) as Said;
  const more = errors.map((one) => (typeof one === 'string' ? one : (one.message ?? `${one.field}: ${one.code}`)));
  return withoutSecrets([message, ...more].filter((part) => part !== '').join(' – ')) || 'no reason given';
}

/** What servers and proxies may echo of a request: tokens of GitHub and others, signed ones, and what opens a URL. */
const SECRETS =
  /\b(?:gh[a-z]_\w{8,}|github_pat_\w+|xox[a-z]-[\w-]+|xapp-[\w-]+|ey[\w-]{8,}\.[\w.-]+)|(?<=\b(?:bearer|token|basic)[ :=]\s{0,3})[\w.+/=-]{16,}|(?<=:\/\/)[^\s/@]{1,500}@/giu;

export const withoutSecrets = (text: string): string => text.replaceAll(SECRETS, '…');
