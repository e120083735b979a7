import type { AdapterRecordPut } from '../../ports/adapter-memory.ts';
import type { MessageId } from '../../ports/chat.ts';
import { ALIVE_KEY, gapKey, type SlackRecords, type StoredGap } from './records.ts';
import { laterTs } from './timestamps.ts';

/** Up to where a channel was heard, in Slack's time stamps. */
export interface HeardUntil {
  /** Since when Gavel listens here. */
  readonly begun: string;
  /** When what was heard last was said. */
  readonly until: string;
  /** Since when something is missing; undefined if nothing is. */
  readonly missedSince: string | undefined;
}

/** A time in which something may have been lost. */
export interface Gap {
  /** From the beginning of the first gap to the end of the last: ISO 8601, UTC. */
  readonly since: string;
  readonly until: string;
  /** What could not be read, in words; undefined if all was. */
  readonly unread: string | undefined;
}

/** A message that tells of gaps. */
export interface GapNotice extends Gap {
  readonly message: MessageId;
}

/** What a gap leaves behind. */
export interface GapLeft {
  /** Since when something is missing again. */
  readonly missedSince: string | undefined;
  /** What the channel has to be told. */
  readonly untold: Gap | undefined;
}

/**
 * Up to where each channel was heard, so that what was said meanwhile can be read back. What was said is not kept. What
 * a method tells is so at once; what resolves is on disk.
 */
export interface GapLog {
  /** Reads what the last run left, which has to come before everything else. */
  load(): Promise<void>;
  of(channel: string): HeardUntil | undefined;
  /** Listens to the channel from now on: what was said before is none of Gavel's business. */
  begin(channel: string, ts: string): Promise<void>;
  /** Is on disk half a minute of the channel's time later, and at the stop: what is read back begins earlier than it has to. */
  heard(channel: string, ts: string): Promise<void>;
  missed(channel: string, since: string): Promise<void>;
  /** What was missed is read back. */
  closed(channel: string, left: GapLeft): Promise<void>;
  /** When the last run last is known to have been there: ISO 8601, UTC. */
  aliveAt(): string | undefined;
  /** Gavel stops in good order. @param at ISO 8601, UTC */
  stopped(at: string): Promise<void>;
  /** What the channel was told last of what was missed. */
  noticeIn(channel: string): GapNotice | undefined;
  /** What the channel has to be told, the oldest first. */
  untoldIn(channel: string): readonly Gap[];
  /** A gap was told, or nobody can be told of it. @param notice undefined if no message tells of it */
  told(channel: string, gap: Gap, notice: GapNotice | undefined): Promise<void>;
}

/** A commit for every message would keep each waiting for the disk. */
const WRITTEN_EVERY_S = 30;

const asStored = ({ since, until, unread }: Gap): StoredGap => ({ since, until, unread: unread ?? null });
const asGap = ({ since, until, unread }: StoredGap): Gap => ({ since, until, unread: unread ?? undefined });

/** @param now ISO 8601, UTC */
export function gapLog(records: SlackRecords, now: () => string): GapLog {
  const { write } = records;
  const channels = new Map<string, HeardUntil>();
  const notices = new Map<string, GapNotice>();
  const untold = new Map<string, readonly Gap[]>();
  // Up to where each channel was heard as the disk has it.
  const written = new Map<string, string>();
  let alive: string | undefined;

  const putOf = (channel: string, { begun, until, missedSince }: HeardUntil) =>
    records.channel.put(channel, { begun, until, missed: missedSince ?? null }, now());

  /** @param also what is written together with it */
  async function change(channel: string, known: HeardUntil, also: readonly AdapterRecordPut[] = []): Promise<void> {
    channels.set(channel, known);
    written.set(channel, known.until);
    await write({ put: [putOf(channel, known), ...also] });
  }

  return {
    async load() {
      alive = await records.alive.read(ALIVE_KEY);
      for (const { key, value } of await records.channel.list()) {
        const { begun, until, missed } = value;
        channels.set(key, { begun, until, missedSince: missed ?? undefined });
      }
      for (const { key, value } of await records.notice.list())
        notices.set(key, { ...asGap(value), message: value.message });
      // Last, since it adds to what is there: if reading fails before it, all is read again.
      for (const { key, value } of await records.untold.list()) {
        const [channel = ''] = key.split(' ');
        untold.set(channel, [...(untold.get(channel) ?? []), asGap(value)]);
      }
    },
    of: (channel) => channels.get(channel),
    async begin(channel, ts) {
      if (!channels.has(channel)) await change(channel, { begun: ts, until: ts, missedSince: undefined });
    },
    async heard(channel, ts) {
      const known = channels.get(channel);
      if (!known) return;
      const until = laterTs(ts, known.until);
      channels.set(channel, { ...known, until });
      if (Number(until) - Number(written.get(channel) ?? 0) > WRITTEN_EVERY_S)
        await change(channel, { ...known, until });
    },
    async missed(channel, since) {
      const known = channels.get(channel);
      if (!known || (known.missedSince !== undefined && Number(known.missedSince) <= Number(since))) return;
      await change(channel, { ...known, missedSince: since });
    },
    async closed(channel, { missedSince, untold: gap }) {
      const known = channels.get(channel);
      if (!known) return;
      if (gap) untold.set(channel, [...(untold.get(channel) ?? []), gap]);
      const toTell = gap ? [records.untold.put(gapKey(channel, gap), asStored(gap), now())] : [];
      await change(channel, { ...known, missedSince }, toTell);
    },
    aliveAt: () => alive,
    stopped: (at) =>
      write({
        put: [...[...channels].map(([channel, known]) => putOf(channel, known)), records.alive.put(ALIVE_KEY, at, at)],
      }),
    noticeIn: (channel) => notices.get(channel),
    untoldIn: (channel) => untold.get(channel) ?? [],
    async told(channel, gap, said) {
      const { notice } = records;
      const put = said ? [notice.put(channel, { ...asStored(said), message: said.message }, now())] : [];
      await write({ remove: [records.untold.named(gapKey(channel, gap))], put });
      untold.set(
        channel,
        (untold.get(channel) ?? []).filter(({ since }) => since !== gap.since),
      );
      if (said) notices.set(channel, said);
    },
  };
}
