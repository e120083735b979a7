import type { WebClient } from '@slack/web-api';

import { sayText, type Message } from '../../meeting/message.ts';
import type { Heard as HeardSomething, OutgoingPost, RoomId } from '../../ports/chat.ts';
import { slackErrorText, slackError } from './errors.ts';
import type { GapLog } from './gaps.ts';
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
  readonly send: (outgoing: OutgoingPost) => Promise<unknown>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly log: SlackLog;
}

/** Reads back what was said while Slack could not tell of it. */
export interface MissedMessages {
  /**
   * Something may have been missed.
   * @param since ISO 8601, UTC; if nobody knows, since something was heard last
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
/** Nobody types a slash command in vain in a shorter gap without trying again. */
const WORTH_TELLING_S = 60;
// Asking again does not help before somebody mends it, and then the messages are old.
const UNREADABLE = new Set(['missing_scope', 'not_in_channel', 'channel_not_found', 'is_archived', 'access_denied']);

const stampOf = (iso: string): string => (Date.parse(iso) / 1000).toFixed(6);
const laterOf = (a: string, b: string): string => (Number(a) > Number(b) ? a : b);

/** What the room is told once the gap is over. */
function gapTold(since: string, to: string, unread: string | undefined): Message {
  const gap = ['I couldn\u2019t hear Slack from ', { time: instantOfTs(since) }, ' to ', { time: to }, '. '] as const;
  if (unread === undefined)
    return sayText(
      ...gap,
      'I have read what was said here meanwhile. Slash commands from then are lost: please type them again.',
    );
  return sayText(...gap, `${unread} Please say again what belongs in the minutes, and type slash commands again.`);
}

export function missedMessages(parts: MissedMessagesParts): MissedMessages {
  const { client, ears, gaps, threads, rooms, now, log } = parts;
  let wasDeaf = false;
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

  async function tell(channel: string, since: string, message: Message): Promise<void> {
    const id = `slack:gap/${channel}/${since}`;
    await parts.send({ kind: 'post', id, room: roomOf(channel), message });
  }

  async function close(channel: string): Promise<void> {
    const known = gaps.of(channel);
    const since = known?.missedSince;
    if (!known || since === undefined) return;
    const from = laterOf(known.begun, String(Number(since) - OVERLAP_S));
    const to = now();
    const unread = await hearAfter(from, channel);
    const isLong = Date.parse(to) / 1000 - Number(since) >= WORTH_TELLING_S;
    const isWorthIt = unread !== undefined || (wasDeaf && isLong);
    if (isWorthIt && parts.meets(roomOf(channel))) await tell(channel, since, gapTold(since, to, unread));
    gaps.closed(channel);
  }

  return {
    note(since, isDeaf) {
      wasDeaf ||= isDeaf;
      for (const channel of channels) {
        const known = gaps.of(channel);
        if (known) gaps.missed(channel, since === undefined ? known.until : stampOf(since));
        else gaps.begin(channel, stampOf(now()));
      }
    },
    async readBack() {
      const failures: unknown[] = [];
      for (const channel of channels) await close(channel).catch((error: unknown) => failures.push(error));
      const [failure] = failures;
      if (failure !== undefined) throw failure;
      wasDeaf = false;
    },
  };
}
