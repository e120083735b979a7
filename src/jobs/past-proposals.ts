import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { draftProposal } from '../features/minutes/proposal.ts';
import { pastRenderings } from '../features/minutes/renderings.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { ProposalDraft } from '../ports/forge.ts';
import type { Store } from '../ports/store.ts';
import type { GroupSession } from '../secretary/group-session.ts';

/** The minutes as they were proposed before, newest first, from the meeting's log. */
export async function proposedBefore(
  stream: string,
  { binding }: GroupSession,
  store: Pick<Store, 'read'>,
): Promise<readonly string[]> {
  const events = await store.read(stream);
  const begun = meetingKernel.begin(stream, binding.group);
  return pastRenderings(events, (count) => meetingKernel.advance(begun, events.slice(0, count)), minutesMarkdown);
}

/** What is proposed. What people changed since `earlier` was proposed stays. */
export const draftOf = (meeting: Meeting, earlier: readonly string[]): ProposalDraft =>
  draftProposal(meeting, minutesMarkdown(meeting), earlier);
