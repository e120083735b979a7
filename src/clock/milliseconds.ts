/** An instant in ISO 8601 as milliseconds since 1970. Throws RangeError where it is no date. */
export function milliseconds(at: string): number {
  const time = Date.parse(at);
  if (Number.isNaN(time)) throw new RangeError(`"${at}" is not an instant in ISO 8601, such as 2024-05-15T16:25:00.000Z`);
  return time;
}
