import type { WebClient } from '@slack/web-api';

import { addMilliseconds } from '../../meeting/add-milliseconds.ts';
import type { HeardReaction } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import { emojiNamed } from './emoji.ts';
import { slackErrorText, slackError } from './errors.ts';
import type { SlackWorkspace } from './heard-message.ts';
import type { InboundQueue } from './inbound-queue.ts';
import type { SlackLog } from './log.ts';
import type { MissedMessages } from './missed-messages.ts';
import type { KnownReaction, MessagePlace, ReactionSign, OpenReactions } from './open-reactions.ts';
import { roomOf } from './rooms.ts';

export interface CatchUpParts extends SlackWorkspace {
  readonly client: WebClient;
  readonly inbound: InboundQueue;
  readonly openReactions: OpenReactions;
  readonly messages: MissedMessages;
  readonly clock: Clock;
  readonly log: SlackLog;
}

export interface LostReactions {
  /** Whether slash commands can have been lost too: no connection stood. */
  readonly commands: boolean;
  /** Whether nobody knows since when messages are missing, but that they were heard before. */
  readonly unknownSince?: boolean;
}

/**
 * Reads back what was said, and the reactions to open roll calls and motions, that Slack may not have told of: after
 * Gavel was away, after a connection was, and after Slack held events back.
 */
export interface CatchUp {
  /** Slack is there again, or Gavel is. @param since from when on something may have been missed: ISO 8601, UTC */
  from(since: string, lost: LostReactions): void;
  /**
   * Slack held back the events of a minute. Resolves when that is on disk.
   * @param minute its beginning, in seconds since 1970, as Slack sent it
   */
  heldBack(minute: unknown): Promise<void>;
  stop(): Promise<void>;
}

const RETRY_MS = 30_000;
/** When the minute that was held back is over, by whichever clock. */
const MINUTE_OVER_S = 65;
const DAY_S = 86_400;

interface Seen {
  readonly signs: readonly ReactionSign[];
  /** Emoji of which Slack does not name everybody: nobody is taken to have taken them back. */
  readonly partly: ReadonlySet<string>;
}

/** The beginning of the minute, in seconds; where Slack names none that can be, the one that was before `now`. */
const minuteOf = (named: unknown, now: string): number => {
  const before = Math.floor(Date.parse(now) / 1000) - 60;
  return typeof named === 'number' && Math.abs(named - before) < DAY_S ? named : before;
};

/** A reaction to be heard, and when it was heard of last. */
type MissedReaction = KnownReaction & { readonly knownAt: string | undefined };

const isSame = (a: ReactionSign) => (b: ReactionSign) => a.user === b.user && a.emoji === b.emoji;

export function createCatchUp({
  client,
  inbound,
  openReactions,
  messages,
  clock,
  log,
  people,
  self,
}: CatchUpParts): CatchUp {
  const alarms = new Set<() => void>();
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;

  function later(at: string, what: () => void): void {
    if (stopped) return;
    const off = clock.wake(at, () => {
      alarms.delete(off);
      what();
    });
    alarms.add(off);
  }

  const soon = (): string => addMilliseconds(clock.now(), RETRY_MS);

  async function see({ channel, ts }: MessagePlace): Promise<Seen> {
    const { message } = await client.reactions.get({ channel, timestamp: ts, full: true });
    const signs: ReactionSign[] = [];
    const partly = new Set<string>();
    for (const { name = '', users = [], count = 0 } of message?.reactions ?? []) {
      const emoji = emojiNamed(name);
      if (emoji === undefined) continue;
      if (users.length < count) partly.add(emoji);
      signs.push(...users.filter((user) => user !== self()).map((user) => ({ user, emoji })));
    }
    return { signs, partly };
  }

  /** What is to be heard so that what was heard is what Slack shows. */
  async function missed(place: MessagePlace): Promise<MissedReaction[]> {
    const { signs, partly } = await see(place);
    const known = await openReactions.known(place);
    // Its vote may have been closed meanwhile: then nothing is news.
    if (!known) return [];
    const at = clock.now();
    const put = signs.filter((sign) => known.find(isSame(sign))?.put !== true);
    const gone = known.filter((one) => one.put && !partly.has(one.emoji) && !signs.some(isSame(one)));
    return [
      ...put.map((sign) => ({ ...sign, put: true, at, knownAt: known.find(isSame(sign))?.at })),
      ...gone.map((one) => ({ ...one, put: false, at, knownAt: one.at })),
    ];
  }

  async function asHeard(
    place: MessagePlace,
    { user, emoji, put, knownAt = 'never' }: MissedReaction,
    at: string,
  ): Promise<HeardReaction> {
    return {
      kind: 'reaction',
      // The same difference, read back twice because of a crash in between, is one.
      id: `slack:seen:${place.channel}:${place.ts}:${user}:${emoji}:${knownAt}`,
      room: roomOf(place.channel),
      by: await people.find(user),
      at,
      message: place.ts,
      emoji,
      removed: !put,
    };
  }

  async function readBack(place: MessagePlace, since: string): Promise<void> {
    let found: readonly MissedReaction[] = [];
    await inbound.hear(roomOf(place.channel), async () => {
      found = await missed(place);
      return Promise.all(found.map((one) => asHeard(place, one, since)));
    });
    for (const one of found) await openReactions.heard(place, one);
  }

  async function readIfThere(place: MessagePlace, since: string): Promise<void> {
    try {
      await readBack(place, since);
    } catch (error) {
      if (slackError(error) !== 'message_not_found') throw error;
      await openReactions.shows(place, false);
    }
  }

  async function readAllBack(since: string): Promise<void> {
    try {
      for (const place of await openReactions.all()) {
        if (stopped) return;
        await readIfThere(place, since);
      }
    } catch (error) {
      if (stopped) return;
      log.warn("Missed reactions couldn't be read back yet; trying again", {
        why: slackErrorText(error),
      });
      later(soon(), () => readReactions(since));
    }
  }

  async function readMessagesBack(): Promise<void> {
    try {
      if (!stopped && (await messages.readBack())) later(soon(), readMessages);
    } catch (error) {
      if (stopped) return;
      log.warn("Missed messages couldn't be read back yet; trying again", {
        why: slackErrorText(error),
      });
      later(soon(), readMessages);
    }
  }

  const readMessages = (): void => void (turn = turn.then(readMessagesBack));
  const readReactions = (since: string): void => void (turn = turn.then(() => readAllBack(since)));

  function start(since: string, { commands, unknownSince = false }: LostReactions): void {
    const noted = messages
      .note(unknownSince ? undefined : since, commands)
      .catch((error: unknown) =>
        log.error("That something may be missed couldn't be saved", { why: slackErrorText(error) }),
      );
    turn = turn.then(() => noted);
    readMessages();
    readReactions(since);
  }

  return {
    from: start,
    async heldBack(named) {
      const minute = minuteOf(named, clock.now());
      log.warn(
        'Slack is holding events back, since this app gets more than 30,000 an hour. What was said and reacted then is read back.',
        {
          minute: new Date(minute * 1000).toISOString(),
        },
      );
      const since = new Date(minute * 1000).toISOString();
      const noted = messages.note(since, false);
      later(new Date((minute + MINUTE_OVER_S) * 1000).toISOString(), () => start(since, { commands: false }));
      await noted;
    },
    async stop() {
      stopped = true;
      for (const off of alarms) off();
      await turn;
    },
  };
}
