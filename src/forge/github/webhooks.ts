import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { serve } from '@hono/node-server';
import { verify } from '@octokit/webhooks-methods';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** A repository whose webhooks are heard. */
interface Hook {
  readonly group: string;
  /** OWNER/NAME */
  readonly repository: string;
  /** What GitHub signs with. */
  readonly secret: string;
}

export interface WebhookOptions {
  readonly host: string;
  readonly port: number;
  readonly hooks: readonly Hook[];
  /** Something changed in a group's repository. Resolves when that is on disk: only then GitHub hears that it arrived. */
  readonly changed: (group: string, delivery: string) => Promise<void>;
  /** Tells the operator. */
  readonly log: (problem: string, facts?: Readonly<Record<string, unknown>>) => void;
}

export interface GithubWebhooks {
  readonly url: string;
  stop(): Promise<void>;
}

/** GitHub sends at most 25 MB; what Gavel subscribes to is far smaller. */
const LARGEST = 5 * 1024 * 1024;

/**
 * Listens for GitHub's webhooks. A delivery says only that something has changed: what, Gavel asks GitHub itself. So
 * one that is lost is made up for by the next look, and one that comes twice does no harm.
 */
export async function githubWebhooks(options: WebhookOptions): Promise<GithubWebhooks> {
  const app = new Hono();
  app.post(
    '/github',
    bodyLimit({ maxSize: LARGEST, onError: (context) => context.text('That is too long.', 413) }),
    async (context) => {
      const text = await context.req.text();
      const signed = await signers(options.hooks, text, context.req.header('x-hub-signature-256') ?? '');
      const delivery = context.req.header('x-github-delivery') ?? '';
      if (signed.length === 0 || !/^[\w-]{1,80}$/u.test(delivery)) {
        options.log('A webhook without a right signature was refused', { delivery: delivery.slice(0, 80) });
        return context.text('The signature is missing or wrong.', 401);
      }
      const repository = repositoryIn(text);
      const meant = signed.filter((hook) => hook.repository.toLowerCase() === repository?.toLowerCase());
      for (const { group } of meant) await options.changed(group, delivery);
      return context.body(null, 202);
    },
  );
  app.onError((error, context) => {
    options.log('A webhook could not be written down; GitHub can deliver it again', { why: error.message });
    return context.text('Try again later.', 503);
  });
  const server = await listen(app, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}/github`,
    stop: async () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The hooks whose secret the body is signed with. Nothing of the body is read before. */
async function signers(hooks: readonly Hook[], text: string, signature: string): Promise<Hook[]> {
  if (!/^sha256=[0-9a-f]{64}$/u.test(signature) || text === '') return [];
  const right = await Promise.all(hooks.map(async ({ secret }) => verify(secret, text, signature)));
  return hooks.filter((_, i) => right[i]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function repositoryIn(text: string): string | undefined {
  const { repository }: { repository?: unknown } = Object(jsonOf(text));
  const { full_name: name }: { full_name?: unknown } = Object(repository);
  return typeof name === 'string' ? name : undefined;
}

async function listen(app: Hono, { host, port }: WebhookOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}
