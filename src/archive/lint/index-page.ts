import { daysIn } from '../dates.ts';
import { frontOf } from '../held-at.ts';
import { dateInPath } from '../path-dates.ts';
import { resolvedPath } from './links.ts';
import { numberedLines, type LintContext, type LintMistake, type LintSource } from './mistake.ts';

/** An entry of the page that lists all minutes. */
interface Entry {
  readonly line: number;
  readonly words: string;
  readonly target: string;
  /** The year of the heading above it. */
  readonly year?: string | undefined;
}

const LINK = /\[(?<words>[^[\]]*)\]\((?<target>[^()\s]+)\)/gu;
const ISO = /\d{4}-\d{2}-\d{2}/u;

/** The links to minutes of a page, by the date in their words or in their targets. */
function entriesOf(source: Pick<LintSource, 'lines'>): Entry[] {
  let year: string | undefined;
  return [...numberedLines(source)].flatMap(([line, text]) => {
    const heading = /^#{1,6}\s(?<words>.*)$/u.exec(text)?.groups?.['words'];
    if (heading !== undefined) year = /^\D*(?<year>\d{4})\D*$/u.exec(heading)?.groups?.['year'];
    return [...text.matchAll(LINK)].flatMap(({ groups }) => {
      const { words = '', target = '' } = groups ?? {};
      const isMinutes = !/^https?:/u.test(target) && dateInPath(target) !== undefined;
      return isMinutes ? [{ line, words, target, year }] : [];
    });
  });
}

/** Whether a page lists minutes. */
export const isIndex = (source: Pick<LintSource, 'lines'>): boolean => entriesOf(source).length >= 2;

function wrongEntry({ words, target, year }: Entry, page: string, known: ReadonlySet<string>): string | undefined {
  const [said, leads] = [ISO.exec(words)?.[0], dateInPath(target)];
  if (said !== undefined && leads !== undefined && said !== leads)
    return `the entry says ${said}, but leads to ${leads}: correct the wrong one`;
  if (known.size > 0 && !isThere(resolvedPath(page, target), known))
    return `${target} isn't there: correct the link, or add the file`;
  if (year !== undefined && leads !== undefined && !leads.startsWith(year))
    return `${leads} is listed under ${year}: move it`;
  return undefined;
}

/** A link leads to a file, or to a folder with a page of its own. */
const isThere = (path: string, known: ReadonlySet<string>): boolean =>
  known.has(path) || known.has(`${path}/README.md`) || known.has(`${path}/index.md`) || known.has(`${path}.md`);

const twice = (entries: readonly Entry[]): (readonly [number, string])[] =>
  entries.flatMap(({ line, target }, i) => {
    const first = entries.slice(0, i).find((other) => other.target === target);
    return first ? [[line, `${target} is already listed, on line ${first.line}: remove one of them`] as const] : [];
  });

/** The minutes that a page leaves out. One that begins with later ones, or lists another folder, may leave them to others. */
function missing(
  entries: readonly Entry[],
  page: string,
  minutes: readonly LintSource[],
): (readonly [number, string])[] {
  const targets = entries.map(({ target }) => resolvedPath(page, target));
  const listed = new Set(targets);
  const oldest = targets.flatMap((target) => dateInPath(target) ?? []).toSorted()[0] ?? '';
  const folders = new Set(targets.map(seriesFolder));
  const at = entries.at(-1)?.line ?? 1;
  return minutes
    .filter(({ path }) => folders.has(seriesFolder(path)) && (dateInPath(path) ?? '') >= oldest)
    .filter(({ path }) => !listed.has(path) && !listed.has(path.replace(/\/(?:README|index)\.md$/u, '')))
    .map(({ path }) => [at, `${path} isn't listed: add it`] as const);
}

/** The folder of a path, without dates. */
const seriesFolder = (path: string): string => {
  const isPage = path.endsWith('.md') && !/\/(?:README|index)\.md$/u.test(path);
  const folder = isPage ? path.slice(0, path.lastIndexOf('/') + 1) : path.replace(/(?:README|index)\.md$/u, '');
  return folder
    .replaceAll(/[\d._-]/gu, '')
    .replaceAll('//', '/')
    .replace(/\/$/u, '');
};

/** The line of the page's front matter that says when the next meeting is. */
function nextLine(
  page: LintSource,
  format: LintContext['format'],
): { readonly key: string; readonly line: number } | undefined {
  const key = format?.index?.next?.key ?? Object.keys(frontOf(page.document)).find((one) => /^next/iu.test(one));
  const at = page.lines.findIndex((text) => key !== undefined && text.startsWith(`${key}:`));
  return key === undefined || at < 0 ? undefined : { key, line: at + 1 };
}

/** The next date of the page is to come: after today, and after the newest minutes. */
function nextInPast(
  page: LintSource,
  newest: string | undefined,
  { format, today }: LintContext,
): (readonly [number, string])[] {
  const found = nextLine(page, format);
  const date = found && daysIn(page.lines[found.line - 1] ?? '', today)[0]?.from;
  if (!found || date === undefined) return [];
  const { key, line } = found;
  if (newest !== undefined && date <= newest)
    return [[line, `${key} is ${date}, but there are minutes of ${newest} already: put in the next date`]];
  return date < today ? [[line, `${key} is in the past: ${date}. Put in the next date`]] : [];
}

/**
 * Looks at the page that lists all minutes.
 * @param files the paths of all files that are there; none if that's not known
 */
export function lintIndex(
  page: LintSource,
  minutes: readonly LintSource[],
  files: readonly string[],
  context: LintContext,
): LintMistake[] {
  const entries = entriesOf(page);
  const all = new Set(files);
  // If none of a page's entries is there, it lists minutes that are elsewhere.
  const stands = entries.some(({ target }) => isThere(resolvedPath(page.path, target), all));
  const known: ReadonlySet<string> = stands ? all : new Set();
  const newest = minutes
    .flatMap(({ facts }) => facts.date ?? [])
    .toSorted()
    .at(-1);
  const found = [
    ...entries.map((entry) => [entry.line, wrongEntry(entry, page.path, known)] as const),
    ...twice(entries),
    ...(stands ? missing(entries, page.path, minutes) : []),
    ...nextInPast(page, newest, context),
  ];
  return found.flatMap(([line, message]) =>
    message === undefined ? [] : [{ path: page.path, line, rule: 'index', message }],
  );
}
