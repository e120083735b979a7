import { join } from 'node:path';

import { z } from 'zod';

import { secretSetting } from '../../ports/secret-setting.ts';
import { byHandle, chatPlatform, roomsOn } from '../chat-platform.ts';
import { slackManifest, slashCommands } from './manifest.ts';
import type { SlackConnection } from './slack.ts';

const SettingsSchema = z
  .strictObject({
    /** The bot's token, xoxb-…: `${SLACK_BOT_TOKEN}`. */
    botToken: secretSetting(z.string().regex(/^xoxb-\S+$/u, 'a bot token begins with xoxb-')),
    /** The app-level token, xapp-…, for Socket Mode: Gavel opens the connections, and needs no address of its own. */
    appToken: secretSetting(z.string().regex(/^xapp-\S+$/u, 'an app-level token begins with xapp-')).optional(),
    /** Where Slack sends requests instead: behind a server with TLS. */
    http: z
      .strictObject({
        signingSecret: secretSetting(z.string().min(1)),
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

const connectionOf = ({ appToken, http }: z.infer<typeof SettingsSchema>): SlackConnection =>
  appToken === undefined && http ? { kind: 'http', ...http } : { kind: 'socket', appToken: appToken ?? '' };

/** Slack, as the configuration, `doctor` and `manifest` know it. */
export const slackPlatform = chatPlatform({
  profile: {
    id: 'slack',
    label: 'Slack',
    knownBy: 'given',
    findsByEmail: true,
    namesCodeLanguage: false,
    roomId: { pattern: '[CG][A-Z0-9]+', examples: ['slack:C012ABCDEF'] },
    memberId: { pattern: '[UW][A-Z0-9]+', says: 'a Slack member id looks like U012ABCDEF' },
    needs: 'a room on Slack needs the section slack with its tokens',
    manifest: {
      help: 'print the manifest of the Slack app, from the list of features',
      requestUrlHelp: 'where Slack reaches Gavel over HTTP; without it the app uses Socket Mode',
      write: slackManifest,
    },
  },
  settings: SettingsSchema,
  async open(settings, { groups, data, memory, clock, log, commands, recordsBy, forms, pages, meets }) {
    const { takeOverSlackFile } = await import('./old-file.ts');
    if (await takeOverSlackFile(memory, join(data, 'slack.sqlite'), clock.now()))
      log.info('What the file slack.sqlite held is in the database now, and the file is deleted');
    const { slackChat } = await import('./slack.ts');
    const ids = byHandle(groups, ({ accounts }) => accounts['slack']?.[0]);
    const emails = byHandle(groups, ({ email }) => email);
    return slackChat({
      botToken: settings.botToken,
      connection: connectionOf(settings),
      rooms: roomsOn('slack', groups),
      memory,
      clock,
      log: (problem, facts) => log.error(problem, facts),
      recordsBy,
      forms,
      pages,
      meets,
      page: settings.page,
      idOf: (handle) => ids.get(handle),
      commands: slashCommands(commands),
      emailOf: (handle) => emails.get(handle),
      apiUrl: settings.apiUrl,
    });
  },
  async check(settings, rooms) {
    const { checkSlack } = await import('./check.ts');
    return checkSlack({ ...settings, rooms });
  },
});
