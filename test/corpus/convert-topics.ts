// What was noted under which topic, as people could have typed it.
import type { Group } from '../../src/meeting/group.ts';
import type { FormatSection } from '../../src/minutes/format-sections.ts';
import { typeBlocks } from './convert-entries.ts';
import type { Conversion } from './convert.ts';
import { DATE_NAMES } from './facts.ts';
import { comparedLine } from './measure.ts';
import type { OutlineItem, OutlineSection } from './outline.ts';
import { valuesIn } from './templates.ts';

const same = (one: string, other: string): boolean =>
  comparedLine(one).toLowerCase() === comparedLine(other).toLowerCase();

/** The section of the format that writes a heading. */
export const sectionFor = (heading: string, { format, language }: Group, day: string): FormatSection | undefined =>
  format.sections.find(
    (section) =>
      section.heading !== undefined &&
      (same(section.heading, heading) ||
        valuesIn(heading, section.heading, DATE_NAMES, { day, language }) !== undefined),
  );

/** A title as it's typed: the words of a link, without markup. */
const titleOf = (heading: string): string => comparedLine(heading.replaceAll(/[*_`]/gu, ''));

/** Where the walk through the minutes is. */
interface Walk {
  /** The section of the format whose part of the minutes this is. */
  section: FormatSection | undefined;
  /** The level of the heading of the topic that is discussed. */
  level: number;
  taken: string | undefined;
}

/** Says that a topic is taken up now; one that nothing is said about was put on the agenda. */
function takeUp(title: string, isSilent: boolean, { log, typist }: Conversion): void {
  log.says('held', typist, isSilent ? `/agenda add "${title}"` : `/topic "${title}"`);
}

/** Topics that are items of a list, with their notes under them. */
function typeNumbered(items: readonly OutlineItem[], conversion: Conversion): void {
  for (const { text, blocks } of items) {
    takeUp(titleOf(text), blocks.length === 0, conversion);
    typeBlocks(blocks, conversion, false);
  }
}

/** Whether the entries of a section are paragraphs. */
const inProse = (section: FormatSection | undefined): boolean =>
  section !== undefined && 'entries' in section && section.entries === 'paragraphs';

/** Whether anything is under a heading, right there or under a heading below it. */
const holdsNothing = ({ level, blocks }: OutlineSection, next: OutlineSection | undefined): boolean =>
  blocks.length === 0 && (next === undefined || next.level <= level);

function typeSection(
  section: FormatSection,
  part: OutlineSection,
  next: OutlineSection | undefined,
  conversion: Conversion,
): void {
  const { log, typist } = conversion;
  const { blocks } = part;
  if (section.kind === 'topics' && section.as === 'numbers')
    typeNumbered(
      blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])),
      conversion,
    );
  else if ((section.kind === 'topic' || section.kind === 'events') && !holdsNothing(part, next)) {
    log.says('held', typist, `/topic "${section.heading}"`);
    typeBlocks(blocks, conversion, inProse(section));
  } else if (section.kind === 'topics') typeBlocks(blocks, conversion, inProse(section));
}

function typeHeading(part: OutlineSection, next: OutlineSection | undefined, walk: Walk, conversion: Conversion): void {
  const { log, typist } = conversion;
  const isBelow = walk.taken !== undefined && part.level > walk.level;
  const title = titleOf(part.heading);
  if (isBelow) log.says('held', typist, `/subtopic "${title}"`);
  else {
    takeUp(title, holdsNothing(part, next), conversion);
    walk.level = part.level;
    walk.taken = title;
  }
  typeBlocks(part.blocks, conversion, inProse(walk.section));
}

/** Every heading of the minutes: a section of the format, else a topic or a subtopic. */
export function typeTopics(conversion: Conversion): void {
  const { sections } = conversion.outline;
  const walk: Walk = { section: undefined, level: 0, taken: undefined };
  for (const [i, part] of sections.entries()) {
    if (part.level === 0) continue;
    const section = sectionFor(part.heading, conversion.group, conversion.day);
    if (!section) typeHeading(part, sections[i + 1], walk, conversion);
    else {
      const isTopic = section.kind === 'topic' || section.kind === 'events';
      Object.assign(walk, { section, level: part.level, taken: isTopic ? section.heading : undefined });
      typeSection(section, part, sections[i + 1], conversion);
    }
  }
}
