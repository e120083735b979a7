/** Clocks of homeservers differ by less, and an event that was longer on its way is said when it arrives. */
const FAR_OFF_MS = 10 * 60_000;

/**
 * When something was said, in milliseconds since 1970. An event bears the time that its sender's homeserver gives it,
 * which may be anything; it cannot have been said before what was heard last, nor in the future.
 * @param says what the event says (`origin_server_ts`)
 * @param since when everything before it had been heard
 */
export function plausibleTimestamp(says: unknown, since: number, now: number): number {
  const isLikely = typeof says === 'number' && says > since - FAR_OFF_MS && says < now + FAR_OFF_MS;
  return isLikely ? Math.min(says, now) : now;
}
