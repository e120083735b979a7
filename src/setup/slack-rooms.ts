import { join } from 'node:path';

import { slashCommands } from '../chat/slack/manifest.ts';
import { slackChat, type SlackConnection, type SlackChat } from '../chat/slack/slack.ts';
import type { Config } from '../config/schema.ts';
import { meetingDomain } from '../domain/domain.ts';
import { TAG_EMOJI } from '../features/notes/tags.ts';
import type { RoomId } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { RecordForms } from '../ports/forms.ts';
import type { HomePages } from '../ports/pages.ts';
import type { OperatorLog } from '../secretary/secretary-deps.ts';

type SlackConfig = NonNullable<Config['slack']>;

const connectionOf = ({ appToken, http }: SlackConfig): SlackConnection =>
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
  log: OperatorLog,
  shown: { readonly forms: RecordForms; readonly pages: HomePages; readonly meets: (room: RoomId) => boolean },
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
    recordsBy: TAG_EMOJI,
    ...shown,
    page: config.slack.page,
    idOf: (handle) => ids.get(handle),
    commands: slashCommands(meetingDomain.kernel.commands),
    emailOf: (handle) => emails.get(handle),
    apiUrl: config.slack.apiUrl,
  });
}
