import { addMilliseconds } from '../../meeting/add-milliseconds.ts';
import type { Heard } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OperatorLog } from '../../ports/operator-log.ts';
import { queueByKey } from '../queue-by-key.ts';
import type { WebAction, WebActions } from './actions.ts';
import type { WebRoom } from './protocol.ts';
import { WebRefusal } from './refused.ts';

/**
 * Brings what people did to Gavel, each group's rooms in one order: nobody knows whether something may be stored before
 * Gavel has heard all that came before it.
 */
export interface WebIntake {
  /** Begins, with what was stored but not heard before the process last ended. */
  start(hear: (heard: Heard) => Promise<void>): Promise<void>;
  /**
   * Takes something that people do and lets Gavel hear it. Resolves when it was heard.
   * @param act stores it, unless something before it is still to be heard (`takesNew` is false)
   * @param taken called when it's in the room
   * @throws WebRefusal if it could not be heard
   */
  take(
    room: string,
    act: (takesNew: boolean) => Promise<WebAction | undefined>,
    taken: (act: WebAction | undefined) => void,
  ): Promise<WebAction | undefined>;
  /** Waits for what is being heard, and tries no more. */
  stop(): Promise<void>;
}

const RETRY_MS = 2000;

/** Builds the intake on what is stored; what fails is tried again every two seconds and at the next start. */
export function webIntake(
  actions: WebActions,
  rooms: readonly Pick<WebRoom, 'id' | 'group'>[],
  clock: Clock,
  log: OperatorLog,
): WebIntake {
  const roomsOf = Map.groupBy(rooms, ({ group }) => group);
  let listener: ((heard: Heard) => Promise<void>) | undefined;
  const queue = queueByKey();
  const alarms = new Map<string, () => void>();
  /** Groups whose trouble is in the log already: it's said once, until it is over. */
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
  const retry = (group: string): void => {
    alarms.get(group)?.();
    const at = addMilliseconds(clock.now(), RETRY_MS);
    alarms.set(
      group,
      clock.wake(at, () => void queue.add(group, () => attempt(group))),
    );
  };
  /** Whether everything that waits was heard. */
  const attempt = async (group: string): Promise<boolean> => {
    let room = '';
    try {
      for ({ id: room } of roomsOf.get(group) ?? []) {
        // oxlint-disable-next-line no-await-in-loop -- as above
        await deliver(room);
      }
      told.delete(group);
      return true;
    } catch (error) {
      if (!told.has(group)) log.error(`What is said in ${room} cannot be taken in yet; trying again`, { room, error });
      told.add(group);
      if (!stopping) retry(group);
      return false;
    }
  };
  const groupOf = (room: string): string => rooms.find(({ id }) => id === room)?.group ?? room;

  return {
    async start(hear) {
      listener = hear;
      await Promise.all([...roomsOf.keys()].map((group) => queue.add(group, () => attempt(group))));
    },
    take(room, act, taken) {
      const group = groupOf(room);
      return queue.add(group, async () => {
        const acted = await act(await attempt(group));
        taken(acted);
        if (!acted) return undefined;
        await attempt(group);
        // It's in the room and waits for Gavel to hear it; the log has the reason.
        if (!actions.isHeard(acted.n)) throw new WebRefusal((say) => say.notTaken, 503);
        return acted;
      });
    },
    async stop() {
      stopping = true;
      for (const off of alarms.values()) off();
      await queue.idle();
      listener = undefined;
    },
  };
}
