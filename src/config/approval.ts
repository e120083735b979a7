import { z } from 'zod';

/** The group's rule for its minutes. */
export const ApprovalSchema = z
  .strictObject({
    /** How many have to approve. Whoever wrote the minutes does not count. */
    needed: z.int().min(1).default(2),
    /** Whether only members of the directory count. */
    onlyMembers: z.boolean().default(true),
    /** From how many organisations they have to come at least. */
    organisations: z.int().min(0).default(0),
    /** Hours after the proposal after which silence is consent, unless somebody asks for changes. */
    silence: z.number().positive().optional(),
    /** Hours after the proposal at which reviewers who are late are reminded. */
    remind: z.array(z.number().positive()).default([]),
    /** Who merges what is approved: Gavel by itself, Gavel when a chair says so, or people in the forge. */
    merge: z.enum(['gavel', 'chair', 'people']).default('gavel'),
    /** Who may have it merged beside the chairs and the secretary: handles. */
    mergers: z.array(z.string()).default([]),
    /** Whether ✅ in the rooms approves. By default where the forge has no reviews. */
    inRooms: z.boolean().optional(),
  })
  .prefault({});
