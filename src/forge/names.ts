import { ExplainedError } from '../ports/forge.ts';

// File and branch names come from configuration, dates and titles. They're checked here for every forge, so that a
// format that works in a replay works in the real repository too.

const ABSOLUTE = /^(?:\/|[a-z]:)/iu;
// Repositories are cloned to systems that ignore case, trailing dots, and characters that cannot be seen.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const REPOSITORY_ITSELF = /^(?:\.git|git~\d+)[. ]*(?:$|:)/iu;

/** Gives the path back. Throws if it could leave the repository or reach into `.git`, saying why. */
export function checkPath(path: string): string {
  const refuse = (why: string): never => {
    throw new ExplainedError(`${JSON.stringify(path)} can't be a file name in a repository: ${why}.`);
  };
  if (/\p{Cc}/u.test(path) || !path.isWellFormed()) refuse("it has characters that can't be shown");
  if (path.includes('\\')) refuse('folders are separated by /, not by a backslash');
  if (ABSOLUTE.test(path)) refuse('it must be relative to the top of the repository');
  for (const part of path.split('/')) {
    if (part === '') refuse('a name is empty');
    if (part === '.' || part === '..') refuse(`"${part}" could lead out of its folder`);
    if (REPOSITORY_ITSELF.test(part.replaceAll(UNSEEN, ''))) refuse('it would reach into the repository itself');
  }
  return path;
}

/** Gives the folder back without a slash at the end; the empty string is the top of the repository. Throws as checkPath. */
export function checkFolder(folder: string): string {
  return folder === '' ? '' : checkPath(folder.replace(/\/$/u, ''));
}

// The rules of `git check-ref-format --branch`.
const NO_BRANCH = [
  /^(?:@|HEAD)?$/u,
  /^[-/]|\/\/|\/$|\.$/u,
  /(?:^|\/)\.|\.lock(?:\/|$)/u,
  /\.\.|@\{/u,
  // oxlint-disable-next-line no-control-regex -- git refuses exactly these, and allows U+0080 to U+009F
  /[\u0000-\u0020\u007F~^:?*[\\]/u,
];

/** Gives the name back. Throws if git couldn't have a branch of that name. */
export function checkBranch(name: string): string {
  if (!name.isWellFormed() || NO_BRANCH.some((rule) => rule.test(name))) {
    throw new ExplainedError(
      `${JSON.stringify(name)} can't be a branch name: no spaces, no "..", none of ~ ^ : ? * [ \\.`,
    );
  }
  return name;
}
