import { numberedLines, lintRule, type LintRule, type LintSource, type LintSpot } from './mistake.ts';

const URL = /https?:\/\/[^\s<>"'`)\]]+/gu;

const urlsIn = (source: Pick<LintSource, 'lines'>): (readonly [number, string])[] =>
  [...numberedLines(source)].flatMap(([number, line]) =>
    [...line.matchAll(URL)].map(([url]) => [number, url.replace(/(?<!\.)[.,;:!?]$/u, '')] as const),
  );

/** Letters that a word goes on for, from which on it was cut off rather than being another word. */
const CUT = /^[a-z]{4}/iu;

/** Whether one URL is another that was cut off within a word. The host alone is a page of its own. */
const isCutOff = (short: string, long: string): boolean =>
  long.startsWith(short) &&
  /[a-z]$/iu.test(short) &&
  CUT.test(long.slice(short.length)) &&
  /^https?:\/\/[^/]+\/./u.test(short);

/** URLs are whole: copying from a page often cuts them off. */
export const cutUrl: LintRule = lintRule('cut-url', (source) => {
  const urls = urlsIn(source);
  return urls.flatMap(([line, url]): LintSpot[] => {
    if (/\/[^/]*[\w-](?:…|\.\.\.)$/u.test(url.replace(/^https?:\/\//u, '')))
      return [[line, `${url} is cut off: write the whole link`]];
    const whole = urls.find(([, other]) => isCutOff(url, other))?.[1];
    return whole === undefined ? [] : [[line, `${url} seems cut off: elsewhere it's ${whole}. Write the whole link`]];
  });
});
