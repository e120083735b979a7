import { parseSpoken } from '../../meeting/parse-spoken.ts';
import type { HeardDeletion, HeardEdit, HeardMessage } from '../../ports/chat.ts';
import type { MessageSubject } from '../../ports/store.ts';
import { meetingOf, type HandlerContext } from '../handler-context.ts';
import { mayBeOffRecord } from '../intake/changed-words.ts';
import { isSpoken } from '../intake/retention.ts';
import { isCopied, isRelayed } from '../relay/relayed-messages.ts';

// Platforms deliver in any order: what was changed or taken away may be told before it was said.

/** What a text is, line by line: talk, or which command. */
const shape = (said: string, { domain }: HandlerContext): string =>
  parseSpoken(said, domain.words)
    .map((spoken) => (spoken.kind === 'command' ? spoken.command.verb : spoken.kind))
    .join(' ');

/** Whether an edit of a message that has not come may matter when it comes. Ordinary talk is not Gavel's. */
const matters = (heard: HeardEdit, context: HandlerContext): boolean =>
  heard.replyTo !== undefined || isRelayed(heard, context) || isSpoken(heard.text, context.domain);

/**
 * Keeps a change for its message, if that may still come. Nothing is kept off the record, nor of what may have been said
 * off the record and is edited now.
 */
export async function keepEarly(
  heard: HeardEdit | HeardDeletion,
  known: MessageSubject | undefined,
  context: HandlerContext,
): Promise<void> {
  const { domain, active, work } = context;
  if (known !== undefined || domain.offRecord(meetingOf(work, active.current))) return;
  if (heard.kind === 'deletion' ? heard.attachments !== undefined : !matters(heard, context)) return;
  if (heard.kind === 'edit' && mayBeOffRecord(heard, [...work.meetings.values()], domain)) return;
  if (!(await isCopied(heard, context))) work.early(heard);
}

/** A message as Gavel should hear it, after changes that came before it. */
export interface ArrivedEvent {
  /** Undefined if it was taken away. */
  readonly message?: HeardMessage;
  /** What Gavel should hear after it. */
  readonly edit?: HeardEdit;
}

/**
 * A message comes. If it was deleted, Gavel doesn't hear it; if it was edited, Gavel hears it as edited, unless that
 * made something else of it: then Gavel does what its first words ask for, as it would have done.
 */
export async function arriveLate(heard: HeardMessage, context: HandlerContext): Promise<ArrivedEvent> {
  const { domain, active, work, store } = context;
  const { room, message } = heard;
  const change = work.earlyOf(room, message) ?? (await store.early(room, message));
  if (change === undefined) return { message: heard };
  work.came(room, message);
  if (change === 'gone') return {};
  if (domain.offRecord(meetingOf(work, active.current))) return { message: heard };
  if (shape(heard.text, context) !== shape(change.text, context)) return { message: heard, edit: change };
  const { mentions: _before, ...bare } = heard;
  const { text, mentions } = change;
  return { message: { ...bare, text, ...(mentions && { mentions }) } };
}
