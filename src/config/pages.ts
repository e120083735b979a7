import { z } from 'zod';

import { PAGE_PARTS } from '../meeting/page-parts.ts';

/** What of a group is public on its pages, and where people reach them. */
export const PagesSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/u, error: 'write an address, like https://meetings.example.org/group/' })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .meta({
        title: 'Address',
        description: "Where people reach the group's pages. Rooms get the link when a meeting opens.",
      }),
    public: z
      .array(z.enum(PAGE_PARTS))
      .min(1)
      .meta({ title: 'Public', description: 'What anyone can read there: any of these.' }),
  })
  .meta({
    title: 'Public pages',
    description: 'Read-only pages for people who are not in the rooms. Without this, nothing is shown.',
  });
