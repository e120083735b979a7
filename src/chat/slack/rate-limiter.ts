/** How often a method may be called: so many at once, and then so many a minute. */
interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

// docs.slack.dev, "Rate limits": chat.postMessage about one a second in a channel, with short bursts; tier 3 is 50 a
// minute, tier 4 is 100. A little less than that, so that a 429 is the exception.
const CHANNEL: Rate = { burst: 5, perMinute: 60 };
const TIERS: Readonly<Record<string, Rate>> = {
  'chat.postMessage': CHANNEL,
  'chat.postEphemeral': { burst: 20, perMinute: 90 },
  'chat.update': { burst: 15, perMinute: 45 },
  'views.publish': { burst: 20, perMinute: 90 },
  'reactions.add': { burst: 15, perMinute: 45 },
  'reactions.remove': { burst: 15, perMinute: 45 },
};
const OTHER: Rate = { burst: 15, perMinute: 45 };

/** Keeps calls to the Web API within Slack's limits, by method and, where Slack counts so, by channel. */
export interface RateLimiter {
  /** Takes a place for a call now: 0; or says how many milliseconds to wait, and takes none. */
  readonly take: (method: string, channel: string) => number;
  /** Slack said to wait: no call of this kind before that. */
  readonly hold: (method: string, channel: string, milliseconds: number) => void;
}

const keyOf = (method: string, channel: string): string =>
  method === 'chat.postMessage' ? `${method} ${channel}` : method;

/** @param now milliseconds since 1970 */
export function createRateLimiter(now: () => number): RateLimiter {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const held = new Map<string, number>();
  return {
    take(method, channel) {
      const key = keyOf(method, channel);
      const at = now();
      const wait = (held.get(key) ?? 0) - at;
      if (wait > 0) return wait;
      const { burst, perMinute } = TIERS[method] ?? OTHER;
      const each = 60_000 / perMinute;
      const bucket = buckets.get(key) ?? { left: burst, at };
      const left = Math.min(burst, bucket.left + Math.max(0, at - bucket.at) / each);
      if (left < 1) return Math.ceil((1 - left) * each);
      buckets.set(key, { left: left - 1, at });
      return 0;
    },
    hold: (method, channel, milliseconds) => void held.set(keyOf(method, channel), now() + milliseconds),
  };
}
