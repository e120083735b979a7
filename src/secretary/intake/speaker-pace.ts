import type { InLanguage } from '../../language/language.ts';
import { userKey } from '../../meeting/link.ts';
import { parseSpoken, type Vocabulary } from '../../meeting/parse-spoken.ts';
import type { Heard } from '../../ports/chat.ts';
import { secretaryMessages } from '../messages.ts';

/** How much one person can say at once, and how fast they can go on. */
export interface SpeakerLimit {
  /** Commands, lines and reactions at once. */
  readonly burst: number;
  readonly perMinute: number;
}

/** Why something isn't taken. */
export interface TooFast {
  /** The words for the person who spoke; undefined if they have heard them already. */
  readonly words?: (of: InLanguage) => string;
}

/** Follows how fast each person speaks. */
export interface SpeakerPace {
  /**
   * Counts something heard.
   * @param now the current time: ISO 8601, UTC
   * @returns undefined if it's taken, and otherwise why not
   */
  take(heard: Heard, now: string): TooFast | undefined;
}

interface Bucket {
  readonly left: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether they were told to wait, and have to until there's room for a good part of a burst. */
  readonly paused: boolean;
}

/** When Gavel is back, it hears what was said while it was away all at once, so what counts is when it was said. */
const LONGEST_AWAY_MS = 6 * 3_600_000;
const MINUTE_MS = 60_000;
/** How many people are remembered before those who have been quiet are forgotten. */
const REMEMBERED = 1000;

/** How many things it asks for. What takes something back costs nothing: it can only follow what was taken. */
function costOf(heard: Heard, words: Vocabulary): number {
  if (heard.kind === 'deletion' || (heard.kind === 'reaction' && heard.removed)) return 0;
  if (heard.kind !== 'message') return 1;
  return Math.max(1, parseSpoken(heard.text, words).filter(({ kind }) => kind !== 'talk').length);
}

/** The words for somebody who has to wait this many milliseconds. */
function inWords(cost: number, { burst }: SpeakerLimit, wait: number): (of: InLanguage) => string {
  const seconds = Math.max(10, Math.ceil(wait / 10_000) * 10);
  return (of) => {
    const say = secretaryMessages(of);
    return cost > burst ? say.tooManyCommands(cost, burst, seconds) : say.tooFast(seconds);
  };
}

/** A bucket for each speaker that fills up again as time passes. */
export function speakerPace(limit: SpeakerLimit, words: Vocabulary): SpeakerPace {
  const buckets = new Map<string, Bucket>();
  const perMs = limit.perMinute / MINUTE_MS;
  const resumesAt = limit.burst / 4;

  const filled = ({ left, at, paused }: Bucket, then: number): Bucket => {
    const now = Math.max(at, then);
    const fuller = Math.min(limit.burst, left + (now - at) * perMs);
    return { left: fuller, at: now, paused: paused && fuller < resumesAt };
  };

  function forgetTheQuiet(now: number): void {
    if (buckets.size <= REMEMBERED) return;
    for (const [key, bucket] of buckets) if (filled(bucket, now).left >= limit.burst) buckets.delete(key);
  }

  return {
    take(heard, now) {
      const cost = costOf(heard, words);
      if (cost === 0) return undefined;
      const present = Date.parse(now);
      // A homeserver can claim any time, so neither the future nor the distant past gives anybody more.
      const said = Math.max(present - LONGEST_AWAY_MS, Math.min(present, Date.parse(heard.at)));
      forgetTheQuiet(said);
      const key = userKey(heard.by);
      const bucket = filled(buckets.get(key) ?? { left: limit.burst, at: said, paused: false }, said);
      const isTaken = !bucket.paused && cost <= bucket.left;
      if (isTaken) {
        buckets.set(key, { ...bucket, left: bucket.left - cost });
        return undefined;
      }
      if (bucket.paused) {
        buckets.set(key, bucket);
        return {};
      }
      const left = cost > limit.burst ? 0 : Math.min(bucket.left, resumesAt / 2);
      buckets.set(key, { ...bucket, left, paused: true });
      return { words: inWords(cost, limit, (resumesAt - left) / perMs) };
    },
  };
}
