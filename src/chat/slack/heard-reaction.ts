import type { ReactionAddedEvent, ReactionRemovedEvent } from '@slack/types';
import type { WebClient } from '@slack/web-api';

import type { HeardReaction } from '../../ports/chat.ts';
import { emojiNamed } from './emoji.ts';
import { instantOf, readText, roomOf, type Workspace } from './heard-message.ts';

interface Reactions extends Workspace {
  readonly client: WebClient;
  /** Whether what a message says matters to a reaction with this emoji. */
  readonly recordsBy: (emoji: string) => boolean;
}

/** A reaction put or taken back; undefined for a workspace's own emoji, and for what is no message. */
export async function hearReaction(
  event: ReactionAddedEvent | ReactionRemovedEvent,
  eventId: string,
  scene: Reactions,
): Promise<HeardReaction | undefined> {
  const { user, reaction, item, event_ts: at } = event;
  const emoji = emojiNamed(reaction);
  if (item.type !== 'message' || emoji === undefined || user === scene.self()) return undefined;
  const target = scene.recordsBy(emoji) ? await targetOf(item.channel, item.ts, scene) : undefined;
  return {
    kind: 'reaction',
    id: `slack:${eventId}`,
    room: roomOf(item.channel),
    by: await scene.people.find(user),
    at: instantOf(at),
    message: item.ts,
    emoji,
    removed: event.type === 'reaction_removed',
    ...(target === undefined ? {} : { target }),
  };
}

/** The message reacted to. `conversations.replies` gives those outside of threads too. */
async function targetOf(channel: string, ts: string, scene: Reactions): Promise<HeardReaction['target']> {
  const { messages = [] } = await scene.client.conversations.replies({
    channel,
    ts,
    latest: ts,
    oldest: ts,
    inclusive: true,
    limit: 2,
  });
  const { user, text = '', bot_id: bot } = messages.find((one) => one.ts === ts) ?? {};
  if (user === undefined || bot !== undefined) return undefined;
  return { by: await scene.people.find(user), text: (await readText(text, scene)).text };
}
