import type { Event } from './event.ts';
import type { PersonKey, UserRef } from './member.ts';

/** Users of platforms are one person from now on, and always were in this meeting. */
export interface PersonJoined extends Event {
  readonly type: 'links.joined';
  /** As `userKey` writes them. */
  readonly users: readonly string[];
  /** Who they are. */
  readonly as: PersonKey;
  /** The key under which their facts were kept before. */
  readonly instead?: PersonKey;
}

/** A platform's user in one word, `PLATFORM:ID`. */
export const userKey = ({ platform, id }: Pick<UserRef, 'platform' | 'id'>): string => `${platform}:${id}`;

/** The key under which facts of somebody are kept after a link. */
export const joinedKey = (key: PersonKey, { as, instead }: PersonJoined): PersonKey => (key === instead ? as : key);

/** A list after a link: who was in it under two keys has the earlier place. */
export const joinedKeys = (keys: readonly PersonKey[], joined: PersonJoined): readonly PersonKey[] => [
  ...new Set(keys.map((key) => joinedKey(key, joined))),
];
