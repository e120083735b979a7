/**
 * A mistake of Gavel's own for the log: what kind it is and where it happened. Its message is left out: it may quote
 * what people said.
 */
export function wordlessError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(`not an Error, but ${typeof error}`);
  const { name, message, stack = '' } = error;
  const head = message === '' ? name : `${name}: ${message}`;
  // The frames begin after the message, whatever stands in it. If it doesn't begin as usual, they can't be told apart.
  const frames = stack.startsWith(`${head}\n`) ? stack.slice(head.length) : '';
  const wordless = new Error('a mistake in Gavel');
  wordless.name = name;
  wordless.stack = `${name}${frames}`;
  return wordless;
}
