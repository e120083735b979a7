import { nthInPath } from '../held-at.ts';
import { dateInPath } from '../path-dates.ts';
import { lintRule, type LintMistake, type LintRule, type LintSource } from './mistake.ts';

/** The file is named for the day of the meeting. */
export const fileName: LintRule = lintRule('file-name', ({ path, facts: { date } }) => {
  const named = dateInPath(path);
  return date === undefined || named === undefined || named === date
    ? []
    : [[1, `the file is named for ${named}, but the meeting was on ${date}`]];
});

/** The front matter that the group's format has is there. */
export const frontMatter: LintRule = lintRule('front-matter', ({ document }, { format }) =>
  format && Object.keys(format.frontMatter).length > 0 && document.front === undefined
    ? [[1, "there's no front matter"]]
    : [],
);

/** No two files are the minutes of one day, unless their names say that they're of its first meeting and its second. */
export const sameDay = (sources: readonly LintSource[]): LintMistake[] =>
  sources.flatMap((source, i) => {
    const first = sources
      .slice(0, i)
      .find(
        ({ facts, path }) =>
          facts.date !== undefined && facts.date === source.facts.date && nthInPath(path) === nthInPath(source.path),
      );
    if (!first) return [];
    const message = `the meeting of ${source.facts.date} has other minutes already: ${first.path}`;
    return [{ path: source.path, line: 1, rule: 'same-day', message }];
  });
