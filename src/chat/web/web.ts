import { Server } from 'node:http';

import { createAdaptorServer } from '@hono/node-server';

import type { GroupBoards } from '../../ports/board.ts';
import { type Chat, type RoomId, UndeliverableMessage, UnobtainableFile } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OffRecordGuard } from '../../ports/off-record-guard.ts';
import { SILENT_LOG, type OperatorLog } from '../../ports/operator-log.ts';
import type { PictureReader } from '../../ports/pictures.ts';
import type { CommandSuggestions } from '../../ports/suggestions.ts';
import { underWay } from '../under-way.ts';
import { localAccess, type RoomSignIn } from './access.ts';
import { webActions } from './actions.ts';
import { createWebApp } from './app.ts';
import { boardViews } from './board-views.ts';
import { openWebDatabase } from './database.ts';
import { fleetingPosts } from './fleeting.ts';
import { webForgetting } from './forgetting.ts';
import { roomGuests, withGuestNames } from './guests.ts';
import { webIntake } from './intake.ts';
import { type ServerEnding, serverEnding, listenOn } from './listen.ts';
import { isLoopback } from './loopback.ts';
import { roomNotifier } from './notifier.ts';
import { webPeople } from './people.ts';
import { roomPictures } from './pictures.ts';
import type { WebMember, WebRoom } from './protocol.ts';
import { postReader } from './reading.ts';
import { recordingEmoji } from './recording-emoji.ts';
import { pathLanguages } from './room-languages.ts';
import { createWebSender } from './sending.ts';

export interface WebOptions {
  /** Path of the SQLite file in which the room keeps its conversation: here the web room plays the platform's part. */
  readonly database: string;
  readonly members: readonly WebMember[];
  readonly rooms: readonly WebRoom[];
  /** Without a sign-in a name of this machine only: anyone who reaches the room may be anyone in it. */
  readonly host: string;
  /** How people sign in who come from elsewhere. */
  readonly signIn?: RoomSignIn | undefined;
  /** Taken, the next free one is used if there's no sign-in: a proxy knows only this one. 0 is any. */
  readonly port: number;
  readonly boards: GroupBoards;
  readonly offRecord: OffRecordGuard;
  /** Whether a meeting goes on in a room now: what was said off the record is shown until it's over. */
  readonly meets: (room: RoomId) => boolean;
  /** Reads what people bring. */
  readonly pictures: PictureReader;
  readonly clock: Clock;
  /** What the page suggests while somebody types; nothing if there are none. */
  readonly suggestions?: CommandSuggestions;
  /** The emoji that record a message when people react to it with one. */
  readonly recordsBy?: readonly string[];
  readonly log?: OperatorLog;
}

export type WebChat = Chat & Required<Pick<Chat, 'page'>>;

/**
 * A chat platform of our own: a room in the browser, for which nobody needs an account. Opens its database at once,
 * and listens from `start` to `stop`. Throws if `host` isn't this machine and there's no sign-in.
 */
export function webChat(options: WebOptions): WebChat {
  const { boards, clock, host, rooms, signIn } = options;
  if (!isLoopback(host) && !signIn) {
    throw new Error(
      `Without signIn the web room has no passwords, so it listens only on 127.0.0.1, ::1 or localhost, not on ${host}.`,
    );
  }
  const log: OperatorLog = options.log ?? SILENT_LOG;
  const database = openWebDatabase(options.database);
  const fleeting = fleetingPosts();
  const guests = roomGuests(database);
  const read = withGuestNames(postReader(database, fleeting), guests);
  const known = webPeople(options.members, guests);
  const languageOf = pathLanguages(rooms);
  const shown = roomPictures(database, options.pictures);
  const actions = webActions({
    database,
    fleeting,
    people: known,
    read,
    pictures: shown,
    clock,
    guard: options.offRecord,
  });
  const views = boardViews(boards, rooms);
  const notifier = roomNotifier();
  const intake = webIntake(actions, rooms, clock, log);
  const write = createWebSender(database, fleeting, clock);
  const ended = (): void => {
    for (const { id } of rooms) notifier.notify(id);
  };
  const access = signIn?.access({ rooms, guests, log, languageOf, ended }) ?? localAccess(known, rooms);
  const parts = {
    read,
    log,
    languageOf,
    boards: views,
    notifier,
    suggestions: options.suggestions ?? { read: () => [] },
    records: recordingEmoji(options.recordsBy ?? []),
    actions,
    pictures: shown,
    intake,
  };
  const routes = createWebApp(parts, access);
  const forgetting = webForgetting(database);
  const onItsWay = underWay();
  let end: ServerEnding | undefined;
  let page: ReturnType<WebChat['page']> | undefined;
  let unwatch: (() => void) | undefined;

  return {
    platform: 'web',
    page() {
      if (page === undefined) throw new Error('The web room has not started');
      return page;
    },
    async start(hear) {
      await intake.start(hear);
      unwatch = views.watch((group) => {
        for (const { id } of rooms.filter((room) => room.group === group)) {
          if (!options.meets(id)) shown.forget(fleeting.forget(id));
          notifier.notify(id);
        }
      });
      const made = createAdaptorServer({ fetch: routes.fetch });
      if (!(made instanceof Server)) throw new Error('The web room is served over plain HTTP');
      end = serverEnding(made);
      const name = host.replace(/^\[|\]$/gu, '');
      const port = await listenOn(made, name, options.port, signIn ? 1 : undefined);
      const url = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}/`;
      if (signIn) {
        log.info(`The web room of ${signIn.publicUrl} listens at ${url}`);
        page = { url: `${signIn.publicUrl}/` };
      } else page = { url, ...(options.port !== 0 && port !== options.port && { takenPort: options.port }) };
    },
    async send(outgoing) {
      if (!rooms.some(({ id }) => id === outgoing.room))
        throw new UndeliverableMessage(`There is no room ${outgoing.room}`);
      return onItsWay.during(async () => {
        const message = write(outgoing);
        notifier.notify(outgoing.room);
        return message;
      });
    },
    async fetch(_room, reference, most) {
      const picture = await onItsWay.during(async () => shown.find(reference));
      if (!picture) throw new UnobtainableFile('gone');
      if (picture.bytes.length > most) throw new UnobtainableFile('too large');
      return picture.bytes;
    },
    conversation: {
      forgetBefore: async (room, before) => onItsWay.during(async () => forgetting.forgetBefore(room, before)),
      forgetReasons: async (room, reasons) => onItsWay.during(async () => forgetting.forgetReasons(room, reasons)),
      compact: async () => onItsWay.during(async () => forgetting.compact()),
    },
    async stop() {
      unwatch?.();
      notifier.close();
      await end?.();
      await intake.stop();
      await onItsWay.over();
      database.close();
      signIn?.close();
    },
  };
}
