import { type Chat, type Heard, Unobtainable } from '../../ports/chat.ts';
import { openMemory } from './database.ts';
import { homeserver } from './homeserver.ts';
import { invitations } from './invitations.ts';
import type { MxidOf } from './markup.ts';
import { heardIn, type Reader } from './reading.ts';
import { rooms } from './rooms.ts';
import { sending } from './sending.ts';
import { sync } from './sync.ts';

/** Tells the operator, never what people said. */
export type Tell = (what: string, facts?: Readonly<Record<string, unknown>>) => void;

export interface MatrixOptions {
  /** The homeserver's address, such as `https://matrix.example.org`. */
  readonly homeserver: string;
  readonly accessToken: string;
  /** Path of the SQLite file in which the adapter remembers up to where it has heard. */
  readonly database: string;
  /** The rooms of the configuration: `matrix:!id:server` or `matrix:#alias:server`. */
  readonly rooms: readonly string[];
  /** Whose invitations are accepted: whole Matrix ids. */
  readonly inviters: readonly string[];
  /** From which power level in a room on somebody leads its meetings; undefined where power says nothing. */
  readonly leadersFrom?: number | undefined;
  readonly mxidOf: MxidOf;
  readonly tell: Tell;
  /** Nothing can be heard any more: the process must end, and say why. */
  readonly fatal: (why: string) => void;
  /** The instant of a homeserver's time, which is in milliseconds since 1970; rehearsals have their own. */
  readonly at?: (originServerTs: number) => string;
}

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The Matrix adapter: speaks and hears as one account, in the rooms of the configuration and nowhere else. */
export function matrixChat(options: MatrixOptions): Chat {
  const { tell, fatal, at = isoOf, mxidOf } = options;
  const server = homeserver(options.homeserver, options.accessToken);
  const memory = openMemory(options.database);
  const invite = invitations(server, memory, options, () => places.open());
  const places = rooms(server, memory, {
    addresses: options.rooms.map((room) => room.replace(/^matrix:/u, '')),
    leadersFrom: options.leadersFrom,
    tell,
    refuse: (room) => invite.refuseEncrypted(room),
  });
  const reader: Omit<Reader, 'self'> = {
    memory,
    at,
    names: (room, people) => places.names(room, people),
    event: (room, id) => server.event(room, id),
    leads: (room, mxid) => places.leads(room, mxid),
  };
  const send = sending({ server, memory, rooms: places, mxidOf });
  let listener: ((heard: Heard) => Promise<void>) | undefined;
  let self = '';

  const ears = sync({
    server,
    memory,
    tell,
    fatal,
    async enter() {
      const { user_id: user, device_id: device = '' } = await server.whoami();
      self = user;
      await places.open();
      return { account: `${user} ${device}`, self };
    },
    isOurs: (room) => places.configured(room) !== undefined,
    async take(now, event) {
      const room = places.configured(now);
      if (room === undefined || !listener) return;
      await places.changed(now, event);
      const heard = await heardIn(event, room, now, { ...reader, self });
      if (heard) await listener(heard);
    },
    invited: (room, by) => invite.invited(room, by),
  });

  return {
    platform: 'matrix',
    async start(hear) {
      listener = hear;
      await ears.start();
    },
    send,
    async fetch() {
      throw new Unobtainable('gone');
    },
    async stop() {
      await ears.stop();
      listener = undefined;
      memory.close();
    },
  };
}
