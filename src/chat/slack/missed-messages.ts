import type { WebClient } from '@slack/web-api';

import { sayText, type Message, type MessagePiece } from '../../meeting/message.ts';
import type { Heard as HeardSomething, MessageId, OutgoingPost, RoomId } from '../../ports/chat.ts';
import { slackErrorText, slackError } from './errors.ts';
import type { GapLog, GapNotice } from './gaps.ts';
import { hearPast, instantOfTs, roomOf, type SlackWorkspace } from './heard-message.ts';
import { missedIn, type MissedHistory } from './history.ts';
import type { InboundQueue } from './inbound-queue.ts';
import type { SlackLog } from './log.ts';
import type { ThreadRoots } from './threads.ts';

export interface MissedMessagesParts extends SlackWorkspace {
  readonly client: WebClient;
  readonly ears: InboundQueue;
  readonly gaps: GapLog;
  readonly threads: ThreadRoots;
  readonly rooms: ReadonlySet<RoomId>;
  /** Whether a meeting is led in the room now, in which people want to know what was lost. */
  readonly meets: (room: RoomId) => boolean;
  readonly send: (outgoing: OutgoingPost) => Promise<MessageId | undefined>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly log: SlackLog;
}

/** Reads back what was said while Slack could not tell of it. */
export interface MissedMessages {
  /**
   * Something may have been missed.
   * @param since ISO 8601, UTC; undefined if nobody knows, which means since Gavel last heard something
   * @param isDeaf whether slash commands, which no history has, may have been lost as well
   */
  note(since: string | undefined, isDeaf: boolean): void;
  /**
   * Hears what was missed, each room in the order in which it was said.
   * @throws what kept it from reading, if trying again can help
   */
  readBack(): Promise<void>;
}

/** Slack delivers events again for about six minutes: what came after it may have been heard before it. */
const OVERLAP_S = 10 * 60;
/** Slack itself tells people when their slash command didn't get through: only a long gap is news to everybody. */
const WORTH_TELLING_S = 10 * 60;
/** A gap that follows another this soon goes into the same message. */
const TOLD_TOGETHER_S = 60 * 60;
// Asking again doesn't help before somebody fixes it, and by then the messages are old.
const UNREADABLE = new Set(['missing_scope', 'not_in_channel', 'channel_not_found', 'is_archived', 'access_denied']);

const stampOf = (iso: string): string => (Date.parse(iso) / 1000).toFixed(6);
const laterOf = (a: string, b: string): string => (Number(a) > Number(b) ? a : b);

/** What Gavel tells the room once the gap is over. */
function gapTold({ since, until, unread }: Omit<GapNotice, 'message'>, isFirst: boolean): Message {
  const when: MessagePiece[] = isFirst
    ? ['from ', { time: since }, ' to ', { time: until }]
    : ['at times between ', { time: since }, ' and ', { time: until }];
  const gap: MessagePiece[] = ['I couldn\u2019t hear Slack ', ...when, '. '];
  if (unread === undefined)
    return sayText(
      ...gap,
      'I have read what was said here meanwhile. Slash commands from then are lost: please type them again.',
    );
  return sayText(...gap, `${unread} Please say again what belongs in the minutes, and type slash commands again.`);
}

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

export function missedMessages(parts: MissedMessagesParts): MissedMessages {
  const { client, ears, gaps, threads, rooms, now, log } = parts;
  let wasDeaf = false;
  // Gaps that are noted while one before is still being read back, since when.
  const fresh = new Map<string, string>();
  // Gavel kept running after it heard the last message: it was deaf only from some later time on.
  let ranUntil = gaps.aliveAt();
  const channels = [...rooms].map((room) => room.slice('slack:'.length));

  async function asHeard({ changes }: MissedHistory, channel: string): Promise<HeardSomething[]> {
    const heard: HeardSomething[] = [];
    for (const change of changes) {
      const { ts, thread_ts: thread } = change.message;
      if (thread !== undefined && thread !== ts) threads.remember(channel, ts, thread);
      const one = await hearPast(change, channel, parts);
      if (one) heard.push(one);
    }
    return heard;
  }

  /** Hears what was said after an instant. Gives why not all of it could be read. */
  async function hearAfter(from: string, channel: string): Promise<string | undefined> {
    let missed: MissedHistory = { changes: [], unreadBefore: undefined };
    try {
      await ears.hear(roomOf(channel), async () => {
        missed = await missedIn(channel, from, client);
        return asHeard(missed, channel);
      });
    } catch (error) {
      if (!UNREADABLE.has(slackError(error) ?? '')) throw error;
      log('What was said while Slack was away cannot be read', { channel, why: slackErrorText(error) });
      return 'I can\u2019t read what was said here meanwhile.';
    }
    for (const { message } of missed.changes) gaps.heard(channel, message.ts);
    if (missed.unreadBefore === undefined) return undefined;
    return 'More was said here meanwhile than I can read back, so I have only the last of it.';
  }

  /** Posts a notice, or edits the one before if that is fresh. */
  async function tell(channel: string, gap: Omit<GapNotice, 'message'>): Promise<void> {
    const last = gaps.noticeIn(channel);
    const before = last && secondsBetween(last.until, gap.since) < TOLD_TOGETHER_S ? last : undefined;
    const whole = { ...gap, since: before?.since ?? gap.since, unread: gap.unread ?? before?.unread };
    const edits = before && { edits: before.message };
    const id = `slack:gap/${channel}/${gap.since}`;
    const room = roomOf(channel);
    const message = await parts.send({ kind: 'post', id, room, message: gapTold(whole, !before), ...edits });
    if (message !== undefined) gaps.told(channel, { ...whole, message });
  }

  async function close(channel: string, deaf: boolean, ran: string | undefined): Promise<void> {
    fresh.delete(channel);
    const known = gaps.of(channel);
    const since = known?.missedSince;
    if (!known || since === undefined) return;
    const from = laterOf(known.begun, String(Number(since) - OVERLAP_S));
    const to = now();
    const unread = await hearAfter(from, channel);
    const deafSince =
      [instantOfTs(since), ran]
        .filter((at) => at !== undefined)
        .toSorted()
        .at(-1) ?? to;
    const isWorthIt = unread !== undefined || (deaf && secondsBetween(deafSince, to) >= WORTH_TELLING_S);
    if (isWorthIt && parts.meets(roomOf(channel))) await tell(channel, { since: deafSince, until: to, unread });
    gaps.closed(channel);
    const next = fresh.get(channel);
    if (next !== undefined) gaps.missed(channel, next);
  }

  return {
    note(since, isDeaf) {
      wasDeaf ||= isDeaf;
      for (const channel of channels) {
        const known = gaps.of(channel);
        if (known) {
          const from = since === undefined ? known.until : stampOf(since);
          gaps.missed(channel, from);
          fresh.set(channel, fresh.get(channel) ?? from);
        } else gaps.begin(channel, stampOf(now()));
      }
    },
    async readBack() {
      const [deaf, ran] = [wasDeaf, ranUntil];
      wasDeaf = false;
      ranUntil = undefined;
      const failures: unknown[] = [];
      for (const channel of channels) await close(channel, deaf, ran).catch((error: unknown) => failures.push(error));
      const [failure] = failures;
      if (failure === undefined) return;
      wasDeaf ||= deaf;
      ranUntil ??= ran;
      throw failure;
    },
  };
}
