import type { ImportOptions } from '../archive/import/import.ts';
import type { LineComparison } from '../archive/import/same-lines.ts';
import type { SpellingDoubt } from '../archive/import/spellings.ts';
import { countedEn } from '../language/english.ts';
import { shortenText } from '../meeting/clean-text.ts';

export const reportList = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;

const inLines = (lines: number): string => countedEn(lines, { one: 'line', other: 'lines' });
const files = (count: number): string => countedEn(count, { one: 'file', other: 'files' });

/** Which files the format was learned from. */
function formRead({ minutes, era, others, format }: ImportOptions): string {
  const [first, last] = [era[0]?.date, era.at(-1)?.date];
  const from =
    era.length === 1 ? `the last file, ${last}` : `the last ${files(era.length)} of one form, ${first} to ${last}`;
  const older = minutes.filter(({ date }) => date < (first ?? ''));
  return reportList('Format', [
    `learned from ${from}`,
    ...(older.length > 0 && era.length < 5 ? [`older files look different, such as ${older.at(-1)?.path}`] : []),
    `path: ${format.path}`,
    ...(others.length > 0 ? [`${files(others.length)} named otherwise were left out, such as ${others[0]}`] : []),
    ...(format.index ? [`index page: ${format.index.path}`] : []),
  ]);
}

const sectionLine = (section: ImportOptions['format']['sections'][number]): string =>
  `${section.kind}: ${section.heading ?? '(no heading)'}`;

const topicsIn = ({ format }: ImportOptions): string[] =>
  format.sections.flatMap((section) =>
    section.kind === 'topics' ? (section.topics ?? []).map(({ title }) => title) : [],
  );

/** What was learned, for people to look through. */
export function importReport(learned: ImportOptions, doubts: readonly SpellingDoubt[]): string {
  const { minutes, members, guests, open, attended, rhythm } = learned;
  const count = minutes.length;
  return [
    `Read the minutes of ${countedEn(count, { one: 'meeting', other: 'meetings' })}, from ${minutes[0]?.date} to ${minutes.at(-1)?.date}.\n\n`,
    formRead(learned),
    reportList('Sections', learned.format.sections.map(sectionLine)),
    reportList(
      'New members',
      members.map(({ handle, name, lines }) => `@${handle}${name === undefined ? '' : ` ${name}`} (${inLines(lines)})`),
    ),
    reportList(
      "Possible typos: if they're the same person, add them to the aliases",
      doubts.map(({ spelling, of, lines }) => `${spelling} (${inLines(lines)}): the same as @${of}?`),
    ),
    reportList('Guests: attendees without an @', guests),
    reportList(
      'Attendance',
      attended.map(({ who, times }) => `${who}: ${times} of ${count} meetings`),
    ),
    reportList(
      'When the group meets',
      rhythm
        ? [
            `${rhythm.every ?? 'no regular pattern'}, ${rhythm.start === undefined ? "at a time that the minutes don't say" : `at ${rhythm.start} UTC`}, last on ${rhythm.from}`,
          ]
        : [],
    ),
    reportList('Topics of every meeting', topicsIn(learned)),
    reportList(
      `Still open after ${minutes.at(-1)?.date}`,
      open.map(
        ({ text, since, meetings }) =>
          `since ${since} (${countedEn(meetings, { one: 'meeting', other: 'meetings' })}): ${text}`,
      ),
    ),
  ].join('');
}

/** A file with what the format makes of it. */
export interface RewrittenFile extends LineComparison {
  readonly path: string;
}

/** How many lines of a file that don't come out the same are shown. */
const SHOWN = 12;
const LONGEST = 100;

/** `93 %`. */
const share = (same: number, of: number): string => `${of === 0 ? 100 : Math.floor((same * 100) / of)} %`;

const differing = ({ missing, added }: LineComparison): string[] => {
  const lines = [...missing.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  const more = lines.length - SHOWN;
  return [
    ...lines.slice(0, SHOWN).map((line) => `  ${shortenText(line, LONGEST)}`),
    ...(more > 0 ? [`  … ${inLines(more)} more`] : []),
  ];
};

/** How much of the last minutes comes out the same, with the lines that don't: `-` theirs, `+` Gavel's. */
export function rewriteReport(rewritten: readonly RewrittenFile[], format: string): string {
  return reportList(
    `The last minutes, written again with ${format} (- is only in yours, + only in Gavel's)`,
    rewritten.flatMap((one) => [
      `${one.path}: ${share(one.same, one.of)} of your lines come out the same (${one.same} of ${one.of}); Gavel writes ${one.written}`,
      ...differing(one),
    ]),
  );
}
