import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Forge } from '../ports/forge.ts';
import type { Store } from '../ports/store.ts';

/** One thing that Gavel needs to work. */
export interface ReadinessCheck {
  /** `store`, the id of a platform, `forge of parsers`. */
  readonly what: string;
  readonly ok: boolean;
  /** What is wrong, in words for the operator; no secrets, and nothing that people said. */
  readonly why?: string;
}

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: readonly ReadinessCheck[];
}

export interface ReadinessParts {
  readonly store: Pick<Store, 'memory'>;
  readonly chats: readonly Chat[];
  /** By group. @param path a file that the group's repository may have */
  readonly forges: readonly { readonly group: string; readonly forge: Pick<Forge, 'read'>; readonly path: string }[];
  readonly clock: Pick<Clock, 'now'>;
  /** Takes secrets out of words. */
  readonly keep: (words: string) => string;
}

/** Anyone who can ask can ask often, and each look at the store is a write. */
const STORE_HOLDS_MS = 1000;
/** A forge may count how often it is asked, so what it answered holds for so long. */
const FORGE_HOLDS_MS = 60_000;
/** After so long without an answer, the answer is no. */
const LIMIT_MS = 5000;

async function within<T>(work: Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error(`no answer in ${LIMIT_MS / 1000} seconds`)), LIMIT_MS);
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const connected = (chat: Chat): ReadinessCheck =>
  chat.isConnected?.() === false
    ? { what: chat.platform, ok: false, why: 'not connected; the log says why' }
    : { what: chat.platform, ok: true };

/** Whether Gavel can work now: the store can be written, each platform is connected, each forge answers. */
export function readiness({ store, chats, forges, clock, keep }: ReadinessParts): () => Promise<ReadinessReport> {
  const memory = store.memory('operations');
  const answers = new Map<string, { readonly until: number; readonly check: Promise<ReadinessCheck> }>();

  async function check(what: string, work: () => Promise<unknown>): Promise<ReadinessCheck> {
    try {
      await within(work());
      return { what, ok: true };
    } catch (error) {
      return { what, ok: false, why: keep(error instanceof Error ? error.message : String(error)) };
    }
  }

  /** The answer from before, while it holds. */
  function held(what: string, holdsMs: number, work: () => Promise<unknown>): Promise<ReadinessCheck> {
    const known = answers.get(what);
    const now = performance.now();
    if (known && now < known.until) return known.check;
    const asked = check(what, work);
    answers.set(what, { until: now + holdsMs, check: asked });
    return asked;
  }

  const writable = (): Promise<ReadinessCheck> =>
    held('store', STORE_HOLDS_MS, () =>
      memory.write({ put: [{ kind: 'readiness', key: 'last', value: null, at: clock.now() }] }),
    );
  const reachable = ({ group, forge, path }: ReadinessParts['forges'][number]): Promise<ReadinessCheck> =>
    held(`forge of ${group}`, FORGE_HOLDS_MS, () => forge.read(path));

  return async () => {
    const asked = await Promise.all([writable(), ...forges.map(reachable)]);
    const checks = [...asked, ...chats.map(connected)];
    return { ready: checks.every(({ ok }) => ok), checks };
  };
}
