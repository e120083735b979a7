import { ENGLISH } from '../../language/language.ts';
import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import type { Chat, Heard, MessageId, Outgoing, RoomId } from '../../ports/chat.ts';
import type { OperatorLog } from '../../ports/operator-log.ts';
import { StartupError } from '../../ports/startup-error.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { underWay } from '../under-way.ts';
import { openCryptoFile, type CryptoFile } from './crypto/crypto-file.ts';
import { openMatrixCrypto, type MatrixCrypto } from './crypto/matrix-crypto.ts';
import { forShow } from './for-show.ts';
import { connectHomeserver, isMatrixRefusal, type RawEvent } from './homeserver.ts';
import { invitationPolicy, invitersIn } from './invitations.ts';
import type { MxidOf } from './markup.ts';
import { matrixMemory } from './memory.ts';
import { pictureDownloader } from './pictures.ts';
import { completeProfile } from './profile.ts';
import { heardIn, type EventReader } from './reading.ts';
import { joinedRooms } from './rooms.ts';
import { createMatrixSender } from './sending.ts';
import { startSync } from './sync.ts';
import { plausibleTimestamp } from './timestamps.ts';
import { asksForWords, typingNotice } from './typing.ts';

export interface MatrixOptions {
  /** The homeserver's address, such as `https://matrix.example.org`. */
  readonly homeserver: string;
  readonly accessToken: string;
  /** What the adapter has to know after a restart, such as up to where it has heard. */
  readonly memory: AdapterMemory;
  /** The file with the keys of Gavel's device, and what they're encrypted with; encrypted rooms are refused without it. */
  readonly keys?: { readonly file: string; readonly secret?: string | undefined } | undefined;
  /** The rooms of the configuration: `matrix:!id:server` or `matrix:#alias:server`. */
  readonly rooms: readonly string[];
  /** Whose invitations are accepted: whole Matrix ids. */
  readonly inviters: readonly string[];
  /** The power level from which people in a room lead its meetings; undefined if power levels mean nothing. */
  readonly leadersFrom?: number | undefined;
  /** The name of the account; without it, the account keeps its name, or gets one if it has none. */
  readonly name?: string | undefined;
  readonly mxidOf: MxidOf;
  /** English without it. */
  readonly languageOf?: RoomLanguage | undefined;
  readonly log: OperatorLog;
  /** Nothing can be heard any more: the process must end, and say why. */
  readonly fatal: (why: string) => void;
  /** When what is heard was said, in rehearsals, which have a time of their own. */
  readonly at?: () => string;
}

/** How far Gavel has read belongs to the account and its device, and so do keys. */
const accountOf = (user: string, device: string): string => `${user} ${device}`;

/** The Matrix adapter: speaks and hears as one account, in the rooms of the configuration and nowhere else. */
export function matrixChat(options: MatrixOptions): Chat {
  const { log, fatal, mxidOf, languageOf = () => ENGLISH } = options;
  const show = forShow(log);
  const server = connectHomeserver(options.homeserver, options.accessToken);
  const memory = matrixMemory(options.memory);
  const invite = invitationPolicy(server, memory, options, {
    open: () => places.open(),
    isOurs: (room) => places.configured(room) !== undefined,
    languageOf: (room) => languageOf(places.configured(room) ?? ''),
  });
  const places = joinedRooms(server, memory, {
    addresses: options.rooms.map((room) => room.replace(/^matrix:/u, '')),
    leadersFrom: options.leadersFrom,
    log,
    hasKeys: () => crypto !== undefined,
    refuse: (room) => invite.refuseEncrypted(room),
    entered: (room) => enter?.(room),
  });
  const reader: Omit<EventReader, 'self'> = {
    memory,
    async at(says) {
      if (options.at) return options.at();
      const since = (await memory.heard(account))?.at ?? 0;
      return new Date(plausibleTimestamp(says, since, Date.now())).toISOString();
    },
    names: (room, people) => places.names(room, people),
    async event(room, id) {
      const found = await server.event(room, id);
      return found && ((await crypto?.decrypted(room, found)) ?? found);
    },
    leads: (room, mxid) => places.leads(room, mxid),
  };
  const download = pictureDownloader(options.homeserver, options.accessToken);
  const say = createMatrixSender({ server, memory, rooms: places, mxidOf, languageOf, crypto: () => crypto });
  let listener: ((heard: Heard) => Promise<void>) | undefined;
  let enter: ((room: RoomId) => void) | undefined;
  let keysFile: CryptoFile | undefined;
  let crypto: MatrixCrypto | undefined;
  let self = '';
  let account = '';

  const showTyping = async (room: RoomId, isTyping: boolean): Promise<void> =>
    server.typing(places.now(room), self, isTyping);
  const typing = typingNotice((room, isTyping) => void show('typing', () => showTyping(room, isTyping)));

  async function send(outgoing: Outgoing): Promise<MessageId | undefined> {
    const message = await say(outgoing);
    if (outgoing.kind !== 'direct') typing.answered(outgoing.room);
    return message;
  }

  /** If the homeserver won't show an event, Gavel must still hear the next one. */
  async function read(now: string, room: RoomId, event: RawEvent): Promise<Heard | undefined> {
    try {
      await places.changed(now, event);
      const heard = places.isSealed(now) ? undefined : await heardIn(event, room, now, { ...reader, self });
      return heard && (await crypto?.isEncrypted(now)) === true ? { ...heard, encrypted: true } : heard;
    } catch (error) {
      if (!isMatrixRefusal(error)) throw error;
      log.error("Something in a Matrix room couldn't be read", { room, event: event.event_id, error });
      return undefined;
    }
  }

  /** What somebody says in the room that is there to write to them. */
  async function takeDirect(now: string, event: RawEvent): Promise<void> {
    if (event.sender !== (await memory.directWith(now))) return;
    const heard = await read(now, `matrix:${now}`, event);
    if (heard?.kind === 'message') await listener?.({ ...heard, direct: true });
  }

  async function openKeys(user: string, device: string): Promise<void> {
    const { keys } = options;
    if (keys === undefined || device === '' || crypto) return;
    keysFile ??= openCryptoFile(keys.file);
    const file = keysFile;
    const whose = accountOf(user, device);
    const { keySteps = 0 } = (await memory.heard(whose)) ?? {};
    if (file.account() === whose && file.steps() < keySteps) {
      log.error("The keys of Gavel's Matrix device are an old copy; log in again for a new device", {
        file: keys.file,
      });
      return;
    }
    crypto = await openMatrixCrypto({ server, file, own: { user, device }, secret: keys.secret, log });
  }

  /** What's said in a room, as its people read it. */
  async function takeReadable(now: string, event: RawEvent): Promise<void> {
    const room = places.configured(now);
    if (room === undefined) await takeDirect(now, event);
    if (room === undefined || !listener) return;
    const heard = await read(now, room, event);
    if (!heard) return;
    if (heard.kind === 'message' && asksForWords(heard.text)) typing.asked(room);
    await listener(heard);
  }

  async function take(now: string, event: RawEvent): Promise<void> {
    await crypto?.changed(now, event);
    const readable = crypto && event.sender !== self ? await crypto.decrypted(now, event) : event;
    if (readable) await takeReadable(now, readable);
    else await crypto?.wait(now, event);
  }

  /** Messages whose keys came late are taken before those that come now. */
  async function takeWaiting(): Promise<void> {
    for (const { room, event } of (await crypto?.readable()) ?? []) {
      // In the order in which they were said.
      /* oxlint-disable no-await-in-loop */
      const readable = await crypto?.decrypted(room, event);
      if (readable) await takeReadable(room, readable);
      /* oxlint-enable no-await-in-loop */
      crypto?.arrived(event.event_id);
    }
  }

  const requests = underWay();
  const sync = startSync({
    server,
    memory,
    log,
    fatal,
    async enter() {
      const { user_id: user, device_id: device = '' } = await server.whoami();
      self = user;
      await show('the profile', () => completeProfile(server, user, options.name));
      await openKeys(user, device).catch((error: unknown) => {
        // To wait doesn't help.
        if (error instanceof StartupError) fatal(error.message);
        throw error;
      });
      await places.open();
      account = accountOf(user, device);
      return { account, self };
    },
    keySteps: () => keysFile?.steps() ?? 0,
    async received(answer, isGap) {
      await crypto?.receive(answer, isGap);
      await takeWaiting();
    },
    async between() {
      await crypto?.ask();
      await places.retry();
    },
    taken: (room, event) => void show('the receipt', () => server.read(room, event.event_id)),
    isOurs: async (room) => places.configured(room) !== undefined || (await memory.directWith(room)) !== undefined,
    take,
    invited: (room, state) => invite.invited(room, invitersIn(state, self)),
    left(room) {
      const configured = places.configured(room);
      if (configured === undefined) return;
      log.info('Gavel was removed from a Matrix room of the configuration; invite it back', { room: configured });
    },
  });

  return {
    platform: 'matrix',
    async start(hear, entered) {
      listener = hear;
      enter = entered;
      await sync.start();
    },
    isConnected: () => sync.isConnected(),
    send: (outgoing) => requests.during(() => send(outgoing)),
    fetch: (_room, reference, most) => requests.during(() => download(reference, most)),
    async stop() {
      await sync.stop();
      typing.stop();
      listener = undefined;
      await requests.over();
      await crypto?.close();
      keysFile?.close();
    },
  };
}
