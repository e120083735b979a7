/** How long to wait before something that fails is tried again, in milliseconds. */
export interface BackOff {
  readonly firstMs: number;
  /** It's never longer. */
  readonly longestMs: number;
}

/** Twice as long after each failure. @param failures so far; the first wait is after one */
export const backOffMs = (failures: number, { firstMs, longestMs }: BackOff): number =>
  Math.min(longestMs, firstMs * 2 ** (failures - 1));
