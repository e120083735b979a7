import { z } from 'zod';

import { PicturesSchema } from './pictures.ts';

// A group's format is configuration: which sections, in which order, under which headings.

const Heading = { heading: z.string().optional(), level: z.int().min(1).max(6).default(2) };
/** What a section says when there is nothing to tell. */
const Empty = { empty: z.string().optional() };
const Id = { id: z.string().optional() };

/** How entries are written: as a bullet list, a numbered list, or a paragraph each. */
const Entries = { entries: z.enum(['bullets', 'numbers', 'paragraphs']).default('bullets') };

const StandingTopic = z.strictObject({
  title: z.string(),
  url: z.url().optional(),
  /** Its time box: how many minutes it is given. */
  minutes: z.int().positive().optional(),
});

export const SectionSchema = z.discriminatedUnion('kind', [
  /** A heading, and Markdown as it stands here; `{start:HH:mm}` and the like are filled in. */
  z.strictObject({ kind: z.literal('text'), ...Heading, markdown: z.string().optional() }),
  z.strictObject({
    kind: z.literal('roles'),
    ...Heading,
    chair: z.string().default('Chair'),
    secretary: z.string().default('Secretary'),
    empty: z.string().default('…'),
  }),
  z.strictObject({ kind: z.literal('present'), ...Heading, ...Empty }),
  z.strictObject({ kind: z.literal('regrets'), ...Heading, ...Empty }),
  z.strictObject({ kind: z.literal('absent'), ...Heading, ...Empty }),
  z.strictObject({
    kind: z.literal('approval'),
    ...Heading,
    /** If the minutes before are known not to be approved. */
    none: z.string().default('Previous meeting minutes are not approved yet'),
    /** If nobody knows: Gavel did not propose them, and the forge tells nothing. */
    unknown: z.string().default('…'),
  }),
  /** Several topics: each an item of a numbered list, or a heading. */
  z.strictObject({
    kind: z.literal('topics'),
    ...Id,
    ...Heading,
    ...Empty,
    topics: z.array(StandingTopic).default([]),
    as: z.enum(['numbers', 'headings']).default('headings'),
    ...Entries,
  }),
  /** One topic: entries stand right under the heading. */
  z.strictObject({ kind: z.literal('topic'), ...Id, ...Heading, heading: z.string(), ...Empty, ...Entries }),
  /** Upcoming events and deadlines; a topic as well, so that notes can stand there. */
  z.strictObject({
    kind: z.literal('events'),
    ...Id,
    ...Heading,
    heading: z.string(),
    ...Empty,
    ...Entries,
    boxes: z.boolean().default(true),
    /** Patterns for an event of one day, and of several: `{from:MMMM d}–{to:d}`. */
    day: z.string().default('{from:cccc yyyy-MM-dd}'),
    days: z.string().default('{from:cccc yyyy-MM-dd} to {to:cccc yyyy-MM-dd}'),
  }),
  z.strictObject({
    kind: z.literal('elections'),
    ...Heading,
    chair: z.string().default('Chair'),
    secretary: z.string().default('Secretary'),
    empty: z.string().default('…'),
  }),
  z.strictObject({
    kind: z.literal('next'),
    ...Heading,
    /** With `{next:PATTERN}`: the weekday is computed, never typed. */
    markdown: z.string().default('Next meeting is {next:cccc yyyy-MM-dd} @ {next:HH:mm} UTC'),
    none: z.string().default('No date has been set yet'),
  }),
]);

export type FormatSection = z.infer<typeof SectionSchema>;
export type SectionOf<K extends FormatSection['kind']> = Extract<FormatSection, { kind: K }>;
/** Sections in which entries stand. */
export type TopicSection = SectionOf<'topics' | 'topic' | 'events'>;

export const FormatSchema = z.strictObject({
  /** Where the minutes stand in the repository: `meetings/minutes-{date}.md`. */
  path: z.string(),
  branch: z.string().default('minutes-{date}'),
  /** Of the proposal. */
  title: z.string().default('Minutes {date}'),
  /** Above the minutes, in this order; strings may hold `{start:PATTERN}`. */
  frontMatter: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  style: z
    .strictObject({
      bullet: z.enum(['*', '-', '+']).default('-'),
      /** What follows the marker: one space, or up to the next tab stop. */
      indent: z.enum(['one', 'tab']).default('one'),
      /** Between a name and what they said. */
      dash: z.string().default('–'),
      /** Between two sections, lines that are empty. */
      emphasis: z.enum(['*', '_']).default('*'),
    })
    .prefault({}),
  /** Whether entries name who said them. */
  attribution: z.boolean().default(true),
  sections: z.array(SectionSchema),
  /** What the next agenda takes over of these minutes, beside what is open. */
  carry: z
    .strictObject({
      /** Headings, and words of items, under which all stays as it is until somebody takes it out: rosters, lists. */
      standing: z.array(z.string().min(1)).default([]),
      /** Headings under which nothing is taken over: the rules of the format itself. */
      ignored: z.array(z.string().min(1)).default([]),
      /** After how many meetings an open item is marked for the chair; 0 is never. */
      issueAfter: z.int().min(0).default(4),
    })
    .prefault({}),
  /** Whether pictures that are posted under a topic stand in the minutes: true, or how. */
  pictures: PicturesSchema,
  /** The page that lists all minutes. */
  index: z
    .strictObject({
      path: z.string(),
      /** One line for these minutes: `* [{date}](minutes-{date}.md)`. */
      line: z.string(),
      /** The heading under which a year's lines stand. */
      year: z.string().default('### {date:yyyy}'),
      order: z.enum(['oldest first', 'newest first']).default('oldest first'),
      /** A key of its front matter that holds the next meeting's time, and how it is written. */
      next: z.strictObject({ key: z.string(), value: z.string() }).optional(),
    })
    .optional(),
});

export type MinutesFormat = z.infer<typeof FormatSchema>;

/** Sections that hold topics, each with the id by which topics name it. */
export function topicSections(format: MinutesFormat): { readonly id: string; readonly section: TopicSection }[] {
  return format.sections.flatMap((section) => {
    if (section.kind !== 'topics' && section.kind !== 'topic' && section.kind !== 'events') return [];
    return [{ id: sectionId(section), section }];
  });
}

/** The id by which topics name their section: the one given, else its heading. */
export const sectionId = (section: TopicSection): string => section.id ?? section.heading ?? section.kind;
