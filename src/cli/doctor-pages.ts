import type { Config } from '../config/schema.ts';
import { causesInWords } from '../language/causes-in-words.ts';
import type { Finding } from '../ports/finding.ts';

const TIMEOUT_MS = 10_000;

const MEND = 'Start Gavel, and let your proxy pass the address on to its public pages: docs/operator-guide.md.';

/** The feed is there whatever is public, and nobody else answers with one. */
async function pagesOf(id: string, url: string): Promise<Finding> {
  const what = `${id}: the public pages ${url}`;
  const bad = (found: string): Finding => ({ what, state: 'warn', found, mend: MEND });
  try {
    const answer = await fetch(new URL('feed.xml', url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await answer.body?.cancel();
    if (!answer.ok) return bad(`the answer is ${answer.status}`);
    const isFeed = answer.headers.get('content-type')?.startsWith('application/atom+xml') === true;
    return isFeed ? { what, state: 'ok', found: 'Gavel answers there' } : bad('somebody else answers there');
  } catch (error) {
    return bad(`nobody answers: ${causesInWords(error)}`);
  }
}

/** Checks that people reach the pages of the groups where the rooms say that they are. */
export const checkPages = ({ groups }: Pick<Config, 'groups'>): Promise<readonly Finding[]> =>
  Promise.all(groups.flatMap(({ id, pages }) => (pages === undefined ? [] : [pagesOf(id, pages.url)])));
