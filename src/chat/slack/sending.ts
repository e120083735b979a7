import type { WebClient } from '@slack/web-api';

import { attributeTo, code, sayText, type Message } from '../../meeting/message.ts';
import {
  TryLater,
  UndeliverableMessage,
  type MessageId,
  type Outgoing,
  type OutgoingAnswer,
  type OutgoingDirect,
  type OutgoingMark,
  type OutgoingMessage,
  type OutgoingPost,
  type OutgoingReaction,
  type RoomId,
} from '../../ports/chat.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import type { AuthorBylines } from './authors.ts';
import { renderBlocks, type RenderedBlocks } from './blocks.ts';
import type { CallablePeople } from './callable.ts';
import { nameOfEmoji } from './emoji.ts';
import { asSendError, isDoubtful, slackError } from './errors.ts';
import { HOME_ACTION, type AppHome } from './home.ts';
import { METADATA_TYPE, lookUp } from './look-up.ts';
import type { SlackMemory } from './memory.ts';
import { slackMessages } from './messages.ts';
import type { SlackIdOf } from './mrkdwn.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { channelOf } from './rooms.ts';
import { fileSharer } from './share-file.ts';
import type { ThreadRoots } from './threads.ts';
import { messageOnSlack, type SlashCommands } from './typed-command.ts';

export interface SendingParts {
  readonly client: WebClient;
  readonly memory: Pick<SlackMemory, 'sent' | 'own' | 'open' | 'uploads'>;
  readonly limiter: RateLimiter;
  readonly threads: ThreadRoots;
  readonly authors: AuthorBylines;
  /** If there is one. */
  readonly home: Pick<AppHome, 'answer'> | undefined;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** Where all of a message that has to be cut can be read. */
  readonly page?: string | undefined;
  readonly callable: CallablePeople;
  readonly apiUrl: string;
  readonly scopes: () => Promise<readonly string[]>;
  /** The slash commands of the app. */
  readonly commands: SlashCommands;
  readonly languageOf: RoomLanguage;
}

interface Target {
  readonly channel: string;
  readonly thread?: string | undefined;
}

type Signed = Pick<OutgoingReaction, 'target' | 'emoji' | 'removed'>;

/** A message that changes all the time is edited at most once in this time. */
const BETWEEN_EDITS_MS = 2000;

const tsOf = ({ ts }: { ts?: string | undefined }): string => {
  if (ts === undefined) throw new Error("Slack took a message but didn't give its id");
  return ts;
};

/** Gavel's side of the channel: sends, once each, within Slack's limits. */
export function createSlackSender(parts: SendingParts): (outgoing: Outgoing) => Promise<MessageId | undefined> {
  const { client, limiter, threads, authors, now } = parts;
  const { sent, own, open, uploads } = parts.memory;
  const edited = new Map<string, number>();

  /** One call to the Web API in its turn; a wait is told to the sender, who knows what can go first. */
  async function call<T>(method: string, channel: string, doIt: () => Promise<T>): Promise<T> {
    const wait = limiter.take(method, channel);
    if (wait > 0) throw new TryLater(`it's too soon for ${method}`, wait);
    try {
      return await doIt();
    } catch (error) {
      const told = asSendError(error);
      if (told instanceof TryLater) limiter.hold(method, channel, told.afterMs);
      throw error;
    }
  }

  const shareFile = fileSharer({ ...parts, uploads, call });

  const asTyped = (message: Message): Message => messageOnSlack(message, parts.commands);
  const render = (message: Message, room: RoomId, idOf?: SlackIdOf): RenderedBlocks =>
    renderBlocks(asTyped(message), { page: parts.page, idOf, language: parts.languageOf(room) });

  /** @param isNamed whether it stands under the name of its author, so that the words alone are its text */
  const content = async (outgoing: OutgoingMessage, isNamed = false) => ({
    ...render(
      isNamed ? outgoing.message : wordsOf(outgoing),
      outgoing.room,
      await parts.callable.idsFor(outgoing.message),
    ),
    metadata: { event_type: METADATA_TYPE, event_payload: { id: outgoing.id } },
    unfurl_links: false,
    unfurl_media: false,
  });

  async function edit(outgoing: OutgoingPost | OutgoingDirect, channel: string, ts: string): Promise<MessageId> {
    const key = `${channel} ${ts}`;
    const wait = (edited.get(key) ?? 0) + BETWEEN_EDITS_MS - Date.parse(now());
    if (wait > 0) throw new TryLater('this message was edited just now', wait);
    const isNamed = outgoing.kind === 'post' && outgoing.author !== undefined && (await authors.isNamed(channel, ts));
    const { text, blocks, metadata } = await content(outgoing, isNamed);
    await call('chat.update', channel, () => client.chat.update({ channel, ts, text, blocks, metadata }));
    edited.set(key, Date.parse(now()));
    return ts;
  }

  /** @param since when it was tried before, where nobody knows what came of that: ISO 8601, UTC */
  async function post(outgoing: OutgoingMessage, { channel, thread }: Target, since?: string): Promise<MessageId> {
    const found = since === undefined ? undefined : await lookUp(outgoing.id, { channel, thread, since }, client);
    if (found !== undefined) return found;
    const to = thread === undefined ? {} : { thread_ts: thread };
    const author = outgoing.kind === 'post' ? outgoing.author : undefined;
    const byline = author && (await authors.byline(author, parts.languageOf(outgoing.room)));
    const said = { channel, ...(await content(outgoing, byline !== undefined)), ...to, ...byline };
    const ts = tsOf(await call('chat.postMessage', channel, () => client.chat.postMessage(said)));
    if (author) authors.posted(channel, ts, byline !== undefined);
    return ts;
  }

  async function openDirect(user: string): Promise<string> {
    const { channel } = await call('conversations.open', user, () => client.conversations.open({ users: user }));
    if (channel?.id === undefined) throw new UndeliverableMessage(`${user} can't get direct messages`);
    return channel.id;
  }

  /** To one person alone, whom it finds outside of the channel. */
  async function direct(outgoing: OutgoingMessage, user: string, since?: string): Promise<MessageId | undefined> {
    const channel = await openDirect(user);
    if (outgoing.kind === 'direct' && outgoing.edits !== undefined) return edit(outgoing, channel, outgoing.edits);
    return (await shareFileOf(outgoing, channel)) ? undefined : post(outgoing, { channel }, since);
  }

  /** Shares the file of a message, if it has one. Gives false if Slack doesn't let the app: then the text has it. */
  async function shareFileOf({ id, room, message }: OutgoingMessage, channel: string): Promise<boolean> {
    const { file, ...said } = message;
    if (file === undefined) return false;
    const { text: words } = render(said, room);
    return shareFile({ id, file, channel, words });
  }

  /** A channel can't show a file to one person alone: it goes to their direct messages, and Gavel says so here. */
  async function sendFileApart(outgoing: OutgoingAnswer): Promise<OutgoingAnswer> {
    const { file } = outgoing.message;
    if (file === undefined || !(await shareFileOf(outgoing, await openDirect(outgoing.to.id)))) return outgoing;
    const { fileSent } = slackMessages(parts.languageOf(outgoing.room));
    return { ...outgoing, message: sayText(...fileSent(code(file.name))) };
  }

  async function directTo(outgoing: OutgoingDirect, since?: string): Promise<MessageId | undefined> {
    const { to } = outgoing;
    const user = to.id ?? (await parts.callable.byEmail(to.email));
    if (user === undefined) throw new UndeliverableMessage(`Slack doesn't know the e-mail address of ${to.name}`);
    return direct(outgoing, user, since);
  }

  /** False where Slack refuses the home, such as in an app without one: then the room is the place. */
  async function answeredAtHome({ to, message }: OutgoingAnswer): Promise<boolean> {
    if (!parts.home) return false;
    try {
      await parts.home.answer(to.id, message);
      return true;
    } catch (error) {
      if (slackError(error) === undefined) throw error;
      return false;
    }
  }

  async function answer(outgoing: OutgoingAnswer, channel: string, since?: string): Promise<MessageId | undefined> {
    const user = outgoing.to.id;
    if (outgoing.replyTo?.startsWith(HOME_ACTION) === true && (await answeredAtHome(outgoing))) return undefined;
    const thread = outgoing.replyTo === undefined ? undefined : threads.of(channel, outgoing.replyTo);
    const { text, blocks } = await content(await sendFileApart(outgoing));
    const said = { channel, user, text, blocks, ...(thread === undefined ? {} : { thread_ts: thread }) };
    try {
      const { message_ts: ts } = await call('chat.postEphemeral', channel, () => client.chat.postEphemeral(said));
      return tsOf({ ts });
    } catch (error) {
      if (slackError(error) !== 'user_not_in_channel') throw error;
      return direct(outgoing, user, since);
    }
  }

  /** Puts a reaction there, unless it is there: asking for what Slack has already would spend the limit on nothing. */
  async function react(channel: string, timestamp: string, name: string): Promise<void> {
    const place = { channel, ts: timestamp };
    if (await own.has(place, name)) return;
    try {
      await call('reactions.add', channel, () => client.reactions.add({ channel, timestamp, name }));
    } catch (error) {
      if (slackError(error) !== 'already_reacted') throw error;
    }
    await own.add(place, name);
  }

  async function unreact(channel: string, timestamp: string, name: string): Promise<void> {
    try {
      await call('reactions.remove', channel, () => client.reactions.remove({ channel, timestamp, name }));
    } catch (error) {
      if (slackError(error) !== 'no_reaction') throw error;
    }
    await own.remove({ channel, ts: timestamp }, name);
  }

  async function reaction({ target, emoji, removed }: Signed, channel: string): Promise<undefined> {
    const name = nameOfEmoji(emoji);
    if (name === undefined) throw new UndeliverableMessage(`Slack has no ${emoji}`);
    await (removed ? unreact : react)(channel, target, name);
  }

  /** Numbers have no place here: without a sign there is nothing to show. */
  const mark = async ({ target, sign }: OutgoingMark, channel: string): Promise<undefined> =>
    sign === undefined ? undefined : reaction({ target, emoji: sign, removed: false }, channel);

  function deliver(outgoing: Outgoing, since?: string): Promise<MessageId | undefined> {
    const channel = channelOf(outgoing.room);
    if (outgoing.kind === 'mark') return mark(outgoing, channel);
    if (outgoing.kind === 'reaction') return reaction(outgoing, channel);
    if (outgoing.kind === 'answer') return answer(outgoing, channel, since);
    if (outgoing.kind === 'direct') return directTo(outgoing, since);
    if (outgoing.edits !== undefined) return edit(outgoing, channel, outgoing.edits);
    return post(outgoing, { channel, thread: threadOf(outgoing, channel) }, since);
  }

  const threadOf = ({ replyTo }: Pick<OutgoingPost, 'replyTo'>, channel: string) =>
    replyTo === undefined ? undefined : (threads.of(channel, replyTo) ?? replyTo);

  /** Remembers whether the message asks for reactions, which may have to be read back. */
  async function rememberOffers(outgoing: OutgoingPost, ts: MessageId): Promise<void> {
    const asks = (outgoing.message.offers ?? []).length > 0;
    if (asks || outgoing.edits !== undefined) await open.shows({ channel: channelOf(outgoing.room), ts }, asks);
  }

  return async (outgoing) => {
    const { id } = outgoing;
    const before = await sent.find(id);
    if (before?.done === true) return before.message;
    await sent.tried(id, now());
    try {
      const message = await deliver(outgoing, before?.triedAt);
      if (outgoing.kind === 'post' && message !== undefined) await rememberOffers(outgoing, message);
      await sent.done(id, message);
      return message;
    } catch (error) {
      // What is in doubt from an earlier attempt stays so until it was looked up.
      if (!before && !isDoubtful(error)) await sent.refused(id);
      throw asSendError(error);
    }
  };
}

/** Whose words they are is said before them. */
const wordsOf = (outgoing: OutgoingMessage): Message =>
  outgoing.kind === 'post' && outgoing.author ? attributeTo(outgoing.author.name, outgoing.message) : outgoing.message;
