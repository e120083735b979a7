import { z } from 'zod';

import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { typedRecords, type TypedRecords } from '../typed-records.ts';

const PlaceSchema = z.object({ channel: z.string(), ts: z.string() });
const SentSchema = z.object({ triedAt: z.string(), done: z.boolean(), message: z.string().nullable() });
const ReactionSchema = z.object({ user: z.string(), emoji: z.string(), put: z.boolean(), at: z.string() });
const UploadSchema = z.object({ file: z.string(), shared: z.boolean() });
const ChannelSchema = z.object({ begun: z.string(), until: z.string(), missed: z.string().nullable() });
const GapSchema = z.object({ since: z.string(), until: z.string(), unread: z.string().nullable() });
const NoticeSchema = GapSchema.extend({ message: z.string() });

type Place = z.infer<typeof PlaceSchema>;
export type StoredGap = z.infer<typeof GapSchema>;

/** The adapter's records. What people said is in none of them. */
export interface SlackRecords {
  /** Writes together what the records below give. */
  readonly write: AdapterMemory['write'];
  /** What was to be sent, by the outgoing id; from when it was tried. */
  readonly sent: TypedRecords<z.infer<typeof SentSchema>>;
  /** Messages that ask for reactions, by `placeKey`; from when they were posted. */
  readonly open: TypedRecords<Place>;
  /** What was heard of each reaction to them, by `reactionKey`; from when the message was posted. */
  readonly reacted: TypedRecords<z.infer<typeof ReactionSchema>>;
  /** Gavel's own reactions, by `ownReactionKey`; from when the message was posted. */
  readonly ownReaction: TypedRecords<true>;
  /** The files that were uploaded, by the outgoing id. */
  readonly upload: TypedRecords<z.infer<typeof UploadSchema>>;
  /** Up to where each channel was heard. */
  readonly channel: TypedRecords<z.infer<typeof ChannelSchema>>;
  /** What each channel was told last of a gap. */
  readonly notice: TypedRecords<z.infer<typeof NoticeSchema>>;
  /** What each channel has to be told of a gap, by `gapKey`. */
  readonly untold: TypedRecords<StoredGap>;
  /** One record, under ALIVE_KEY: when Gavel last is known to have run. */
  readonly alive: TypedRecords<string>;
}

export const ALIVE_KEY = 'gavel';

export const placeKey = ({ channel, ts }: Place): string => `${channel} ${ts}`;

export const reactionKey = (place: Place, { user, emoji }: { user: string; emoji: string }): string =>
  `${placeKey(place)} ${user} ${emoji}`;

export const ownReactionKey = (place: Place, name: string): string => `${placeKey(place)} ${name}`;

export const gapKey = (channel: string, { since }: { readonly since: string }): string => `${channel} ${since}`;

export const slackRecords = (memory: AdapterMemory): SlackRecords => ({
  write: (changes) => memory.write(changes),
  sent: typedRecords(memory, 'sent', SentSchema),
  open: typedRecords(memory, 'open', PlaceSchema),
  reacted: typedRecords(memory, 'reacted', ReactionSchema),
  ownReaction: typedRecords(memory, 'own-reaction', z.literal(true)),
  upload: typedRecords(memory, 'upload', UploadSchema),
  channel: typedRecords(memory, 'channel', ChannelSchema),
  notice: typedRecords(memory, 'gap-notice', NoticeSchema),
  untold: typedRecords(memory, 'gap-untold', GapSchema),
  alive: typedRecords(memory, 'alive', z.string()),
});
