import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';

import type { RoomTrouble } from './protocol.ts';

const LARGEST_BODY = 256 * 1024;

const trouble = (error: string): RoomTrouble => ({ error });

/** Whether a name means this machine and nothing else. Takes `localhost`, `127.0.0.1`, `[::1]`, with or without brackets. */
export const isLoopback = (name: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/iu.test(name);

function hostname(host: string): string | undefined {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/**
 * Lets only this machine in. The room has no passwords, so a foreign web page must not be able to speak in it: not by
 * a name of its own that leads here (the Host header), and not by sending forms or scripts here (the Origin header).
 */
export const onlyThisMachine: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  const name = hostname(host);
  if (name === undefined || !isLoopback(name)) {
    return c.json(trouble('This room answers only to localhost, 127.0.0.1 and [::1].'), 403);
  }
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  if (isForeign(c, host)) return c.json(trouble('Another web page may not speak in this room.'), 403);
  if (!SENT.test(c.req.header('content-type') ?? ''))
    return c.json(trouble('Send JSON (Content-Type: application/json).'), 415);
  return next();
};

/** What is sent here: no form can send any of these, nor can a foreign script that has not asked. */
const SENT = /^\s*(?:application\/json|image\/[\w.+-]+)\s*(?:;|$)/iu;

/** Every browser says where a POST comes from; who says neither is no browser. */
function isForeign(c: Context, host: string): boolean {
  const origin = c.req.header('origin');
  return origin === undefined ? c.req.header('sec-fetch-site') !== undefined : origin !== `http://${host}`;
}

/** Refuses what is larger than a message can be. */
export const smallBodies = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (c) => c.json(trouble('This is too long to post: a message may have up to 256 kB.'), 413),
});

const LARGEST_PICTURE = 20_000_000;

/** Refuses what is larger than a picture may be. */
export const largeBodies = bodyLimit({
  maxSize: LARGEST_PICTURE,
  onError: (c) => c.json(trouble('This picture is too large: it may have up to 20 MB.'), 413),
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
      return c.json(trouble(TOO_MANY), 503);
    }
    now += 1;
    try {
      return await next();
    } finally {
      now -= 1;
    }
  };
}

const TOO_MANY = 'Too many pictures are being uploaded right now. Please attach this one again in a few seconds.';

/** The headers of every answer. `scripts` are the hashes of the inline scripts that may run. */
export const securityHeaders = (scripts: readonly string[]): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", ...scripts],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    xContentTypeOptions: 'nosniff',
    xFrameOptions: 'DENY',
    // The room is plain HTTP on this machine.
    strictTransportSecurity: false,
  });
