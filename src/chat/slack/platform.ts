import { join } from 'node:path';

import { z } from 'zod';

import { secretSetting } from '../../ports/secret-setting.ts';
import { byHandle, chatPlatform, roomLanguages, roomsOn } from '../chat-platform.ts';
import { slackManifest, slashCommands } from './manifest.ts';
import type { SlackConnection } from './receiver.ts';

/** Where an earlier Gavel kept what the adapter has to know. */
const OLD_FILE = 'slack.sqlite';

const SettingsSchema = z
  .strictObject({
    botToken: secretSetting(
      z
        .string()
        .regex(/^xoxb-\S+$/u, 'a bot token begins with xoxb-')
        .meta({ title: 'Bot token', description: 'The bot token (xoxb-…), from the environment: ${SLACK_BOT_TOKEN}.' }),
    ),
    appToken: secretSetting(
      z
        .string()
        .regex(/^xapp-\S+$/u, 'an app-level token begins with xapp-')
        .meta({
          title: 'App-level token',
          description:
            'The app-level token (xapp-…) for Socket Mode, from the environment: ${SLACK_APP_TOKEN}. Gavel then needs no public address.',
        }),
    ).optional(),
    http: z
      .strictObject({
        signingSecret: secretSetting(
          z.string().min(1).meta({
            title: 'Signing secret',
            description: 'What Slack signs requests with, from the environment: ${SLACK_SIGNING_SECRET}.',
          }),
        ),
        host: z.string().default('127.0.0.1').meta({ title: 'Host', description: 'The address to listen on.' }),
        port: z.int().min(0).max(65_535).default(3000).meta({ title: 'Port', description: 'The port to listen on.' }),
      })
      .optional()
      .meta({
        title: 'HTTP',
        description: 'Takes requests over HTTP instead of Socket Mode. Put a server with TLS in front of it.',
      }),
    commands: z.enum(['few', 'short']).default('few').meta({
      title: 'Slash commands',
      description:
        'The slash commands of the app: few are /meeting, which takes every command, and /action; short is one for each, from gavel manifest slack --short-commands.',
    }),
    page: z
      .url({ protocol: /^https?$/u, error: 'write an address, like https://meetings.example.org/' })
      .optional()
      .meta({ title: 'Page', description: "Where people read what's too long for a message." }),
    apiUrl: z
      .url({ protocol: /^https?$/u, error: 'write an address, like https://slack-gov.com/api/' })
      .optional()
      .meta({
        title: 'API address',
        description: 'Where the Web API is, for GovSlack (https://slack-gov.com/api/) or a proxy.',
      }),
  })
  .meta({ title: 'Slack', description: 'The Slack app that Gavel uses.' })
  .refine(({ appToken, http }) => (appToken === undefined) !== (http === undefined), {
    message: 'give either appToken (Socket Mode) or http',
  });

const connectionOf = ({ appToken, http }: z.infer<typeof SettingsSchema>): SlackConnection =>
  appToken === undefined && http ? { kind: 'http', ...http } : { kind: 'socket', appToken: appToken ?? '' };

/** Slack, as the configuration, `doctor` and `manifest` know it. */
export const slackPlatform = chatPlatform({
  profile: {
    id: 'slack',
    label: 'Slack',
    knownBy: 'given',
    findsByEmail: true,
    answersAlone: true,
    namesCodeLanguage: false,
    databases: [{ file: OLD_FILE }],
    roomId: { pattern: '[CG][A-Z0-9]+', examples: ['slack:C012ABCDEF'] },
    memberId: { pattern: '[UW][A-Z0-9]+', says: 'a Slack member id looks like U012ABCDEF' },
    firstSettings: [
      {
        key: 'botToken',
        says: 'The bot token of the Slack app: OAuth & Permissions, after you installed it.',
        example: 'xoxb-…',
        variable: 'SLACK_BOT_TOKEN',
      },
      {
        key: 'appToken',
        says: 'The app-level token of the Slack app, with connections:write: Basic Information.',
        example: 'xapp-…',
        variable: 'SLACK_APP_TOKEN',
      },
    ],
    afterStart: "in Slack, invite Gavel's app to the group's channel, and type /meeting start there",
    needs: 'a Slack room needs a "slack" section with botToken, and appToken or http',
    manifest: {
      help: 'print the manifest of the Slack app',
      optionHelp: {
        requestUrl: 'where Slack reaches Gavel over HTTP (default: Socket Mode)',
        shortCommands: 'a slash command for each of Gavel\'s (with "commands: short" in the configuration)',
      },
      write: slackManifest,
    },
  },
  settings: SettingsSchema,
  async open(settings, { groups, data, memory, clock, log, commands, recordsBy, forms, pages, meets }) {
    const { takeOverSlackFile } = await import('./old-file.ts');
    if (await takeOverSlackFile(memory, join(data, OLD_FILE), clock.now()))
      log.info(`Moved what ${OLD_FILE} had into the database and deleted the file`);
    const { slackChat } = await import('./slack.ts');
    const ids = byHandle(groups, ({ accounts }) => accounts['slack']?.[0]);
    const emails = byHandle(groups, ({ email }) => email);
    return slackChat({
      botToken: settings.botToken,
      connection: connectionOf(settings),
      rooms: roomsOn('slack', groups),
      memory,
      clock,
      log,
      recordsBy,
      forms,
      pages,
      meets,
      page: settings.page,
      idOf: (handle) => ids.get(handle),
      languageOf: roomLanguages(groups),
      commands: slashCommands(commands, settings.commands),
      emailOf: (handle) => emails.get(handle),
      apiUrl: settings.apiUrl,
    });
  },
  async check(settings, rooms) {
    const { checkSlack } = await import('./check.ts');
    return checkSlack({ ...settings, rooms });
  },
});
