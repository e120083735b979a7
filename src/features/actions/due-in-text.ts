import { dayInWords } from '../../language/days.ts';
import { refuse, type Meeting, type Refusal } from '../../meeting/feature.ts';
import { dayIn } from '../../schedule/local.ts';
import { readDaysTimed, type DayReader } from '../../schedule/read-days.ts';
import { actionsMessages } from './messages.ts';
import { membersCalled } from './names-in-text.ts';
import { trimEndOf } from './trim-end.ts';

/** When a task is due: on a day (YYYY-MM-DD), or at the next meeting, whenever that is. */
export interface DueReading {
  readonly due?: string;
  readonly dueAt?: 'next meeting';
}

/** A text with the date that ends it. */
export interface DatedText {
  /** Without the date. */
  readonly text: string;
  /** The days that the date can mean: none if there is no date, several if somebody has to be asked. */
  readonly readings: readonly DueReading[];
}

interface Words {
  /** Before a date. */
  readonly by: RegExp;
  readonly beforeMeeting: RegExp;
  readonly nextMeeting: RegExp;
  /** What is a date at the end of a task with no word before it. */
  readonly bare: RegExp;
}

const ENGLISH: Words = {
  by: /(?<!\S)\(?(?:by|due(?:\s(?:on|by))?|until|till|within):?\s/giu,
  beforeMeeting: /(?<!\S)\(?before\s(?:the\s|our\s)?next\s(?:meeting|call)\)?[.!]?$/iu,
  nextMeeting: /^(?:the\s|our\s)?next\s(?:meeting|call)$/iu,
  bare: /(?<!\S)(?:tomorrow(?:\s(?:eod|cob|end\sof\sday))?|eod(?:\s\S+)?|eo[wm]|in\s(?:an?|\d{1,3}|one|two|three|four|five|six)\s(?:day|week|month)s?|(?:at\s)?(?:the\s)?end\sof\s(?:the\s|this\s|next\s)?(?:week|month|year))[.!]?$/iu,
};
const GERMAN: Words = {
  by: /(?<!\S)\(?(?:bis(?:\s(?:spätestens|zum|zur|am))?|fällig(?:\s(?:am|bis|zum|zur))?|spätestens(?:\s(?:am|bis))?):?\s/giu,
  beforeMeeting: /(?<!\S)\(?vor\sder\snächsten\ssitzung\)?[.!]?$/iu,
  nextMeeting: /^(?:der\s)?nächsten?\ssitzung$/iu,
  bare: /(?<!\S)(?:in\s(?:einem|einer|\d{1,3}|zwei|drei|vier|fünf|sechs)\s(?:tag|woche|monat)(?:en|n)?|(?:am\s)?ende\s(?:des|dieses|der|dieser|nächster|nächsten)\s(?:monats|woche|jahres))[.!]?$/iu,
};

/** Before these words a date is part of what the task is about: "plan the meeting of tomorrow". */
const PART_OF_TASK =
  /(?:^|\s)(?:for|of|from|since|about|than|to|and|or|until|on|in|at|not|before|after|by|within|bis|für|von|vom|ab|und|oder|seit|vor|nach)$/iu;
const LIKE_A_DAY = /^\d{4}-\d{1,2}-\d{1,2}$/u;
/** Longer words than these are no date. */
const LONGEST_DATE = 60;

const END_OF_DAY = /(?:^|\s)(?:at\s)?(?:eod|cob|(?:the\s)?end\sof\s(?:the\s)?day|close\sof\sbusiness)(?=\s|$)/iu;

/** "tomorrow EOD" is tomorrow, and "EOD" is today. */
function withoutHour(words: string): string {
  const rest = words.replace(END_OF_DAY, ' ').replace(/\s+/gu, ' ').trim();
  return rest === '' && words !== '' ? 'today' : rest;
}

/** A date as it is read, without what is around it. */
const bareWords = (typed: string): string => trimEndOf(typed.trim(), '!)').replace(/^on\s/iu, '');

/** A month or an abbreviation can be somebody's name: "written by May". */
const isName = (words: string, meeting: Meeting): boolean => membersCalled(words, meeting).length > 0;

interface Found {
  readonly start: number;
  /** The words of the date. */
  readonly words: string;
  readonly readings: readonly DueReading[];
}

/** What words after "by" can mean; undefined if they are no date as a whole. */
function readDate(typed: string, reader: DayReader, words: readonly Words[]): readonly DueReading[] | undefined {
  if (typed.length > LONGEST_DATE) return undefined;
  const whole = withoutHour(bareWords(typed));
  // "14.3." has its full stop, and that of "by friday." ends the sentence.
  for (const date of new Set([whole, whole.replace(/\.$/u, '')])) {
    if (words.some(({ nextMeeting }) => nextMeeting.test(date))) return [{ dueAt: 'next meeting' }];
    const named = readDaysTimed(date, reader);
    if (named) return named.days.map((due) => ({ due }));
  }
  return undefined;
}

function afterBy(
  said: string,
  reader: DayReader,
  words: readonly Words[],
  meeting: Meeting,
): Found | Refusal | undefined {
  const by = words
    .flatMap((language) => [...said.matchAll(language.by)])
    .toSorted((a, b) => a.index - b.index)
    .at(-1);
  if (!by) return undefined;
  const typed = said.slice(by.index + by[0].length);
  const date = bareWords(typed);
  if (isName(date, meeting)) return undefined;
  const readings = readDate(/within/iu.test(by[0]) ? `in ${typed}` : typed, reader, words);
  if (readings) return { start: by.index, words: date, readings };
  const plain = date.replace(/\.$/u, '');
  return LIKE_A_DAY.test(plain) ? refuse(actionsMessages(meeting.group).noSuchDay(plain)) : undefined;
}

function atEnd(said: string, reader: DayReader, words: readonly Words[]): Found | undefined {
  for (const { beforeMeeting, bare } of words) {
    const meetingAt = said.search(beforeMeeting);
    if (meetingAt > 0) return { start: meetingAt, words: said.slice(meetingAt), readings: [{ dueAt: 'next meeting' }] };
    const start = said.search(bare);
    if (start <= 0 || PART_OF_TASK.test(said.slice(0, start).trimEnd())) continue;
    const date = said.slice(start).replace(/^at\s/iu, '');
    const readings = readDate(date, reader, words);
    if (readings) return { start, words: date, readings };
  }
  return undefined;
}

/**
 * `TEXT by DATE`, if what follows the last "by" is wholly a date; and a few dates that end a task by themselves, such as
 * "in two weeks". What isn't a date as a whole, such as "before the release", stays in the text.
 */
export function datedText(said: string, reader: DayReader, meeting: Meeting): DatedText | Refusal {
  const words = reader.language === 'de' ? [ENGLISH, GERMAN] : [ENGLISH];
  const found = afterBy(said, reader, words, meeting) ?? atEnd(said, reader, words);
  if (!found) return { text: said, readings: [] };
  if ('refuse' in found) return found;
  const today = dayIn(reader.at, reader.zone);
  const coming = found.readings.filter(({ due }) => due === undefined || due >= today);
  const past = found.readings[0]?.due;
  if (coming.length === 0 && past !== undefined) return refuse(hasPassed(past, reader.at, meeting));
  return { text: trimEndOf(said.slice(0, found.start), ' \n\t,;–—-'), readings: coming };
}

/** Why a day can't be one on which something is due. */
export const hasPassed = (day: string, at: string, { group }: Meeting): string =>
  actionsMessages(group).hasPassed(dayInWords(day, group, at));
