import { MatrixError } from 'matrix-js-sdk';

export const GUIDE = 'see docs/matrix.md';

/** What a failure says, for operators. */
export function failureText(error: unknown): string {
  if (error instanceof MatrixError && error.errcode !== undefined) return `${error.errcode}: ${error.data.error}`;
  return error instanceof Error ? error.message : String(error);
}
