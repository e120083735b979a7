import { loosely } from '../../meeting/clean.ts';
import { sectionId, type Format, type TopicSection } from '../../minutes/format.ts';
import { onlyLink, type ReadItem, type ReadSection } from '../../minutes/read.ts';

/** A topic as it was found in minutes, with what stands under it. */
export interface FoundTopic {
  /** The section of the format in which it stands. */
  readonly section: string;
  /** Headings from the topic down to the subtopic; none where the section itself is the topic. */
  readonly path: readonly { readonly title: string; readonly url?: string | undefined }[];
  readonly items: readonly ReadItem[];
  readonly events: boolean;
}

interface Here {
  readonly section: TopicSection;
  /** The level of the section's own heading. */
  readonly level: number;
}

const same = (a: string, b: string): boolean => loosely(a) === loosely(b);

/**
 * Finds the topics of the group's format in minutes: under the format's headings, however deep people put them.
 * Headings that the format does not know count as topics of its last section for topics.
 */
export function findTopics(sections: readonly ReadSection[], format: Format): FoundTopic[] {
  const found: FoundTopic[] = [];
  let here: Here | 'other' | undefined;
  let path: { level: number; title: string; url?: string | undefined }[] = [];
  for (const { level, title, url, items } of sections) {
    const known = format.sections.find((section) => section.heading !== undefined && same(section.heading, title));
    if (known) {
      here = isTopicSection(known) ? { section: known, level } : 'other';
      path = [];
    } else {
      if (here === 'other' && isOutside(title, format)) continue;
      if (here === undefined || here === 'other' || level <= here.level) here = homeless(format, level);
      if (!here) continue;
      path = [...path.filter((above) => above.level < level), { level, title, url }];
    }
    if (here === 'other' || !here) continue;
    found.push(...topicsOf(here.section, path, items));
  }
  return found;
}

const isTopicSection = (section: Format['sections'][number]): section is TopicSection =>
  section.kind === 'topics' || section.kind === 'topic' || section.kind === 'events';

/** Headings with a clock in them, which a format fills in, are no topics. */
const isOutside = (title: string, format: Format): boolean =>
  /^\d{1,2}:\d{2}\b/u.test(title) ||
  format.sections.some(({ heading }) => heading?.includes('{') === true && /\d/u.test(title));

function homeless(format: Format, level: number): Here | undefined {
  const section = format.sections.filter(isTopicSection).findLast(({ kind }) => kind === 'topics');
  return section && { section, level: Math.max(0, level - 1) };
}

function topicsOf(section: TopicSection, path: FoundTopic['path'], items: readonly ReadItem[]): FoundTopic[] {
  const base = { section: sectionId(section), events: section.kind === 'events' };
  if (section.kind !== 'topics' || section.as === 'headings' || path.length > 0) return [{ ...base, path, items }];
  // A numbered list whose items are the topics.
  return items.map(({ text: title, content, children }) => ({
    ...base,
    path: [{ title, url: onlyLink(content) }],
    items: children,
  }));
}
