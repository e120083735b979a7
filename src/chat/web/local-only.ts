import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { isLoopback } from './loopback.ts';
import { WebRefusal } from './refused.ts';

const LARGEST_BODY = 256 * 1024;

function hostname(host: string): string | undefined {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/**
 * Lets only this machine in. The room has no passwords, so a foreign web page must not be able to post in it: neither
 * under a name of its own that leads here (the Host header), nor with its forms and scripts (the Origin header).
 */
export const onlyThisMachine: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  const name = hostname(host);
  if (name === undefined || !isLoopback(name)) {
    throw new WebRefusal((say) => say.localOnly, 403);
  }
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  if (isForeign(c, host)) throw new WebRefusal((say) => say.otherPage, 403);
  if (!sendsWhatFormsCannot(c)) throw new WebRefusal((say) => say.sendJson, 415);
  return next();
};

const SENT = /^\s*(?:application\/json|image\/[\w.+-]+)\s*(?:;|$)/iu;

/** Whether it's of a type that no form can send, nor a foreign script that hasn't asked. */
export const sendsWhatFormsCannot = (c: Context): boolean => SENT.test(c.req.header('content-type') ?? '');

/** Every browser says where a POST comes from: without either header, it isn't a browser. */
function isForeign(c: Context, host: string): boolean {
  const origin = c.req.header('origin');
  return origin === undefined ? c.req.header('sec-fetch-site') !== undefined : origin !== `http://${host}`;
}

/** Refuses what's larger than a message can be. */
export const smallBodies = bodyLimit({
  maxSize: LARGEST_BODY,
  onError() {
    throw new WebRefusal((say) => say.tooLong, 413);
  },
});

const LARGEST_PICTURE = 20_000_000;

/** Refuses what's larger than a picture can be. */
export const largeBodies = bodyLimit({
  maxSize: LARGEST_PICTURE,
  onError() {
    throw new WebRefusal((say) => say.pictureTooLarge, 413);
  },
});

/** How many pictures may be on their way at once: each is in memory whole, and larger while it's read. */
const MOST_AT_ONCE = 8;
/** Seconds; a picture takes about as long. */
const TRY_AGAIN_AFTER = 2;

/** Lets in so many requests at a time. Those beyond are asked to come back before anything of their body is read. */
export function fewAtOnce(most = MOST_AT_ONCE): MiddlewareHandler {
  let now = 0;
  return async (c, next) => {
    if (now >= most) {
      c.header('Retry-After', String(TRY_AGAIN_AFTER));
      throw new WebRefusal((say) => say.tooManyUploads, 503);
    }
    now += 1;
    try {
      return await next();
    } finally {
      now -= 1;
    }
  };
}
