import { addMilliseconds } from '../../meeting/add-milliseconds.ts';
import type { Heard } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OperatorLog } from '../../ports/operator-log.ts';
import { queueByKey } from '../queue-by-key.ts';
import type { WebAction, WebActions } from './actions.ts';

/** Brings what people did to Gavel, each room in its order. */
export interface WebIntake {
  /** Begins, with what was stored but not heard before the process last ended. */
  start(hear: (heard: Heard) => Promise<void>): Promise<void>;
  /** Resolves when the act was heard; rejects where it, or one before it in the room, could not be. */
  hear(room: string, act: WebAction): Promise<void>;
  /** Waits for what is being heard, and tries no more. */
  stop(): Promise<void>;
}

const RETRY_MS = 2000;

/** Builds the intake on what is stored; what fails is tried again every two seconds and at the next start. */
export function webIntake(actions: WebActions, rooms: readonly string[], clock: Clock, log: OperatorLog): WebIntake {
  let listener: ((heard: Heard) => Promise<void>) | undefined;
  const queue = queueByKey();
  const alarms = new Map<string, () => void>();
  /** Rooms whose trouble whoever runs Gavel knows: told once, until it is over. */
  const told = new Set<string>();
  let stopping = false;

  const deliver = async (room: string): Promise<void> => {
    for (const { n, heard } of actions.waiting(room)) {
      if (!listener) throw new Error('The web room is closing');
      // One after the other: the room's order is what a meeting goes by.
      // oxlint-disable-next-line no-await-in-loop
      await listener(heard);
      actions.heard(n);
    }
  };
  const retry = (room: string): void => {
    alarms.get(room)?.();
    const at = addMilliseconds(clock.now(), RETRY_MS);
    alarms.set(
      room,
      clock.wake(at, () => void turn(room)),
    );
  };
  const attempt = async (room: string): Promise<void> => {
    try {
      await deliver(room);
      told.delete(room);
    } catch (error) {
      if (!told.has(room)) log.error(`What is said in ${room} cannot be taken in yet; trying again`, { room, error });
      told.add(room);
      if (!stopping) retry(room);
    }
  };
  /** Never rejects: whether an act was heard stands in the database. */
  const turn = (room: string): Promise<void> => queue.add(room, () => attempt(room));

  return {
    async start(hear) {
      listener = hear;
      await Promise.all(rooms.map(turn));
    },
    async hear(room, act) {
      await turn(room);
      if (!actions.isHeard(act.n)) throw new Error('Gavel could not take it in');
    },
    async stop() {
      stopping = true;
      for (const off of alarms.values()) off();
      await queue.idle();
      listener = undefined;
    },
  };
}
