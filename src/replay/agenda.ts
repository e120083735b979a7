import type { DatedMinutes } from '../archive/ages.ts';
import { factsOf } from '../archive/facts.ts';
import { carryOver } from '../features/carry-over/carry-over.ts';
import { allFeatures, meetingKernel } from '../features/index.ts';
import { agendaDocument } from '../features/minutes/write-minutes.ts';
import { planMeeting, plannedEvents } from '../features/next-meeting/plan-meeting.ts';
import type { Event } from '../meeting/event.ts';
import type { Group } from '../meeting/group.ts';
import { readDocument } from '../minutes/parse-document.ts';

/** The next meeting's first events: for the date that the minutes state, else for the next one of the schedule. */
function planFrom(group: Group, held: string | undefined, stated: string | undefined, at: string): readonly Event[] {
  if (stated !== undefined && stated > at) return plannedEvents(undefined, { start: stated, occurrence: stated }, at);
  return held === undefined ? plannedEvents(undefined, undefined, at) : planMeeting(group, undefined, at);
}

/**
 * The next meeting's agenda, as Markdown, from the last merged minutes: what they leave open, under the standing topics.
 * @param earlier minutes before those, which tell since when something is open
 */
export function agendaMarkdown(group: Group, previous: string, earlier: readonly DatedMinutes[] = []): string {
  const { date, next: stated } = factsOf(readDocument(previous), { directory: group.directory, format: group.format });
  const at = `${date ?? '1970-01-01'}T23:59:59.000Z`;
  const fresh = meetingKernel.begin(`${group.id}/1`, group);
  const next = meetingKernel.advance(fresh, planFrom(group, date, stated?.start, at));
  return agendaDocument(
    allFeatures,
    meetingKernel.advance(next, carryOver(previous, next, undefined, at, { earlier })),
  );
}
