import { countedEn, pluralEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { statsGerman } from './messages.de.ts';

const MEETINGS = { one: 'meeting', other: 'meetings' };

export const statsEnglish = {
  help: 'Shows who comes, how long things have been open, who led last, and who could be next.',
  nothingYet: 'There are no minutes to count from yet.',
  attendance: 'Attendance',
  nobodyKnown: "The minutes don't say who came.",
  average: (meetings: number, from: string, to: string, people: number) =>
    `${countedEn(meetings, MEETINGS)} from ${from} to ${to}, with ${people.toFixed(1)} people on average.`,
  lately: (counts: string) => `Lately: ${counts}.`,
  came: (who: string, times: number, meetings: number, last: string) =>
    `${who}: ${times} of ${meetings}, last on ${last}`,
  roles: 'Roles',
  lastChairs: (people: string) => `Chair: last ${people}`,
  lastSecretaries: (people: string) => `Secretary: last ${people}`,
  unknown: 'unknown',
  couldBeNext: (line: string, who: string) => `${line}; ${who} could be next`,
  open: 'Open',
  openCount: (count: number) =>
    count === 0
      ? 'Nothing is open.'
      : `${countedEn(count, { one: 'action or item', other: 'actions and items' })} ${pluralEn(count, { one: 'is', other: 'are' })} open.`,
  age: (number: number, since: string, meetings: number, words: string) =>
    `#${number} since ${since}, ${countedEn(meetings, MEETINGS)}: ${words}`,
};
export type StatsMessages = typeof statsEnglish;

export const statsMessages = inLanguages(statsEnglish, { de: statsGerman });
