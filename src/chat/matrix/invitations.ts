import { say, code, type Message } from '../../meeting/message.ts';
import { posted } from './content.ts';
import type { Memory } from './database.ts';
import { isNotFound, type Homeserver } from './homeserver.ts';
import type { MatrixOptions } from './matrix.ts';

/** What Gavel says by itself in rooms in which it cannot be of use. */
export interface Invitations {
  /** Joins where somebody invites it who may; declines anybody else's invitation. */
  invited(room: string, by: string): Promise<void>;
  /** Says once, in the room, that it cannot read what is encrypted. */
  refuseEncrypted(room: string): Promise<void>;
}

const ENCRYPTED = say(
  'This room is encrypted, and I cannot read encrypted messages, so I do not hear anything here. ' +
    'Encryption cannot be switched off: please make a room without it, and invite me there.',
);

const notOurs = (room: string): Message =>
  say(
    'I am here, but no group meets in this room. Whoever runs me can add it to the configuration: ',
    code(`rooms: [{ id: 'matrix:${room}' }]`),
  );

export function invitations(
  server: Homeserver,
  memory: Memory,
  { inviters, rooms, tell }: Pick<MatrixOptions, 'inviters' | 'rooms' | 'tell'>,
  open: () => Promise<void>,
): Invitations {
  const tellOnce = async (room: string, why: string, message: Message): Promise<void> => {
    const id = `${why}/${room}`;
    if (memory.sent(id)) return;
    const { type, content } = posted(message, {}, () => undefined);
    memory.wasSent(id, { room, event: await server.send(room, type, id, content), message: undefined });
  };
  const isOurs = async (room: string): Promise<boolean> => {
    for (const address of rooms.map((one) => one.replace(/^matrix:/u, ''))) {
      if (address === room || memory.roomNow(address) === room) return true;
      if (!address.startsWith('#')) continue;
      const now = await server.resolve(address).catch((error: unknown) => {
        if (isNotFound(error)) return undefined;
        throw error;
      });
      if (now === room) return true;
    }
    return false;
  };
  return {
    async invited(room, by) {
      if (!inviters.includes(by)) {
        tell('An invitation was declined: whoever invited is not in matrix.inviters', { room, by });
        await server.leave(room);
        return;
      }
      await server.join(room);
      if (await isOurs(room)) await open();
      else await tellOnce(room, 'not-ours', notOurs(room));
    },
    refuseEncrypted: (room) => tellOnce(room, 'encrypted', ENCRYPTED),
  };
}
