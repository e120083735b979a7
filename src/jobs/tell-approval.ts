import { approvalNews } from '../features/approval/news.ts';
import type { Meeting } from '../meeting/feature.ts';
import { isOver } from '../meeting/lifecycle.ts';
import type { Clock } from '../ports/clock.ts';
import type { GroupSession } from '../secretary/group-session.ts';

/** The meeting right after one, while it can still tell of that one. */
export function meetingAfter(stream: string, session: GroupSession): Meeting | undefined {
  const next = session.current();
  const follows = next !== undefined && session.last()?.id === stream && !isOver(next);
  return follows ? next : undefined;
}

/** Puts the state of these minutes' approval into the next meeting's. @param cause makes the ids */
export async function tellApproval(stream: string, session: GroupSession, cause: string, clock: Clock): Promise<void> {
  const next = meetingAfter(stream, session);
  if (!next) return;
  const events = approvalNews(await session.meeting(stream), next, clock.now());
  if (events.length > 0) await session.act(next.id, `${cause}/next`, () => ({ events }));
}
