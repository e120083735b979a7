import type { InLanguage } from '../../language/language.ts';
import { sayText, code, type Message } from '../../meeting/message.ts';
import { messageContent } from './content.ts';
import { isMatrixRefusal, type Homeserver } from './homeserver.ts';
import type { MatrixOptions } from './matrix.ts';
import type { MatrixMemory } from './memory.ts';
import { matrixMessages, type MatrixMessages } from './messages.ts';

/** What Gavel says by itself in rooms in which it's of no use. */
export interface InvitationPolicy {
  /** Joins if everybody who invites Gavel may do so; declines any other invitation. */
  invited(room: string, by: readonly string[]): Promise<void>;
  /** Says once, in the room, that it cannot read what is encrypted. */
  refuseEncrypted(room: string): Promise<void>;
}

/** What Gavel needs to know of its rooms here. */
export interface RoomPlaces {
  /** Looks for the rooms of the configuration again: the one that Gavel is in now may be one. */
  open(): Promise<void>;
  isOurs(room: string): boolean;
  /** What people in a room read. */
  languageOf(room: string): InLanguage;
}

/**
 * Who invited somebody to a room, from the state that comes with the invitation. It is put together by the inviter's
 * homeserver, which may have added what it likes: if it names several people, it was all of them.
 */
export function invitersIn(state: readonly unknown[], self: string): readonly string[] {
  return state.flatMap((event): string[] => {
    const { type, state_key: key, sender }: Record<string, unknown> = Object(event);
    return type === 'm.room.member' && key === self && typeof sender === 'string' ? [sender] : [];
  });
}

export function invitationPolicy(
  server: Homeserver,
  memory: MatrixMemory,
  { inviters, log }: Pick<MatrixOptions, 'inviters' | 'log'>,
  places: RoomPlaces,
): InvitationPolicy {
  const say = (room: string): MatrixMessages => matrixMessages(places.languageOf(room));

  /** If Gavel may not say it in the room, at least the operator reads it. */
  const tellOnce = async (room: string, why: string, message: Message): Promise<void> => {
    const id = `${why}/${room}`;
    if (await memory.sent(id)) return;
    const { type, content } = messageContent(message, {}, () => undefined);
    try {
      const event = await server.send(room, type, id, content);
      await memory.wasSent(id, { room, event, message: undefined });
    } catch (error) {
      if (!isMatrixRefusal(error)) throw error;
      log.error("Gavel isn't allowed to speak in a Matrix room", { room, error });
    }
  };

  async function accept(room: string): Promise<void> {
    await server.join(room);
    await places.open();
    if (!places.isOurs(room))
      await tellOnce(room, 'not-ours', sayText(...say(room).notOurs(code(`rooms: [{ id: 'matrix:${room}' }]`))));
  }

  return {
    async invited(room, by) {
      const isWelcome = by.length > 0 && by.every((one) => inviters.includes(one));
      if (!isWelcome)
        log.info("Declined an invitation from someone who isn't in matrix.inviters", { room, by: by.join(', ') });
      try {
        await (isWelcome ? accept(room) : server.leave(room));
      } catch (error) {
        // It may have been taken back, or the room's homeserver may be away: nothing else waits for that.
        if (!isMatrixRefusal(error)) throw error;
        const why = error.message;
        log.info("An invitation to a Matrix room couldn't be answered", { room, by: by.join(', '), why });
      }
    },
    refuseEncrypted: (room) => tellOnce(room, 'encrypted', sayText(say(room).encrypted)),
  };
}
