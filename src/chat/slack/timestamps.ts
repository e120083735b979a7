// Slack's time stamps are seconds, and the ids of messages in their channel.

export const instantOfTs = (ts: string): string => new Date(Math.floor(Number(ts) * 1000)).toISOString();

/** The time stamp of an instant. @param iso ISO 8601, UTC */
export const tsOfInstant = (iso: string): string => (Date.parse(iso) / 1000).toFixed(6);

/** The later of two time stamps. */
export const laterTs = (a: string, b: string): string => (Number(a) > Number(b) ? a : b);
