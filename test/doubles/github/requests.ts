import type { IncomingMessage } from 'node:http';

/** A request as it reached GitHub. */
export interface GitHubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body, and what they say where they are JSON. */
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

export interface GitHubAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or bytes as they stand. */
  readonly body?: unknown;
}

/** The answer that GitHub gives where something is wrong. */
export const refusal = (status: number, message: string, errors?: readonly unknown[]): GitHubAnswer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', ...(errors ? { errors } : {}) },
});

export async function readRequest(incoming: IncomingMessage): Promise<GitHubRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  const url = new URL(incoming.url ?? '/', 'http://github.test');
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    text,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
