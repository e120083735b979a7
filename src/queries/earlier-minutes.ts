import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { reviewFeature } from '../features/review/review.ts';
import { marksEmbargo } from '../meeting/embargo.ts';
import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';

interface Proposed extends Event {
  readonly commit: string;
}
const isProposed = (event: Event): event is Proposed => event.type === 'review.proposed';

/**
 * The minutes as they were proposed before the text that's proposed now, as Markdown; undefined if this is the first.
 * The log has no minutes in it, so they're written again from what it had then.
 * @param events the meeting's log
 */
export function minutesProposedBefore(meeting: Meeting, events: readonly Event[]): string | undefined {
  const current = meeting.stateOf(reviewFeature).proposal?.commit;
  const proposed = events.findLastIndex((event) => isProposed(event) && event.commit !== current);
  const rendered = events.findLastIndex(({ type }, i) => type === 'review.rendered' && i < proposed);
  if (rendered < 0) return undefined;
  // What was put under embargo since stays so in what was proposed before.
  const marked = events.slice(rendered).filter(marksEmbargo);
  const begun = meetingKernel.begin(meeting.id, meeting.group);
  return minutesMarkdown(meetingKernel.advance(begun, [...events.slice(0, rendered), ...marked]));
}
