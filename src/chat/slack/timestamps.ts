// Slack's time stamps are seconds, and the ids of messages in their channel.

/** The instant of a time stamp, to the millisecond and never later: ISO 8601, UTC. Throws RangeError if it's none. */
export function instantOfTs(ts: string): string {
  // Digit by digit: 67393811.416 times 1,000 is a little less than it should be.
  const { seconds, fraction = '' } = /^(?<seconds>\d+)(?:\.(?<fraction>\d+))?$/u.exec(ts)?.groups ?? {};
  return new Date(Number(seconds) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'))).toISOString();
}

/** The time stamp of an instant. @param iso ISO 8601, UTC */
export const tsOfInstant = (iso: string): string => (Date.parse(iso) / 1000).toFixed(6);

/** The later of two time stamps. */
export const laterTs = (a: string, b: string): string => (Number(a) > Number(b) ? a : b);
