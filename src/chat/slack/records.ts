import { z } from 'zod';

import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { typedRecords, type TypedRecords } from '../typed-records.ts';

const place = z.object({ channel: z.string(), ts: z.string() });
const sent = z.object({ triedAt: z.string(), done: z.boolean(), message: z.string().nullable() });
const reaction = z.object({ user: z.string(), emoji: z.string(), put: z.boolean(), at: z.string() });
const upload = z.object({ file: z.string(), shared: z.boolean() });
const channel = z.object({ begun: z.string(), until: z.string(), missed: z.string().nullable() });
const gap = z.object({ since: z.string(), until: z.string(), unread: z.string().nullable() });
const notice = gap.extend({ message: z.string() });

/** The adapter's records. What people said is in none of them. */
export interface SlackRecords {
  /** Writes together what the records below give. */
  readonly write: AdapterMemory['write'];
  /** What was to be sent, by the outgoing id; from when it was tried. */
  readonly sent: TypedRecords<z.infer<typeof sent>>;
  /** Messages that ask for reactions, by `placeKey`; from when they were posted. */
  readonly open: TypedRecords<z.infer<typeof place>>;
  /** What was heard of each reaction to them, by `reactionKey`; from when the message was posted. */
  readonly reacted: TypedRecords<z.infer<typeof reaction>>;
  /** Gavel's own reactions, by `ownReactionKey`; from when the message was posted. */
  readonly ownReaction: TypedRecords<true>;
  /** The files that were uploaded, by the outgoing id. */
  readonly upload: TypedRecords<z.infer<typeof upload>>;
  /** Up to where each channel was heard. */
  readonly channel: TypedRecords<z.infer<typeof channel>>;
  /** What each channel was told last of a gap. */
  readonly notice: TypedRecords<z.infer<typeof notice>>;
  /** What each channel has to be told of a gap, by `gapKey`. */
  readonly untold: TypedRecords<z.infer<typeof gap>>;
  /** One record, under ALIVE_KEY: when Gavel last is known to have run. */
  readonly alive: TypedRecords<string>;
}

export type StoredGap = z.infer<typeof gap>;

export const ALIVE_KEY = 'gavel';

export const placeKey = ({ channel: at, ts }: z.infer<typeof place>): string => `${at} ${ts}`;

export const reactionKey = (at: z.infer<typeof place>, { user, emoji }: { user: string; emoji: string }): string =>
  `${placeKey(at)} ${user} ${emoji}`;

export const ownReactionKey = (at: z.infer<typeof place>, name: string): string => `${placeKey(at)} ${name}`;

export const gapKey = (at: string, { since }: { readonly since: string }): string => `${at} ${since}`;

export const slackRecords = (memory: AdapterMemory): SlackRecords => ({
  write: (changes) => memory.write(changes),
  sent: typedRecords(memory, 'sent', sent),
  open: typedRecords(memory, 'open', place),
  reacted: typedRecords(memory, 'reacted', reaction),
  ownReaction: typedRecords(memory, 'own-reaction', z.literal(true)),
  upload: typedRecords(memory, 'upload', upload),
  channel: typedRecords(memory, 'channel', channel),
  notice: typedRecords(memory, 'gap-notice', notice),
  untold: typedRecords(memory, 'gap-untold', gap),
  alive: typedRecords(memory, 'alive', z.string()),
});
