/** The words of an error and of what caused it, such as a refused connection. */
export function causesInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${causesInWords(error.cause)}`;
}
