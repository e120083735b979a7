import { createHash } from 'node:crypto';

import type { Context } from 'hono';

/** Something to send, as it is. */
export interface PageAnswer {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** Answers with something that readers may have already: then it says only that. Weak and strong tags are the same here. */
export function answerPage(c: Context, { type, body }: PageAnswer): Response {
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//u, ''));
  const headers = { ETag: tag, 'Cache-Control': 'no-cache' };
  if (known.includes(tag) || known.includes('*')) return c.body(null, 304, headers);
  return c.body(typeof body === 'string' ? body : Buffer.from(body), 200, { ...headers, 'Content-Type': type });
}
