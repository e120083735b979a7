import type { ListItem, PhrasingContent, RootContent } from 'mdast';

import type { AnyFeature, EntryWriter, Meeting, SectionWriter } from '../../meeting/feature.ts';
import { headingNode, itemNode, listNode, paragraphNode, rawNode, textNode } from '../../minutes/build.ts';
import type { FormatSection } from '../../minutes/format-sections.ts';
import { fillPlaceholders } from '../../minutes/placeholders.ts';
import { fillTemplate, type TemplateChoice } from '../../minutes/template.ts';
import { writeFrontMatter, writeMarkdown } from '../../minutes/write.ts';
import { homelessSection } from '../agenda/homeless.ts';
import { openSince } from '../agenda/open-since.ts';
import { topicSectionWriter } from '../agenda/sections.ts';
import { inGroupWords } from './entry-wording.ts';
import { lineValues } from './line-values.ts';
import { placeholderValues } from './placeholders.ts';
import { summaryWriter } from './summary.ts';

const titled = ({ heading, level }: FormatSection, meeting: Meeting): RootContent[] =>
  heading === undefined ? [] : [headingNode(level, ...written(heading, meeting, 'text'))];

const written = (wording: TemplateChoice, meeting: Meeting, kind?: 'text'): PhrasingContent[] =>
  fillTemplate(wording, lineValues(meeting), meeting.group, kind) ?? [];

/** A text section: its Markdown, which stays as it was written, and its lines. */
const writeText: SectionWriter = (section, meeting) => {
  if (section.kind !== 'text') return [];
  const items = (section.lines ?? []).flatMap((line) => lineItem(line, meeting));
  return [
    ...titled(section, meeting),
    ...(section.markdown === undefined ? [] : blockOf(section.markdown, meeting)),
    ...(items.length === 0 ? [] : [listNode(items)]),
  ];
};

/** A line of a text section: every placeholder has a value, or the line isn't there. */
function lineItem(line: TemplateChoice, meeting: Meeting): ListItem[] {
  const words = fillTemplate(typeof line === 'string' ? [line] : line, lineValues(meeting), meeting.group);
  return words === undefined ? [] : [itemNode(words)];
}

/** Configured Markdown as a block. */
function blockOf(wording: TemplateChoice, meeting: Meeting): RootContent[] {
  const words = fillTemplate(wording, lineValues(meeting), meeting.group);
  if (words === undefined) return [];
  const last = words.at(-1);
  const trimmed = last?.type === 'html' ? [...words.slice(0, -1), { ...last, value: last.value.trimEnd() }] : words;
  const [only = rawNode('')] = trimmed;
  return trimmed.length <= 1 && only.type === 'html' ? [only] : [paragraphNode(...trimmed)];
}

/** A block as the words of an item: configured Markdown without values is one piece of them. */
const lineOf = (block: RootContent): readonly PhrasingContent[] => {
  if (block.type === 'paragraph') return block.children;
  return block.type === 'html' ? [block] : [];
};

const writeNext: SectionWriter = (section, meeting) => {
  if (section.kind !== 'next') return [];
  const [words = paragraphNode(textNode(section.none))] =
    placeholderValues(meeting)['next'] === undefined ? [] : blockOf(section.markdown, meeting);
  return [...titled(section, meeting), listNode([itemNode(lineOf(words))])];
};

/** A section with its heading filled in. */
function headed(section: FormatSection, contents: readonly RootContent[], meeting: Meeting): readonly RootContent[] {
  const hasTemplate = section.heading?.includes('{') === true && contents[0]?.type === 'heading';
  return hasTemplate ? [...titled(section, meeting), ...contents.slice(1)] : contents;
}

/** What a section holds, with what the format has before and after it, under its heading. */
function around(section: FormatSection, contents: readonly RootContent[], meeting: Meeting): readonly RootContent[] {
  const { heading, before, after } = section;
  const isLeftOut = contents.length === 0 && 'empty' in section && section.empty === false;
  if (isLeftOut) return [];
  if (before === undefined && after === undefined) return contents;
  const at = heading === undefined ? 0 : 1;
  return [
    ...contents.slice(0, at),
    ...(before === undefined ? [] : blockOf(before, meeting)),
    ...contents.slice(at),
    ...(after === undefined ? [] : blockOf(after, meeting)),
  ];
}

/** Puts a section after those before it; its list goes on with theirs if the format says so. */
function append(before: readonly RootContent[], section: FormatSection, contents: readonly RootContent[]) {
  const [last, [first, ...rest]] = [before.at(-1), contents];
  if (!section.continues || last?.type !== 'list' || first?.type !== 'list') return [...before, ...contents];
  return [...before.slice(0, -1), { ...last, children: [...last.children, ...first.children] }, ...rest];
}

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
  return inGroupWords((entry, meeting) => writers.get(entry.kind)?.(entry, meeting) ?? [textNode(entry.text)]);
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
  const children = meeting.group.format.sections.flatMap((section) =>
    headed(section, ofTopics(section, meeting), meeting),
  );
  children.push(...homelessSection(meeting, marking(entryWriter(features))));
  return writeMarkdown({ type: 'root', children }, meeting.group.format.style);
}

/** Each of these features writes its own sections and kinds of entries. */
export function minutesWriter(features: readonly AnyFeature[]): MinutesWriter {
  const ofTopics = topicSectionWriter(entryWriter(features));
  const summary = summaryWriter(entryWriter(features));
  const sections: Readonly<Record<string, SectionWriter>> = Object.assign(
    { text: writeText, next: writeNext, summary, topics: ofTopics, topic: ofTopics, events: ofTopics },
    ...features.map((feature) => feature.sections ?? {}),
  );
  const write = (section: FormatSection, meeting: Meeting): readonly RootContent[] =>
    around(section, headed(section, sections[section.kind]?.(section, meeting) ?? [], meeting), meeting);
  return {
    markdown(meeting) {
      const { format } = meeting.group;
      const filled = placeholderValues(meeting);
      const front = Object.entries(format.frontMatter).map(([key, value]): [string, string | number | boolean] => [
        key,
        typeof value === 'string' ? fillPlaceholders(value, filled, meeting.group) : value,
      ]);
      const last = format.sections.findLastIndex(({ kind }) => kind in PLACES);
      const children = format.sections.reduce<readonly RootContent[]>(
        (before, section, i) => [
          ...append(before, section, write(section, meeting)),
          ...(i === last ? homelessSection(meeting, entryWriter(features)) : []),
        ],
        [],
      );
      const body = writeMarkdown({ type: 'root', children: [...children] }, format.style);
      return writeFrontMatter(Object.fromEntries(front)) + body;
    },
  };
}
