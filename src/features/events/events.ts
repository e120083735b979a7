import type { PhrasingContent } from 'mdast';

import { dayInWords } from '../../language/days.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import type { Entry, EntryEvent } from '../../meeting/entry.ts';
import { refuse, type Command, type Feature, type Meeting, type Refusal, wrongUsage } from '../../meeting/feature.ts';
import { nominalStart } from '../../meeting/lifecycle.ts';
import { tooLong } from '../../meeting/limits.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { recordEntry } from '../../meeting/record-entry.ts';
import { textNode } from '../../minutes/build.ts';
import { sectionId, topicSections } from '../../minutes/format.ts';
import { linkedWords, phrasingOf } from '../../minutes/phrasing.ts';
import { fillPlaceholders, utcDateTime } from '../../minutes/placeholders.ts';
import { fillTemplate, typedText } from '../../minutes/template.ts';
import { dayIn } from '../../schedule/local.ts';
import { readDaysTimed } from '../../schedule/read-days.ts';
import { creditedTitle } from '../roles/credit.ts';
import { readEventWords, type EventWords } from './event-words.ts';
import { eventsMessages } from './messages.ts';

const eventsSection = (meeting: Meeting) =>
  topicSections(meeting.group.format).flatMap(({ section }) => (section.kind === 'events' ? [section] : []))[0];

/** `2026-05-02`, `2.5.2026`, two of them, or anything between quotes. */
const TYPED =
  /^(?<days>(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?:\s*(?:\.\.\.?|…|–|to|bis)\s*(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}))?|"[^"]+")\s+(?<rest>\S.*)$/iu;

/** One day as it is typed: YYYY-MM-DD. */
function readOne(typed: string, at: string, { group }: Meeting): { day: string } | Refusal {
  const say = eventsMessages(group);
  const named = readDaysTimed(typed, { at, zone: group.schedule.zone, language: group.language });
  if (named?.doubt !== undefined) return refuse(say.unclear(named.doubt));
  const day = named?.days[0];
  return day === undefined ? refuse(say.noSuchDay(shortenText(typed, 40))) : { day };
}

/** `2024-09-16..2024-09-20`, `2024-10-26`, or a day in words between quotes: first and last day, YYYY-MM-DD. */
function readDays(typed: string, at: string, meeting: Meeting): { from: string; to: string } | Refusal {
  const { group } = meeting;
  const say = eventsMessages(group);
  const inWords = (day: string): string => dayInWords(day, group, at);
  const parts = typed.replaceAll('"', '').split(/\.\.\.?|…|–|\b(?:to|bis)\b/iu);
  const [first = '', last = first] = parts.map((part) => part.trim());
  const [from, to] = [readOne(first, at, meeting), readOne(last, at, meeting)];
  if ('refuse' in from) return from;
  if ('refuse' in to) return to;
  if (to.day < dayIn(at, group.schedule.zone)) return refuse(say.hasPassed(inWords(to.day)));
  return from.day <= to.day
    ? { from: from.day, to: to.day }
    : refuse(say.endsFirst(inWords(from.day), inWords(to.day)));
}

const tooLongDetail = ({ details }: EventWords, { group }: Meeting): string | undefined =>
  tooLong(details['place'] ?? '', group, 'place') ?? tooLong(details['rest'] ?? '', group);

const command: Command<EntryEvent> = {
  verb: 'event',
  aliases: ['deadline'],
  usage: '/event YYYY-MM-DD[..YYYY-MM-DD] TITLE[, PLACE] [URL] or … TITLE [URL] || PLACE || MORE',
  help: (of) => eventsMessages(of).help,
  who: 'anyone',
  when: OPEN_PHASES,
  decide(typed, meeting) {
    const say = eventsMessages(meeting.group);
    const section = eventsSection(meeting);
    if (!section) return refuse(say.noSection);
    const { days, rest = '' } = TYPED.exec(typed.args)?.groups ?? {};
    if (days === undefined) return wrongUsage(say.whenAndWhat);
    const dates = readDays(days, typed.at, meeting);
    if ('refuse' in dates) return dates;
    const event = readEventWords(rest);
    const long = tooLongDetail(event, meeting);
    if (long !== undefined) return refuse(long);
    const text = creditedTitle(event.title, typed.by, meeting);
    const box = section.boxes && meeting.group.format.boxes ? 'open' : 'none';
    return recordEntry(
      { kind: 'event', text, topic: sectionId(section), box, details: { ...dates, ...event.details } },
      typed,
      meeting,
    );
  },
};

/** An event that was over by the time of the meeting is ticked. */
export function eventBox(entry: Entry, meeting: Meeting): Entry['box'] {
  const held = nominalStart(meeting)?.slice(0, 10);
  const over = held !== undefined && (entry.details?.['to'] ?? held) < held;
  return entry.box === 'open' && over ? 'ticked' : entry.box;
}

function write(entry: Entry, meeting: Meeting): PhrasingContent[] {
  const { text: title, content, details: { from, to = from, url, place, rest } = {} } = entry;
  if (content) return [...content];
  const linked = url === undefined ? phrasingOf(title) : linkedWords(url, title);
  if (from === undefined || to === undefined) return linked;
  const own = inOwnWords(linked, { from, to, place, rest }, meeting);
  if (own) return own;
  const where = place === undefined ? [] : phrasingOf(`, ${place}`);
  const days = ` ${meeting.group.format.style.dash} ${spelt(from, to, meeting)}`;
  return [...linked, ...where, textNode(days), ...(rest === undefined ? [] : [textNode(' '), ...phrasingOf(rest)])];
}

/** An event's first and last day, and what else is said of it. */
interface WrittenEvent {
  readonly from: string;
  readonly to: string;
  readonly place?: string | undefined;
  readonly rest?: string | undefined;
}

/** The group's own wording for an event, if it has one that fits. */
function inOwnWords(
  title: readonly PhrasingContent[],
  { from, to, place, rest }: WrittenEvent,
  meeting: Meeting,
): PhrasingContent[] | undefined {
  const line = eventsSection(meeting)?.line;
  if (line === undefined) return undefined;
  const comma = place?.lastIndexOf(', ') ?? -1;
  const values = {
    title: { typed: title },
    place: typedText(place),
    city: typedText(comma < 0 ? place : place?.slice(0, comma)),
    country: typedText(comma < 0 ? undefined : place?.slice(comma + 2)),
    days: spelt(from, to, meeting),
    from: utcDateTime(from),
    to: utcDateTime(to),
    rest: rest === undefined ? undefined : { typed: phrasingOf(rest) },
  };
  return fillTemplate(line, values, meeting.group);
}

/** The days as the group writes them. */
function spelt(from: string, to: string, meeting: Meeting): string {
  const section = eventsSection(meeting);
  const pattern = from === to ? section?.day : section?.days;
  return fillPlaceholders(pattern ?? '{from} {to}', { from: utcDateTime(from), to: utcDateTime(to) }, meeting.group);
}

export const eventsFeature: Feature<undefined, never, EntryEvent> = {
  name: 'events',
  initial: () => undefined,
  commands: [command],
  evolve: {},
  entries: { event: write },
};
