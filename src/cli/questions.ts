import type { Readable, Writable } from 'node:stream';

import { confirm, isCancel, multiselect, password, select, text, type Option as Choice } from '@clack/prompts';

import { UserError } from './console.ts';

/** Where questions are asked and answered. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

const CLOSINGS = ['end', 'close', 'error'] as const;

const CLOSED = 'The terminal was closed before all was answered. No configuration was written.';

/** Rejects once nobody can answer any more. The returned function stops watching. */
function closing({ input }: Terminal): { readonly closed: Promise<never>; readonly release: () => void } {
  const { promise: closed, reject } = Promise.withResolvers<never>();
  const stop = (): void => {
    // Readline would still set the terminal's mode, and end the process in words of its own: it's gone.
    Object.assign(input, { setRawMode: () => input });
    reject(new UserError(CLOSED));
  };
  for (const name of CLOSINGS) input.once(name, stop);
  if (input.destroyed || input.readableEnded) stop();
  return {
    closed,
    release: () => {
      for (const name of CLOSINGS) input.off(name, stop);
    },
  };
}

/** The answer to a question. @throws UserError if people stop here, or their terminal is gone */
async function answer<T>(terminal: Terminal, ask: (terminal: Terminal) => Promise<T>): Promise<Exclude<T, symbol>> {
  const { closed, release } = closing(terminal);
  try {
    const given = await Promise.race([ask(terminal), closed]);
    if (isCancel(given)) throw new UserError('Stopped. No configuration was written.');
    return given as Exclude<T, symbol>;
  } finally {
    release();
  }
}

/** A line of text to ask for. */
export interface TextQuestion {
  readonly message: string;
  readonly initial?: string | undefined;
  readonly example?: string | undefined;
  /** What's wrong with an answer; undefined if it will do. */
  readonly wrong?: (typed: string) => string | undefined;
}

/** Asks for a line; what's typed is trimmed. */
export async function askText({ message, initial, example, wrong }: TextQuestion, terminal: Terminal): Promise<string> {
  const given = await answer(terminal, (at) =>
    text({
      message,
      ...(initial !== undefined && { initialValue: initial }),
      ...(example !== undefined && { placeholder: example }),
      validate: (typed) => wrong?.((typed ?? '').trim()),
      ...at,
    }),
  );
  return (given ?? '').trim();
}

/** Asks for one of a few. */
export const askChoice = <Value extends string>(
  message: string,
  options: Choice<Value>[],
  terminal: Terminal,
): Promise<Value> => answer(terminal, (at) => select<Value>({ message, options, ...at }));

/** Asks for some of a few, one at least. @param initialValues those that are chosen at first */
export const askSeveral = (
  message: string,
  options: Choice<string>[],
  initialValues: string[],
  terminal: Terminal,
): Promise<string[]> =>
  answer(terminal, (at) => multiselect<string>({ message, options, initialValues, required: true, ...at }));

/** Asks for a secret, which isn't shown. Nothing is an answer too. */
export const askSecret = async (message: string, terminal: Terminal): Promise<string> =>
  ((await answer(terminal, (at) => password({ message, ...at }))) ?? '').trim();

/** Asks yes or no. @param initial what Enter says */
export const askYes = (message: string, terminal: Terminal, initial = false): Promise<boolean> =>
  answer(terminal, (at) => confirm({ message, initialValue: initial, ...at }));
