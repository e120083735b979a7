import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import { forgetDaily } from '../forget-daily.ts';
import { slackErrorText } from './errors.ts';
import { gapLog, type GapLog } from './gaps.ts';
import type { SlackLog } from './log.ts';
import { openReactions, type OpenReactions } from './open-reactions.ts';
import { ownReactions, type OwnReactions } from './own-reactions.ts';
import { slackRecords } from './records.ts';
import { sentLog, type SentLog } from './sent-log.ts';
import { uploadLog, type UploadLog } from './uploads.ts';

/** What the adapter has to know after a restart. */
export interface SlackMemory {
  readonly sent: SentLog;
  readonly open: OpenReactions;
  readonly own: OwnReactions;
  readonly uploads: UploadLog;
  readonly gaps: GapLog;
  /**
   * Resolves when it's known what the last run left. Nothing may be heard or sent before: that would change how
   * long the last run seems to have lasted. Forgets what is older than 30 days.
   */
  ready(): Promise<void>;
  /** Gavel stops in good order. Does nothing if it never began; never rejects. */
  stopped(): Promise<void>;
}

// No outbox tries longer, and no vote stays open longer.
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** @param now ISO 8601, UTC */
export function slackMemory(memory: AdapterMemory, now: () => string, log: SlackLog): SlackMemory {
  const records = slackRecords(memory);
  const gaps = gapLog(records, now);
  const { sent, open, reacted, ownReaction, upload } = records;
  const forget = forgetDaily([sent, open, reacted, ownReaction, upload], KEPT_MS, () => Date.parse(now()));
  let loaded: Promise<void> | undefined;

  const load = (): Promise<void> =>
    (loaded ??= gaps.load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));

  return {
    sent: sentLog(records),
    open: openReactions(records),
    own: ownReactions(records),
    uploads: uploadLog(records),
    gaps,
    async ready() {
      await load();
      await forget().catch((error: unknown) =>
        log.warn("Old records can't be deleted yet", { why: slackErrorText(error) }),
      );
    },
    async stopped() {
      const began = loaded;
      loaded = undefined;
      if (!began) return;
      try {
        await began;
        await gaps.stopped(now());
      } catch (error) {
        const why = slackErrorText(error);
        log.warn("How far Slack was read couldn't be saved, so the next start reads back more of it", {
          why,
        });
      }
    },
  };
}
