import { join } from 'node:path';

import { slashCommands } from './chat/slack/manifest.ts';
import { slackChat, type Connection, type SlackChat } from './chat/slack/slack.ts';
import type { Config } from './config/schema.ts';
import { TAGS } from './features/notes/tags.ts';
import type { RoomId } from './ports/chat.ts';
import type { Clock } from './ports/clock.ts';
import type { Forms } from './ports/forms.ts';
import type { Pages } from './ports/pages.ts';
import { practice } from './practice.ts';
import type { Log } from './secretary/parts.ts';

type SlackConfig = NonNullable<Config['slack']>;

const connectionOf = ({ appToken, http }: SlackConfig): Connection =>
  appToken === undefined && http ? { kind: 'http', ...http } : { kind: 'socket', appToken: appToken ?? '' };

/** The rooms of a configuration that are on Slack. */
const roomsOnSlack = ({ groups }: Config): string[] =>
  groups.flatMap(({ rooms }) => rooms.map(({ id }) => id).filter((id) => id.startsWith('slack:')));

/** What the configuration has of its members, of all groups, by handle. */
const ofMembers = ({ groups }: Config, what: 'slack' | 'email'): ReadonlyMap<string, string> =>
  new Map(
    groups.flatMap(({ members }) =>
      members.flatMap((member): [string, string][] => {
        const found = member[what];
        return found === undefined ? [] : [[member.handle, found]];
      }),
    ),
  );

/** Slack as the configuration has it, or undefined where no group meets there. */
export function slackRooms(
  config: Config,
  data: string,
  clock: Clock,
  log: Log,
  shown: { readonly forms: Forms; readonly pages: Pages; readonly meets: (room: RoomId) => boolean },
): SlackChat | undefined {
  if (!config.slack) return undefined;
  const ids = ofMembers(config, 'slack');
  const emails = ofMembers(config, 'email');
  return slackChat({
    botToken: config.slack.botToken,
    connection: connectionOf(config.slack),
    rooms: roomsOnSlack(config),
    database: join(data, 'slack.sqlite'),
    clock,
    log: (problem, facts) => log.error(problem, facts),
    recordsBy: TAGS,
    ...shown,
    page: config.slack.page,
    idOf: (handle) => ids.get(handle),
    commands: slashCommands(practice.kernel.commands),
    emailOf: (handle) => emails.get(handle),
    apiUrl: config.slack.apiUrl,
  });
}
