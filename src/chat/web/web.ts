import { Server } from 'node:http';

import { createAdaptorServer } from '@hono/node-server';

import type { Boards } from '../../ports/board.ts';
import { type Chat, Undeliverable, Unobtainable } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Pictures } from '../../ports/pictures.ts';
import { acts } from './acts.ts';
import { app } from './app.ts';
import { bells } from './bells.ts';
import { boardViews } from './board-views.ts';
import { openDatabase } from './database.ts';
import { isLoopback } from './guard.ts';
import { hearing, type Log } from './hearing.ts';
import { type Ending, ending, listen } from './listen.ts';
import { people } from './people.ts';
import { roomPictures } from './pictures.ts';
import { reading } from './reading.ts';
import { sending } from './sending.ts';
import type { WebCommand, WebMember, WebRoom } from './wire.ts';

export interface WebOptions {
  /** Path of the SQLite file in which the room keeps its conversation: here the web room plays the platform's part. */
  readonly database: string;
  readonly members: readonly WebMember[];
  readonly rooms: readonly WebRoom[];
  /** A name of this machine only: whoever reaches the room may be anyone in it. */
  readonly host: string;
  /** Taken, the next free one is used; 0 is any. */
  readonly port: number;
  readonly boards: Boards;
  /** Reads what people bring. */
  readonly pictures: Pictures;
  readonly clock: Clock;
  /** What the page suggests while somebody types. */
  readonly commands?: readonly WebCommand[];
  readonly log?: Log;
}

export interface WebChat extends Chat {
  /** Where the room is, such as `http://127.0.0.1:8400/`. Throws before `start`. */
  url(): string;
}

/**
 * A chat platform of our own: a room in the browser, for which nobody needs an account. Opens its database at once,
 * and listens from `start` to `stop`. Throws where `host` is not this machine.
 */
export function webChat(options: WebOptions): WebChat {
  const { boards, clock, host, rooms } = options;
  if (!isLoopback(host)) {
    throw new Error(
      `The web room has no passwords, so it listens only on 127.0.0.1, ::1 or localhost, not on ${host}.`,
    );
  }
  const log: Log = options.log ?? (() => undefined);
  const database = openDatabase(options.database);
  const read = reading(database);
  const known = people(options.members);
  const shown = roomPictures(database, options.pictures);
  const done = acts(database, known, read, shown, clock);
  const views = boardViews(boards, rooms);
  const news = bells();
  const ears = hearing(
    done,
    rooms.map(({ id }) => id),
    clock,
    log,
  );
  const write = sending(database, clock);
  const routes = app({
    read,
    log,
    rooms,
    boards: views,
    bells: news,
    people: known,
    commands: options.commands ?? [],
    acts: done,
    pictures: shown,
    hearing: ears,
  });
  let end: Ending | undefined;
  let address: string | undefined;
  let unwatch: (() => void) | undefined;

  return {
    platform: 'web',
    url() {
      if (address === undefined) throw new Error('The web room has not started');
      return address;
    },
    async start(hear) {
      await ears.start(hear);
      unwatch = views.watch((group) => {
        for (const room of rooms) if (room.group === group) news.ring(room.id);
      });
      const made = createAdaptorServer({ fetch: routes.fetch });
      if (!(made instanceof Server)) throw new Error('The web room is served over plain HTTP');
      end = ending(made);
      const port = await listen(made, host.replace(/^\[|\]$/gu, ''), options.port);
      address = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}/`;
    },
    async send(outgoing) {
      if (!rooms.some(({ id }) => id === outgoing.room)) throw new Undeliverable(`There is no room ${outgoing.room}`);
      const message = write(outgoing);
      news.ring(outgoing.room);
      return message;
    },
    async fetch(_room, reference, most) {
      const picture = shown.find(reference);
      if (!picture) throw new Unobtainable('gone');
      if (picture.bytes.length > most) throw new Unobtainable('too large');
      return picture.bytes;
    },
    async stop() {
      unwatch?.();
      news.close();
      await end?.();
      await ears.stop();
      database.close();
    },
  };
}
