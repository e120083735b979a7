import { z } from 'zod';

/** A problem that the log told. */
const FailureSchema = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  what: z.string(),
  /** The group, the room or the job. */
  of: z.string().optional(),
  why: z.string().optional(),
});

const CheckSchema = z.object({ what: z.string(), ok: z.boolean(), why: z.string().optional() });

/** What is asked of a running Gavel, and what it answers. Times are ISO 8601, UTC. */
export const StatusSchema = z.object({
  version: z.string(),
  process: z.number(),
  /** In seconds. */
  uptime: z.number(),
  ready: z.boolean(),
  /** What is needed to be ready, as `/readyz` tells. */
  checks: z.array(CheckSchema),
  /** Where it listens: rooms, and the addresses of what it serves. */
  listening: z.object({
    rooms: z.array(z.string()),
    web: z.string().optional(),
    calendars: z.string().optional(),
    pages: z.string().optional(),
    operations: z.string().optional(),
  }),
  platforms: z.array(z.object({ id: z.string(), connected: z.boolean(), lastHeard: z.string().optional() })),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** The meeting that goes on. */
      running: z.object({ meeting: z.string(), phase: z.string(), since: z.string().optional() }).optional(),
      /** When the next one begins, if that is known. */
      next: z.string().optional(),
      /** The meeting whose minutes wait for approval. */
      awaitsApproval: z.string().optional(),
    }),
  ),
  waiting: z.array(z.object({ room: z.string(), count: z.number(), since: z.string().optional() })),
  /** Jobs that are due and haven't been done yet. */
  jobsDue: z.number(),
  /** The latest last. */
  failures: z.array(FailureSchema),
});

export type GavelStatus = z.infer<typeof StatusSchema>;
export type LoggedFailure = z.infer<typeof FailureSchema>;
