import { z } from 'zod';

import { ConfiguredPlatform } from '../chat/chat-platform.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { WebhookSource } from '../forge/forge-kind.ts';
import { FORGE_KINDS } from '../forge/forges.ts';
import { LANGUAGES } from '../language/language.ts';
import { FormatSchema } from '../minutes/format.ts';
import { RemindersSchema } from '../schedule/reminders.ts';
import { ScheduleSchema } from '../schedule/schedule.ts';
import { CalendarSchema, TimeBoxesSchema, UnattendedSchema } from '../schedule/settings.ts';
import { ZoneSchema } from '../schedule/zone.ts';
import { ApprovalSchema } from './approval.ts';
import { IssuesSchema } from './issues.ts';
import { HandleSchema, MemberSchema } from './members.ts';

const inWords = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const RoomSchema = z.strictObject({
  id: z
    .string()
    .regex(
      new RegExp(`^(?:${CHAT_PLATFORMS.map(({ id, roomId }) => `${id}:(?:${roomId.pattern})`).join('|')})$`, 'u'),
      `a room is ${inWords.format(CHAT_PLATFORMS.flatMap(({ roomId }) => roomId.examples))}`,
    ),
  title: z.string().optional(),
});

const GHOST = new RegExp(`^(?:${CHAT_PLATFORMS.map(({ id }) => id).join('|')}):\\S+$`, 'u');

/** A repository of one of the kinds that there are. */
const [firstKind, ...otherKinds] = FORGE_KINDS;
const ForgeSchema = z.discriminatedUnion('kind', [firstKind.settings, ...otherKinds.map(({ settings }) => settings)]);

const GroupSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u, 'lower-case letters, digits and dashes'),
  name: z.string(),
  /** What Gavel speaks in the group's rooms, and writes its minutes in. */
  language: z.enum(LANGUAGES).default('en'),
  members: z.array(MemberSchema),
  chairs: z.array(HandleSchema).default([]),
  secretaries: z.array(HandleSchema).default([]),
  rooms: z.array(RoomSchema).default([]),
  /** Whether what is said in one room is shown in the others while a meeting runs. */
  relay: z.boolean().default(false),
  /**
   * Who counts as a member: by-id, whom a platform knows by the id or the checked address that stands with the member;
   * by-name, also whoever bears a member's name there. Names are chosen by whoever bears them.
   */
  people: z.enum(['by-id', 'by-name']).default('by-id'),
  /** People who are the ghosts of a bridge that joins the rooms already: `PLATFORM:@bridge_*:example.org`. */
  ghosts: z.array(z.string().regex(GHOST, 'a ghost is PLATFORM:ID, with * for any characters')).default([]),
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

/** What a configuration says of each platform, under the platform's id. */
const platformSections = Object.fromEntries(CHAT_PLATFORMS.map(({ id, settings }) => [id, settings.optional()]));
/** What it says of each kind of forge for all groups. */
const webhookSections = Object.fromEntries(
  FORGE_KINDS.flatMap(({ id, webhooks }) => (webhooks ? [[id, webhooks.optional()]] : [])),
);

const FileSchema = z.strictObject({
  /** Where the database stands. */
  data: z.string().default('data'),
  ...platformSections,
  ...webhookSections,
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

/** Everything that a configuration file can say. `gavel schema` prints it as JSON Schema. */
export const ConfigSchema = FileSchema.transform((read) => {
  const { data, calendar, limits, groups, ...sections } = read;
  const said = Object.values<unknown>(sections);
  return {
    data,
    calendar,
    limits,
    groups,
    /** The chat platforms that are set up, in the order of the list. */
    platforms: said.filter((one) => one instanceof ConfiguredPlatform),
    /** The forges whose webhooks Gavel listens for. */
    webhooks: said.filter((one) => one instanceof WebhookSource),
  };
});

export type GroupConfig = z.infer<typeof GroupSchema>;
export interface Config extends z.infer<typeof ConfigSchema> {
  /** The values of all its secrets, for the log to leave out. */
  readonly secrets: readonly string[];
}
