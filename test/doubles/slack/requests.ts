import { createHmac } from 'node:crypto';

import type { Envelope } from './socket-lines.ts';

type Json = Readonly<Record<string, unknown>>;

/** Posts what Slack posts to a request URL, signed (docs.slack.dev, "Verifying requests from Slack"). */
async function post(
  url: string,
  secret: string,
  { type, payload }: Envelope,
  how: { readonly at?: number; readonly attempt?: number } = {},
): Promise<Response> {
  const body =
    type === 'events_api'
      ? JSON.stringify(payload)
      : new URLSearchParams(
          type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Readonly<Record<string, string>>),
        ).toString();
  const timestamp = String(how.at ?? Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'X-Slack-Request-Timestamp': timestamp,
      'X-Slack-Signature': `v0=${signature}`,
      ...(how.attempt === undefined
        ? {}
        : { 'X-Slack-Retry-Num': String(how.attempt), 'X-Slack-Retry-Reason': 'http_timeout' }),
    },
    body,
  });
}

/** Delivers over HTTP; what is not answered with 200 is an error. */
export async function deliverOverHttp(url: string, secret: string, envelope: Envelope, attempt: number): Promise<Json> {
  const answer = await post(url, secret, envelope, attempt === 0 ? {} : { attempt });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`the app answered ${answer.status} to ${envelope.type}`);
  return text === '' ? {} : text.startsWith('{') ? (JSON.parse(text) as Json) : { text };
}
