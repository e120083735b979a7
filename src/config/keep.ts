import { z } from 'zod';

import { KEEP_SPAN } from '../meeting/keep-rule.ts';

const SpanSchema = z.string().regex(KEEP_SPAN, 'write 30 days, 6 weeks, 3 months or 2 years');

/** How long what a group said is kept. */
export const KeepSchema = z
  .strictObject({
    events: SpanSchema.optional().meta({
      title: 'Events',
      description:
        "How long after its end a meeting's log is kept, such as 2 years. Then it goes, once its minutes are merged, with its pictures and the web room's conversation up to the next one.",
    }),
    undone: SpanSchema.optional().meta({
      title: 'Undone',
      description:
        'How long the words of what was undone, and of earlier wordings, are kept in the log, such as 30 days. They go once the minutes are merged.',
    }),
    reasons: z.literal('until approved').optional().meta({
      title: 'Reasons',
      description: '"until approved": reasons for regrets go when the minutes are approved and merged.',
    }),
  })
  .meta({
    title: 'Keep',
    description:
      "How long Gavel keeps what it stores of the group's meetings. What isn't set is kept until you delete it.",
  });
