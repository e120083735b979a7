import {
  DecryptionSettings,
  DeviceLists,
  RoomId,
  RoomSettings,
  TrustRequirement,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { ISyncResponse } from 'matrix-js-sdk';

import type { OperatorLog } from '../../../ports/operator-log.ts';
import { queueByKey } from '../../queue-by-key.ts';
import type { EventToSend } from '../content.ts';
import type { Homeserver, RawEvent } from '../homeserver.ts';
import { signOwnDevice } from './cross-signing.ts';
import type { CryptoFile, WaitingEvent } from './crypto-file.ts';
import { openCryptoStore, type CryptoStore, type OwnDevice } from './crypto-store.ts';
import { sendKeyRequests } from './key-requests.ts';
import { roomKeys, type RoomEncryption } from './room-keys.ts';

/** What a sync says to devices. */
export type DeviceNews = Pick<ISyncResponse, 'to_device' | 'device_lists' | 'device_one_time_keys_count'> & {
  readonly device_unused_fallback_key_types?: readonly string[];
};

/** Gavel's device: reads and writes what's encrypted. What a method changed is on disk when it resolves. */
export interface MatrixCrypto {
  /** Takes what a sync brings for Gavel's device. @param isGap whether syncs before it were missed */
  receive(news: DeviceNews, isGap: boolean): Promise<void>;
  /** Asks the homeserver all that there is to ask. */
  ask(): Promise<void>;
  /** Takes in what an event of a room changes for its encryption. */
  changed(room: string, event: RawEvent): Promise<void>;
  /** Whether what's said in a room must be encrypted. Once it must, it must for ever. */
  isEncrypted(room: string): Promise<boolean>;
  /** What an event says; itself if it isn't encrypted, and undefined if its key isn't here. */
  decrypted(room: string, event: RawEvent): Promise<RawEvent | undefined>;
  /** Keeps an event until its key comes. */
  wait(room: string, event: RawEvent): Promise<void>;
  /** The events whose keys have come since, in their order. They're given again until they have `arrived`. */
  readable(): Promise<readonly WaitingEvent[]>;
  arrived(event: string): void;
  /** An outgoing event as it's sent to a room: the same one, however often it's asked for. */
  encrypt(id: string, room: string, event: EventToSend): Promise<EventToSend>;
  /** What an outgoing id became is remembered elsewhere. */
  sent(id: string): void;
  close(): Promise<void>;
}

export interface CryptoOptions {
  readonly server: Homeserver;
  readonly file: CryptoFile;
  readonly own: OwnDevice;
  /** What the keys in the file are encrypted with. */
  readonly secret: string | undefined;
  readonly log: OperatorLog;
}

/** What can't be read, or sent, after such a time, never will be. */
const KEPT_MS = 90 * 24 * 60 * 60_000;

/** Whether the homeserver has a device of this id with other keys than Gavel's: Gavel's have been lost. */
async function hasOtherKeys(server: Homeserver, { user, device }: OwnDevice, fingerprint: string): Promise<boolean> {
  const { device_keys: all }: { device_keys?: unknown } = await server.keys('query', {
    device_keys: { [user]: [device] },
  });
  const theirs: { keys?: unknown } = Object(Object(Object(all)[user])[device]);
  const key: unknown = Object(theirs.keys)[`ed25519:${device}`];
  return typeof key === 'string' && key !== fingerprint;
}

/**
 * Opens Gavel's device. A new one is published, and signed.
 * @returns undefined if the device's keys have been lost: nobody would trust new ones under its id
 */
export async function openMatrixCrypto(options: CryptoOptions): Promise<MatrixCrypto | undefined> {
  const { server, file, own, secret, log } = options;
  const store = await openCryptoStore(file, own, secret);
  const fingerprint = await store.step(async ({ identityKeys }) => identityKeys.ed25519.toBase64());
  try {
    if (await hasOtherKeys(server, own, fingerprint)) {
      log.error("The keys of Gavel's Matrix device are lost; log in again for a new device", { device: own.device });
      await store.close();
      return undefined;
    }
    await sendKeyRequests(server, store);
    await signOwnDevice(server, store, own, log);
    file.forgetBefore(Date.now() - KEPT_MS);
    return cryptoOver(options, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Whose device it is counts for nothing: anybody in a room may speak in it. */
const trust = (): DecryptionSettings => new DecryptionSettings(TrustRequirement.Untrusted);

const ENCRYPTED = 'm.room.encrypted';

/** The last edit of an event, which the homeserver puts beside it. */
function latestEdit({ unsigned }: RawEvent): RawEvent | undefined {
  const { 'm.relations': relations }: { 'm.relations'?: unknown } = Object(unsigned);
  const { 'm.replace': edit }: { 'm.replace'?: RawEvent } = Object(relations);
  return edit?.type === ENCRYPTED ? edit : undefined;
}

const usersOf = (ids: readonly string[] | undefined): UserId[] => (ids ?? []).map((id) => new UserId(id));

function cryptoOver({ server, file, own, log }: CryptoOptions, store: CryptoStore): MatrixCrypto {
  const keys = roomKeys(server, store);
  const turns = queueByKey();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => turns.add(own.device, work);
  const encryptions = new Map<string, RoomEncryption | undefined>();
  let hasNews = true;

  async function remember(room: string, encryption: RoomEncryption): Promise<void> {
    encryptions.set(room, encryption);
    await store.step(async (machine) => {
      if (await machine.getRoomSettings(new RoomId(room))) return;
      await machine.setRoomSettings(new RoomId(room), new RoomSettings());
    });
  }

  /** What the room says; what it said once counts, although the homeserver says nothing of it any more. */
  async function encryptionOf(room: string): Promise<RoomEncryption | undefined> {
    if (encryptions.has(room)) return encryptions.get(room);
    const says = await server.state(room, 'm.room.encryption');
    const isKnown = (await store.step((machine) => machine.getRoomSettings(new RoomId(room)))) !== undefined;
    if (says && !isKnown) await remember(room, says);
    const encryption = says ?? (isKnown ? {} : undefined);
    encryptions.set(room, encryption);
    return encryption;
  }

  const opened = (room: string, event: RawEvent): Promise<RawEvent | undefined> =>
    store.step(async (machine) => {
      try {
        const found = await machine.decryptRoomEvent(JSON.stringify(event), new RoomId(room), trust());
        const { type, content }: Pick<RawEvent, 'type' | 'content'> = JSON.parse(found.event);
        return { ...event, type, content };
      } catch {
        return undefined;
      }
    });

  async function decrypted(room: string, event: RawEvent): Promise<RawEvent | undefined> {
    if (event.type !== ENCRYPTED) return event;
    const said = await opened(room, event);
    const latest = said && latestEdit(event);
    const edit = latest && (await opened(room, latest));
    return edit ? { ...said, unsigned: { 'm.relations': { 'm.replace': edit } } } : said;
  }

  return {
    async receive(news, isGap) {
      const { to_device: toDevice, device_lists: lists, device_one_time_keys_count: counts } = news;
      const events = toDevice?.events ?? [];
      await store.step(async (machine) => {
        if (isGap) await machine.markAllTrackedUsersAsDirty();
        await machine.receiveSyncChanges(
          JSON.stringify(events),
          new DeviceLists(usersOf(lists?.changed), usersOf(lists?.left)),
          new Map(Object.entries(counts ?? {})),
          new Set(news.device_unused_fallback_key_types),
          trust(),
        );
      });
      hasNews ||= events.length > 0;
    },
    ask: () => inTurn(() => sendKeyRequests(server, store)),
    async changed(room, { type, state_key: key, content, redacts = content['redacts'] }) {
      if (type === 'm.room.redaction' && typeof redacts === 'string') file.arrived(redacts);
      if (key === undefined) return;
      if (type === 'm.room.member') keys.peopleChanged(room);
      if (type === 'm.room.encryption') await remember(room, content);
    },
    isEncrypted: async (room) => (await encryptionOf(room)) !== undefined,
    decrypted,
    async wait(room, event) {
      // What was taken back has no words any more.
      if (typeof event.content['algorithm'] !== 'string') return;
      log.info("An encrypted message in a Matrix room can't be read yet", { room, event: event.event_id });
      await store.step(
        async () => undefined,
        () => ({ waiting: [{ room, event }] }),
      );
    },
    async readable() {
      if (!hasNews) return [];
      hasNews = false;
      const all = file.waiting();
      const readable = await Promise.all(
        all.map(async ({ room, event }) => (await decrypted(room, event)) !== undefined),
      );
      return all.filter((_, i) => readable[i]);
    },
    arrived: (event) => file.arrived(event),
    async encrypt(id, room, event) {
      const before = file.outgoing(id, room);
      if (before) return before;
      const encryption = await encryptionOf(room);
      return encryption ? inTurn(() => keys.encrypt(id, room, encryption, event)) : event;
    },
    sent: (id) => file.sent(id),
    close: () => store.close(),
  };
}
