// Text that people typed goes into pull requests, issues, comments and commit messages, in which forges act on some
// words: it closes issues ("Fixes #1") and notifies people ("@somebody"). An invisible joint prevents that, as it does
// in the texts of Dependabot and Renovate. Unlike an HTML entity or a code span, it reads the same in a commit message,
// which isn't Markdown.

/** U+200B, ZERO WIDTH SPACE. */
const JOINT = '\u200B';

/**
 * What closes an issue, if the issue follows.
 * Source: docs.github.com, "Linking a pull request to an issue".
 */
const KEYWORD = /(?<![a-z0-9])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?![a-z0-9])/giu;

/** A reference to an issue or a pull request: `#1`, `GH-1`, or its address. */
const ISSUE = /#\d|(?<![a-z0-9])gh-\d|https?:\/\//giu;

/** How far to look for the issue that a keyword is about: between the two there may be marks of Markdown. */
const REACH = 300;

/** The name of a repository before `#1`. */
const REPOSITORY = /[\w.-]{1,100}\/[\w.-]{1,100}$/u;
/** As the writer of Markdown may put a blank. */
const ENTITY = /&#?\w{1,8};/gu;

/** Whether nothing readable is between a keyword and an issue. */
const isNext = (between: string): boolean =>
  !/[\p{L}\p{N}]/u.test(between.replace(REPOSITORY, '').replaceAll(ENTITY, ''));

/** Keeps keywords from closing the issue that follows them, which stays a link. */
function withoutKeywords(text: string): string {
  const issues = [...text.matchAll(ISSUE)].map(({ index }) => index);
  let next = 0;
  return text.replaceAll(KEYWORD, (word: string, at: number) => {
    const end = at + word.length;
    while ((issues[next] ?? Infinity) < end) next += 1;
    const issue = issues[next];
    const closes = issue !== undefined && issue - end <= REACH && isNext(text.slice(end, issue));
    return closes ? `${word.slice(0, 1)}${JOINT}${word.slice(1)}` : word;
  });
}

/** An address, as far as it can hold no mark of Markdown; or an @ that isn't in the middle of a word. */
const ADDRESS_OR_AT = /https?:\/\/[^\s()<>[\]"'`]+|(?<![a-z0-9])@(?=[^\s\u200B])/giu;

const withoutMentions = (text: string): string =>
  text.replaceAll(ADDRESS_OR_AT, (found: string) =>
    // In an address the joint would lead elsewhere.
    found === '@' ? `@${JOINT}` : found.replaceAll(/(?<![a-z0-9])@/giu, '%40'),
  );

/** The text, reading the same, in which a forge finds nobody to call and nothing to close. */
export const inertText = (text: string): string => withoutMentions(withoutKeywords(text));

/** In one line: control characters would make it another line, or end it. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** A title in one line, of which a forge makes nothing but words. */
export const inertLine = (text: string): string => inertText(oneLine(text));

/** The first line of a merge commit. */
export const mergeTitle = (title: string, branch: string): string => inertLine(title) || `Merge ${branch}`;
