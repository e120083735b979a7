import { dayInWords } from '../../language/days.ts';
import type { InLanguage } from '../../language/language.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import { wrongUsage } from '../../meeting/feature.ts';
import { addDays, dayIn, fromLocal } from '../../schedule/local.ts';
import { readDays, readMoment, type DaysNamed } from '../../schedule/read-days.ts';
import { nextMeetingMessages } from './messages.ts';
import { splitZone } from './named-zone.ts';

/** The times that a typed date can mean. */
export type WhenReadings =
  | {
      /** ISO 8601, UTC. Several, or one with a doubt, have to be confirmed. */
      readonly starts: readonly string[];
      readonly doubt?: string | undefined;
      /** Whether a zone was named. */
      readonly zoned: boolean;
    }
  | { readonly refuse: string };

/** Who types the words, and when. */
export interface WhenReader extends InLanguage {
  /** The moment from which they count: ISO 8601, UTC. */
  readonly at: string;
  /** The zone in which a time is meant if none is named. */
  readonly zone: string;
  /** The speaker's own zone, for "my time". */
  readonly own?: string | undefined;
  /** The time of day if only a day is named: HH:MM. */
  readonly clock: string;
}

interface Times {
  /** HH:MM */
  readonly times: readonly string[];
  readonly doubt?: string;
}

/** Further ahead than this, a date is more likely a slip than a plan. */
const FAR_DAYS = 200;

const TIME =
  /^(?<day>.*?)(?:^|(?<![\s,])[\s,]+|t(?=\d))(?:at\s+|@\s*)?(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?\s*(?<half>[ap])?(?:\.?m\.?)?$/iu;

function readTime(hour: number, minute: string, half: string, of: InLanguage): Times | undefined {
  if (hour > (half === '' ? 23 : 12) || Number(minute) > 59) return undefined;
  const clock = (hours: number): string => `${String(hours).padStart(2, '0')}:${minute === '' ? '00' : minute}`;
  if (half !== '') return { times: [clock((hour % 12) + (half === 'p' ? 12 : 0))] };
  // With minutes it is the clock of 24 hours. A bare number is what people say, and they have two of each.
  if (minute !== '' || hour === 0 || hour > 12) return { times: [clock(hour)] };
  const doubt = nextMeetingMessages(of).morningOrAfternoon(hour);
  return { times: [clock(hour), clock((hour % 12) + 12)].toSorted(), doubt };
}

/** A time alone is today's, or tomorrow's if that is past. */
function comingDay(time: string, zone: string, at: string): DaysNamed {
  const today = dayIn(at, zone);
  return { days: [fromLocal(`${today}T${time}`, zone).at <= at ? addDays(today, 1) : today] };
}

/** The day and the time that words name. */
function splitTime(words: string, reader: WhenReader): { days: DaysNamed; times: Times } | undefined {
  const { at, zone, clock } = reader;
  const whole = readDays(words, reader);
  if (whole) return { days: whole, times: { times: [clock] } };
  const { day, hour, minute, half } = { day: '', hour: '', minute: '', half: '', ...given(TIME.exec(words)?.groups) };
  // A number alone is an answer to a question, not a time.
  const times = day + minute + half === '' ? undefined : readTime(Number(hour), minute, half.toLowerCase(), reader);
  const days = day === '' ? comingDay(times?.times.at(-1) ?? clock, zone, at) : readDays(day, reader);
  return days && times && { days, times };
}

/** The parts of a pattern that were there. */
const given = (groups: Record<string, string | undefined> = {}): { [name: string]: string } =>
  Object.fromEntries(Object.entries(groups).flatMap(([name, part]) => (part === undefined ? [] : [[name, part]])));

function changesOfClocks(local: string, { zone, language, at }: WhenReader): { starts: string[]; doubt?: string } {
  const say = nextMeetingMessages({ language });
  const found = fromLocal(local, zone);
  const [date = '', time = ''] = local.split('T');
  if (found.kind === 'once') return { starts: [found.at] };
  const day = dayInWords(date, { language }, at);
  return found.kind === 'never'
    ? { starts: [found.at], doubt: say.clocksForward(time, day, zone) }
    : { starts: [found.at, found.second], doubt: say.clocksBack(time, day, zone) };
}

const farDoubt = (start: string, { at, language }: WhenReader): string | undefined => {
  const days = Math.round((Date.parse(start) - Date.parse(at)) / 86_400_000);
  return days > FAR_DAYS ? nextMeetingMessages({ language }).farAway(days) : undefined;
};

/**
 * Reads when a meeting should be: `2024-06-05 16:00`, `next wednesday 16:00`, `in two weeks`, `June 5 at 4pm Europe/Oslo`.
 * The whole text has to be a date. What can mean two things gives both, and says why.
 */
export function readStarts(typed: string, reader: WhenReader): WhenReadings {
  const say = nextMeetingMessages(reader);
  const named = splitZone(typed.trim().replaceAll(/\s+/gu, ' '), reader);
  if ('refuse' in named) return named;
  const { words, zone, zoned } = named;
  const there: WhenReader = { ...reader, zone };
  const moment = readMoment(words, reader.at);
  if (moment !== undefined) return { starts: [moment], zoned: true };
  const parts = splitTime(words, there);
  if (!parts) return wrongUsage(say.noDateRead(shortenText(typed)));
  const { days, times } = parts;
  const found = days.days.flatMap((day) => times.times.map((time) => changesOfClocks(`${day}T${time}`, there)));
  const future = found.flatMap(({ starts }) => starts).filter((start) => start > reader.at);
  const starts = [...new Set(future)].toSorted();
  const [first] = starts;
  if (first === undefined) return { refuse: say.inThePast(shortenText(typed)) };
  const doubts = [
    starts.length > 1 || days.days.length === 1 ? days.doubt : undefined,
    starts.length > 1 ? times.doubt : undefined,
    ...found.map(({ doubt }) => doubt),
    farDoubt(first, reader),
  ].filter((doubt) => doubt !== undefined);
  return { starts, zoned, ...(doubts.length === 0 ? {} : { doubt: [...new Set(doubts)].join(' ') }) };
}
