import { useCallback, useState } from 'preact/hooks';

import type { NewMessage } from '../protocol.ts';
import { postMessage } from './api.ts';

/** A message that Gavel has not confirmed. */
export interface UnsentPost {
  readonly room: string;
  readonly message: NewMessage;
  /** Why it could not be sent; undefined while it is being sent. */
  readonly error?: string;
}

export interface PageOutbox {
  readonly unsent: readonly UnsentPost[];
  readonly send: (room: string, message: NewMessage) => void;
  readonly again: (unsent: UnsentPost) => void;
  readonly drop: (unsent: UnsentPost) => void;
}

/** What this tab says, kept until the server has it. */
export function useOutbox(): PageOutbox {
  const [unsent, setUnsent] = useState<readonly UnsentPost[]>([]);
  const drop = useCallback(
    ({ message }: UnsentPost) => setUnsent((all) => all.filter((one) => one.message.key !== message.key)),
    [],
  );
  const deliver = useCallback(async (one: UnsentPost): Promise<void> => {
    const answer = await postMessage(one.room, one.message);
    if (answer.ok) drop(one);
    else
      setUnsent((all) =>
        all.map((other) => (other.message.key === one.message.key ? { ...one, error: answer.error } : other)),
      );
  }, []);
  const send = useCallback((room: string, message: NewMessage) => {
    const one: UnsentPost = { room, message };
    setUnsent((all) => [...all, one]);
    void deliver(one);
  }, []);
  const again = useCallback(({ room, message }: UnsentPost) => {
    const one: UnsentPost = { room, message };
    setUnsent((all) => all.map((other) => (other.message.key === message.key ? one : other)));
    void deliver(one);
  }, []);
  return { unsent, send, again, drop };
}

/** A new key, by which the server knows a message that is sent again. */
export const newKey = (): string => crypto.randomUUID();
