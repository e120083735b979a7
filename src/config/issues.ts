import { z } from 'zod';

/** The group's use of its forge's issues. */
export const IssuesSchema = z
  .strictObject({
    actions: z
      .boolean()
      .default(false)
      .meta({ title: 'Actions', description: 'Open an issue for each action and keep both in step.' }),
    labels: z
      .array(z.string())
      .default([])
      .meta({ title: 'Labels', description: 'Labels for the issues that Gavel opens.' }),
    agenda: z
      .string()
      .optional()
      .meta({ title: 'Agenda label', description: 'Open issues and pull requests with this label go on the agenda.' }),
  })
  .prefault({})
  .meta({ title: 'Issues', description: 'What Gavel does with the issues of the forge.' });
