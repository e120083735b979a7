import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { MatrixAccount } from './people.ts';

/** A message as matrix-nio has read it. */
export interface SeenMessage {
  readonly room: string;
  readonly event: string;
  readonly sender: string;
  /** null if it couldn't be decrypted. */
  readonly content: Readonly<Record<string, unknown>> | null;
}

/** A person who types with matrix-nio. */
export interface MatrixTypist {
  say(who: MatrixAccount, room: string, text: string, replyTo?: string): Promise<string>;
  edit(who: MatrixAccount, room: string, target: string, text: string): Promise<string>;
  react(who: MatrixAccount, room: string, target: string, key: string): Promise<string>;
  redact(who: MatrixAccount, room: string, target: string): Promise<string>;
  stop(): Promise<void>;
}

/** One who encrypts, and reads what's encrypted. */
export interface EncryptingTypist extends MatrixTypist {
  /** From now on it waits, before it types in a room, until the room is encrypted for these. */
  expect(room: string, readers: readonly MatrixAccount[]): void;
  /** Keeps back the keys of what somebody types from now on, and sends them. */
  holdKeys(who: MatrixAccount): Promise<unknown>;
  releaseKeys(who: MatrixAccount): Promise<unknown>;
  /** All that somebody has read, in every room. */
  seen(who: MatrixAccount): Promise<readonly SeenMessage[]>;
}

interface RoomAct {
  readonly do: string;
  readonly room: string;
  readonly text?: string;
  readonly target?: string;
  readonly key?: string;
  readonly replyTo?: string | undefined;
}

interface Answer {
  readonly id: number;
  readonly event?: string;
  readonly seen?: readonly SeenMessage[];
  readonly error?: string;
}

/** Starts matrix-nio, which no one here wrote, under the machine's own Python. */
export const nioTypist = (homeserver: string): MatrixTypist => startNio([homeserver]);

/** The same, with encryption. @param folder where it has its keys */
export const encryptingTypist = (homeserver: string, folder: string): EncryptingTypist =>
  startNio([homeserver, folder]);

function startNio(args: readonly string[]): EncryptingTypist {
  const child = spawn('/usr/bin/python3', [join(import.meta.dirname, 'nio-typist.py'), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  const expected = new Map<string, readonly string[]>();
  let count = 0;
  createInterface(child.stdout).on('line', (line) => {
    const told: Answer = JSON.parse(line);
    const answer = waiting.get(told.id);
    waiting.delete(told.id);
    if (told.error === undefined) answer?.resolve(told);
    else answer?.reject(new Error(told.error));
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`matrix-nio ended with ${code}`));
  });
  const ask = (who: MatrixAccount, what: object): Promise<Answer> => {
    const id = (count += 1);
    const answer = Promise.withResolvers<Answer>();
    waiting.set(id, answer);
    child.stdin.write(`${JSON.stringify({ id, user: who.id, token: who.token, device: who.device, ...what })}\n`);
    return answer.promise;
  };
  const act = async (who: MatrixAccount, what: RoomAct): Promise<string> => {
    const readers = expected.get(what.room);
    const { event } = await ask(who, { ...what, ...(readers && { encrypted: true, readers }) });
    if (event === undefined) throw new Error('matrix-nio names no event');
    return event;
  };
  return {
    say: (who, room, text, replyTo) => act(who, { do: 'say', room, text, replyTo }),
    edit: (who, room, target, text) => act(who, { do: 'edit', room, target, text }),
    react: (who, room, target, key) => act(who, { do: 'react', room, target, key }),
    redact: (who, room, target) => act(who, { do: 'redact', room, target }),
    expect: (room, readers) =>
      void expected.set(
        room,
        readers.map(({ id }) => id),
      ),
    holdKeys: (who) => ask(who, { do: 'hold' }),
    releaseKeys: (who) => ask(who, { do: 'release' }),
    seen: async (who) => (await ask(who, { do: 'seen' })).seen ?? [],
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
