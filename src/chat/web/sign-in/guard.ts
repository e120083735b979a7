import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { sendsWhatFormsCannot } from '../local-only.ts';
import { WebRefusal } from '../refused.ts';

/** Where people sign out: a form does it, which carries nothing but the wish. */
export const SIGN_OUT_PATH = '/sign-out';

/**
 * Lets in only what people ask under the public address, and lets only the room's own pages do something: every browser
 * says from where a POST comes, and nothing else has the cookie.
 */
export function onlyOwnPages(publicUrl: string): MiddlewareHandler {
  const { host, origin } = new URL(publicUrl);
  return async (c, next) => {
    if (c.req.header('host')?.toLowerCase() !== host) throw new WebRefusal((say) => say.publicOnly(origin), 403);
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (c.req.header('origin') !== origin) throw new WebRefusal((say) => say.otherPage, 403);
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') throw new WebRefusal((say) => say.otherPage, 403);
    if (c.req.path !== SIGN_OUT_PATH && !sendsWhatFormsCannot(c)) throw new WebRefusal((say) => say.sendJson, 415);
    return next();
  };
}

/** Counts what somebody does. Gives the seconds until they may again; 0 if they may now. */
export type PaceLimit = (who: string) => Promise<number>;

/** Allows something so often in so many seconds. */
export function paceLimit(most: number, seconds: number): PaceLimit {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds });
  return async (who) => {
    try {
      await limiter.consume(who);
      return 0;
    } catch (limited) {
      if (limited instanceof RateLimiterRes) return Math.max(1, Math.ceil(limited.msBeforeNext / 1000));
      throw limited;
    }
  };
}
