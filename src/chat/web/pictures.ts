import type { HeardMessage } from '../../ports/chat.ts';
import type { PictureReader } from '../../ports/pictures.ts';
import type { WebDatabase } from './database.ts';
import type { NewMessage, WebPicture } from './protocol.ts';
import { WebRefusal } from './refused.ts';

/** The pictures that people bring into the room, written anew without their metadata. */
export interface RoomPictures {
  /** Keeps a picture until it is posted. Throws WebRefusal if it isn't one. */
  keep(bytes: Uint8Array): Promise<WebPicture>;
  find(id: string): { readonly type: string; readonly bytes: Uint8Array } | undefined;
  /** Those of a new message, by what its page says of them. Throws WebRefusal if one is gone. */
  of(message: NewMessage): readonly WebPicture[];
  /** They are in the conversation from now on. Call it inside the transaction that posts them. */
  posted(pictures: readonly WebPicture[]): void;
}

const MOST = 10;

interface Row {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Builds the room's pictures on its database. What was brought and never posted is forgotten at the next start. */
export function roomPictures(database: WebDatabase, pictures: PictureReader): RoomPictures {
  database.prepare('DELETE FROM picture WHERE posted = 0').run();
  const insert = database.prepare(
    'INSERT INTO picture (id, type, bytes) VALUES (@sha256, @type, @bytes) ON CONFLICT DO NOTHING',
  );
  const select = database.prepare<[string], Row>('SELECT type, bytes FROM picture WHERE id = ?');
  const post = database.prepare<[string]>('UPDATE picture SET posted = 1 WHERE id = ?');
  return {
    async keep(bytes) {
      const picture = await pictures.read(bytes);
      if (!picture) throw new WebRefusal((say) => say.notPicture);
      const { sha256 } = picture;
      const type = `image/${picture.type}`;
      insert.run({ sha256, type, bytes: Buffer.from(picture.bytes) });
      return { id: sha256, name: '', type, size: picture.bytes.length };
    },
    find: (id) => select.get(id),
    of({ pictures: named = [] }) {
      if (named.length > MOST) throw new WebRefusal((say) => say.tooManyPictures(MOST));
      return named.map(({ id, name }) => {
        const row = select.get(id);
        if (!row) throw new WebRefusal((say) => say.pictureGone);
        return { id, name, type: row.type, size: row.bytes.length };
      });
    },
    posted(all) {
      for (const { id } of all) post.run(id);
    },
  };
}

/** As Gavel hears of them. */
export const webAttachments = (pictures: readonly WebPicture[]): Pick<HeardMessage, 'attachments'> =>
  pictures.length === 0
    ? {}
    : { attachments: pictures.map(({ id, name, type, size }) => ({ reference: id, name, type, size })) };
