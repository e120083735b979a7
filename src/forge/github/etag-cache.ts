import { unlessStatus } from './errors.ts';

/** What octokit answers, as far as it matters here. */
export interface CachedAnswer<T> {
  readonly data: T;
  readonly headers: { readonly etag?: string };
}

export type EtagHeaders = Readonly<Record<string, string>>;

/**
 * Asks GitHub only for what has changed: a request that brings the ETag of what is known already costs nothing of the
 * rate limit. What is known is forgotten at a restart, and then all is asked for once.
 */
export interface EtagCache {
  ask<T>(key: string, request: (headers: EtagHeaders) => Promise<CachedAnswer<T>>): Promise<T>;
}

export function etagCache(): EtagCache {
  const known = new Map<string, { readonly etag: string; readonly data: unknown }>();
  return {
    async ask<T>(key: string, request: (headers: EtagHeaders) => Promise<CachedAnswer<T>>): Promise<T> {
      const before = known.get(key);
      // octokit takes 304 for a failure.
      const answer = await unlessStatus(304, request(before ? { 'if-none-match': before.etag } : {}));
      // Under this key only this request's own answers are kept.
      if (!answer) return before?.data as T;
      const { etag } = answer.headers;
      if (etag === undefined) known.delete(key);
      else known.set(key, { etag, data: answer.data });
      return answer.data;
    },
  };
}

const PAGE = 100;

interface Page {
  readonly page: number;
  readonly per_page: number;
  readonly headers: EtagHeaders;
}

/** All pages of a list. */
export async function allPages<T>(
  etags: EtagCache,
  key: string,
  request: (page: Page) => Promise<CachedAnswer<T[]>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const found = await etags.ask(`${key}/${page}`, (headers) => request({ page, per_page: PAGE, headers }));
    all.push(...found);
    if (found.length < PAGE) return all;
  }
}
