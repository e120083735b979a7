import { ENGLISH, type InLanguage } from '../../language/language.ts';
import type { WebRoom } from './protocol.ts';

/** The language of a page, by its path. */
export type PathLanguage = (path: string) => InLanguage;

/** The language of the room or group in an address; elsewhere that of the first room. */
export function pathLanguages(rooms: readonly WebRoom[]): PathLanguage {
  return (path) => {
    const named = path.split('/').flatMap((part) => {
      // An address that isn't encoded right names no room.
      try {
        return [decodeURIComponent(part)];
      } catch {
        return [];
      }
    });
    return rooms.find(({ id, group }) => named.includes(id) || named.includes(group)) ?? rooms[0] ?? ENGLISH;
  };
}
