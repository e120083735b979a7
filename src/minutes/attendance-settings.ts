import { z } from 'zod';

import { personTemplateProblem, templateProblem } from './person-template.ts';

// What a group can say about how its minutes write who was there. Used by the sections `present`, `regrets` and
// `absent`, and by `attendance`, which has several groups of people.

const templateChecked = (problemOf: (template: string) => string | undefined) =>
  z.string().superRefine((template, context) => {
    const message = problemOf(template);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** A template for a person's name; one without a name, or with a placeholder that there isn't, is refused. */
export const PersonTemplateSchema = templateChecked(personTemplateProblem);

const Layout = z.enum(['list', 'numbers', 'line', 'bullet', 'nested', 'nested line', 'table']);
const Order = z.enum(['arrival', 'directory', 'name', 'family']);

const as = Layout.meta({
  title: 'As',
  description:
    'list or numbers: an item for each person. line: all of them in one line. bullet: the same as a bullet. nested, nested line: under a bullet with the label, as bullets or in one. table: a row for each person.',
});
const person = PersonTemplateSchema.optional().meta({
  title: 'Person',
  description: 'How to write a person here; by default as everywhere in the format.',
});
const order = Order.meta({
  title: 'Order',
  description:
    'The order of people: as they came, as in the directory, by the name as it is written, or by family name.',
});

const ColumnSchema = z.strictObject({
  heading: z.string().meta({ title: 'Heading', description: 'The heading of the column.' }),
  value: templateChecked(templateProblem).meta({
    title: 'Value',
    description: 'What it has of a person, such as {given}, {affiliation} or {extra.location}.',
  }),
  align: z
    .enum(['none', 'left', 'right', 'center'])
    .default('none')
    .meta({ title: 'Align', description: 'How the column is aligned.' }),
});

const columns = z.array(ColumnSchema).meta({ title: 'Columns', description: 'The columns of a table.' });

const Words = z.strictObject({
  guest: z.string().optional().meta({ title: 'Guest', description: "Of somebody who isn't a member." }),
  late: z.string().optional().meta({ title: 'Late', description: 'Of somebody who arrived late.' }),
  left: z.string().optional().meta({ title: 'Left', description: 'Of somebody who left early.' }),
  partly: z.string().optional().meta({ title: 'Partly', description: 'Of somebody who was there for a part.' }),
});

/** How people are listed. */
export const ListingSettings = {
  as: as.default('list'),
  person,
  order: order.default('arrival'),
  separator: z
    .string()
    .default(', ')
    .meta({ title: 'Separator', description: 'What is between people who are in one line.' }),
  lastSeparator: z
    .string()
    .optional()
    .meta({ title: 'Last separator', description: 'What is between the last two, such as " and ".' }),
  notes: z.union([z.boolean(), Words]).default(true).meta({
    title: 'Notes',
    description:
      'Whether "arrived late" and so on are in brackets after a name, or with which words; "" for none. Words with a colon, such as "Guest:", are before the name.',
  }),
  roles: z
    .strictObject({
      chair: z.string().optional().meta({ title: 'Chair', description: 'What {role} says of those who chaired.' }),
      secretary: z
        .string()
        .optional()
        .meta({ title: 'Secretary', description: 'What {role} says of the secretary, such as "taking notes".' }),
    })
    .prefault({})
    .meta({ title: 'Roles', description: "Roles in this meeting, which {role} has after a person's own." }),
  columns: columns.default([]),
};

const WHO = ['present', 'partly', 'late', 'left', 'guests', 'observers', 'regrets', 'absent'] as const;
/** Whom a group of people can have. */
export type AttendeeKind = (typeof WHO)[number];

export const AttendeeGroupSchema = z.strictObject({
  who: z.union([z.enum(WHO), z.array(z.enum(WHO)).min(1)]).meta({
    title: 'Who',
    description:
      'Who is in it: present, partly, late, left (early), guests, observers (by their role), regrets or absent, or a list of these. Everybody is in one group only; present has those who have no group of their own.',
  }),
  withRole: z.array(z.string()).optional().meta({
    title: 'With role',
    description: 'Only those with one of these roles in the directory.',
  }),
  heading: z.string().optional().meta({ title: 'Heading', description: 'A heading for the group.' }),
  label: z.string().optional().meta({
    title: 'Label',
    description: 'What is before the people, in Markdown, such as **Present:**. {count} is how many they are.',
  }),
  empty: z.string().optional().meta({
    title: 'Empty',
    description: 'What to write if it has nobody; without this, the group is left out then.',
  }),
  as: as.optional(),
  person,
  order: order.optional(),
  columns: columns.optional(),
});

const ListingSchema = z.strictObject(ListingSettings);
/** How people are listed, with every default. */
export type ListingSettingsValue = z.infer<typeof ListingSchema>;
export type AttendeeGroup = z.infer<typeof AttendeeGroupSchema>;
export type AttendanceColumn = z.infer<typeof ColumnSchema>;
