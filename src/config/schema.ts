import { z } from 'zod';

import { FormatSchema } from '../minutes/format.ts';
import { RemindersSchema } from '../schedule/reminders.ts';
import { ScheduleSchema } from '../schedule/schedule.ts';
import { CalendarSchema, TimeBoxesSchema, UnattendedSchema } from '../schedule/settings.ts';
import { ZoneSchema } from '../schedule/zone.ts';
import { ApprovalSchema } from './approval.ts';
import { ForgeSchema } from './forge.ts';
import { IssuesSchema } from './issues.ts';

// Everything that a configuration file can say. `gavel schema` prints it as JSON Schema.

const Handle = z
  .string()
  .regex(
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?$/u,
    'a handle has letters, digits, dots, dashes and underscores, and no @',
  );

const Mxid = z.string().regex(/^@[^:\s]+:\S+$/u, 'a Matrix id looks like @ann:example.org');

const MemberSchema = z.strictObject({
  handle: Handle,
  name: z.string().optional(),
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]+$/u, 'a Slack member id looks like U012ABCDEF')
    .optional(),
  matrix: Mxid.optional(),
  /** Their address on Slack, where their id there is not known. */
  email: z.email().optional(),
  github: z
    .string()
    .regex(/^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?$/u, 'a GitHub login has letters, digits and dashes, and no @')
    .optional(),
  /** Whom they speak for, where the group counts organisations. */
  organisation: z.string().optional(),
  zone: ZoneSchema.optional(),
  aliases: z.array(z.string()).default([]),
  expected: z.boolean().default(true),
});

const RoomSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^(?:web:[\w-]+|slack:[CG][A-Z0-9]+|matrix:[!#][^\s:]+:\S+|matrix:![\w-]+)$/u,
      'a room is web:NAME, slack:C012ABCDEF, matrix:!id:server or matrix:#alias:server',
    ),
  title: z.string().optional(),
});

const SlackSchema = z
  .strictObject({
    /** The bot's token, xoxb-…: `${SLACK_BOT_TOKEN}`. */
    botToken: z.string().regex(/^xoxb-\S+$/u, 'a bot token begins with xoxb-'),
    /** The app-level token, xapp-…, for Socket Mode: Gavel opens the connections, and needs no address of its own. */
    appToken: z
      .string()
      .regex(/^xapp-\S+$/u, 'an app-level token begins with xapp-')
      .optional(),
    /** Where Slack sends requests instead: behind a server with TLS. */
    http: z
      .strictObject({
        signingSecret: z.string().min(1),
        host: z.string().default('127.0.0.1'),
        port: z.int().min(0).max(65_535).default(3000),
      })
      .optional(),
    /** Where people read what is too long for a message. */
    page: z.url({ protocol: /^https?$/u }).optional(),
    /** Where the Web API is, if not at https://slack.com/api/: GovSlack is at https://slack-gov.com/api/. */
    apiUrl: z.url({ protocol: /^https?$/u }).optional(),
  })
  .refine(({ appToken, http }) => (appToken === undefined) !== (http === undefined), {
    message: 'say either appToken (Socket Mode) or http',
  });

const GroupSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u, 'lower-case letters, digits and dashes'),
  name: z.string(),
  members: z.array(MemberSchema),
  chairs: z.array(Handle).default([]),
  secretaries: z.array(Handle).default([]),
  rooms: z.array(RoomSchema).default([]),
  /** Whether what is said in one room is shown in the others while a meeting runs. */
  relay: z.boolean().default(false),
  /**
   * Who counts as a member: by-id, whom a platform knows by the id or the checked address that stands with the member;
   * by-name, also whoever bears a member's name there. Names are chosen by whoever bears them.
   */
  people: z.enum(['by-id', 'by-name']).default('by-id'),
  /** People who are the ghosts of a bridge that joins the rooms already: `matrix:@slack_*:example.org`. */
  ghosts: z
    .array(z.string().regex(/^(?:slack|matrix|web):\S+$/u, 'a ghost is PLATFORM:ID, with * for any characters'))
    .default([]),
  schedule: ScheduleSchema,
  /** Zones in which times are told beside UTC, where a room cannot show each reader's own. */
  zones: z.array(ZoneSchema).default([]),
  calendar: CalendarSchema,
  reminders: RemindersSchema,
  unattended: UnattendedSchema,
  timeBoxes: TimeBoxesSchema,
  attendance: z
    .strictObject({
      lateAfter: z.int().min(0).default(5),
      earlyBefore: z.int().min(0).default(5),
      /** Who records, votes or leads without having answered the roll call: present, or a chair is asked at the end. */
      uncounted: z.enum(['present', 'ask']).default('present'),
    })
    .prefault({}),
  approval: ApprovalSchema,
  issues: IssuesSchema,
  /** Who may vote; by default the members, or anyone in a group that names none. */
  voters: z.enum(['members', 'present', 'anyone']).optional(),
  quorum: z.int().min(0).default(0),
  format: FormatSchema,
  forge: ForgeSchema.optional(),
});

const MatrixSchema = z.strictObject({
  homeserver: z.url({ protocol: /^https?$/u, error: 'an address such as https://matrix.example.org' }),
  /** From the environment: ${MATRIX_ACCESS_TOKEN}. */
  accessToken: z.string().min(1),
  /** What the account is called; if it is not said, it keeps its name, or gets one if it has none. */
  name: z.string().trim().min(1).max(100).optional(),
  /** Whose invitations are accepted; where it is not said, those of the groups' members. */
  inviters: z.array(Mxid).optional(),
  /** From which power level in a room on somebody leads the meetings there; where it is not said, power says nothing. */
  leadersFrom: z.int('a power level is a number, such as 50').optional(),
});

export const ConfigSchema = z.strictObject({
  /** Where the database stands. */
  data: z.string().default('data'),
  web: z
    .strictObject({
      host: z.enum(['127.0.0.1', '::1', 'localhost']).default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(8080),
    })
    .optional(),
  slack: SlackSchema.optional(),
  matrix: MatrixSchema.optional(),
  /** Where GitHub's webhooks are heard; without it, Gavel looks for itself. */
  github: z
    .strictObject({
      webhooks: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535) }),
    })
    .optional(),
  /** Where the groups' calendars are served, at /GROUP.ics; `url` of each group says where people reach that. */
  calendar: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(8090),
    })
    .optional(),
  /** How many commands, lines and reactions one person can send at once, and how many a minute after that. */
  limits: z.strictObject({ burst: z.int().min(10).default(200), perMinute: z.int().min(1).default(120) }).prefault({}),
  groups: z.array(GroupSchema).min(1),
});

export type GroupConfig = z.infer<typeof GroupSchema>;
export type Config = z.infer<typeof ConfigSchema>;
