import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';
import type { LearningContext, SectionPlace } from './learning.ts';
import { withoutMarker, type OwnLines } from './section-lines.ts';

/** What is true of one date alone: who wrote the line, and how far off it was. */
const withoutOccasion = (words: string): string =>
  words.replace(/^@[\p{L}\p{N}._-]+\s*[–—:-]\s+/u, '').replace(/\bin \d+ (?:days?|weeks?)(?: exactly)?,? /u, '');

/** The section for the next meeting: an item, or a line of prose. */
export function nextSection(
  own: readonly OwnLines[],
  place: SectionPlace,
  { of }: LearningContext,
): ConfiguredSection[] {
  const lines = own.flatMap(({ sample, lines: all }) => {
    const line = all.find((one) => one.text === sample.facts.next?.text) ?? all[0];
    return line ? [{ sample, line, words: withoutOccasion(withoutMarker(line.markdown.split('\n')[0] ?? '')) }] : [];
  });
  const dated = lines.flatMap(({ sample: { dates }, words }) => {
    if (!dates['next']) return [];
    const filled = withPlaceholders(words, { next: dates['next'] }, of);
    return filled === words ? [] : [filled];
  });
  const markdown = commonText(dated, 1);
  const none = commonText(
    lines.flatMap(({ sample, line }) => (sample.dates['next'] || line.text === '' ? [] : [line.text])),
    1,
  );
  const isProse = lines.filter(({ line }) => line.item === undefined).length * 2 > lines.length;
  if (markdown !== undefined && isProse)
    return [{ kind: 'text', ...place, markdown: [markdown, ...(none === undefined ? [] : [none])] }];
  return [
    {
      kind: 'next',
      ...place,
      ...(markdown === undefined ? {} : { markdown }),
      ...(none === undefined ? {} : { none }),
    },
  ];
}
