/**
 * The next check of something that is checked every so many seconds. Asked twice between two checks it gives the same
 * instant, so a job with that in its id is added once.
 * @param now ISO 8601, UTC
 */
export function nextStep(seconds: number, now: string): string {
  const step = seconds * 1000;
  return new Date(Math.floor(Date.parse(now) / step + 1) * step).toISOString();
}
