import { ConnectionError, HTTPError } from 'matrix-js-sdk';

import { NotInRoom, UndeliverableMessage } from '../../ports/chat.ts';
import type { OperatorLog } from '../../ports/operator-log.ts';

/** Does something that only shows people what Gavel does, such as that it is typing. Never rejects, so it can be left alone. */
export type ForShow = (what: string, show: () => Promise<void>) => Promise<void>;

/** A homeserver that is away or refuses, or a room that Gavel isn't in: people notice, and it changes nothing else. */
const isUsual = (error: unknown): boolean =>
  [HTTPError, ConnectionError, NotInRoom, UndeliverableMessage].some((kind) => error instanceof kind);

/** Logs what fails in an unexpected way. Gavel goes on hearing and sending either way. */
export const forShow =
  (log: OperatorLog): ForShow =>
  async (what, show) => {
    try {
      await show();
    } catch (error) {
      if (!isUsual(error)) log.error('Something that Gavel only shows in Matrix failed', { what, error });
    }
  };
