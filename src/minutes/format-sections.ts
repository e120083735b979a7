import { z } from 'zod';

import { AttendeeGroupSchema, ListingSettings } from './attendance-settings.ts';
import type { MinutesMessages } from './messages.ts';
import type { TemplateChoice } from './template.ts';

// The sections that minutes can have, each with what a group can say about it. Words that it doesn't give are those of
// its language.

/** A wording of the group's own: one, or several of which the first counts that has all of its values. */
export const WordingSchema = z.union([z.string(), z.array(z.string()).min(1)]);

const Around = {
  before: WordingSchema.optional().meta({
    title: 'Before',
    description: 'Markdown before what the section holds, after its heading. It can have placeholders.',
  }),
  after: WordingSchema.optional().meta({
    title: 'After',
    description: 'Markdown after what the section holds. It can have placeholders.',
  }),
  continues: z.boolean().default(false).meta({
    title: 'Continues',
    description: "Whether the section's list goes on with the list of the section before.",
  }),
};
const Heading = {
  heading: z.string().optional().meta({
    title: 'Heading',
    description: 'The heading of the section. It can have placeholders like {start:HH:mm}.',
  }),
  level: z.int().min(1).max(6).default(2).meta({ title: 'Level', description: 'The level of the heading, 1 to 6.' }),
  ...Around,
};
const RequiredHeading = z.string().meta({ title: 'Heading', description: 'The heading of the section.' });
const Empty = {
  empty: z.string().optional().meta({ title: 'Empty', description: "What to write if there's nothing to say." }),
};
const EmptyOrNone = {
  empty: z
    .union([z.string(), z.literal(false)])
    .optional()
    .meta({
      title: 'Empty',
      description: "What to write if there's nothing to say; false: the section isn't in the minutes then.",
    }),
};
const Id = {
  id: z
    .string()
    .optional()
    .meta({ title: 'Id', description: 'A name for the section that stays when its heading changes.' }),
};
const EntryStyles = z.enum(['bullets', 'numbers', 'paragraphs', 'lines']);
const Entries = {
  entries: EntryStyles.default('bullets').meta({
    title: 'Entries',
    description:
      'How to write entries: as bullets, as a numbered list, as paragraphs, or as lines of one paragraph with breaks between them.',
  }),
};
const Carry = {
  carry: z.enum(['open', 'notes']).optional().meta({
    title: 'Carry over',
    description: "What goes on the next agenda: what's open, or plain notes too. By default as the format says.",
  }),
};
/** The `kind` of a section. @param holds in words for people */
const kind = <Kind extends string>(name: Kind, holds: string) =>
  z.literal(name).meta({ title: 'Kind', description: holds });

const RoleWords = {
  chair: z
    .string()
    .optional()
    .meta({ title: 'Chair', description: "The word for the chair; by default the group's language's." }),
  secretary: z
    .string()
    .optional()
    .meta({ title: 'Secretary', description: "The word for the secretary; by default the group's language's." }),
  empty: z.string().default('…').meta({ title: 'Empty', description: 'What to write if nobody has the role.' }),
};

const StandingTopic = z.strictObject({
  title: z.string().meta({ title: 'Title', description: 'The title of the topic.' }),
  url: z.url().optional().meta({ title: 'Link', description: 'A page about the topic; its title links there.' }),
  minutes: z
    .int()
    .positive()
    .optional()
    .meta({ title: 'Minutes', description: 'Its time box: how many minutes it gets.' }),
  entries: EntryStyles.optional().meta({
    title: 'Entries',
    description: 'How to write entries under it, if not as under the other topics.',
  }),
});

export const SectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kind('text', 'text: Markdown that you write.'),
    ...Heading,
    markdown: WordingSchema.optional().meta({
      title: 'Markdown',
      description: 'The text. It can have placeholders like {start:HH:mm}, {chair} or {present:and}.',
    }),
    lines: z.array(WordingSchema).optional().meta({
      title: 'Lines',
      description:
        'Items of a list, with placeholders. A line is left out if it has no value for one of them, unless it says what to write then: {chair ?? nobody}.',
    }),
  }),
  z.strictObject({ kind: kind('roles', 'roles: who chaired and who was secretary.'), ...Heading, ...RoleWords }),
  z.strictObject({ kind: kind('present', 'present: who was there.'), ...Heading, ...Empty, ...ListingSettings }),
  z.strictObject({ kind: kind('regrets', 'regrets: who sent regrets.'), ...Heading, ...Empty, ...ListingSettings }),
  z.strictObject({
    kind: kind('absent', 'absent: expected members who were missing.'),
    ...Heading,
    ...Empty,
    ...ListingSettings,
  }),
  z.strictObject({
    kind: kind('attendance', 'attendance: who was there and who was not, in groups.'),
    ...Heading,
    ...ListingSettings,
    groups: z.array(AttendeeGroupSchema).min(1).meta({ title: 'Groups', description: 'The groups, in order.' }),
  }),
  z.strictObject({
    kind: kind('approval', 'approval: whether the previous minutes are approved.'),
    ...Heading,
    markdown: WordingSchema.optional().meta({
      title: 'Approved',
      description:
        'What to write if they are approved or merged, with {approvers}, {merger}, {proposal} and {previous}.',
    }),
    waiting: WordingSchema.optional().meta({
      title: 'Waiting',
      description: 'What to write if approvals are missing, with {proposal} and {missing}.',
    }),
    none: z
      .string()
      .optional()
      .meta({ title: 'Not approved', description: "What to write if they aren't approved yet." }),
    unknown: z
      .string()
      .default('…')
      .meta({ title: 'Unknown', description: "What to write if Gavel didn't propose them and can't tell." }),
  }),
  z.strictObject({
    kind: kind('topics', 'topics: several topics, with their entries.'),
    ...Id,
    ...Heading,
    ...EmptyOrNone,
    topics: z
      .array(StandingTopic)
      .default([])
      .meta({ title: 'Topics', description: 'Topics that are on the agenda of each meeting.' }),
    as: z.enum(['headings', 'numbers', 'bullets', 'bold']).default('headings').meta({
      title: 'As',
      description: 'How to write topics: as headings, as a numbered or plain list, or as bold lines.',
    }),
    topicLevel: z.int().min(1).max(6).optional().meta({
      title: 'Topic level',
      description: "The level of topics' headings; by default one below the section's.",
    }),
    title: WordingSchema.default('{title}').meta({
      title: 'Topic title',
      description: 'How to write the title of a topic, with {title}, {number}, {minutes} and {by}, who asked for it.',
    }),
    emptyTopic: z
      .union([z.string(), z.literal(false)])
      .optional()
      .meta({
        title: 'Empty topic',
        description:
          "What to write under a topic without entries, by default nothing; false: the topic isn't in the section then.",
      }),
    ...Entries,
    ...Carry,
  }),
  z.strictObject({
    kind: kind('topic', 'topic: a single topic, with its entries under the heading.'),
    ...Id,
    ...Heading,
    heading: RequiredHeading,
    ...EmptyOrNone,
    ...Entries,
    ...Carry,
  }),
  // A topic as well, so that notes can be under it.
  z.strictObject({
    kind: kind('events', 'events: coming events and deadlines.'),
    ...Id,
    ...Heading,
    heading: RequiredHeading,
    ...EmptyOrNone,
    ...Entries,
    boxes: z.boolean().default(true).meta({ title: 'Boxes', description: 'Whether events have a checkbox.' }),
    day: z
      .string()
      .default('{from:cccc yyyy-MM-dd}')
      .meta({ title: 'One day', description: 'How to write the date of an event of one day.' }),
    days: z.string().optional().meta({
      title: 'Several days',
      description: 'How to write the dates of a longer event, such as {from:MMMM d}–{to:d}.',
    }),
    line: WordingSchema.optional().meta({
      title: 'Line',
      description:
        'How to write an event, with {title}, {place}, {city}, {country}, {days} and {rest}, and {from} and {to} for its first and last day.',
    }),
  }),
  z.strictObject({
    kind: kind('elections', "elections: the next meeting's chair and secretary."),
    ...Heading,
    ...RoleWords,
  }),
  z.strictObject({
    kind: kind('summary', 'summary: all actions, decisions or topics of the meeting, once more in one list.'),
    ...Heading,
    ...EmptyOrNone,
    of: z.enum(['actions', 'decisions', 'topics']).meta({
      title: 'Of',
      description: 'What is in the list: the actions of this meeting, what it decided, or its topics.',
    }),
    as: z
      .enum(['bullets', 'numbers'])
      .default('bullets')
      .meta({ title: 'As', description: 'Whether the list has bullets or numbers.' }),
    line: WordingSchema.optional().meta({
      title: 'Line',
      description:
        'How to write each of them; by default as under its topic. With {number} in the list, {text}, {owners}, {due} and {topic}; of topics, with {number}, {title}, {minutes} and {by}.',
    }),
  }),
  z.strictObject({
    kind: kind('next', 'next: when the next meeting is.'),
    ...Heading,
    markdown: WordingSchema.optional().meta({
      title: 'Markdown',
      description: 'The text, with {next:PATTERN} for the date.',
    }),
    none: z.string().optional().meta({ title: 'No date', description: "What to write if there's no date yet." }),
  }),
]);

/** A section as a configuration has it: what isn't given has its default. */
export type ConfiguredSection = z.input<typeof SectionSchema>;
type SectionSettings = z.infer<typeof SectionSchema>;
/** A section with all of its words. */
type Worded<S extends SectionSettings> = S extends { kind: 'roles' | 'elections' }
  ? S & { readonly chair: string; readonly secretary: string }
  : S extends { kind: 'approval' }
    ? S & { readonly none: string }
    : S extends { kind: 'events' }
      ? S & { readonly days: string }
      : S extends { kind: 'next' }
        ? S & { readonly markdown: TemplateChoice; readonly none: string }
        : S;
export type FormatSection = Worded<SectionSettings>;

const withRoleNames = <S extends Extract<SectionSettings, { kind: 'roles' | 'elections' }>>(
  section: S,
  say: MinutesMessages,
) => ({ ...section, chair: section.chair ?? say.chair, secretary: section.secretary ?? say.secretary });

/** A section with the words that it was given, and with the group's language's for the others. */
export function sectionIn(section: SectionSettings, say: MinutesMessages): FormatSection {
  if (section.kind === 'roles' || section.kind === 'elections') return withRoleNames(section, say);
  if (section.kind === 'approval') return { ...section, none: section.none ?? say.notApproved };
  if (section.kind === 'events') return { ...section, days: section.days ?? say.severalDays };
  if (section.kind === 'next')
    return { ...section, markdown: section.markdown ?? say.nextMeeting, none: section.none ?? say.noDate };
  return section;
}
