import { z } from 'zod';

/** What the group does with the issues of its forge. */
export const IssuesSchema = z
  .strictObject({
    /** Open an issue for each action, and keep the two the same. */
    actions: z.boolean().default(false),
    /** Put on the issues that are opened. */
    labels: z.array(z.string()).default([]),
    /** Open issues and pull requests with this label stand on the agenda. */
    agenda: z.string().optional(),
  })
  .prefault({});
