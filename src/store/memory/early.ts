import type { HeardEdit } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';
import { MOST_EARLY, type PreparedChange } from '../serialize-commit.ts';

export interface MemoryEarly extends Pick<Store, 'early'> {
  readonly add: (change: PreparedChange) => void;
  readonly came: (place: { readonly room: string; readonly message: string }) => void;
}

const key = ({ room, message }: { room: string; message: string }): string => JSON.stringify([room, message]);

export function memoryEarly(): MemoryEarly {
  const changes = new Map<string, PreparedChange>();
  return {
    add(change) {
      const before = changes.get(key(change));
      const isGone = before !== undefined && before.edit === undefined;
      const isOlder = before !== undefined && change.edit !== undefined && change.at < before.at;
      if (isGone || isOlder) return;
      changes.set(key(change), change);
      const [oldest] = changes.keys();
      if (changes.size > MOST_EARLY && oldest !== undefined) changes.delete(oldest);
    },
    came: (place) => void changes.delete(key(place)),
    async early(room, message) {
      const found = changes.get(key({ room, message }));
      if (!found) return undefined;
      return found.edit === undefined ? 'gone' : (JSON.parse(found.edit) as HeardEdit);
    },
  };
}
