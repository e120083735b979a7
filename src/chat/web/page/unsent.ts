import { useCallback, useState } from 'preact/hooks';

import type { NewMessage } from '../wire.ts';
import { postMessage } from './api.ts';

/** A message that Gavel has not confirmed. */
export interface Unsent {
  readonly room: string;
  readonly message: NewMessage;
  /** Why it could not be sent; undefined while it is being sent. */
  readonly error?: string;
}

export interface Outbox {
  readonly unsent: readonly Unsent[];
  readonly send: (room: string, message: NewMessage) => void;
  readonly again: (unsent: Unsent) => void;
  readonly drop: (unsent: Unsent) => void;
}

/** What this tab says, kept until the server has it. */
export function useOutbox(): Outbox {
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const drop = useCallback(
    ({ message }: Unsent) => setUnsent((all) => all.filter((one) => one.message.key !== message.key)),
    [],
  );
  const deliver = useCallback(async (one: Unsent): Promise<void> => {
    const answer = await postMessage(one.room, one.message);
    if (answer.ok) drop(one);
    else
      setUnsent((all) =>
        all.map((other) => (other.message.key === one.message.key ? { ...one, error: answer.error } : other)),
      );
  }, []);
  const send = useCallback((room: string, message: NewMessage) => {
    const one: Unsent = { room, message };
    setUnsent((all) => [...all, one]);
    void deliver(one);
  }, []);
  const again = useCallback(({ room, message }: Unsent) => {
    const one: Unsent = { room, message };
    setUnsent((all) => all.map((other) => (other.message.key === message.key ? one : other)));
    void deliver(one);
  }, []);
  return { unsent, send, again, drop };
}

/** A new key, by which the server knows a message that is sent again. */
export const newKey = (): string => crypto.randomUUID();
