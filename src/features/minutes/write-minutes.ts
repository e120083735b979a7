import type { RootContent } from 'mdast';

import type { InLanguage } from '../../language/language.ts';
import type { AnyFeature, EntryWriter, Meeting, SectionWriter } from '../../meeting/feature.ts';
import { itemNode, listNode, paragraphNode, rawNode, sectionHeading, textNode } from '../../minutes/build.ts';
import type { FormatSection } from '../../minutes/format-sections.ts';
import { fillPlaceholders, type PlaceholderValues } from '../../minutes/placeholders.ts';
import { writeFrontMatter, writeMarkdown } from '../../minutes/write.ts';
import { homelessSection } from '../agenda/homeless.ts';
import { openSince } from '../agenda/open-since.ts';
import { topicSectionWriter } from '../agenda/sections.ts';
import { placeholderValues } from './placeholders.ts';

const titled = ({ heading, level }: FormatSection, filled: PlaceholderValues, of: InLanguage): RootContent[] =>
  sectionHeading({ level, heading: heading === undefined ? undefined : fillPlaceholders(heading, filled, of) });

/** Configured Markdown, which stays as it was written. */
const writeText: SectionWriter = (section, meeting) => {
  if (section.kind !== 'text') return [];
  const filled = placeholderValues(meeting);
  const body =
    section.markdown === undefined
      ? []
      : [rawNode(fillPlaceholders(section.markdown, filled, meeting.group).trimEnd())];
  return [...titled(section, filled, meeting.group), ...body];
};

const writeNext: SectionWriter = (section, meeting) => {
  if (section.kind !== 'next') return [];
  const filled = placeholderValues(meeting);
  const words: RootContent =
    filled['next'] === undefined
      ? paragraphNode(textNode(section.none))
      : rawNode(fillPlaceholders(section.markdown, filled, meeting.group).trimEnd());
  const line = words.type === 'paragraph' ? itemNode(words.children) : { ...itemNode([]), children: [words as never] };
  return [...titled(section, filled, meeting.group), listNode([line])];
};

/** Entries that lost their own section go after the last of these. */
const PLACES: Readonly<Record<string, true>> = { topics: true, topic: true, events: true };

/** Writes a meeting's minutes in its group's format. */
export interface MinutesWriter {
  /** The whole file: front matter and Markdown. */
  markdown(meeting: Meeting): string;
}

/** Writes an entry of any feature. */
function entryWriter(features: readonly AnyFeature[]): EntryWriter {
  const writers = new Map(features.flatMap((feature) => Object.entries(feature.entries ?? {})));
  return (entry, meeting) => writers.get(entry.kind)?.(entry, meeting) ?? [textNode(entry.text)];
}

/** Marks entries that have been open for long, so that the chair decides about them. */
const marking =
  (write: EntryWriter): EntryWriter =>
  (entry, meeting) => {
    const mark = openSince(entry, meeting);
    return mark === undefined ? write(entry, meeting) : [...write(entry, meeting), textNode(` (${mark})`)];
  };

/** Only the sections with topics: the agenda, as Markdown in the group's style. */
export function agendaDocument(features: readonly AnyFeature[], meeting: Meeting): string {
  const ofTopics = topicSectionWriter(marking(entryWriter(features)));
  const children = meeting.group.format.sections.flatMap((section) => ofTopics(section, meeting));
  children.push(...homelessSection(meeting, marking(entryWriter(features))));
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

/** Each of these features writes its own sections and kinds of entries. */
export function minutesWriter(features: readonly AnyFeature[]): MinutesWriter {
  const ofTopics = topicSectionWriter(entryWriter(features));
  const sections: Readonly<Record<string, SectionWriter>> = Object.assign(
    { text: writeText, next: writeNext, topics: ofTopics, topic: ofTopics, events: ofTopics },
    ...features.map((feature) => feature.sections ?? {}),
  );
  const write = (section: FormatSection, meeting: Meeting): readonly RootContent[] =>
    sections[section.kind]?.(section, meeting) ?? [];
  return {
    markdown(meeting) {
      const { format } = meeting.group;
      const filled = placeholderValues(meeting);
      const front = Object.entries(format.frontMatter).map(([key, value]): [string, string | number | boolean] => [
        key,
        typeof value === 'string' ? fillPlaceholders(value, filled, meeting.group) : value,
      ]);
      const last = format.sections.findLastIndex(({ kind }) => kind in PLACES);
      const children = format.sections.flatMap((section, i) => [
        ...write(section, meeting),
        ...(i === last ? homelessSection(meeting, entryWriter(features)) : []),
      ]);
      const body = writeMarkdown({ type: 'root', children: [...children] }, format.style);
      return writeFrontMatter(Object.fromEntries(front)) + body;
    },
  };
}
