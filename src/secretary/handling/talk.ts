import type { Event } from '../../meeting/event.ts';
import type { Decision } from '../../meeting/feature.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import type { Person } from '../../meeting/member.ts';
import type { HeardMessage } from '../../ports/chat.ts';
import { firstDecision, meetingOf, type HandlerContext } from '../handler-context.ts';

/** A line or block of a message without a command. */
interface TalkLine {
  readonly heard: HeardMessage;
  readonly by: Person;
  readonly text: string;
  /** What the message answers: `entry:4`. */
  readonly about: string | undefined;
  /** Whether the message has nothing else in it. */
  readonly isWhole: boolean;
}

/** What comes of a reply to something in the meeting. */
export function decideReply(
  { heard, by, text, about }: TalkLine,
  context: HandlerContext,
): Decision<Event> | undefined {
  const { domain, active, work } = context;
  // Words beside a picture say what it shows.
  if (heard.attachments !== undefined || about === undefined) return undefined;
  const reply = { by, at: heard.at, about, text };
  return firstDecision(domain, (feature) => feature.onReply?.(reply, meetingOf(work, active.current)));
}

/** What comes of talk that means something now, such as a bare `+1` while a vote is open. */
export function decideTalk(
  { heard, by, text, about, isWhole }: TalkLine,
  { domain, active, work }: HandlerContext,
): Decision<Event> | undefined {
  const answersOther = about === undefined && heard.replyTo !== undefined;
  if (!isWhole || answersOther || heard.attachments !== undefined) return undefined;
  const meeting = meetingOf(work, active.current);
  if (!isBeingHeld(meeting) || domain.offRecord(meeting)) return undefined;
  return firstDecision(domain, (feature) => feature.onTalk?.({ by, at: heard.at, text, about }, meeting));
}
