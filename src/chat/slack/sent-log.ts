import type { MessageId } from '../../ports/chat.ts';
import { ALIVE_KEY, type SlackRecords } from './records.ts';

/** What is known of something that was to be sent. */
export interface SendRecord {
  /** When it was tried: ISO 8601, UTC. */
  readonly triedAt: string;
  /** Whether Slack said that it has it. */
  readonly done: boolean;
  readonly message?: MessageId;
}

/**
 * What Gavel sent to Slack, by the outgoing id. Slack has no idempotency key: what was tried and not confirmed has to
 * be looked for in the channel before it is sent again, after a crash too. What resolves is on disk.
 */
export interface SentLog {
  find(id: string): Promise<SendRecord | undefined>;
  /** It is going to be sent. @param at ISO 8601, UTC; an earlier attempt's time stays */
  tried(id: string, at: string): Promise<void>;
  done(id: string, message: MessageId | undefined): Promise<void>;
  /** Slack refused it: it was surely not sent. */
  refused(id: string): Promise<void>;
}

export function sentLog({ write, sent, alive }: SlackRecords): SentLog {
  return {
    async find(id) {
      const known = await sent.read(id);
      if (!known) return undefined;
      const { triedAt, done, message } = known;
      return { triedAt, done, ...(message === null ? {} : { message }) };
    },
    async tried(id, at) {
      const isNew = (await sent.read(id)) === undefined;
      const attempt = sent.put(id, { triedAt: at, done: false, message: null }, at);
      await write({ put: [...(isNew ? [attempt] : []), alive.put(ALIVE_KEY, at, at)] });
    },
    async done(id, message) {
      const known = await sent.read(id);
      if (known)
        await write({ put: [sent.put(id, { ...known, done: true, message: message ?? null }, known.triedAt)] });
    },
    refused: (id) => write({ remove: [sent.named(id)] }),
  };
}
