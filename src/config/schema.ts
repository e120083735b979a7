import { z } from 'zod';

import { ConfiguredPlatform } from '../chat/chat-platform.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { WebhookSource } from '../forge/forge-kind.ts';
import { FORGE_KINDS } from '../forge/forges.ts';
import { LANGUAGES } from '../language/language.ts';
import { FormatSchema } from '../minutes/format.ts';
import { secretSetting } from '../ports/secret-setting.ts';
import { RemindersSchema } from '../schedule/reminders.ts';
import { ScheduleSchema } from '../schedule/schedule.ts';
import { CalendarSchema, TimeBoxesSchema, UnattendedSchema } from '../schedule/settings.ts';
import { ZoneSchema } from '../schedule/zone.ts';
import { ApprovalSchema } from './approval.ts';
import { IssuesSchema } from './issues.ts';
import { KeepSchema } from './keep.ts';
import { HandleSchema, MemberSchema } from './members.ts';
import { PagesSchema } from './pages.ts';

const inWords = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const RoomSchema = z.strictObject({
  id: z
    .string()
    .regex(
      new RegExp(`^(?:${CHAT_PLATFORMS.map(({ id, roomId }) => `${id}:(?:${roomId.pattern})`).join('|')})$`, 'u'),
      `write a room as ${inWords.format(CHAT_PLATFORMS.flatMap(({ roomId }) => roomId.examples))}`,
    )
    .meta({
      title: 'Id',
      description: `The room: ${inWords.format(CHAT_PLATFORMS.flatMap(({ roomId }) => roomId.examples))}.`,
    }),
  title: z.string().optional().meta({ title: 'Title', description: 'What people call the room.' }),
});

const GHOST = new RegExp(`^(?:${CHAT_PLATFORMS.map(({ id }) => id).join('|')}):\\S+$`, 'u');

/** A repository of one of the kinds that there are. */
const [firstKind, ...otherKinds] = FORGE_KINDS;
const AnyForgeSchema = z.discriminatedUnion('kind', [
  firstKind.settings,
  ...otherKinds.map(({ settings }) => settings),
]);
const ForgeSchema = AnyForgeSchema.meta({
  title: 'Forge',
  description: 'The repository that minutes are proposed in.',
});
const PrivateForgeSchema = AnyForgeSchema.meta({
  title: 'Private forge',
  description:
    'The repository for whole minutes with what is under embargo, see `format.embargoed`. One of its own, that only the group can read, and in which Gavel can merge.',
});

const GroupSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/u, 'use lower-case letters, digits and dashes')
    .meta({ title: 'Id', description: 'A short name for the group, for good: it names its meetings in the database.' }),
  name: z.string().meta({ title: 'Name', description: 'The name of the group.' }),
  language: z
    .enum(LANGUAGES)
    .default('en')
    .meta({ title: 'Language', description: "What Gavel speaks in the group's rooms and writes its minutes in." }),
  members: z.array(MemberSchema).meta({ title: 'Members', description: 'The members of the group.' }),
  chairs: z.array(HandleSchema).default([]).meta({
    title: 'Chairs',
    description: "Handles of the chairs, if none was elected. If there's no chair, anyone can chair.",
  }),
  secretaries: z
    .array(HandleSchema)
    .default([])
    .meta({ title: 'Secretaries', description: 'Handles of the secretaries, if none was elected.' }),
  rooms: z
    .array(RoomSchema)
    .default([])
    .meta({ title: 'Rooms', description: 'Where the group meets. A meeting takes place in all rooms at once.' }),
  relay: z
    .boolean()
    .default(false)
    .meta({ title: 'Relay', description: 'Whether rooms show each other what people say during a meeting.' }),
  encrypted: z
    .strictObject({
      relay: z.boolean().default(false).meta({
        title: 'Relay',
        description: 'Whether the relay shows what people say in an encrypted room in rooms that may not be encrypted.',
      }),
    })
    .prefault({})
    .meta({ title: 'Encrypted rooms', description: 'What leaves an encrypted room beside the minutes.' }),
  people: z.enum(['by-id', 'by-name']).default('by-id').meta({
    title: 'People',
    description:
      "Who counts as a member. by-id: people with an id or a checked address of a member. by-name: also people with a member's name, which anyone can choose for themselves.",
  }),
  guests: z.enum(['refused', 'welcome']).default('refused').meta({
    title: 'Guests',
    description:
      "Whether people who sign in to the web room and aren't members are refused, or welcome to read and speak there as guests.",
  }),
  ghosts: z.array(z.string().regex(GHOST, 'write a ghost as PLATFORM:ID, with * for any characters')).default([]).meta({
    title: 'Ghosts',
    description:
      'Accounts of a bridge that already joins the rooms, as PLATFORM:ID with * for any characters. Gavel ignores them.',
  }),
  schedule: ScheduleSchema,
  zones: z.array(ZoneSchema).default([]).meta({
    title: 'Time zones',
    description: "Zones to show times in besides UTC, if a room can't show each reader their own.",
  }),
  calendar: CalendarSchema,
  reminders: RemindersSchema,
  unattended: UnattendedSchema,
  timeBoxes: TimeBoxesSchema,
  attendance: z
    .strictObject({
      lateAfter: z
        .int()
        .min(0)
        .default(5)
        .meta({ title: 'Late after', description: 'Minutes after the start before somebody counts as late.' }),
      earlyBefore: z.int().min(0).default(5).meta({
        title: 'Early before',
        description: 'Somebody who leaves more than this many minutes before the end counts as having left early.',
      }),
      uncounted: z.enum(['present', 'ask']).default('present').meta({
        title: 'Uncounted',
        description: "People who take part but didn't answer the roll call: present, or ask a chair at the end.",
      }),
      quorum: z
        .strictObject({
          roles: z.array(z.string()).min(1).optional().meta({
            title: 'Roles',
            description: 'The roles of members who count; by default every expected member does.',
          }),
          needed: z
            .int()
            .positive()
            .optional()
            .meta({ title: 'Needed', description: 'How many of them have to be there; by default more than half.' }),
        })
        .optional()
        .meta({
          title: 'Quorum',
          description: "Who makes a meeting's quorum. {quorum} in the minutes says if it was reached.",
        }),
    })
    .prefault({})
    .meta({ title: 'Attendance', description: 'How attendance is counted.' }),
  approval: ApprovalSchema,
  issues: IssuesSchema,
  voters: z.enum(['members', 'present', 'anyone']).optional().meta({
    title: 'Voters',
    description:
      'Who can vote: members, people who are present, or anyone. By default members, or anyone if the group has none.',
  }),
  quorum: z
    .int()
    .min(0)
    .default(0)
    .meta({ title: 'Quorum', description: 'How many ballots a vote needs to be valid.' }),
  format: FormatSchema,
  pages: PagesSchema.optional(),
  keep: KeepSchema.optional(),
  forge: ForgeSchema.optional(),
  privateForge: PrivateForgeSchema.optional(),
});

/** A section for each platform, under its id. */
const platformSections = Object.fromEntries(CHAT_PLATFORMS.map(({ id, settings }) => [id, settings.optional()]));
/** A section for each kind of forge, for all groups. */
const webhookSections = Object.fromEntries(
  FORGE_KINDS.flatMap(({ id, webhooks }) => (webhooks ? [[id, webhooks.optional()]] : [])),
);

const StoreSchema = z
  .strictObject({
    postgres: secretSetting(
      z
        .url({ protocol: /^postgres(?:ql)?$/u, error: 'write an address, like postgres://USER:PASSWORD@HOST/DATABASE' })
        .meta({
          title: 'PostgreSQL',
          description:
            'The address of a PostgreSQL database, version 15 or newer, from the environment: ${DATABASE_URL}.',
        }),
    ),
  })
  .optional()
  .meta({
    title: 'Store',
    description: 'Where meetings are kept. Without it, they are in an SQLite database in the data folder.',
  });

const FileSchema = z.strictObject({
  data: z.string().default('data').meta({ title: 'Data folder', description: 'The folder of the database.' }),
  store: StoreSchema,
  ...platformSections,
  ...webhookSections,
  calendar: z
    .strictObject({
      host: z.string().default('127.0.0.1').meta({ title: 'Host', description: 'The address to listen on.' }),
      port: z.int().min(0).max(65_535).default(8090).meta({ title: 'Port', description: 'The port to listen on.' }),
    })
    .optional()
    .meta({
      title: 'Calendar server',
      description: "Serves the groups' calendars at /GROUP.ics. A group's calendar.url says where people reach it.",
    }),
  operations: z
    .strictObject({
      host: z.string().default('127.0.0.1').meta({ title: 'Host', description: 'The address to listen on.' }),
      port: z.int().min(0).max(65_535).default(9464).meta({ title: 'Port', description: 'The port to listen on.' }),
    })
    .optional()
    .meta({
      title: 'Health and metrics',
      description: 'Serves /healthz, /readyz and /metrics (Prometheus) for the people who run Gavel.',
    }),
  pages: z
    .strictObject({
      host: z.string().default('127.0.0.1').meta({ title: 'Host', description: 'The address to listen on.' }),
      port: z.int().min(0).max(65_535).default(8091).meta({ title: 'Port', description: 'The port to listen on.' }),
      proxies: z
        .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'write an address or a network, like 10.0.0.0/8'))
        .default(['127.0.0.1', '::1'])
        .meta({
          title: 'Proxies',
          description:
            'The addresses or networks of proxies whose X-Forwarded-For header says who is asking. One reader can keep 20 pages open.',
        }),
    })
    .optional()
    .meta({
      title: 'Page server',
      description: "Serves read-only pages of the groups at /GROUP/. A group's own pages setting says what they show.",
    }),
  limits: z
    .strictObject({
      burst: z
        .int()
        .min(10)
        .default(200)
        .meta({ title: 'Burst', description: 'How many commands, lines and reactions one person can send at once.' }),
      perMinute: z
        .int()
        .min(1)
        .default(120)
        .meta({ title: 'Per minute', description: 'How many a minute after that.' }),
    })
    .prefault({})
    .meta({
      title: 'Limits',
      description: 'How much one person can send. Raise them if a bridge speaks for many people under one name.',
    }),
  groups: z.array(GroupSchema).min(1).meta({
    title: 'Groups',
    description: 'The groups, each with its own members, rooms, schedule, forge and format.',
  }),
});

/** Everything that a configuration file can say. `gavel schema` prints it as JSON Schema. */
export const ConfigSchema = FileSchema.transform((read) => {
  const { data, store, calendar, operations, pages, limits, groups, ...sections } = read;
  const said = Object.values<unknown>(sections);
  return {
    data,
    store,
    calendar,
    operations,
    pages,
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
