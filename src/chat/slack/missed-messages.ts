import type { WebClient } from '@slack/web-api';

import type { InLanguage } from '../../language/language.ts';
import { sayText, type Message } from '../../meeting/message.ts';
import {
  TryLater,
  UndeliverableMessage,
  type Heard as HeardSomething,
  type MessageId,
  type OutgoingPost,
  type RoomId,
} from '../../ports/chat.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { slackErrorText, slackError } from './errors.ts';
import type { Gap, GapLog } from './gaps.ts';
import { hearPast, type SlackWorkspace } from './heard-message.ts';
import { missedIn, type MissedHistory } from './history.ts';
import type { InboundQueue } from './inbound-queue.ts';
import type { SlackLog } from './log.ts';
import { slackMessages } from './messages.ts';
import { channelOf, roomOf } from './rooms.ts';
import { threadsOf, type ThreadRoots } from './threads.ts';
import { instantOfTs, laterTs, tsOfInstant } from './timestamps.ts';

export interface MissedMessagesParts extends SlackWorkspace {
  readonly client: WebClient;
  readonly inbound: InboundQueue;
  readonly gaps: GapLog;
  readonly threads: ThreadRoots;
  readonly rooms: ReadonlySet<RoomId>;
  /** Whether a meeting is led in the room now, in which people want to know what was lost. */
  readonly meets: (room: RoomId) => boolean;
  readonly languageOf: RoomLanguage;
  readonly send: (outgoing: OutgoingPost) => Promise<MessageId | undefined>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly log: SlackLog;
}

/** Reads back what was said while Slack could not tell of it. */
export interface MissedMessages {
  /**
   * Something may have been missed. Resolves when that is on disk.
   * @param since ISO 8601, UTC; undefined if nobody knows, which means since Gavel last heard something
   * @param isDeaf whether slash commands, which no history has, may have been lost as well
   */
  note(since: string | undefined, isDeaf: boolean): Promise<void>;
  /**
   * Hears what was missed, each room in the order in which it was said, and tells the room what may be lost.
   * @returns whether a room has to be told later: then it is to be called again
   * @throws what kept it from reading, if trying again can help
   */
  readBack(): Promise<boolean>;
}

/** Slack delivers events again for about six minutes: what came after it may have been heard before it. */
const OVERLAP_S = 10 * 60;
/** Slack itself tells people when their slash command didn't get through: only a long gap is news to everybody. */
const WORTH_TELLING_S = 10 * 60;
/** A gap that follows another this soon goes into the same message. */
const TOLD_TOGETHER_S = 60 * 60;
// Asking again doesn't help before somebody fixes it, and by then the messages are old.
const UNREADABLE = new Set(['missing_scope', 'not_in_channel', 'channel_not_found', 'is_archived', 'access_denied']);

/** What Gavel tells the room once the gap is over. */
function gapTold({ since, until, unread }: Gap, isFirst: boolean, of: InLanguage): Message {
  const say = slackMessages(of);
  const { language } = of;
  const gap = (isFirst ? say.couldNotHear : say.couldNotHearAtTimes)(
    { time: since, language },
    { time: until, language },
  );
  return sayText(...gap, unread === undefined ? ` ${say.allRead}` : ` ${unread} ${say.sayAgain}`);
}

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

export function missedMessages(parts: MissedMessagesParts): MissedMessages {
  const { client, inbound, gaps, threads, rooms, now, log } = parts;
  let wasDeaf = false;
  // Since when a channel has a new gap, noted while an earlier one is still being read back.
  const fresh = new Map<string, string>();
  let isFirst = true;
  // Channels that could not be told yet, as the log says already.
  const waiting = new Set<string>();
  const channels = [...rooms].map(channelOf);

  async function asHeard({ changes }: MissedHistory, channel: string): Promise<HeardSomething[]> {
    const heard: HeardSomething[] = [];
    for (const change of changes) {
      for (const [ts, thread] of threadsOf(change.message)) threads.remember(channel, ts, thread);
      const one = await hearPast(change, channel, parts);
      if (one) heard.push(one);
    }
    return heard;
  }

  /** Hears what was said after an instant. Gives why not all of it could be read. */
  async function hearAfter(from: string, channel: string): Promise<string | undefined> {
    const words = slackMessages(parts.languageOf(roomOf(channel)));
    let missed: MissedHistory = { changes: [], unreadBefore: undefined };
    try {
      await inbound.hear(roomOf(channel), async () => {
        missed = await missedIn(channel, from, client);
        return asHeard(missed, channel);
      });
    } catch (error) {
      if (!UNREADABLE.has(slackError(error) ?? '')) throw error;
      log.error("What was said while Slack was away can't be read", { channel, why: slackErrorText(error) });
      return words.nothingRead;
    }
    const [newest] = missed.changes.map(({ message }) => message.ts).toSorted((a, b) => Number(b) - Number(a));
    if (newest !== undefined) await gaps.heard(channel, newest);
    if (missed.unreadBefore === undefined) return undefined;
    return words.partlyRead;
  }

  /** @param whole what the message tells, of which the gap may be the last part */
  async function say(channel: string, gap: Gap, whole: Gap, edits?: MessageId): Promise<void> {
    const message = await parts.send({
      kind: 'post',
      id: `slack:gap/${channel}/${gap.since}`,
      room: roomOf(channel),
      message: gapTold(whole, edits === undefined, parts.languageOf(roomOf(channel))),
      ...(edits === undefined ? {} : { edits }),
    });
    await gaps.told(channel, gap, message === undefined ? undefined : { ...whole, message });
  }

  /** Adds the gap to the notice before if that is fresh. Gives false if there is none, or somebody deleted it. */
  async function added(channel: string, gap: Gap): Promise<boolean> {
    const before = gaps.noticeIn(channel);
    if (!before || secondsBetween(before.until, gap.since) >= TOLD_TOGETHER_S) return false;
    try {
      const whole = { ...gap, since: before.since, unread: gap.unread ?? before.unread };
      await say(channel, gap, whole, before.message);
      return true;
    } catch (error) {
      if (!(error instanceof UndeliverableMessage)) throw error;
      return false;
    }
  }

  async function tell(channel: string, gap: Gap): Promise<void> {
    try {
      if (!(await added(channel, gap))) await say(channel, gap, gap);
    } catch (error) {
      if (!(error instanceof UndeliverableMessage)) throw error;
      log.error("A channel can't be told that something in it may be lost", { channel, why: error.message });
      await gaps.told(channel, gap, undefined);
    }
  }

  /** Tells what is not told yet. Gives whether some of it has to wait. */
  async function tellAll(channel: string): Promise<boolean> {
    try {
      for (const gap of gaps.untoldIn(channel)) await tell(channel, gap);
      waiting.delete(channel);
      return false;
    } catch (error) {
      if (error instanceof TryLater || waiting.has(channel)) return true;
      waiting.add(channel);
      log.warn("A channel couldn't be told yet that something in it may be lost; trying again", {
        channel,
        why: slackErrorText(error),
      });
      return true;
    }
  }

  async function close(channel: string, deaf: boolean, ran: string | undefined): Promise<void> {
    fresh.delete(channel);
    const known = gaps.of(channel);
    const since = known?.missedSince;
    if (!known || since === undefined) return;
    const to = now();
    const unread = await hearAfter(laterTs(known.begun, String(Number(since) - OVERLAP_S)), channel);
    const missedSince = instantOfTs(since);
    const deafSince = ran !== undefined && ran > missedSince ? ran : missedSince;
    const isWorthIt = unread !== undefined || (deaf && secondsBetween(deafSince, to) >= WORTH_TELLING_S);
    const untold = isWorthIt && parts.meets(roomOf(channel)) ? { since: deafSince, until: to, unread } : undefined;
    // What is heard is not read again, whatever keeps the notice from being sent.
    await gaps.closed(channel, { missedSince: fresh.get(channel), untold });
  }

  return {
    async note(since, isDeaf) {
      wasDeaf ||= isDeaf;
      const noted = channels.map((channel) => {
        const known = gaps.of(channel);
        if (!known) return gaps.begin(channel, tsOfInstant(now()));
        const from = since === undefined ? known.until : tsOfInstant(since);
        fresh.set(channel, fresh.get(channel) ?? from);
        return gaps.missed(channel, from);
      });
      await Promise.all(noted);
    },
    async readBack() {
      const [deaf, first] = [wasDeaf, isFirst];
      // The last run went on after it heard the last message: Gavel was deaf only from some later time on.
      const ran = first ? gaps.aliveAt() : undefined;
      wasDeaf = false;
      isFirst = false;
      const failures: unknown[] = [];
      let waits = false;
      for (const channel of channels) {
        await close(channel, deaf, ran).catch((error: unknown) => failures.push(error));
        waits = (await tellAll(channel)) || waits;
      }
      const [failure] = failures;
      if (failure === undefined) return waits;
      wasDeaf ||= deaf;
      isFirst ||= first;
      throw failure;
    },
  };
}
