import { once } from 'node:events';

import { WebSocketServer } from 'ws';

import { payload } from './envelopes.ts';
import { queued, type Faults } from './faults.ts';
import { memberActions, type MemberActions } from './member-actions.ts';
import { deliverOverHttp } from './requests.ts';
import { retries, type Retries } from './retries.ts';
import { apiServer, portOf, type Call } from './server.ts';
import { socketLines, type Envelope, type SocketLines } from './socket-lines.ts';
import { takeUpload } from './uploads.ts';
import { webApi } from './web-api.ts';
import { slackWorkspace, type SlackPerson, type SlackWorkspace } from './workspace.ts';

type Json = Readonly<Record<string, unknown>>;

export interface FakeSlackOptions {
  readonly people: readonly SlackPerson[];
  readonly channels: readonly string[];
  /** Milliseconds since 1970: Slack's clock. */
  readonly now?: () => number;
  /** How long it waits for an acknowledgement; 3 s, as Slack does, if it is not given. */
  readonly ackMs?: number;
  /** How long a minute is, before it delivers again. */
  readonly minuteMs?: number;
}

/** A Slack of one workspace and one app: strict where Slack is, and as unreliable as the test wants it. */
export interface FakeSlack extends MemberActions {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly at: SlackWorkspace;
  /** Every call that was answered. */
  readonly calls: readonly Call[];
  readonly fault: ReturnType<typeof queued>['add'];
  /** Goes wrong by a rule of the test's own. */
  faults: Faults | undefined;
  readonly lines: SocketLines;
  readonly delivery: Retries;
  readonly views: {
    readonly id: string;
    readonly kind: 'modal' | 'home';
    readonly user: string;
    readonly view: Json;
  }[];
  scopes: readonly string[];
  down: boolean;
  /** Where events go, instead of over Socket Mode. */
  requestUrl: string | undefined;
  close(): Promise<void>;
}

const ALL_SCOPES = [
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.customize',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'reactions:read',
  'reactions:write',
  'users:read',
  'users:read.email',
];

/** How long Gavel waits for it in tests: soon again for a connection, and for an answer as long as it takes. */
export const PATIENT_WAITS = {
  retryMs: 20,
  stopMs: 2000,
  callMs: 600_000,
  lookUpMs: 600_000,
  readMs: 600_000,
} as const;

export async function fakeSlack(options: FakeSlackOptions): Promise<FakeSlack> {
  const { now = () => Date.now(), ackMs = 3000, minuteMs = 100 } = options;
  const at = slackWorkspace(options.people, options.channels, now);
  const wire = socketLines(at.app, ackMs);
  const faults = queued();
  const views: { id: string; kind: 'modal' | 'home'; user: string; view: Json }[] = [];
  const tokens = { bot: 'xoxb-fake-bot-token', app: 'xapp-fake-app-token' };
  const signingSecret = 'fake-signing-secret';

  const delivery = retries((envelope: Envelope, attempt: number) => {
    if (self.requestUrl === undefined) return wire.deliver(envelope, attempt);
    return deliverOverHttp(self.requestUrl, signingSecret, envelope, attempt);
  }, minuteMs);
  const { deliver } = delivery;
  const doing = memberActions(at, deliver);
  /** What the bot does itself comes back to it as events. */
  const tellBot = (event: Json): void => void deliver({ type: 'events_api', payload: event }).catch(() => undefined);

  const methods = webApi(at, {
    posted(channel, { ts, text, thread, username }) {
      const as = username === undefined ? {} : { subtype: 'bot_message', username, user: undefined };
      const event = { ts, event_ts: ts, text, channel, ...as, ...(thread === undefined ? {} : { thread_ts: thread }) };
      tellBot(doing.event(payload('message-of-the-bot', { event })));
    },
    edited(channel, { ts, text, edited, username }, before) {
      const as = username === undefined ? {} : { subtype: 'bot_message', username, user: undefined };
      const inner = { ts, text, ...as, edited: { user: at.bot.id, ts: edited } };
      const event = { channel, ts: edited, event_ts: edited, message: inner, previous_message: { ts, text: before } };
      tellBot(doing.event(payload('message-of-the-bot-changed', { event })));
    },
    reacted(what, channel, { ts, user }, name) {
      const item = { type: 'message', channel, ts };
      const event = { user: at.bot.user, reaction: name, item, item_user: user, event_ts: at.ts() };
      tellBot(doing.event(payload(`reaction-${what}`, { event })));
    },
    viewed: (kind, user, view) => `V0GAVEL${views.push({ id: `V0GAVEL${views.length + 1}`, kind, user, view })}`,
    triggered: doing.triggered,
    uploadUrl: (id) => `http://127.0.0.1:${portOf(server)}/upload/v1/${id}`,
    fileUrl: (id) => `http://127.0.0.1:${portOf(server)}/files-pri/T0-${id}/download`,
  });
  const { server, calls } = apiServer({
    methods,
    tokens,
    scopes: () => self.scopes,
    kindOf: (channel) => (at.channels.has(String(channel)) ? at.kindOf(String(channel)) : undefined),
    faults: () => self.faults ?? faults,
    isDown: () => self.down,
    take: (path, bytes) => takeUpload(at, path, bytes),
    file: (path) => [...at.files.values()].find(({ id }) => path === `/files-pri/T0-${id}/download`)?.bytes,
    socketUrl: (port) => `ws://127.0.0.1:${port}/link/?ticket=1`,
  });
  const sockets = new WebSocketServer({ server, path: '/link/' });
  sockets.on('connection', (socket) => (self.down ? socket.terminate() : wire.connected(socket)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const self: FakeSlack = {
    ...doing,
    apiUrl: `http://127.0.0.1:${portOf(server)}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret,
    at,
    calls,
    fault: faults.add,
    faults: undefined,
    lines: wire,
    delivery,
    views,
    scopes: ALL_SCOPES,
    down: false,
    requestUrl: undefined,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return self;
}
