import { DateTime } from 'luxon';

import { nthInPath } from '../held-at.ts';
import { dateInPath, monthInPath } from '../path-dates.ts';
import { lintRule, type LintContext, type LintMistake, type LintRule, type LintSource } from './mistake.ts';

/** A day that is the meeting's in some part of the world: its evening in America, or its morning in Oceania. */
function isSomewhere(named: string, date: string, start: string | undefined): boolean {
  const hour = start === undefined ? undefined : Number(start.slice(11, 13));
  const off = DateTime.fromISO(named).diff(DateTime.fromISO(date), 'days').days;
  return hour !== undefined && ((off === -1 && hour <= 7) || (off === 1 && hour >= 19));
}

/** The file is named for the day of the meeting, or for its month. */
export const fileName: LintRule = lintRule('file-name', ({ path, facts: { date, start } }) => {
  const named = dateInPath(path) ?? monthInPath(path);
  if (date === undefined || named === undefined || date.startsWith(named) || isSomewhere(named, date, start)) return [];
  return [[1, `the file is named for ${named}, but says that the meeting was on ${date}: correct one of them`]];
});

/**
 * The front matter that the group's format has is there, if the group had it by then.
 * @param sources in the order of their days
 */
export function frontMatter(sources: readonly LintSource[], { format }: LintContext): LintMistake[] {
  if (!format || Object.keys(format.frontMatter).length === 0) return [];
  const first = sources.findIndex(({ document }) => document.front !== undefined);
  return sources
    .slice(Math.max(0, first))
    .flatMap(({ document, path }) =>
      document.front === undefined
        ? [{ path, line: 1, rule: 'front-matter', message: "there's no front matter: add it as in the other minutes" }]
        : [],
    );
}

/** A path without its date and its number: what tells a group's meetings from those of another in the same folder. */
const series = (path: string): { readonly folder: string; readonly name: string } => {
  const parts = path
    .replaceAll(/\d+/gu, '')
    .split('/')
    .map((part) => part.replaceAll(/[-_. ]/gu, ''));
  const name = (parts.at(-1) ?? '').replace(/md$/u, '');
  return { folder: parts.slice(0, -1).join('/'), name };
};

/** Whether two files can be of one series: other names beside the date are of other meetings, such as those of a team. */
function isSameSeries(a: string, b: string): boolean {
  const [one, other] = [series(a), series(b)];
  return one.folder === other.folder && (one.name === other.name || one.name === '' || other.name === '');
}

/** No two files are the minutes of one day, unless their names say that they're of its first meeting and its second. */
export const sameDay = (sources: readonly LintSource[]): LintMistake[] =>
  [...Map.groupBy(sources, ({ facts, path }) => `${facts.date} ${nthInPath(path)}`).values()].flatMap((ofDay) =>
    ofDay.flatMap((source, i) => {
      const first = ofDay.slice(0, i).find(({ path }) => isSameSeries(path, source.path));
      if (!first || source.facts.date === undefined) return [];
      const message = `the meeting of ${source.facts.date} has other minutes already: ${first.path}. Put them together, or correct a date`;
      return [{ path: source.path, line: 1, rule: 'same-day', message }];
    }),
  );
