import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { utcDateTime } from '../../minutes/placeholders.ts';
import { daysIn } from '../dates.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import type { HeadingNode } from './heading-tree.ts';
import { emptyWords, type SectionPlace } from './learn-contents.ts';
import type { LearningContext } from './learning.ts';
import { saysNothing, sourceLines, type OwnLines } from './section-lines.ts';

/** How the days of one event are written, as a template: of a single day, or of several. */
function daysTemplate(
  text: string,
  date: string,
  { of }: LearningContext,
): { readonly day?: string; readonly days?: string } {
  const [first] = daysIn(text, date, of);
  if (!first) return {};
  const [from, to] = [utcDateTime(first.from), utcDateTime(first.to)];
  if (first.from === first.to) return { day: withPlaceholders(first.text, { from }, of) };
  const half = withPlaceholders(first.text, { from }, of);
  return { days: withPlaceholders(half, { to }, of) };
}

/** Whether nothing of a date is left beside the placeholders. */
const isWhole = (template: string | undefined): template is string =>
  template !== undefined && template.startsWith('{') && !/\d/u.test(template.replaceAll(/\{[^{}]*\}/gu, ''));

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
  const written = all.map(({ line, sample }) => daysTemplate(line.text, sample.date, context));
  const day = commonText(
    written.flatMap((one) => (isWhole(one.day) ? [one.day] : [])),
    1,
  );
  const days = commonText(
    written.flatMap((one) => (isWhole(one.days) ? [one.days] : [])),
    1,
  );
  return {
    kind: 'events',
    ...place,
    ...emptyWords(own),
    ...(numbered ? { entries: 'numbers' as const } : {}),
    ...(boxes || all.length === 0 ? {} : { boxes }),
    ...(day === undefined ? {} : { day }),
    ...(days === undefined ? {} : { days }),
  };
}
