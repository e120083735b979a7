import { setTimeout as pause } from 'node:timers/promises';

import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';

import { ENGLISH } from '../../language/language.ts';
import { backOffMs } from '../../meeting/back-off.ts';
import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { type Chat, type RoomId, UndeliverableMessage } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RecordForms } from '../../ports/forms.ts';
import { levelOfFailure } from '../../ports/operator-log.ts';
import type { HomePages } from '../../ports/pages.ts';
import { StartupError } from '../../ports/startup-error.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { underWay } from '../under-way.ts';
import { authorBylines } from './authors.ts';
import { callablePeople } from './callable.ts';
import { createCatchUp } from './catch-up.ts';
import { BOT_TOKEN, slackErrorText, isBadToken, refusedToken, scopesOf } from './errors.ts';
import { slackFileFetcher } from './files.ts';
import { createAppHome } from './home.ts';
import { createInboundQueue } from './inbound-queue.ts';
import { listenTo } from './listening.ts';
import { operatorLogger, type SlackLog } from './log.ts';
import { slackMemory } from './memory.ts';
import { missedMessages } from './missed-messages.ts';
import type { SlackIdOf } from './mrkdwn.ts';
import { slackPeople } from './people.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { receiverFor, type SlackConnection } from './receiver.ts';
import { createSlackSender } from './sending.ts';
import { threadRoots } from './threads.ts';
import type { SlashCommands } from './typed-command.ts';

/** For how long something is waited for, in milliseconds. */
export interface SlackWaits {
  /** Before a connection is tried again the first time. */
  readonly retryMs: number;
  /** At a stop, for what is on its way. */
  readonly stopMs: number;
  /** For the answer to a call. */
  readonly callMs: number;
  /** For the answer to a question that something waits for: who it is, and what was said. */
  readonly lookUpMs: number;
  /** For a page of the history, which keeps what is said now waiting. */
  readonly readMs: number;
}

export interface SlackOptions {
  /** The bot's token, `xoxb-…`. */
  readonly botToken: string;
  readonly connection: SlackConnection;
  /** The rooms in which meetings are led: `slack:C…`. */
  readonly rooms: readonly RoomId[];
  /** What the adapter has to know after a restart, such as what it sent. */
  readonly memory: AdapterMemory;
  readonly clock: Clock;
  readonly log: SlackLog;
  /** Emoji that record the message under which they stand: what it says is looked up for them. */
  readonly recordsBy: readonly string[];
  /** The form by which messages are recorded by the shortcut; without it Gavel does not listen to that. */
  readonly forms?: RecordForms | undefined;
  /** Whether a meeting is going on in a room now: then Gavel tells people there what may be lost. */
  readonly meets?: ((room: RoomId) => boolean) | undefined;
  /** What each person sees on their App Home; nothing is shown there without it. */
  readonly pages?: HomePages | undefined;
  /** Where everything can be read, for messages that have to be cut. */
  readonly page?: string | undefined;
  /** The members' Slack ids, as far as the configuration has them. */
  readonly idOf?: SlackIdOf | undefined;
  /** The words that the app has slash commands for; without any, hints name `/meeting VERB`. */
  readonly commands?: SlashCommands | undefined;
  /** English without it. */
  readonly languageOf?: RoomLanguage | undefined;
  /** The members' e-mail addresses, as far as the configuration has them. */
  readonly emailOf?: ((handle: string) => string | undefined) | undefined;
  /** Another address of the Web API than Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly waits?: Partial<SlackWaits> | undefined;
}

export interface SlackChat extends Chat {
  /** The port of the HTTP connection. */
  port(): number | undefined;
}

const SLACK = 'https://slack.com/api/';
// Socket Mode delivers again what was not acknowledged, and who asks is known after 3 s or not at all.
const WAITS: SlackWaits = { retryMs: 1000, stopMs: 10_000, callMs: 10_000, lookUpMs: 1500, readMs: 5000 };
const NO_COMMANDS: SlashCommands = new Set();
const NOBODY = (): undefined => undefined;
const LONGEST_RETRY_MS = 60_000;

/** Slack as a chat platform. Connects from `start` to `stop`. */
export function slackChat(options: SlackOptions): SlackChat {
  const { botToken, clock, log, apiUrl = SLACK } = options;
  const waits = { ...WAITS, ...options.waits };
  // One call is one attempt: when to try again is the outbox's to say, which knows what may have been delivered.
  const clientOptions = {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: operatorLogger(log),
  };
  const client = new WebClient(botToken, { ...clientOptions, timeout: waits.callMs });
  const asking = new WebClient(botToken, { ...clientOptions, timeout: waits.lookUpMs });
  const reading = new WebClient(botToken, { ...clientOptions, timeout: waits.readMs });
  const now = (): number => Date.parse(clock.now());
  const rooms = new Set(options.rooms);
  const memory = slackMemory(options.memory, () => clock.now(), log);
  const inbound = createInboundQueue();
  const threads = threadRoots();
  const recordsBy = new Set(options.recordsBy);
  let teamId = '';
  const people = slackPeople(asking, now, () => teamId);
  let granted: readonly string[] | undefined;
  // What the last run left unsent goes out while Gavel still connects.
  const scopes = async (): Promise<readonly string[]> => (granted ??= scopesOf(await client.auth.test()));
  const limiter = createRateLimiter(now);
  const { pages, commands = NO_COMMANDS, languageOf = () => ENGLISH } = options;
  const home = pages && createAppHome({ client, pages, people, rooms, limiter, commands, languageOf, clock, log });
  const send = createSlackSender({
    client,
    memory,
    limiter,
    threads,
    authors: authorBylines(asking, people, scopes),
    home,
    apiUrl,
    scopes,
    now: () => clock.now(),
    page: options.page,
    commands,
    languageOf,
    callable: callablePeople(asking, {
      idOf: options.idOf ?? NOBODY,
      emailOf: options.emailOf ?? NOBODY,
      team: () => teamId,
      now,
    }),
  });
  const fetchFile = slackFileFetcher(client, botToken, apiUrl);
  const missed = createCatchUp({
    client: asking,
    inbound,
    openReactions: memory.open,
    messages: missedMessages({
      client: reading,
      inbound,
      gaps: memory.gaps,
      threads,
      rooms,
      meets: options.meets ?? (() => false),
      languageOf,
      send,
      now: () => clock.now(),
      log,
      people,
      self: () => self.botUserId,
    }),
    clock,
    log,
    people,
    self: () => self.botUserId,
  });
  const back = (since: string, wasAlone: boolean): void => missed.from(since, { commands: wasAlone });
  const { receiver, port, isConnected } = receiverFor(options.connection, {
    apiUrl,
    log,
    back,
    now: () => clock.now(),
    ...waits,
  });
  const ending = new AbortController();
  const onItsWay = underWay();
  let self = { botId: '', botUserId: '' };
  let connecting: Promise<void> = Promise.resolve();

  const app = new App({
    receiver,
    authorize: async () => ({ botToken, ...self }),
    clientOptions: { ...clientOptions, timeout: waits.callMs },
    logger: operatorLogger(log),
    convoStore: false,
  });
  // Bolt knows no listener for this one: it is an envelope without an event.
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (event.body['type'] !== 'app_rate_limited') return process(event);
    await missed.heldBack(event.body['minute_rate_limited']);
    await event.ack();
  };
  app.error(async (error) => {
    throw error;
  });
  listenTo(app, {
    client: asking,
    inbound,
    threads,
    openReactions: memory.open,
    gaps: memory.gaps,
    home,
    rooms,
    people,
    self: () => self.botUserId,
    now: () => clock.now(),
    recordsBy: (emoji) => recordsBy.has(emoji),
    forms: options.forms,
    commands,
    languageOf,
    log,
  });

  async function connect(): Promise<void> {
    await memory.ready();
    const answer = await client.auth.test();
    const { bot_id: botId = '', user_id: botUserId = '' } = answer;
    teamId = answer.team_id ?? '';
    granted = scopesOf(answer);
    self = { botId, botUserId };
    await receiver.start();
    missed.from(clock.now(), { commands: true, unknownSince: true });
  }

  /** Slack may be away when Gavel starts: that must not keep it from the other rooms. */
  async function connectLater(): Promise<void> {
    for (let failures = 1; !ending.signal.aborted; failures += 1) {
      const wait = backOffMs(failures, { firstMs: waits.retryMs, longestMs: LONGEST_RETRY_MS });
      try {
        await pause(wait, undefined, { signal: ending.signal });
        return await connect();
      } catch (error) {
        if (ending.signal.aborted) return;
        log[levelOfFailure(failures)]("Slack can't be reached yet; trying again", { why: slackErrorText(error) });
      }
    }
  }

  return {
    platform: 'slack',
    port,
    async start(hear) {
      inbound.start(hear);
      home?.start();
      try {
        await connect();
      } catch (error) {
        if (error instanceof StartupError) throw error;
        if (isBadToken(error)) throw refusedToken(error, BOT_TOKEN);
        log.warn("Slack can't be reached yet; trying again", { why: slackErrorText(error) });
        connecting = connectLater();
      }
    },
    async send(outgoing) {
      if (!rooms.has(outgoing.room))
        throw new UndeliverableMessage(`${outgoing.room} isn't a room of the configuration`);
      return onItsWay.during(async () => {
        await memory.ready();
        return send(outgoing);
      });
    },
    isConnected,
    fetch: (_room, reference, most) => onItsWay.during(() => fetchFile(reference, most)),
    async stop() {
      ending.abort();
      home?.stop();
      await connecting;
      await receiver.stop();
      await missed.stop();
      await inbound.stop(waits.stopMs);
      await onItsWay.over();
      await memory.stopped();
    },
  };
}
