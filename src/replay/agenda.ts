import type { Dated } from '../archive/ages.ts';
import { factsOf } from '../archive/facts.ts';
import { carry } from '../features/document/carry.ts';
import { agendaDocument } from '../features/document/document.ts';
import { plan, planned } from '../features/document/proposal.ts';
import { features, meetingKernel } from '../features/index.ts';
import type { Event } from '../meeting/event.ts';
import type { Group } from '../meeting/group.ts';
import { readDocument } from '../minutes/parse.ts';

/** The next meeting's first events: for the date that the minutes state, else for the next one of the schedule. */
function planFrom(group: Group, held: string | undefined, stated: string | undefined, at: string): readonly Event[] {
  if (stated !== undefined && stated > at) return planned(undefined, { start: stated, occurrence: stated }, at);
  return held === undefined ? planned(undefined, undefined, at) : plan(group, undefined, at);
}

/**
 * The next meeting's agenda, as Markdown, from the last merged minutes: what they leave open, under the standing topics.
 * @param earlier minutes before those, which tell since when something is open
 */
export function agendaMarkdown(group: Group, previous: string, earlier: readonly Dated[] = []): string {
  const { date, next: stated } = factsOf(readDocument(previous), { directory: group.directory, format: group.format });
  const at = `${date ?? '1970-01-01'}T23:59:59.000Z`;
  const fresh = meetingKernel.begin(`${group.id}/1`, group);
  const next = meetingKernel.advance(fresh, planFrom(group, date, stated?.start, at));
  return agendaDocument(features, meetingKernel.advance(next, carry(previous, next, undefined, at, { earlier })));
}
