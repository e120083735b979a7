import { readDocument } from '../../minutes/parse-document.ts';
import { factsOf } from '../facts.ts';
import { interpretLines } from '../lines.ts';
import { dateInPath, monthInPath } from '../path-dates.ts';
import { tellsOfMeeting, WHAT_MINUTES_HAVE } from '../tells-of-meeting.ts';
import { clockOrder, copiedClock, otherTime } from './clocks.ts';
import { nextInPast, noSuchDay, pastEvent, weekdayRule } from './days.ts';
import { isIndex, lintIndex } from './index-page.ts';
import { deadLink, localLinks, placesIn } from './links.ts';
import { localTime } from './local-times.ts';
import { numberedLines, type LintContext, type LintMistake, type LintRule, type LintSource } from './mistake.ts';
import { fileName, frontMatter, sameDay } from './names.ts';
import { joinedRule, listedAgain, noAttendees, regretsUnderPresent, spellingsRule, twoLists } from './people.ts';
import { byteOrderMark, emptyItem, leftOver, oddBox } from './traps.ts';
import { listedTwice } from './twice.ts';
import { cutUrl } from './urls.ts';

/** Rules that hold for any page of a group. */
const OF_PAGES: readonly LintRule[] = [
  byteOrderMark,
  leftOver,
  weekdayRule,
  noSuchDay,
  localTime,
  cutUrl,
  spellingsRule,
];
/** Rules that hold for minutes as well. */
const OF_MINUTES: readonly LintRule[] = [
  ...OF_PAGES,
  fileName,
  otherTime,
  nextInPast,
  copiedClock,
  clockOrder,
  deadLink,
  listedTwice,
  twoLists,
  listedAgain,
  regretsUnderPresent,
  joinedRule,
  pastEvent,
  oddBox,
  emptyItem,
];

/** A file as it is on the disk or in a repository. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** Whether somebody asked for this very file, and not for a folder that contains it. */
  readonly named?: boolean;
}

/** Everything else that is looked for in minutes would be found missing. */
const noMinutes = ({ path }: LintSource): LintMistake => ({
  path,
  line: 1,
  rule: 'no-minutes',
  message: `this is neither minutes nor a page that lists them. ${WHAT_MINUTES_HAVE}`,
});

/** A file, read for the rules. */
function sourceOf({ path, text }: TextFile, { directory, format }: Omit<LintContext, 'today'>): LintSource {
  const document = readDocument(text);
  return {
    path,
    lines: text.split(/\r\n|\r|\n/u),
    document,
    sections: interpretLines(document, format),
    facts: factsOf(document, { directory, format, path }),
  };
}

/** Whether a path is that of minutes: it has a day, or a month. */
export const isMinutesPath = (path: string): boolean => path.endsWith('.md') && monthInPath(path) !== undefined;

/** The paths that files link to, which may be there or not. */
export const linkedPaths = (files: readonly TextFile[]): string[] => [
  ...new Set(
    files.flatMap(({ path, text }) =>
      localLinks(path, numberedLines({ lines: text.split(/\r\n|\r|\n/u) })).flatMap((link) => link.path ?? []),
    ),
  ),
];

/** The places of the files that are looked at, each found when it's asked for. */
function placesOf(sources: readonly LintSource[]): LintContext['others'] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Map<string, ReadonlySet<string>>();
  return (path) => {
    const source = byPath.get(path);
    const places = found.get(path) ?? (source && placesIn(source));
    if (places) found.set(path, places);
    return places;
  };
}

/**
 * What is wrong in a group's minutes and in the page that lists them, file by file and line by line.
 * @param all every path that is there, for links; none if only single files are looked at
 */
export function lintFiles(files: readonly TextFile[], all: readonly string[], context: LintContext): LintMistake[] {
  const sources = files.map((file) => sourceOf(file, context));
  const known: LintContext = { others: placesOf(sources), ...context };
  const pages = sources.filter((source) => !isMinutesPath(source.path) && isIndex(source));
  const named = new Set(files.flatMap((file) => (file.named === true ? [file.path] : [])));
  const asked = sources.filter(
    (source) => !pages.includes(source) && (isMinutesPath(source.path) || named.has(source.path)),
  );
  const tells = ({ document, path }: LintSource): boolean => tellsOfMeeting(document, path, context.format);
  const { yes: held = [], no: others = [] } = Object.groupBy(asked, (source) => (tells(source) ? 'yes' : 'no'));
  const minutes = held.toSorted((a, b) => (a.facts.date ?? '').localeCompare(b.facts.date ?? ''));
  const found = [
    ...others.filter(({ path }) => named.has(path) || dateInPath(path) !== undefined).map(noMinutes),
    ...minutes.flatMap((source) => OF_MINUTES.flatMap((rule) => rule(source, known))),
    ...pages.flatMap((source) => OF_PAGES.flatMap((rule) => rule(source, known))),
    ...frontMatter(minutes, context),
    ...noAttendees(minutes, context),
    ...sameDay(minutes),
    ...pages.flatMap((page) => lintIndex(page, all.length === 0 ? [] : minutes, all, context)),
  ];
  return found.toSorted((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

/** `FILE:LINE: message (rule)`, as compilers tell it. */
export const describeMistake = ({ path, line, rule, message }: LintMistake): string =>
  `${path}:${line}: ${message} (${rule})`;
