import type { WebClient } from '@slack/web-api';

import type { Message } from '../../meeting/message.ts';
import { TryLater, type HeardMessage, type RoomId } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HomePages } from '../../ports/pages.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { asSendError, slackErrorText } from './errors.ts';
import { homeView, valueOf } from './home-blocks.ts';
import type { SlackLog } from './log.ts';
import type { SlackPeople } from './people.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { instantOfTs } from './timestamps.ts';
import type { SlashCommands } from './typed-command.ts';

export interface HomeParts {
  readonly client: WebClient;
  readonly pages: HomePages;
  readonly people: SlackPeople;
  readonly rooms: ReadonlySet<RoomId>;
  readonly limiter: RateLimiter;
  /** The slash commands of the app. */
  readonly commands: SlashCommands;
  readonly languageOf: RoomLanguage;
  readonly clock: Clock;
  readonly log: SlackLog;
}

/** A button that somebody pressed on their home. */
export interface HomePress {
  readonly user: string;
  readonly value: string;
  readonly trigger: string;
  readonly actionTs: string;
}

/** The App Home: a page for each person, published when they open it and, for a while, whenever it changes. */
export interface AppHome {
  /** Somebody opened theirs. */
  opened(user: string): void;
  /**
   * What somebody says by a button; undefined if the page no longer offers it, or offers something else by now: then the
   * page is shown as it is.
   */
  find(press: HomePress): Promise<HeardMessage | undefined>;
  /** Shows an answer to what was pressed. Rejects, as sending does, if it couldn't be shown. */
  answer(user: string, message: Message): Promise<void>;
  start(): void;
  stop(): void;
}

/** What was pressed on a home and not in a channel is answered there. */
export const HOME_ACTION = 'home:';

const METHOD = 'views.publish';
/** People who opened their home longer ago than this aren't looking. */
const WATCHED_MS = 60 * 60_000;
/** Several changes close together are one. */
const GATHER_MS = 3000;
const RETRY_MS = 30_000;
const ANSWER_SHOWN_MS = 60_000;

interface Watched {
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly answer?: { readonly message: Message; readonly until: number };
  /** What Slack has, as JSON. */
  readonly shown?: string;
}

export function createAppHome({
  client,
  pages,
  people,
  rooms,
  limiter,
  commands,
  languageOf,
  clock,
  log,
}: HomeParts): AppHome {
  const watched = new Map<string, Watched>();
  let callOff: (() => void) | undefined;
  let stopWatching: (() => void) | undefined;
  const now = (): number => Date.parse(clock.now());

  /** Publishes somebody's home, unless Slack has it so already. @throws TryLater, or what the client throws */
  async function publish(user: string): Promise<void> {
    const { answer, shown } = watched.get(user) ?? {};
    const told = answer !== undefined && answer.until > now() ? answer.message : undefined;
    const own = pages.read(await people.find(user)).filter((page) => page.rooms.some((room) => rooms.has(room)));
    const view = homeView({ user, pages: own, rooms: [...rooms], answer: told, commands, languageOf });
    const json = JSON.stringify(view);
    if (json === shown) return;
    const wait = limiter.take(METHOD, user);
    if (wait > 0) throw new TryLater(`it's too soon for ${METHOD}`, wait);
    try {
      await client.views.publish({ user_id: user, view });
    } catch (error) {
      const failed = asSendError(error);
      if (!(failed instanceof TryLater)) throw error;
      limiter.hold(METHOD, user, failed.afterMs);
      throw failed;
    }
    const entry = watched.get(user);
    if (entry) watched.set(user, { ...entry, shown: json });
  }

  function later(milliseconds: number): void {
    callOff ??= clock.wake(new Date(now() + milliseconds).toISOString(), () => {
      callOff = undefined;
      void refresh();
    });
  }

  /** Publishes for somebody who is looking; what fails is tried again with everybody else's. */
  async function show(user: string): Promise<void> {
    try {
      await publish(user);
    } catch (error) {
      if (!(error instanceof TryLater)) log.warn('An App Home could not be shown yet', { why: slackErrorText(error) });
      later(error instanceof TryLater ? Math.max(error.afterMs, GATHER_MS) : RETRY_MS);
    }
  }

  async function refresh(): Promise<void> {
    for (const [user, { until }] of watched) {
      if (until < now()) watched.delete(user);
      else await show(user);
    }
  }

  const watch = (user: string, more: Partial<Watched> = {}): void =>
    void watched.set(user, { ...watched.get(user), until: now() + WATCHED_MS, ...more });

  const offered = async (user: string, value: string): Promise<{ room: RoomId; says: string } | undefined> => {
    for (const page of pages.read(await people.find(user))) {
      const room = page.rooms.find((one) => rooms.has(one));
      const button = page.page.parts.find((part) => part.button && valueOf(page, part.button) === value)?.button;
      if (room !== undefined && button) return { room, says: button.says };
    }
    return undefined;
  };

  return {
    opened(user) {
      // Whatever Slack had: what people open has to be right.
      watched.delete(user);
      watch(user);
      void show(user);
    },
    async find({ user, value, trigger, actionTs }) {
      const found = await offered(user, value);
      watch(user);
      if (!found) {
        void show(user);
        return undefined;
      }
      return {
        kind: 'message',
        id: `slack:press:${trigger}`,
        room: found.room,
        by: await people.find(user),
        at: instantOfTs(actionTs),
        message: `${HOME_ACTION}${trigger}`,
        text: found.says,
        visible: false,
      };
    },
    async answer(user, message) {
      watch(user, { answer: { message, until: now() + ANSWER_SHOWN_MS } });
      await publish(user);
    },
    start() {
      stopWatching ??= pages.watch(() => watched.size > 0 && later(GATHER_MS));
    },
    stop() {
      stopWatching?.();
      callOff?.();
    },
  };
}
