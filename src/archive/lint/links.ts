import { allSections } from '../../minutes/document.ts';
import { lintRule, numberedLines, type LintContext, type LintRule, type LintSource, type LintSpot } from './mistake.ts';

/** A link to something in the repository. */
export interface LocalLink {
  readonly line: number;
  /** As written. */
  readonly target: string;
  /** The path that it leads to; undefined for a place in the same file. */
  readonly path?: string | undefined;
  /** The place in the file, without the `#`. */
  readonly anchor?: string | undefined;
}

// Neither nested nor longer than people write them.
const LINK =
  /(?<!\\)\[(?!\s*[xX]?\])[^[\]]{1,500}\]\(\s?<?(?<target>[^()<>\s]{0,500}(?:\([^()<>\s]{0,100}\))?)>?(?:\s"[^"]{0,200}")?\)/gu;
/** `https:`, `mailto:`, and `//host`. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/iu;
const CODE = /`[^`]*`/gu;

/** What a target means: none of a template's, and none that depends on where a site has its root. */
const isLocal = (target: string): boolean =>
  /\p{L}/u.test(target) && !ELSEWHERE.test(target) && !target.startsWith('/') && !/[{}|]|FIXME/u.test(target);

/** The path that a link in a page leads to. */
export function resolvedPath(page: string, target: string): string {
  const parts = [...page.split('/').slice(0, -1), ...(target.split(/[#?]/u, 1)[0] ?? '').split('/')];
  return parts
    .reduce<string[]>((path, part) => {
      if (part === '..' && path.length > 0 && path.at(-1) !== '..') return path.slice(0, -1);
      return part === '.' || part === '' ? path : [...path, part];
    }, [])
    .join('/');
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** The links of a page into the repository. @param lines with their numbers */
export const localLinks = (page: string, lines: Iterable<readonly [number, string]>): LocalLink[] =>
  [...lines].flatMap(([line, text]) =>
    [...text.replaceAll(CODE, '').matchAll(LINK)].flatMap(({ groups }): LocalLink[] => {
      const target = groups?.['target'] ?? '';
      if (!isLocal(target)) return [];
      const [file = '', anchor] = decoded(target).split('#', 2);
      return [{ line, target, path: file === '' ? undefined : resolvedPath(page, file), anchor }];
    }),
  );

/** Letters and digits, which is all that the ways to make anchors of headings have in common. */
const bare = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
/** What gives a place a name by hand: HTML's `id` and `name`, Kramdown's `{#id}`. */
const NAMED_PLACE = /(?:\b(?:id|name)=["']?|\{#)(?<name>[\w:.-]+)/gu;

/** The places of a file that a link can lead to. */
export function placesIn({ document, lines }: Pick<LintSource, 'document' | 'lines'>): ReadonlySet<string> {
  const headings = allSections(document).flatMap(({ text }) => [bare(text), bare(text.replace(/^[^\p{L}]+/u, ''))]);
  const named = lines.flatMap((line) =>
    [...line.matchAll(NAMED_PLACE)].map(({ groups }) => bare(groups?.['name'] ?? '')),
  );
  return new Set([...headings, ...named]);
}

/** Anchors that no heading makes: the top, footnotes, and lines of code. */
const OTHER_ANCHOR = /^(?:top$|fn|L\d|:~:|$)/iu;

const leadsSomewhere = (anchor: string, places: ReadonlySet<string>): boolean =>
  OTHER_ANCHOR.test(anchor) || places.has(bare(anchor)) || places.has(bare(anchor.replace(/-\d+$/u, '')));

/** The files that may be meant by a path that isn't there. */
export const pagesAt = (path: string): string[] =>
  [`${path}.md`, path.replace(/\.html$/u, '.md')].filter((page) => page !== path);

/** On a site, a page is found without the ending of its file, except for those that are a folder's own page. */
function isThere(path: string, isOnSite: boolean, exists: (path: string) => boolean | undefined): boolean | undefined {
  const found = exists(path);
  if (found !== false) return found;
  return isOnSite && !/(?:^|\/)(?:README|index)$/iu.test(path) && pagesAt(path).some((page) => exists(page) === true);
}

/** Why a link leads to no file, and what to do. */
function missingFile({ target, path }: LocalLink, isOnSite: boolean, { exists }: LintContext): string | undefined {
  if (path === undefined || !exists || isThere(path, isOnSite, exists) !== false) return undefined;
  return exists(`${path}.md`) === true ? `did you mean ${target}.md?` : 'correct the link, or add the file';
}

/** A link leads to a file that is there, and to a heading that is there. */
export const deadLink: LintRule = lintRule('dead-link', (source, context) => {
  const places = placesIn(source);
  const isOnSite = source.document.front !== undefined;
  return localLinks(source.path, numberedLines(source)).flatMap((link): LintSpot[] => {
    const { line, target, path, anchor } = link;
    const missing = missingFile(link, isOnSite, context);
    if (missing !== undefined) return [[line, `the link to ${target} leads nowhere: ${missing}`]];
    const file = path === undefined || path === source.path ? places : context.others?.(path);
    if (anchor === undefined || !file || leadsSomewhere(anchor, file)) return [];
    return [[line, `the link to ${target} leads nowhere: there's no heading "${anchor}". Correct the link`]];
  });
});
