import { memoryChat } from '../../src/chat/memory/memory.ts';
import { handClock } from '../../src/clock/hand.ts';
import { memoryForge } from '../../src/forge/memory/memory.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { Chat } from '../../src/ports/chat.ts';
import type { JobQueue } from '../../src/ports/jobs.ts';
import type { Store } from '../../src/ports/store.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { currentMeeting, testSecretary, turnTo, webUser } from './secretary.ts';

/** Something that Gavel sent, and when by the stage's clock. */
export interface Told {
  /** YYYY-MM-DDTHH:MM */
  readonly at: string;
  /** Whom it was sent to privately. */
  readonly to?: string;
  readonly text: string;
}

/** A group's room with the real secretary and a clock that is turned: what a year looks like, in seconds. */
export interface RoomStage {
  readonly told: readonly Told[];
  /** What the operator's log says. */
  readonly log: readonly string[];
  /** Turns the clock, stopping at every alarm on the way as a real clock would. */
  turnTo(at: string): Promise<void>;
  says(who: string, text: string): Promise<void>;
  meeting(): Meeting;
  /** The meeting before it. */
  last(): Meeting | undefined;
  /** A file of the main branch, or of a proposal's. */
  file(path: string, branch?: string): string | undefined;
  stop(): Promise<void>;
}

const ROOM = 'web:lobby';

interface Settings {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** What another stage left, as a process finds it that starts again. */
  readonly kept?: Kept;
}
export interface Kept {
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly forge: ReturnType<typeof memoryForge>;
}

/** Memory that outlives a stage: closing the store is the stage's end, not its. */
export function keepsake(): Kept {
  const { store, jobs } = memoryStore();
  return { store: { ...store, close: async () => undefined }, jobs, forge: memoryForge({}) };
}

export async function roomStage(group: Group, { at, kept = keepsake() }: Settings): Promise<RoomStage> {
  const clock = handClock(at);
  const chat = memoryChat('web');
  const told: Told[] = [];
  const log: string[] = [];
  const listening: Chat = {
    ...chat,
    async send(outgoing) {
      if (outgoing.kind !== 'mark' && outgoing.kind !== 'reaction') {
        const to = outgoing.kind === 'post' ? {} : { to: outgoing.to.id ?? outgoing.to.name };
        told.push({ at: clock.now().slice(0, 16), ...to, text: plainText(outgoing.message) });
      }
      return chat.send(outgoing);
    },
  };
  const { store, jobs, forge } = kept;
  const gavel = testSecretary({
    store,
    jobs,
    clock,
    chats: [listening],
    bindings: [{ group, rooms: [ROOM], forge }],
    log: {
      info: (what) => void log.push(what),
      error: (what, facts) => void log.push(`${what} ${JSON.stringify(facts)}`),
    },
  });
  await gavel.start();
  await gavel.idle();
  return {
    told,
    log,
    turnTo: (end) => turnTo(clock, gavel, end),
    async says(who, text) {
      await chat.say({ room: ROOM, by: webUser(who), at: clock.now(), text });
      await gavel.idle();
    },
    meeting: () => currentMeeting(gavel, group.id),
    last: () => gavel.session(group.id)?.last(),
    file(path, branch) {
      const bytes = forge.bytes(path, branch);
      return bytes && new TextDecoder().decode(bytes);
    },
    stop: () => gavel.stop(),
  };
}
