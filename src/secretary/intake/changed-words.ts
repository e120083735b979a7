import { numbersAbout } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { isOver, lifecycleState } from '../../meeting/lifecycle.ts';
import type { HeardEdit } from '../../ports/chat.ts';
import type { MessageSubject, Store } from '../../ports/store.ts';
import { isCopied } from '../relay/relayed-messages.ts';
import type { GroupBinding, MeetingDomain } from '../secretary-deps.ts';

// An edit of something said off the record says it again, so its words are off the record too.

/** A meeting that is over ends what is known: what was said before it may have been off the record in an older one. */
function isTooOld(saidAt: string, meeting: Meeting): boolean {
  const { begun, ended } = meeting.stateOf(lifecycleState);
  return isOver(meeting) && saidAt < (begun ?? ended ?? saidAt);
}

/**
 * Whether a message that stands for nothing may have been said off the record, whatever is going on now: its edit
 * matters only if it overtook its message.
 * @param meetings the group's last two
 */
export const mayBeOffRecord = (
  { saidAt }: HeardEdit,
  meetings: readonly Meeting[],
  domain: Pick<MeetingDomain, 'mayHaveBeenOffRecord'>,
): boolean =>
  saidAt === undefined ||
  meetings.some((meeting) => isTooOld(saidAt, meeting) || domain.mayHaveBeenOffRecord(meeting, saidAt));

interface Surroundings {
  readonly domain: MeetingDomain;
  readonly store: Store;
  readonly binding: Pick<GroupBinding, 'rooms'>;
  /** The group's last two. */
  readonly meetings: readonly Meeting[];
}

/** Whether it is the message that began a passage: what stood behind the command was off the record already. */
const beganPassage = ({ stream, about }: MessageSubject, { meetings, domain }: Surroundings): boolean =>
  meetings.some((meeting) => meeting.id === stream && numbersAbout(about).some((n) => domain.isPassage(meeting, n)));

/**
 * Whether nothing of an edit may be written down, because its message was said off the record, or may have been. What
 * was recorded or relayed was not.
 * @param hasCommand whether it says `/offrecord`: what may be known of its words is only what stands before that
 */
export async function isChangeOffRecord(
  heard: HeardEdit,
  hasCommand: boolean,
  surroundings: Surroundings,
): Promise<boolean> {
  const { store, meetings, domain } = surroundings;
  const subject = await store.subject(heard.room, heard.message);
  if (subject) return !hasCommand && beganPassage(subject, surroundings);
  return mayBeOffRecord(heard, meetings, domain) && !(await isCopied(heard, surroundings));
}
