/** The value as it comes back from JSON. */
export const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));
