import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { ReactionAddedEvent, ReactionRemovedEvent } from '@slack/types';
import type { WebClient } from '@slack/web-api';

import type { RoomId } from '../../ports/chat.ts';
import type { RecordForms } from '../../ports/forms.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { OFFER_ACTION } from './blocks.ts';
import { emojiNamed } from './emoji.ts';
import type { GapLog } from './gaps.ts';
import { hearClick, hearCommand } from './heard-command.ts';
import { hearDirectMessage, hearMessage, type SlackWorkspace } from './heard-message.ts';
import { hearReaction } from './heard-reaction.ts';
import { PAGE_BUTTON } from './home-blocks.ts';
import type { AppHome } from './home.ts';
import type { InboundQueue } from './inbound-queue.ts';
import type { SlackLog } from './log.ts';
import { slackMessages } from './messages.ts';
import type { OpenReactions } from './open-reactions.ts';
import { listenForRecordings } from './recording.ts';
import { isDirectChannel, roomOf } from './rooms.ts';
import { threadsOf, type ThreadRoots } from './threads.ts';
import { instantOfTs } from './timestamps.ts';
import type { SlashCommands } from './typed-command.ts';

export interface ListeningParts extends SlackWorkspace {
  readonly client: WebClient;
  readonly inbound: InboundQueue;
  readonly threads: ThreadRoots;
  readonly openReactions: OpenReactions;
  readonly gaps: GapLog;
  /** If there is one. */
  readonly home: AppHome | undefined;
  readonly rooms: ReadonlySet<string>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly recordsBy: (emoji: string) => boolean;
  /** If messages can be recorded by a form. */
  readonly forms: RecordForms | undefined;
  /** The slash commands of the app. */
  readonly commands: SlashCommands;
  readonly languageOf: RoomLanguage;
  readonly log: SlackLog;
}

/** Tells bolt what Gavel listens to. A listener is done when what it heard is on disk. */
export function listenTo(app: App, parts: ListeningParts): void {
  const { inbound, rooms, threads } = parts;

  app.event('message', async ({ event, body }) => {
    const room = roomOf(event.channel);
    if (event.channel_type === 'im') return inbound.hear(room, () => hearDirectMessage(event, parts));
    if (!rooms.has(room)) return;
    for (const [ts, thread] of threadsOf(event)) threads.remember(event.channel, ts, thread);
    await inbound.hear(room, () => hearMessage(event, body.event_id, parts));
    await parts.gaps.heard(event.channel, event.ts);
  });

  for (const type of ['reaction_added', 'reaction_removed'] as const) {
    app.event(type, async ({ event, body }) => {
      const room = roomOf(event.item.channel);
      if (rooms.has(room)) await hearSign(room, event, body.event_id, parts);
    });
  }

  const { forms } = parts;
  if (forms) listenForRecordings(app, { ...parts, forms });

  app.command(/^\//u, async ({ command, ack }) => {
    const room = roomOf(command.channel_id);
    const say = slackMessages(parts.languageOf(room));
    if (!rooms.has(room) && !isDirectChannel(command.channel_id))
      return ack({ response_type: 'ephemeral', text: say.noMeetingsHere(room) });
    const at = parts.now();
    const written = await inbound
      .hear(room, () => hearCommand(command, at, parts))
      .then(
        () => true,
        () => false,
      );
    return written ? ack() : ack({ response_type: 'ephemeral', text: say.notSaved });
  });

  app.action<BlockAction<ButtonAction>>(
    { action_id: OFFER_ACTION, type: 'block_actions' },
    async ({ action, body, ack }) => {
      const { channel, container, trigger_id: trigger, user } = body;
      const message: unknown = container['message_ts'];
      if (channel === undefined || typeof message !== 'string' || action.value === undefined) return ack();
      const click = {
        user: user.id,
        channel: channel.id,
        message,
        trigger,
        actionTs: action.action_ts,
        emoji: action.value,
      };
      await inbound.hear(roomOf(channel.id), () => hearClick(click, parts));
      return ack();
    },
  );

  if (parts.home) listenAtHome(app, parts.home, inbound);
}

/** A reaction; one that was read back before its event came is known already. */
async function hearSign(
  room: RoomId,
  event: ReactionAddedEvent | ReactionRemovedEvent,
  id: string,
  parts: ListeningParts,
): Promise<void> {
  const { openReactions, inbound } = parts;
  const { item, user, reaction, type, event_ts: ts } = event;
  const emoji = emojiNamed(reaction) ?? reaction;
  const sign = { user, emoji, put: type === 'reaction_added', at: instantOfTs(ts) };
  let isNews = false;
  await inbound.hear(room, async () => {
    isNews = await openReactions.isNews(item, sign);
    return isNews ? hearReaction(event, id, parts) : undefined;
  });
  if (isNews) await openReactions.heard(item, sign);
}

/** What people do on their App Home. What they press is a command like any other. */
function listenAtHome(app: App, home: AppHome, inbound: InboundQueue): void {
  app.event('app_home_opened', async ({ event: { tab, user } }) => {
    if (tab === 'home') home.opened(user);
  });

  app.action<BlockAction<ButtonAction>>(
    { action_id: PAGE_BUTTON, type: 'block_actions' },
    async ({ action, body, ack }) => {
      const { trigger_id: trigger, user } = body;
      const press = { user: user.id, value: action.value ?? '', trigger, actionTs: action.action_ts };
      const found = await home.find(press);
      if (found) await inbound.hear(found.room, async () => found);
      return ack();
    },
  );
}
