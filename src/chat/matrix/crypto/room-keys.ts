import { EncryptionSettings, HistoryVisibility, RoomId, UserId } from '@matrix-org/matrix-sdk-crypto-wasm';

import type { EventToSend } from '../content.ts';
import type { Homeserver } from '../homeserver.ts';
import type { CryptoStore } from './crypto-store.ts';
import { sendKeyRequest, sendKeyRequests } from './key-requests.ts';

/** What a room says of how it's encrypted: the content of its `m.room.encryption`. */
export type RoomEncryption = Readonly<Record<string, unknown>>;

/** Who reads along in a room. */
interface Readers {
  readonly people: readonly string[];
  readonly visibility: HistoryVisibility;
}

const VISIBILITIES: Readonly<Record<string, HistoryVisibility>> = {
  invited: HistoryVisibility.Invited,
  joined: HistoryVisibility.Joined,
  shared: HistoryVisibility.Shared,
  world_readable: HistoryVisibility.WorldReadable,
};

/** A key is renewed no more seldom than this, whatever the room says. */
const MOST_MESSAGES = 100;
const LONGEST_MS = 7 * 24 * 60 * 60_000;

const within = (value: unknown, most: number): bigint =>
  BigInt(typeof value === 'number' && Number.isInteger(value) && value > 0 ? Math.min(value, most) : most);

function settingsOf(encryption: RoomEncryption, visibility: HistoryVisibility): EncryptionSettings {
  const settings = new EncryptionSettings();
  settings.historyVisibility = visibility;
  settings.rotationPeriodMessages = within(encryption['rotation_period_msgs'], MOST_MESSAGES);
  // The library counts in microseconds.
  settings.rotationPeriod = within(encryption['rotation_period_ms'], LONGEST_MS) * 1000n;
  return settings;
}

/** Encrypts for the people of rooms. */
export interface RoomKeys {
  /** Forgets who is in a room: somebody came or left. */
  peopleChanged(room: string): void;
  /**
   * An event as it's sent. The key of the room is with the devices of all its people before, and the event is on disk
   * under the outgoing id.
   */
  encrypt(id: string, room: string, encryption: RoomEncryption, event: EventToSend): Promise<EventToSend>;
}

export function roomKeys(server: Homeserver, store: CryptoStore): RoomKeys {
  const known = new Map<string, Promise<Readers>>();

  async function ask(room: string): Promise<Readers> {
    const [people, { history_visibility: says }] = await Promise.all([
      server.members(room),
      server
        .state(room, 'm.room.history_visibility')
        .then((content): { history_visibility?: unknown } => content ?? {}),
    ]);
    return { people, visibility: VISIBILITIES[String(says)] ?? HistoryVisibility.Shared };
  }

  function readersOf(room: string): Promise<Readers> {
    const readers = known.get(room) ?? ask(room);
    known.set(room, readers);
    // What failed is asked again.
    readers.catch(() => known.delete(room));
    return readers;
  }

  /** The library takes ids away from who gave them. */
  const users = ({ people }: Readers): UserId[] => people.map((person) => new UserId(person));

  /** Shares the room's key with every device of its people that doesn't have it. A used-up key is replaced. */
  async function share(room: string, readers: Readers, settings: () => EncryptionSettings): Promise<void> {
    await store.step((machine) => machine.updateTrackedUsers(users(readers)));
    await sendKeyRequests(server, store);
    const claim = await store.step((machine) => machine.getMissingSessions(users(readers)));
    if (claim) await sendKeyRequest(server, store, claim);
    const requests = await store.step((machine) => machine.shareRoomKey(new RoomId(room), users(readers), settings()));
    await Promise.all(requests.map((request) => sendKeyRequest(server, store, request)));
  }

  return {
    peopleChanged: (room) => void known.delete(room),
    async encrypt(id, room, encryption, { type, content }) {
      const readers = await readersOf(room);
      await share(room, readers, () => settingsOf(encryption, readers.visibility));
      return store.step(
        async (machine): Promise<EventToSend> => ({
          type: 'm.room.encrypted',
          content: JSON.parse(await machine.encryptRoomEvent(new RoomId(room), type, JSON.stringify(content))),
        }),
        (event) => ({ outgoing: { id, room, event } }),
      );
    },
  };
}
