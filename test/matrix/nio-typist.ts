import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { MatrixAccount } from './people.ts';

/** A person who types with matrix-nio. */
export interface MatrixTypist {
  say(who: MatrixAccount, room: string, text: string, replyTo?: string): Promise<string>;
  edit(who: MatrixAccount, room: string, target: string, text: string): Promise<string>;
  react(who: MatrixAccount, room: string, target: string, key: string): Promise<string>;
  redact(who: MatrixAccount, room: string, target: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts matrix-nio, which no one here wrote, under the machine's own Python. */
export function nioTypist(homeserver: string): MatrixTypist {
  const child = spawn('/usr/bin/python3', [join(import.meta.dirname, 'nio-typist.py'), homeserver], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let count = 0;
  createInterface(child.stdout).on('line', (line) => {
    const { id, event, error }: { id: number; event?: string; error?: string } = JSON.parse(line);
    const answer = waiting.get(id);
    waiting.delete(id);
    if (event === undefined) answer?.reject(new Error(error));
    else answer?.resolve(event);
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`matrix-nio ended with ${code}`));
  });
  const act = (who: MatrixAccount, what: object): Promise<string> => {
    const id = (count += 1);
    const answer = Promise.withResolvers<string>();
    waiting.set(id, answer);
    child.stdin.write(`${JSON.stringify({ id, user: who.id, token: who.token, ...what })}\n`);
    return answer.promise;
  };
  return {
    say: (who, room, text, replyTo) => act(who, { do: 'say', room, text, replyTo }),
    edit: (who, room, target, text) => act(who, { do: 'edit', room, target, text }),
    react: (who, room, target, key) => act(who, { do: 'react', room, target, key }),
    redact: (who, room, target) => act(who, { do: 'redact', room, target }),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
