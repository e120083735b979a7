import type { ReactionAddedEvent, ReactionRemovedEvent } from '@slack/types';
import type { WebClient } from '@slack/web-api';

import type { HeardReaction, HeardRecording } from '../../ports/chat.ts';
import { emojiNamed } from './emoji.ts';
import { slackError } from './errors.ts';
import { personBehind, readSlackText, type SlackWorkspace } from './heard-message.ts';
import { roomOf } from './rooms.ts';
import { instantOfTs } from './timestamps.ts';

interface Reactions extends SlackWorkspace {
  readonly client: WebClient;
  /** Whether what a message says matters to a reaction with this emoji. */
  readonly recordsBy: (emoji: string) => boolean;
}

const NO_MESSAGE = new Set(['message_not_found', 'thread_not_found']);

/** A reaction put or taken back; undefined for a workspace's own emoji, and for what is no message. */
export async function hearReaction(
  event: ReactionAddedEvent | ReactionRemovedEvent,
  eventId: string,
  scene: Reactions,
): Promise<HeardReaction | undefined> {
  const { user, reaction, item, event_ts: at } = event;
  const emoji = emojiNamed(reaction);
  if (item.type !== 'message' || emoji === undefined || user === scene.self()) return undefined;
  const target = scene.recordsBy(emoji) ? await messageAt(item.channel, item.ts, scene) : undefined;
  return {
    kind: 'reaction',
    id: `slack:${eventId}`,
    room: roomOf(item.channel),
    by: await scene.people.find(user),
    at: instantOfTs(at),
    message: item.ts,
    emoji,
    removed: event.type === 'reaction_removed',
    ...(target === undefined ? {} : { target }),
  };
}

/**
 * A message that a person said; undefined if there's none, or an app said it. `conversations.replies` gives those
 * outside of threads too.
 */
export async function messageAt(
  channel: string,
  ts: string,
  scene: SlackWorkspace & { readonly client: WebClient },
): Promise<HeardRecording['said'] | undefined> {
  const only = { channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 2 };
  const { messages = [] } = await scene.client.conversations.replies(only).catch((error: unknown) => {
    if (NO_MESSAGE.has(slackError(error) ?? '')) return { messages: [] };
    throw error;
  });
  const said = messages.find((one) => one.ts === ts);
  const user = said && personBehind(said, scene);
  if (user === undefined) return undefined;
  return { by: await scene.people.find(user), ...(await readSlackText(said?.text ?? '', scene)) };
}
