import { loosely } from '../../meeting/clean.ts';
import { sectionId, type Format, type TopicSection } from '../../minutes/format.ts';
import { onlyLink } from '../../minutes/movable.ts';
import type { ReadItem, ReadSection } from '../../minutes/read.ts';

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

/** Where one is while reading: the section of the format, none yet, or one without topics; and the headings under it. */
interface Place {
  readonly here?: Here | 'other';
  readonly path: readonly { readonly level: number; readonly title: string; readonly url?: string | undefined }[];
}

const same = (a: string, b: string): boolean => loosely(a) === loosely(b);

/**
 * Finds the topics of the group's format in minutes: under the format's headings, however deep people put them.
 * Headings that the format does not know count as topics of its last section for topics.
 */
export function findTopics(sections: readonly ReadSection[], format: Format): FoundTopic[] {
  const found: FoundTopic[] = [];
  let place: Place = { path: [] };
  for (const heading of sections) {
    const next = follow(heading, place, format);
    if (next === 'outside') continue;
    place = next;
    if (place.here && place.here !== 'other') found.push(...topicsOf(place.here.section, place.path, heading.items));
  }
  return found;
}

/** Where a heading leads to from the place before it; `outside` where it is nobody's. */
function follow(heading: ReadSection, { here, path }: Place, format: Format): Place | 'outside' {
  const { level, title, url } = heading;
  const known = format.sections.find((section) => section.heading !== undefined && same(section.heading, title));
  if (known) return { here: isTopicSection(known) ? { section: known, level } : 'other', path: [] };
  if (here === 'other' && isOutside(title, format)) return 'outside';
  const stays = here !== undefined && here !== 'other' && level > here.level;
  const home = stays ? here : homeless(format, level);
  if (!home) return { path };
  return { here: home, path: [...path.filter((above) => above.level < level), { level, title, url }] };
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
