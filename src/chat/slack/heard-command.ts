import type { SlashCommand } from '@slack/bolt';

import type { HeardMessage, HeardReaction } from '../../ports/chat.ts';
import { readSlackText, type SlackWorkspace } from './heard-message.ts';
import { isDirectChannel, roomOf } from './rooms.ts';
import { instantOfTs } from './timestamps.ts';

/** A slash command. Slack gives it no message and no time of its own; its trigger is unique. */
export async function hearCommand(command: SlashCommand, at: string, workspace: SlackWorkspace): Promise<HeardMessage> {
  const { command: word, text, user_id: user, user_name: name, channel_id: channel, trigger_id: trigger } = command;
  return {
    kind: 'message',
    id: `slack:command:${trigger}`,
    room: roomOf(channel),
    by: await workspace.people.find(user, name),
    at,
    message: `command:${trigger}`,
    ...(await readSlackText(`${word} ${text}`.trim(), workspace)),
    visible: false,
    ...(isDirectChannel(channel) && { direct: true }),
  };
}

interface Click {
  readonly user: string;
  readonly channel: string;
  readonly message: string;
  readonly trigger: string;
  readonly actionTs: string;
  readonly emoji: string;
}

/** A button under a message stands for the reaction that it shows. */
export const hearClick = async (click: Click, { people }: SlackWorkspace): Promise<HeardReaction> => ({
  kind: 'reaction',
  id: `slack:click:${click.trigger}`,
  room: roomOf(click.channel),
  by: await people.find(click.user),
  at: instantOfTs(click.actionTs),
  message: click.message,
  emoji: click.emoji,
  removed: false,
});
