import type { HeardMessage } from '../../ports/chat.ts';
import type { PictureReader } from '../../ports/pictures.ts';
import type { WebDatabase } from './database.ts';
import type { NewMessage, WebPicture } from './protocol.ts';
import { WebRefusal } from './refused.ts';

/** A picture as browsers get it. */
export interface ShownPicture {
  /** A media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** False if it's only in memory. */
  readonly kept?: boolean;
}

/** The pictures that people bring into the room, written anew without their metadata. */
export interface RoomPictures {
  /** Holds a picture in memory until it's posted. Throws WebRefusal if it isn't one. */
  keep(bytes: Uint8Array): Promise<WebPicture>;
  find(id: string): ShownPicture | undefined;
  /** Those of a new message, by what its page says of them. Throws WebRefusal if one is gone. */
  of(message: Pick<NewMessage, 'pictures'>): readonly WebPicture[];
  /** They are stored with the conversation from now on. Call it inside the transaction that posts them. */
  posted(pictures: readonly WebPicture[]): void;
  /** Those that were shown off the record are gone. */
  forget(ids: readonly string[]): void;
}

const MOST = 10;
/** How much is held in memory of what isn't posted, or was posted off the record, in bytes. The oldest goes first. */
const MOST_HELD = 128 * 2 ** 20;

interface Row {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Pictures in memory, by their id, the oldest first. */
function heldPictures() {
  const held = new Map<string, Row>();
  let size = 0;
  const drop = (id: string): void => {
    size -= held.get(id)?.bytes.length ?? 0;
    held.delete(id);
  };
  return {
    get: (id: string): Row | undefined => held.get(id),
    drop,
    put(id: string, picture: Row): void {
      drop(id);
      held.set(id, picture);
      size += picture.bytes.length;
      for (const oldest of held.keys()) {
        if (size <= MOST_HELD || oldest === id) break;
        drop(oldest);
      }
    },
  };
}

/** Builds the room's pictures on its database. Nobody knows before a picture is posted whether it may be stored. */
export function roomPictures(database: WebDatabase, pictures: PictureReader): RoomPictures {
  // An older Gavel stored what was brought and never posted.
  database.prepare('DELETE FROM picture WHERE posted = 0').run();
  const insert = database.prepare<[string, string, Buffer]>(
    'INSERT INTO picture (id, type, bytes, posted) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING',
  );
  const select = database.prepare<[string], Row>('SELECT type, bytes FROM picture WHERE id = ?');
  const held = heldPictures();
  return {
    async keep(bytes) {
      const picture = await pictures.read(bytes);
      if (!picture) throw new WebRefusal((say) => say.notPicture);
      const { sha256 } = picture;
      const type = `image/${picture.type}`;
      held.put(sha256, { type, bytes: Buffer.from(picture.bytes) });
      return { id: sha256, name: '', type, size: picture.bytes.length };
    },
    find(id) {
      const stored = select.get(id);
      if (stored) return { ...stored, kept: true };
      const unstored = held.get(id);
      return unstored && { ...unstored, kept: false };
    },
    of({ pictures: named = [] }) {
      if (named.length > MOST) throw new WebRefusal((say) => say.tooManyPictures(MOST));
      return named.map(({ id, name }) => {
        const row = select.get(id) ?? held.get(id);
        if (!row) throw new WebRefusal((say) => say.pictureGone);
        return { id, name, type: row.type, size: row.bytes.length };
      });
    },
    posted(all) {
      for (const { id } of all) {
        const picture = held.get(id);
        if (picture) insert.run(id, picture.type, picture.bytes);
      }
    },
    forget(ids) {
      for (const id of ids) held.drop(id);
    },
  };
}

/** As Gavel hears of them. */
export const webAttachments = (pictures: readonly WebPicture[]): Pick<HeardMessage, 'attachments'> =>
  pictures.length === 0
    ? {}
    : { attachments: pictures.map(({ id, name, type, size }) => ({ reference: id, name, type, size })) };
