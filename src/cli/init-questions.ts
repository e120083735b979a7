import { confirm, isCancel, multiselect, password, select, text, type Option as Choice } from '@clack/prompts';

import { UserError } from './console.ts';
import type { Terminal } from './import-questions.ts';

/** The answer to a question. @throws UserError if people stop here */
async function answer<T>(asked: Promise<T>): Promise<Exclude<T, symbol>> {
  const given = await asked;
  if (isCancel(given)) throw new UserError('Stopped. Nothing was written.');
  return given as Exclude<T, symbol>;
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
  const given = await answer(
    text({
      message,
      ...(initial !== undefined && { initialValue: initial }),
      ...(example !== undefined && { placeholder: example }),
      validate: (typed) => wrong?.((typed ?? '').trim()),
      ...terminal,
    }),
  );
  return (given ?? '').trim();
}

/** Asks for one of a few. */
export const askChoice = <Value extends string>(
  message: string,
  options: Choice<Value>[],
  terminal: Terminal,
): Promise<Value> => answer(select<Value>({ message, options, ...terminal }));

/** Asks for some of a few, one at least. */
export const askSeveral = (message: string, options: Choice<string>[], terminal: Terminal): Promise<string[]> =>
  answer(multiselect<string>({ message, options, required: true, ...terminal }));

/** Asks for a secret, which isn't shown. Nothing is an answer too. */
export const askSecret = async (message: string, terminal: Terminal): Promise<string> =>
  ((await answer(password({ message, ...terminal }))) ?? '').trim();

/** Asks yes or no. */
export const askYes = (message: string, terminal: Terminal): Promise<boolean> =>
  answer(confirm({ message, initialValue: false, ...terminal }));
