import { join } from 'node:path';

import { fileClock } from './clock/file.ts';
import { systemClock } from './clock/system.ts';
import { groupOf, readConfig } from './config/config.ts';
import { hasGroups } from './config/environment.ts';
import { bridgeGhosts } from './config/ghosts.ts';
import type { Config, GroupConfig } from './config/schema.ts';
import { secretKeeper, type SecretKeeper } from './config/secrets.ts';
import { demoRepository } from './demo/repository.ts';
import { seedDemoRepository } from './demo/seed.ts';
import { meetingDomain } from './features/meeting-domain.ts';
import type { ServedApp } from './http-server/serve-app.ts';
import { createJobHandlers } from './jobs/job-handlers.ts';
import { readAhead } from './minutes-reader/read-ahead.ts';
import { heardTimes } from './operations/heard-times.ts';
import { rememberingLog, type RememberingLog } from './operations/recent-failures.ts';
import type { GavelStatus } from './operations/status.ts';
import { sharpPictures } from './pictures/sharp-pictures.ts';
import type { Clock } from './ports/clock.ts';
import type { OperatorLog } from './ports/operator-log.ts';
import { StartupError } from './ports/startup-error.ts';
import { speakerPace } from './secretary/intake/speaker-pace.ts';
import type { GroupBinding } from './secretary/secretary-deps.ts';
import { createSecretary, type Secretary } from './secretary/secretary.ts';
import { calendarFeeds } from './setup/calendars.ts';
import { checkDataFolder, checkUnusedDatabase, DATABASE_FILE, makeDataFolder } from './setup/data-folder.ts';
import { heldBack, unseededError, unwritableAtStart } from './setup/disk-at-start.ts';
import { checkForges, hearWebhooks, openForge, openPrivateForge } from './setup/forges.ts';
import { groupsReadiness, watchOperations } from './setup/operations.ts';
import { logLevel, standardError, writeOperatorLog } from './setup/operator-log.ts';
import { openPlatforms, platformSetup, proposalPage } from './setup/platforms.ts';
import { servePublicPages } from './setup/public-pages.ts';
import { giveSignOfLife } from './setup/sign-of-life.ts';
import { serveStandby } from './setup/standby.ts';
import { gavelStatus, offerStatus } from './setup/status.ts';
import { gavelVersion } from './setup/version.ts';
import { lockStoreFile, openStore } from './store/open-store.ts';
import type { OpenedStore } from './store/opened-store.ts';

/** How Gavel is started. */
export interface StartOptions {
  /** The configuration file; none if the environment has it all, or for the demonstration. */
  readonly config?: string;
  /** The folder of the database and the demonstration's repository, instead of the configuration's. */
  readonly data?: string;
  readonly port?: number;
  /** A file with the time in it, for rehearsals. */
  readonly clockFile?: string;
  /** Learns the configuration's secrets too, if somebody else writes beside the log. */
  readonly secrets?: SecretKeeper;
}

/** A running Gavel. */
export interface RunningGavel {
  /** Where the web room is, if there is one. */
  readonly url?: string;
  /** The rooms it runs meetings in. */
  readonly rooms: readonly string[];
  /** The port that was asked for, if it was taken and the web room is on another one. */
  readonly takenPort?: number;
  /** Where the calendars are served, if they are. */
  readonly calendars?: string;
  /** Where health and metrics are served, if they are. */
  readonly operations?: string;
  /** Where the groups' public pages are served, if they are. */
  readonly pages?: string;
  stop(): Promise<void>;
}

const DEMO_CONFIG = join(import.meta.dirname, '../config/demo.yaml');

/**
 * Takes a data folder for this process alone.
 * @throws StartupError if another Gavel is using it
 * @returns a way to release it
 */
export function lockDataFolder(data: string): () => void {
  try {
    return lockStoreFile(join(data, DATABASE_FILE));
  } catch (error) {
    throw new StartupError(`${data}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function place(config: GroupConfig, clock: Clock, page: GroupBinding['proposalUrl']): Promise<GroupBinding> {
  const now = () => clock.now();
  const privateForge = await openPrivateForge(config, now);
  return {
    group: groupOf(config),
    rooms: config.rooms.map(({ id }) => id),
    forge: await openForge(config, now),
    ...(privateForge && { privateForge }),
    relay: config.relay,
    relayEncrypted: config.encrypted.relay,
    isGhost: bridgeGhosts(config.ghosts),
    ...(page && { proposalUrl: page }),
  };
}

interface Begin {
  readonly config: Config;
  readonly groups: readonly GroupConfig[];
  readonly data: string;
  readonly port: number | undefined;
  readonly clock: Clock;
  readonly log: OperatorLog;
  readonly failures: RememberingLog['failures'];
  /** Takes secrets out of words. */
  readonly keep: (words: string) => string;
  /** Whether the clock, and not a platform, says when something was said. */
  readonly rehearsal: boolean;
}

/** Ends the process at once. Everything heard is on disk, and a process manager can start Gavel again. */
const ended =
  (log: OperatorLog) =>
  (why: string): void => {
    log.error(`Gavel is stopping: ${why}`);
    process.exit(1);
  };

/** For what hasn't begun. */
const nothingToEnd = async (): Promise<void> => undefined;

/** Opens the store that the configuration names. @param early the log of a start, which keeps errors until it's over */
async function openConfigured({
  config,
  data,
  log,
  early,
}: Pick<Begin, 'config' | 'data' | 'log'> & { readonly early: OperatorLog }): Promise<OpenedStore> {
  const { postgres } = config.store ?? {};
  const lost = (): void => ended(log)('another Gavel has taken over the database. Start this one again to stand by');
  const where = { file: join(data, DATABASE_FILE), postgres, log: early, lost };
  if (postgres === undefined) {
    checkDataFolder(data);
    return openStore(where);
  }
  checkUnusedDatabase(data);
  const standby = await serveStandby(config.operations, log);
  return openStore(where).finally(() => standby?.stop());
}

/** Opens the database and begins. If something fails, everything that has begun is stopped: it would keep the process alive. */
async function begin({
  config,
  groups,
  data,
  port,
  clock,
  log,
  failures,
  keep,
  rehearsal,
}: Begin): Promise<RunningGavel> {
  const early = heldBack(log);
  const { store: opened, jobs, lease } = await openConfigured({ config, data, log, early: early.log });
  const watch = watchOperations({
    where: config.operations,
    store: opened,
    jobs,
    lease,
    clock,
    version: gavelVersion(),
    log,
  });
  const { store } = watch;
  const heard = heardTimes(() => clock.now());
  let gavel: Secretary | undefined;
  let feeds: ServedApp | undefined;
  let operations: ServedApp | undefined;
  let pages: ServedApp | undefined;
  let noStatus = nothingToEnd;
  const running = (): Secretary => {
    if (!gavel) throw new Error('Gavel is still starting');
    return gavel;
  };
  try {
    const places = await Promise.all(groups.map(async (group) => place(group, clock, proposalPage(config))));
    await checkForges(groups, places, log);
    const circumstances = { groups, data, clock, log, port, end: ended(log), isRehearsal: rehearsal };
    const platforms = await openPlatforms(config, platformSetup(circumstances, running, store));
    const chats = watch.chats(platforms.map((chat) => heard.watch(chat)));
    const pace = speakerPace(config.limits, meetingDomain.words);
    const jobHandlers = watch.jobHandlers(
      createJobHandlers({ store, clock, chats, pictures: sharpPictures, log, readAhead }),
    );
    gavel = createSecretary({
      domain: meetingDomain,
      store,
      jobs,
      jobHandlers,
      clock,
      chats,
      bindings: places,
      log,
      pace,
    });
    const rooms = groups.flatMap((group) => group.rooms.map(({ id }) => id));
    let listening: GavelStatus['listening'] = { rooms };
    const readiness = groupsReadiness(places, { store, chats, clock }, keep);
    const status = gavelStatus({
      version: gavelVersion(),
      groups,
      gavel: running,
      chats,
      heard,
      store,
      jobs,
      clock,
      readiness,
      failures,
      listening: () => listening,
    });
    // Before it starts, so that monitoring sees a platform that can't be reached yet.
    operations = await watch.serve({ readiness, status });
    noStatus = await offerStatus(data, status, log);
    await gavel.start();
    feeds = await calendarFeeds(config.calendar, groups, running, clock, log);
    pages = await servePublicPages({
      where: config.pages,
      bindings: places,
      gavel: running,
      store,
      clock,
      log,
      watch: watch.pageStreams,
    });
    const noWebhooks = await hearWebhooks(
      config,
      async (group, delivery) => running().checkForge(group, delivery),
      log,
    );
    early.release();
    const noSignOfLife = giveSignOfLife(data);
    const stop = async (): Promise<void> => {
      await noSignOfLife();
      await feeds?.stop();
      await pages?.stop();
      await noWebhooks();
      await running().stop();
      await noStatus();
      await operations?.stop();
    };
    const told = {
      rooms,
      ...(feeds && { calendars: feeds.url }),
      ...(operations && { operations: operations.url }),
      ...(pages && { pages: pages.url }),
    };
    const page = chats.flatMap((chat) => chat.page?.() ?? [])[0];
    listening = { ...told, web: page?.url };
    return { ...page, ...told, stop };
  } catch (error) {
    await feeds?.stop();
    await pages?.stop();
    await noStatus();
    await operations?.stop();
    await (gavel ? gavel.stop() : store.close());
    throw unwritableAtStart(data, error);
  }
}

/**
 * Starts Gavel and returns once it listens. Without a configuration it's the demonstration.
 * @throws ConfigError or StartupError, in words for the operator
 */
export async function startGavel(options: StartOptions): Promise<RunningGavel> {
  const demo = options.config === undefined && !hasGroups(process.env);
  const config = await readConfig(demo ? DEMO_CONFIG : options.config, process.env);
  const data = options.data ?? config.data;
  const clock = options.clockFile === undefined ? systemClock() : fileClock(options.clockFile);
  await makeDataFolder(data);
  const minutes = join(data, 'minutes');
  if (demo) {
    await seedDemoRepository(minutes, clock.now().slice(0, 10)).catch((error: unknown) => {
      throw unseededError(minutes, error);
    });
  }
  // The demonstration keeps its repository in its data folder.
  const groups = demo ? config.groups.map((group) => ({ ...group, forge: demoRepository(minutes) })) : config.groups;
  const rehearsal = options.clockFile !== undefined;
  const { keep, learn } = options.secrets ?? secretKeeper(process.env);
  learn(config);
  const written = await writeOperatorLog({ keep, level: logLevel(process.env), ...standardError() });
  const { log, failures } = rememberingLog(written, () => clock.now(), keep);
  return begin({
    config,
    groups,
    data,
    port: options.port,
    clock,
    log,
    failures,
    keep,
    rehearsal,
  });
}
