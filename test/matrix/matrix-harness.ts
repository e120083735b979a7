// The Matrix adapter on a real Synapse: for each test an account of Gavel's, somebody else's, and a room of theirs.
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';

import { matrixChat, type MatrixOptions } from '../../src/chat/matrix/matrix.ts';
import { sayText } from '../../src/meeting/message.ts';
import type { AdapterMemory } from '../../src/ports/adapter-memory.ts';
import type { Chat, Heard, OutgoingPost } from '../../src/ports/chat.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { eventually } from '../doubles/eventually.ts';
import { rememberingListener } from '../doubles/listener.ts';
import { logTo } from '../doubles/log-to.ts';
import { startSynapse, type MessageRate, type Synapse } from '../setup/synapse.ts';
import { registerAccount, type MatrixAccount, type RoomEvent } from './people.ts';

export interface MatrixHarness {
  readonly synapse: Synapse;
  readonly gavel: MatrixAccount;
  /** Somebody whose invitations Gavel follows. */
  readonly tux: MatrixAccount;
  /** The room of the configuration: `tux` made it, and everybody may join it. */
  readonly room: string;
  /** What the adapter remembers, which outlives it. */
  readonly memory: AdapterMemory;
  /** What the operator was told. */
  readonly told: string[];
  /** What of it was told as an error. */
  readonly errors: string[];
  /** Why the process should have ended. */
  readonly ended: string[];
  open(more?: Partial<MatrixOptions>): Chat;
  /** Starts an adapter, and gives what it hears. */
  listen(more?: Partial<MatrixOptions>): Promise<{ chat: Chat; heard: Heard[] }>;
  stop(chat: Chat): Promise<void>;
  post(id: string, words: string, room?: string): OutgoingPost;
  /** What Gavel said in a room, as events. */
  saidByGavel(room?: string): Promise<readonly RoomEvent[]>;
  /** Waits until Gavel is in a room. */
  comes(room: string): Promise<void>;
}

export const heardTexts = (heard: readonly Heard[]): string[] =>
  heard.flatMap((one) => ('text' in one ? [one.text] : [one.kind]));

/** Waits until something is heard. */
export const untilHeard = (heard: readonly Heard[], what: string): Promise<unknown> =>
  eventually(`"${what}" is heard`, async () => (heardTexts(heard).includes(what) ? true : undefined));

/** Tests on one Synapse, which all of them share. */
export function describeOnSynapse(what: string, tests: (harness: MatrixHarness) => void, rate?: MessageRate): void {
  // oxlint-disable-next-line jest/valid-title
  describe(what, () => {
    let synapse: Synapse;
    beforeAll(async () => {
      synapse = await startSynapse(rate);
    });
    afterAll(() => synapse.stop());
    tests(stageOn(() => synapse));
  });
}

function stageOn(synapse: () => Synapse): MatrixHarness {
  let memory: AdapterMemory;
  let gavel: MatrixAccount;
  let tux: MatrixAccount;
  let room: string;
  const running: Chat[] = [];
  const told: string[] = [];
  const errors: string[] = [];
  const ended: string[] = [];

  beforeEach(async () => {
    const { url } = synapse();
    memory = memoryStore().store.memory('matrix');
    [gavel, tux] = await Promise.all([registerAccount(url, 'gavel'), registerAccount(url, 'tux', 'Tux Penguin')]);
    room = await tux.createRoom({ preset: 'public_chat' });
    told.length = 0;
    errors.length = 0;
    ended.length = 0;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((chat) => chat.stop()));
  });

  function open(more: Partial<MatrixOptions> = {}): Chat {
    const chat = matrixChat({
      homeserver: synapse().url,
      accessToken: gavel.token,
      memory,
      rooms: [`matrix:${room}`],
      inviters: [tux.id],
      mxidOf: (handle) => (handle === 'tux' ? tux.id : undefined),
      log: {
        ...logTo((what) => void told.push(what)),
        error(what) {
          told.push(what);
          errors.push(what);
        },
      },
      fatal: (what) => void ended.push(what),
      ...more,
    });
    running.push(chat);
    return chat;
  }

  return {
    get synapse() {
      return synapse();
    },
    get gavel() {
      return gavel;
    },
    get tux() {
      return tux;
    },
    get room() {
      return room;
    },
    get memory() {
      return memory;
    },
    told,
    errors,
    ended,
    open,
    async listen(more) {
      const { heard, hear } = rememberingListener();
      const chat = open(more);
      await chat.start(hear);
      return { chat, heard };
    },
    async stop(chat) {
      running.splice(running.indexOf(chat), 1);
      await chat.stop();
    },
    post: (id, words, where = room) => ({ kind: 'post', id, room: `matrix:${where}`, message: sayText(words) }),
    async saidByGavel(where = room) {
      const events = await tux.events(where);
      return events.filter(({ sender, type }) => sender === gavel.id && type === 'm.room.message');
    },
    async comes(where) {
      await eventually('Gavel comes', async () =>
        (await tux.events(where)).find(
          ({ state_key: who, content }) => who === gavel.id && content['membership'] === 'join',
        ),
      );
    },
  };
}
