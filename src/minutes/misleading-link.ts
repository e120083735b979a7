// Words of a link that look like an address are believed: people read where they lead, and don't look.

const SCHEME = /\b(?:https?:\/\/|www\.)[^\s<>"]+/giu;
const DOMAIN = /^(?:[\p{L}\p{N}-]+\.)+(?<top>[\p{L}-]{2,})(?:[/:?#]\S*)?$/u;
const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;

/** What ends the names of files and of nothing on the internet. */
const FILES = new Set('csv gif html ini jpg js json pdf png svg toml ts txt xml yaml yml'.split(' '));

const plain = (words: string): string => words.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');

/** A host without what stands before every name of the web. */
const hostOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '').toLowerCase() : undefined;

/** A URL for comparing: without scheme, and without what people leave out at its end. */
const comparable = (url: string): string =>
  url
    .replace(/^https?:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/(?:\u2026|\.\.\.)$/u, '')
    .replace(/\/$/u, '');

const isWithin = (host: string, named: string): boolean => host === named || host.endsWith(`.${named}`);

/** Whether a link leads elsewhere than an address with a scheme, or its beginning, that stands in its words. */
const namesOther = (found: string, url: string): boolean =>
  hostOf(found.startsWith('www.') ? `https://${found}` : found) !== hostOf(url) ||
  !comparable(url).startsWith(comparable(found));

/** `perl.org` and the like: not the name of a file that the link leads to. */
function namesOtherDomain(words: string, url: string): boolean {
  const { top } = DOMAIN.exec(words)?.groups ?? {};
  if (top === undefined || FILES.has(top.toLowerCase())) return false;
  const [host, named] = [hostOf(url), hostOf(`https://${words}`)];
  if (host === undefined || named === undefined) return true;
  return !isWithin(host, named) && !new URL(url).pathname.endsWith(`/${words}`);
}

/** Whether the words of a link read as an address that it doesn't lead to. @param url http, https or mailto */
export function misleads(words: string, url: string): boolean {
  const read = plain(words).trim();
  const mails = [...read.matchAll(MAIL)].map(([found]) => found.toLowerCase());
  if (/^mailto:/iu.test(url))
    return mails.some((found) => !url.toLowerCase().startsWith(`mailto:${found}`)) || read.search(SCHEME) !== -1;
  const host = hostOf(url) ?? '';
  if (mails.some((found) => !isWithin(host, found.slice(found.indexOf('@') + 1)))) return true;
  if ([...read.matchAll(SCHEME)].some(([found]) => namesOther(found, url))) return true;
  return namesOtherDomain(read, url);
}
