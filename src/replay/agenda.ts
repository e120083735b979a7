import { carry } from '../features/document/carry.ts';
import { heldOn } from '../features/document/carry.ts';
import { agendaDocument } from '../features/document/document.ts';
import { plan, planned } from '../features/document/proposal.ts';
import { features, meetingKernel } from '../features/index.ts';
import type { Group } from '../meeting/group.ts';
import { readMinutes } from '../minutes/read.ts';

/** The next meeting's agenda, as Markdown, from the last merged minutes: what they leave open, under the standing topics. */
export function agendaMarkdown(group: Group, previous: string): string {
  const held = heldOn(readMinutes(previous).front);
  const at = `${held ?? '1970-01-01'}T23:59:59.000Z`;
  const fresh = meetingKernel.begin(`${group.id}/1`, group);
  const next = meetingKernel.advance(
    fresh,
    held === undefined ? planned(undefined, undefined, at) : plan(group, undefined, at),
  );
  return agendaDocument(features, meetingKernel.advance(next, carry(previous, next, undefined, at)));
}
