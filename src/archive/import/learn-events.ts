import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import { daysIn } from '../dates.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import type { HeadingNode } from './heading-tree.ts';
import { emptyWords } from './learn-contents.ts';
import type { LearningContext, SectionPlace } from './learning.ts';
import { saysNothing, sourceLines, withoutMarker, type OwnLines } from './section-lines.ts';

/** The days of one event as a text names them. */
interface EventDays {
  readonly written: string;
  /** The first of them. */
  readonly first: string;
  readonly from: string;
  readonly to: string;
}

const UNTIL = /^\s*(?:…|\.\.\.?|[–—-]|to|until|bis)\s*$/u;

/** The first day, or days, that a text names; two days with a dash between them are the first and the last. */
function eventDays(text: string, date: string, { of }: LearningContext): EventDays | undefined {
  const [first, second] = daysIn(text, date, of);
  if (!first) return undefined;
  const end = first.index + first.text.length;
  const isRange = second !== undefined && first.from === first.to && UNTIL.test(text.slice(end, second.index));
  return isRange
    ? {
        written: text.slice(first.index, second.index + second.text.length),
        first: first.text,
        from: first.from,
        to: second.to,
      }
    : { written: first.text, first: first.text, from: first.from, to: first.to };
}

/** How the days of one event are written, as a template: of a single day, or of several. */
function daysTemplate(
  found: EventDays | undefined,
  { of }: LearningContext,
): { readonly day?: string; readonly days?: string } {
  if (!found) return {};
  const [from, to] = [utcDateTime(found.from), utcDateTime(found.to)];
  const day = withPlaceholders(found.first, { from }, of);
  if (found.from === found.to) return { day };
  const half = withPlaceholders(found.written, { from }, of);
  // Where both days are written in full, each is written as a day alone is.
  return { days: withPlaceholders(half, { to }, of), ...(found.first === found.written ? {} : { day }) };
}

/** Whether nothing of a date is left beside the placeholders. */
const isWhole = (template: string | undefined): template is string =>
  template !== undefined && template.startsWith('{') && !/\d/u.test(template.replaceAll(/\{[^{}]*\}/gu, ''));

const LINK = /\[[^[\]]+\]\([^()\s]+\)/u;
const PLACE = /(?<before>\{days\},? (?:in|at|@) )(?<place>[^;.()]+?)(?=;|\.| \(|$)/u;

/** The line with placeholders for an event's place. */
function withPlace(line: string): string {
  const place = PLACE.exec(line)?.groups?.['place'] ?? '';
  const placed = line.replace(PLACE, (_, before: string) => `${before}{place}`);
  const country = place.includes(', ') ? place.slice(place.lastIndexOf(', ') + 2) : '';
  return country === '' ? placed : placed.replace(`(${country})`, '({country})');
}

/** The line with a placeholder for what an event is called: its link, or the words before its days. */
function withTitle(line: string): string {
  const link = LINK.exec(line)?.[0];
  const titled =
    link === undefined
      ? line.replace(/^(?<lead>(?:\(\{country\}\) )?)[^{}]*?(?=(?: [–—-]|,|:) \{days\})/u, '$<lead>{title}')
      : line.replace(link, '{title}');
  return titled.replace(/^\{title\}, [^{}]+?(?= [–—-] \{days\})/u, '{title}, {place}');
}

/** A line about an event with placeholders: for its days, its title and its place. */
function lineTemplate(markdown: string, days: string): string | undefined {
  const dated = markdown.replace(days, '{days}');
  if (dated === markdown) return undefined;
  const line = withTitle(withPlace(dated));
  // What stands in brackets before the title is true of one event.
  const isGeneral = line.includes('{title}') && !/^\((?!\{)/u.test(line);
  return isGeneral ? line.slice(0, line.lastIndexOf('}') + 1) : undefined;
}

/** How Gavel writes events itself, with the group's own dash. */
const OWN_LINE = /^\{title\}(?:, \{place\})? [–—-]+ \{days\}$/u;

/** The group's own way to write an event, and what is left of it if less is known. */
function lineSetting(templates: readonly string[]): { line?: string[] } {
  const line = commonText(templates, 2);
  if (line === undefined || OWN_LINE.test(line)) return {};
  const less = [
    line.replace('({country}) ', ''),
    line.replace('({country}) ', '').replace(/(?<=\{days\}).*\{place\}/u, ''),
  ];
  const all = [...new Set([line, ...less])];
  return { line: all.flatMap((one) => [`${one} {rest}`, one]) };
}

/** The section of coming events: how they are listed, and how their days are written. */
export function eventsSection(
  node: HeadingNode,
  place: SectionPlace & { readonly heading: string },
  context: LearningContext,
): ConfiguredSection {
  const own: OwnLines[] = node.found.map(({ sample, section }) => ({
    sample,
    lines: sourceLines(section.blocks, sample),
  }));
  const all = own.flatMap(({ sample, lines }) =>
    lines.filter((line) => !saysNothing(line)).map((line) => ({ line, sample })),
  );
  const numbered = all.filter(({ line }) => /^\s*\d+[.)]\s/u.test(line.markdown)).length * 2 > all.length;
  const boxes = all.some(({ line }) => (line.item?.box ?? 'none') !== 'none');
  const written = all.map(({ line, sample }) => daysTemplate(eventDays(line.text, sample.date, context), context));
  const day = commonText(
    written.flatMap((one) => (isWhole(one.day) ? [one.day] : [])),
    1,
  );
  const days = commonText(
    written.flatMap((one) => (isWhole(one.days) ? [one.days] : [])),
    1,
  );
  const lines = all.flatMap(({ line, sample }) => {
    const found = eventDays(line.text, sample.date, context);
    const [first = ''] = line.markdown.split('\n');
    const template = found && lineTemplate(withoutMarker(first), found.written);
    return template === undefined ? [] : [template];
  });
  return {
    kind: 'events',
    ...place,
    ...emptyWords(own),
    ...(numbered ? { entries: 'numbers' as const } : {}),
    ...(boxes || all.length === 0 ? {} : { boxes }),
    ...(day === undefined ? {} : { day }),
    ...(days === undefined ? {} : { days }),
    ...lineSetting(lines),
  };
}
