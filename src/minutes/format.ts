import { z } from 'zod';

import type { InLanguage } from '../language/language.ts';
import { PersonTemplateSchema } from './attendance-settings.ts';
import { sectionIn, SectionSchema, WordingSchema, type FormatSection } from './format-sections.ts';
import { minutesMessages } from './messages.ts';
import { HANDLE_TEMPLATE } from './person-template.ts';
import { PicturesSchema } from './pictures.ts';

// A group's format is configuration: which sections, in which order, under which headings. Words that it doesn't give
// are those of the group's language.

export type SectionOf<K extends FormatSection['kind']> = Extract<FormatSection, { kind: K }>;
/** Sections that have entries. */
export type TopicSection = SectionOf<'topics' | 'topic' | 'events'>;

const StyleSchema = z.strictObject({
  bullet: z.enum(['*', '-', '+']).default('-').meta({ title: 'Bullet', description: 'The marker of list items.' }),
  indent: z
    .enum(['one', 'tab'])
    .default('one')
    .meta({ title: 'Indent', description: 'What follows the marker: one space, or spaces up to the next tab stop.' }),
  dash: z.string().default('–').meta({ title: 'Dash', description: 'What goes between a name and what they said.' }),
  ordered: z
    .enum(['.', ')'])
    .optional()
    .meta({ title: 'Ordered', description: 'What follows the number of an item: a full stop, if nothing is said.' }),
  numbering: z
    .enum(['counted', 'ones'])
    .optional()
    .meta({ title: 'Numbering', description: 'Whether numbered items count up, as they do by default, or are all 1.' }),
  tableRule: z.enum(['tight', 'spaced', 'short']).optional().meta({
    title: 'Table rule',
    description:
      'The line under the headings of a table: tight (|:----|) by default, spaced (| :--- |), or short (|---|) however wide the column is.',
  }),
  lineBreak: z.enum(['br', 'backslash', 'spaces']).optional().meta({
    title: 'Line break',
    description: 'What ends a line of a paragraph with `entries: lines`: <br> by default, a backslash, or two spaces.',
  }),
  emphasis: z.enum(['*', '_']).default('*').meta({ title: 'Emphasis', description: 'The marker of emphasis.' }),
});

const AttributionSchema = z.union([
  z.boolean(),
  z.string().regex(/^[^{}]*\{person\}[^{}]*$/u, 'write true, false, or a text with {person}, such as "{person}:"'),
]);

const QuorumWordsSchema = z.strictObject({
  reached: z
    .string()
    .optional()
    .meta({ title: 'Reached', description: "If enough members were there; by default in the group's language." }),
  missed: z
    .string()
    .optional()
    .meta({ title: 'Missed', description: "If they weren't; by default in the group's language." }),
});

const CarrySchema = z.strictObject({
  standing: z.array(z.string().min(1)).default([]).meta({
    title: 'Standing',
    description:
      'Headings, and words of items, under which everything stays until somebody removes it: rosters and lists.',
  }),
  ignored: z.array(z.string().min(1)).default([]).meta({
    title: 'Ignored',
    description: 'Headings under which nothing is carried over, such as the rules of the format itself.',
  }),
  notes: z.boolean().default(false).meta({
    title: 'Notes',
    description:
      "Whether plain notes stay too, until somebody ticks or removes them. A section's own `carry` counts more.",
  }),
  usual: z.int().min(0).max(10).default(2).meta({
    title: 'Usual',
    description:
      'In how many of the last minutes a topic has to stand, in a row, to be on the next agenda although nothing is open under it. 0: never.',
  }),
  issueAfter: z.int().min(0).default(4).meta({
    title: 'Issue after',
    description: 'After how many meetings an open item is marked for the chair. 0: never.',
  }),
});

const IndexSchema = z.strictObject({
  path: z.string().meta({ title: 'Path', description: 'Where the page is in the repository.' }),
  line: z
    .string()
    .meta({ title: 'Line', description: 'The line for each meeting, in Markdown, with placeholders like {date}.' }),
  year: z.string().default('### {date:yyyy}').meta({ title: 'Year', description: "The heading above a year's lines." }),
  order: z
    .enum(['oldest first', 'newest first'])
    .default('oldest first')
    .meta({ title: 'Order', description: 'In which order the meetings are listed.' }),
  next: z
    .strictObject({
      key: z.string().meta({ title: 'Key', description: 'The key in the front matter of the page.' }),
      value: z
        .string()
        .meta({ title: 'Value', description: 'How to write the time, such as {next:yyyy-MM-dd HH:mm} UTC.' }),
    })
    .optional()
    .meta({ title: 'Next meeting', description: "Keeps the next meeting's time in the front matter of the page." }),
});

const wordingOf = (what: string, more = '') =>
  WordingSchema.optional().meta({ title: what, description: `How to write ${what}, with {text}${more}.` });

/** Kinds of entries that a group can have its own wording for. */
const EntryWordingSchema = z.strictObject({
  action: wordingOf(
    'an action',
    ', {owners} and {due}, which has its word: by 2026-12-12; or {due:d MMMM yyyy}, the day alone',
  ),
  done: wordingOf(
    'an action that is done',
    ', {owners} and {due}, which has its word: by 2026-12-12; or {due:d MMMM yyyy}, the day alone',
  ),
  agreed: wordingOf('a decision', ' and {number}, which counts decisions'),
  rejected: wordingOf('what was decided against', ' and {number}, which counts decisions'),
  motion: wordingOf('a motion', ', {by}, {outcome}, {result}, {for}, {against} and {abstain}'),
  idea: wordingOf('an idea', ' and {by}'),
  wanted: wordingOf('a request for help', ' and {by}'),
});

const EmbargoedSchema = z
  .strictObject({
    path: z.string().meta({
      title: 'Path',
      description: 'Where these minutes are in the private repository, such as meetings/minutes-{date}.md.',
    }),
  })
  .meta({
    title: 'Embargoed',
    description:
      'Allows /embargo. The whole minutes, with what is under embargo, go into the repository that `privateForge` names. The public ones show only that something was there.',
  });

export const FormatSchema = z
  .strictObject({
    path: z.string().meta({
      title: 'Path',
      description: 'Where the minutes are in the repository, such as meetings/minutes-{date}.md.',
    }),
    branch: z
      .string()
      .default('minutes-{date}')
      .meta({ title: 'Branch', description: 'The branch that minutes are proposed on.' }),
    title: z
      .string()
      .optional()
      .meta({ title: 'Title', description: "The proposal's title: Minutes {date}, or so in the group's language." }),
    frontMatter: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .default({})
      .meta({
        title: 'Front matter',
        description:
          'The front matter of the minutes, in this order. Strings can have placeholders like {start:HH:mm}.',
      }),
    style: StyleSchema.prefault({}).meta({ title: 'Style', description: 'How the Markdown is written.' }),
    person: PersonTemplateSchema.default(HANDLE_TEMPLATE).meta({
      title: 'Person',
      description:
        'How to write a person, with {handle}, {name}, {given}, {family}, {affiliation}, {role} and {extra.NAME}. What somebody does not have is left out with its comma or brackets.',
    }),
    attribution: AttributionSchema.default(true).meta({
      title: 'Attribution',
      description:
        'Whether entries name who said them: true, false, or how, such as "{person}:". With true, the dash of the style follows the name.',
    }),
    attributeSecretary: z.boolean().default(false).meta({
      title: 'Attribute the secretary',
      description:
        "Whether the secretary's own entries name the secretary, as those of others name others. By default what the secretary types without a name names nobody.",
    }),
    wording: EntryWordingSchema.prefault({}).meta({
      title: 'Wording',
      description: 'How to write decisions, actions and votes, such as "RESOLVED: {text}".',
    }),
    boxes: z.boolean().default(true).meta({
      title: 'Boxes',
      description: 'Whether what is to be done has a checkbox. Without, Gavel knows itself what is open.',
    }),
    quorum: QuorumWordsSchema.prefault({}).meta({
      title: 'Quorum',
      description: 'What {quorum} says in texts of the minutes. It can have {present}, {voting} and {needed}.',
    }),
    sections: z.array(SectionSchema).meta({ title: 'Sections', description: 'The sections of the minutes, in order.' }),
    carry: CarrySchema.prefault({}).meta({
      title: 'Carry over',
      description: "What goes on the next agenda, besides what's open.",
    }),
    pictures: PicturesSchema.meta({
      title: 'Pictures',
      description: 'Whether pictures posted under a topic go into the minutes: true, or how.',
    }),
    embargoed: EmbargoedSchema.optional(),
    index: IndexSchema.optional().meta({
      title: 'Index',
      description: 'The page that lists all minutes, if you keep one.',
    }),
  })
  .meta({ title: 'Format', description: 'How the minutes look, and where they go.' });

/** A format as a configuration has it: what isn't given has its default. */
export type ConfiguredFormat = z.input<typeof FormatSchema>;
type FormatSettings = z.infer<typeof FormatSchema>;
/** A group's format with all of its words. */
export interface MinutesFormat extends Omit<FormatSettings, 'title' | 'quorum' | 'sections'> {
  readonly title: string;
  readonly quorum: { readonly reached: string; readonly missed: string };
  readonly sections: readonly FormatSection[];
}

/** The format that a group has set, with its language's words for those that it hasn't. */
export function formatIn(settings: FormatSettings, of: InLanguage): MinutesFormat {
  const say = minutesMessages(of);
  const sections = settings.sections.map((section) => sectionIn(section, say));
  const { reached = say.quorumReached, missed = say.quorumMissed } = settings.quorum;
  return { ...settings, title: settings.title ?? say.title, quorum: { reached, missed }, sections };
}

/** Sections that hold topics, each with the id by which topics name it. */
export function topicSections(format: MinutesFormat): { readonly id: string; readonly section: TopicSection }[] {
  return format.sections.flatMap((section) => {
    if (section.kind !== 'topics' && section.kind !== 'topic' && section.kind !== 'events') return [];
    return [{ id: sectionId(section), section }];
  });
}

/** The id by which topics name their section: the one given, else its heading. */
export const sectionId = (section: TopicSection): string => section.id ?? section.heading ?? section.kind;

/** How a section writes the entries under one of its topics. */
export const entryStyle = (section: TopicSection, title: string | undefined): TopicSection['entries'] => {
  const topics = section.kind === 'topics' ? section.topics : [];
  const own =
    title === undefined ? undefined : topics.find((topic) => topic.title.toLowerCase() === title.toLowerCase());
  return own?.entries ?? section.entries;
};

/** Whether a section writes entries as paragraphs, or as lines of them. */
export const writesProse = ({ entries }: Pick<TopicSection, 'entries'>): boolean =>
  entries === 'paragraphs' || entries === 'lines';
