import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { slashCommands } from '../../../src/chat/slack/manifest.ts';
import { handClock, type HandClock } from '../../../src/clock/hand.ts';
import { meetingDomain } from '../../../src/features/meeting-domain.ts';
import { TAG_EMOJI } from '../../../src/features/notes/tags.ts';
import { memoryForge } from '../../../src/forge/memory/memory.ts';
import type { Meeting } from '../../../src/meeting/feature.ts';
import type { Group } from '../../../src/meeting/group.ts';
import type { Member } from '../../../src/meeting/member.ts';
import type { Store } from '../../../src/ports/store.ts';
import { recordingForms } from '../../../src/queries/forms.ts';
import { createPages } from '../../../src/queries/pages.ts';
import type { Secretary } from '../../../src/secretary/secretary.ts';
import { meetsIn } from '../../../src/setup/meets.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.ts';
import { until } from '../eventually.ts';
import { problemsTo } from '../log-to.ts';
import { startRuns } from '../secretary-runs.ts';
import { currentMeeting, testSecretary } from '../secretary.ts';
import { fakeSlack, type FakeSlack } from './slack.ts';
import { testSlackChat } from './test-slack-chat.ts';
import type { SlackPerson } from './workspace.ts';

export interface SlackWorldOptions {
  /** Each group, and the channel in which it meets. */
  readonly groups: readonly { readonly group: Group; readonly channel: string }[];
  readonly people: readonly SlackPerson[];
  /** ISO 8601, UTC. */
  readonly at: string;
  /** How long Slack waits for an acknowledgement before it delivers an event again: by default as long as it takes. */
  readonly ackMs?: number;
}

/** Gavel as it runs, on SQLite and through bolt, in a workspace of the strict fake and on a clock that is turned. */
export interface SlackWorld {
  readonly slack: FakeSlack;
  readonly clock: HandClock;
  /** What the operator is told. */
  readonly troubles: string[];
  gavel(): Secretary;
  meeting(group: string): Meeting;
  /** The folder of everything that Gavel keeps. */
  readonly folder: string;
  /** Turns the clock second by second, until nothing is left to do or so many have passed. */
  settle(seconds?: number): Promise<void>;
  /** Ends Gavel and starts it again on what is on disk. */
  restart(): Promise<void>;
  /** Both connections stand. */
  connected(): Promise<void>;
  /** Slack goes away. Resolves when Gavel knows that it lost both connections, which it does by its clock. */
  cutOff(): Promise<void>;
  close(): Promise<void>;
}

/** Slack itself waits 3 s; a busy machine may need longer, and what is tested here is not how long. */
const PATIENT_ACK_MS = 60_000;

/** Of each connection, that it could not be made anew. */
const FIRST_FAILURE = /^Slack can't be reached yet.*"failures":1\}$/u;

export async function slackWorld({
  groups,
  people,
  at,
  ackMs = PATIENT_ACK_MS,
}: SlackWorldOptions): Promise<SlackWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-slack-'));
  const clock = handClock(at);
  const now = (): number => Date.parse(clock.now());
  const channels = groups.map(({ channel }) => channel);
  const slack = await fakeSlack({ people, channels, now, minuteMs: 50, ackMs });
  const troubles: string[] = [];
  const tell = (problem: string, facts: unknown): void =>
    void troubles.push(`${problem} ${JSON.stringify(facts ?? {})}`);
  const memberOf = (handle: string): Member | undefined =>
    groups.map(({ group }) => group.directory.byName(handle)).find((member) => member !== undefined);
  const ids = groups.map(({ group }) => group.id);
  const forges = groups.map(() => memoryForge({}));

  /** The one that is open now. */
  let store: Store | undefined;
  function open(): Secretary {
    const opened = openSqliteStore(join(folder, 'gavel.sqlite'));
    let started: Secretary | undefined;
    const gavelNow = (): Secretary => {
      if (!started) throw new Error('Gavel is still starting');
      return started;
    };
    const log = problemsTo(tell);
    const chat = testSlackChat(slack, {
      rooms: channels.map((channel) => `slack:${channel}`),
      memory: opened.store.memory('slack'),
      clock,
      log,
      recordsBy: TAG_EMOJI,
      pages: createPages(ids, gavelNow),
      forms: recordingForms(ids, gavelNow, opened.store),
      meets: meetsIn(ids, gavelNow),
      idOf: (handle) => memberOf(handle)?.accounts['slack']?.[0],
      commands: slashCommands(meetingDomain.kernel.commands, 'few'),
      emailOf: (handle) => memberOf(handle)?.email,
    });
    const bindings = groups.map(({ group, channel }, i) => ({
      group,
      rooms: [`slack:${channel}`],
      forge: forges[i] ?? memoryForge({}),
    }));
    started = testSecretary({ ...opened, clock, chats: [chat], bindings, log });
    store = opened.store;
    return started;
  }

  const lost = (): number => troubles.filter((trouble) => FIRST_FAILURE.test(trouble)).length;
  const runs = await startRuns(open);
  const world: SlackWorld = {
    slack,
    clock,
    folder,
    troubles,
    gavel: () => runs.current(),
    meeting: (group) => currentMeeting(runs.current(), group),
    async settle(seconds = 600) {
      for (let left = seconds; left > 0; left -= 1) {
        await runs.current().idle();
        if ((await store?.waiting())?.length === 0) return;
        clock.set(new Date(now() + 1000).toISOString());
      }
      throw new Error(`There is still something to send after ${seconds} s`);
    },
    async restart() {
      await runs.restart();
      await world.connected();
    },
    async connected() {
      await until(() => slack.lines.count() >= 2);
    },
    async cutOff() {
      const before = lost();
      slack.down = true;
      slack.lines.cut();
      await until(() => lost() >= before + 2);
    },
    async close() {
      await runs.stop();
      await slack.close();
      await rm(folder, { recursive: true });
    },
  };
  await world.connected();
  await world.settle();
  return world;
}
