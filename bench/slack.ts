import { join } from 'node:path';

import { App, SocketModeReceiver } from '@slack/bolt';
import Sqlite from 'better-sqlite3';

import { systemClock } from '../src/clock/system.ts';
import { memoryForge } from '../src/forge/memory/memory.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite.ts';
import { until } from '../test/doubles/eventually.ts';
import { inventedGroup } from '../test/doubles/invented-group.ts';
import { testSecretary } from '../test/doubles/secretary.ts';
import { payload } from '../test/doubles/slack/envelopes.ts';
import { fakeSlack, type FakeSlack } from '../test/doubles/slack/slack.ts';
import { testSlackChat } from '../test/doubles/slack/test-slack-chat.ts';
import { durations, median, pause, type Durations } from './measure.ts';
import type { Latency } from './throughput.ts';

/** From a slash command on the wire to its acknowledgement, of Gavel and of a bolt app that does nothing but that. */
export interface SlackAck {
  /** How many commands each got in a round. */
  readonly commands: number;
  /** Milliseconds, the medians of the rounds. */
  readonly gavel: Latency;
  readonly bolt: Latency;
  /** The same app, where it writes one row to the disk first. */
  readonly writing: Latency;
  /** Gavel's for the other's in the same round, the medians. */
  readonly toBolt: Latency;
  readonly toWriting: Latency;
}

const CHANNEL = 'C0LOBBY00';
const MIRA = { id: 'U0MIRA000', login: 'mira', displayName: 'Mira' };
const COMMANDS = 300;
const WARM_UP = 50;
/** What Gavel does after an acknowledgement is not to be in the way of the next one. */
const BETWEEN_MS = 5;

interface Party {
  readonly slack: FakeSlack;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const workspace = (): Promise<FakeSlack> => fakeSlack({ people: [MIRA], channels: [CHANNEL] });

/** Waits until so many connections stand. */
const connected = ({ lines }: FakeSlack, count: number): Promise<unknown> => until(() => lines.count() === count);

/** The whole of Gavel, with a meeting in session: what is typed is on disk before it is acknowledged. */
async function gavelParty(folder: string): Promise<Party> {
  const slack = await workspace();
  const { store, jobs } = openSqliteStore(join(folder, 'slack-bench.sqlite'));
  const clock = systemClock();
  const group = inventedGroup({
    schedule: { start: '17:00' },
    members: [{ handle: 'mira', slack: MIRA.id }],
    secretaries: [],
  });
  const room = `slack:${CHANNEL}`;
  const chat = testSlackChat(slack, {
    rooms: [room],
    memory: store.memory('slack'),
    clock,
    // As in production.
    waits: {},
  });
  const bindings = [{ group, rooms: [room], forge: memoryForge() }];
  const gavel = testSecretary({ store, jobs, clock, chats: [chat], bindings });
  await gavel.start();
  await connected(slack, 2);
  await slack.command(MIRA.id, CHANNEL, '/meeting', 'start');
  return {
    slack,
    idle: () => gavel.idle(),
    async stop() {
      await gavel.stop();
      await slack.close();
    },
  };
}

/** One row in one transaction, as durable as Gavel's. */
function durableWrites(folder: string): { readonly write: (text: string) => void; readonly close: () => void } {
  const database = new Sqlite(join(folder, 'slack-bench-rows.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE rows (text TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO rows VALUES (?)');
  return { write: (text) => void insert.run(text), close: () => void database.close() };
}

/** The least that bolt can do, and beside it the least that it can do for what must not be lost. */
async function boltParty(write: (text: string) => void = () => undefined): Promise<Party> {
  const slack = await workspace();
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({ appToken: slack.appToken, installerOptions: { clientOptions } });
  const app = new App({ token: slack.botToken, receiver, clientOptions });
  app.command('/note', async ({ command, ack }) => {
    write(JSON.stringify(command));
    await ack();
  });
  await app.start();
  await connected(slack, 1);
  return {
    slack,
    idle: () => Promise.resolve(),
    async stop() {
      await app.stop();
      await connected(slack, 0);
      await slack.close();
    },
  };
}

let typed = 0;

/** One command, from when Slack has it to when Slack has its acknowledgement: milliseconds. */
async function acknowledged({ slack, idle }: Party): Promise<number> {
  typed += 1;
  const who = { channel_id: CHANNEL, user_id: MIRA.id, user_name: MIRA.login };
  const what = { command: '/note', text: `what was said, number ${typed}`, trigger_id: `${typed}.bench` };
  const envelope = { type: 'slash_commands', payload: payload('slash-command', { ...who, ...what }) } as const;
  await pause(BETWEEN_MS);
  await idle();
  const begun = performance.now();
  await slack.delivery.deliver(envelope);
  return performance.now() - begun;
}

const latency = (all: Durations): Latency => ({ p50: all.percentile(50), p99: all.percentile(99) });

/** By turns, so that whatever else the machine does falls on both alike. */
async function round(parties: readonly Party[], commands: number): Promise<Latency[]> {
  const all = parties.map(() => durations());
  for (let i = 0; i < commands; i += 1) {
    for (const [k, party] of parties.entries()) all[k]?.add(await acknowledged(party));
  }
  return all.map(latency);
}

const medians = (all: readonly Latency[]): Latency => ({
  p50: median(all.map(({ p50 }) => p50)),
  p99: median(all.map(({ p99 }) => p99)),
});

const NONE: Latency = { p50: Number.NaN, p99: Number.NaN };

/** @param folder on the disk to be measured */
export async function slackAck(folder: string, rounds: number, commands = COMMANDS): Promise<SlackAck> {
  const rows = durableWrites(folder);
  const parties = [await gavelParty(folder), await boltParty(), await boltParty(rows.write)];
  try {
    await round(parties, Math.min(commands, WARM_UP));
    const each: Latency[][] = [];
    for (let i = 0; i < rounds; i += 1) each.push(await round(parties, commands));
    const of = (party: number): Latency => medians(each.map((one) => one[party] ?? NONE));
    const to = (party: number): Latency =>
      medians(
        each.map(({ 0: ours = NONE, [party]: theirs = NONE }) => ({
          p50: ours.p50 / theirs.p50,
          p99: ours.p99 / theirs.p99,
        })),
      );
    return { commands, gavel: of(0), bolt: of(1), writing: of(2), toBolt: to(1), toWriting: to(2) };
  } finally {
    for (const party of parties) await party.stop();
    rows.close();
  }
}
