import { z } from 'zod';

/** The group's rule for its minutes. */
export const ApprovalSchema = z
  .strictObject({
    needed: z.int().min(1).default(2).meta({
      title: 'Needed',
      description: "How many people have to approve. The author of the minutes doesn't count.",
    }),
    onlyMembers: z
      .boolean()
      .default(true)
      .meta({ title: 'Members only', description: 'Whether only approvals by members count.' }),
    organisations: z.int().min(0).default(0).meta({
      title: 'Organisations',
      description: 'From how many different organisations approvals have to come, at least.',
    }),
    silence: z.number().positive().optional().meta({
      title: 'Silence',
      description: 'Hours after the proposal when silence counts as consent, unless somebody asked for changes.',
    }),
    remind: z
      .array(z.number().positive())
      .default([])
      .meta({ title: 'Remind', description: 'Hours after the proposal when late reviewers are reminded.' }),
    merge: z.enum(['gavel', 'chair', 'people']).default('gavel').meta({
      title: 'Merge',
      description:
        'Who merges approved minutes: gavel (by itself), chair (with /meeting merge), or people (in the forge).',
    }),
    mergers: z.array(z.string()).default([]).meta({
      title: 'Mergers',
      description: 'Handles of members who can use /meeting merge too, besides the chairs and the secretary.',
    }),
    inRooms: z.boolean().optional().meta({
      title: 'In rooms',
      description: 'Whether ✅ in a room approves. By default only if the forge has no reviews.',
    }),
  })
  .prefault({})
  .meta({ title: 'Approval', description: 'When minutes are approved, and who merges them.' });
