import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';

/**
 * The minutes as they were written for being proposed before, from the meeting's log, which is all that remembers
 * them: newest first, down to the last that is known to have been committed. (A crash can come between a commit and
 * its being noted, so a later one may have been committed too.)
 * @param upTo the meeting after so many events of its log
 */
export function pastRenderings(
  events: readonly Event[],
  upTo: (count: number) => Meeting,
  markdown: (meeting: Meeting) => string,
): readonly string[] {
  const committed = events.findLastIndex(({ type }) => type === 'review.committed');
  const rendered = events.flatMap(({ type }, i) => (type === 'review.rendered' ? [i] : []));
  const known = rendered.findLast((i) => i < committed) ?? rendered[0];
  return rendered
    .filter((i) => known !== undefined && i >= known)
    .toReversed()
    .map((i) => markdown(upTo(i)));
}
