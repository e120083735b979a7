import { aboutEntries } from '../../meeting/entry.ts';
import type { AttachedFile } from '../../meeting/feature.ts';
import type { Attachment, HeardMessage } from '../../ports/chat.ts';
import { firstDecision, meetingOf, speakerOf, type HandlerContext } from '../handler-context.ts';
import { applyDecision } from './apply-decision.ts';

/** What is known of a message when its attachments are offered to the features. */
interface Beside {
  /** What it says beside them, where that is no command. */
  readonly words: string;
  /** What was recorded of it. */
  readonly recorded: readonly number[];
  /** What it answers. */
  readonly about: string | undefined;
}

/** Offers what is attached to a message to the features, one after the other. */
export function hearAttached(heard: HeardMessage, beside: Beside, context: HandlerContext): void {
  const { attachments = [] } = heard;
  for (const [i, attachment] of attachments.entries()) {
    const key = `${heard.id}/attached/${i}`;
    const part = attachments.length === 1 ? '' : ` (${i + 1} of ${attachments.length})`;
    const text = beside.words === '' ? '' : `${beside.words}${part}`;
    const attached = attachedOf(attachment, { ...beside, words: text }, key, heard, context);
    const meeting = meetingOf(context.work, context.active.current);
    const decision = firstDecision(context.domain, (feature) => feature.onAttachment?.(attached, meeting));
    if (!decision) continue;
    applyDecision(context.active.current, decision, {
      cause: key,
      by: attached.by,
      at: heard.at,
      context,
      heard,
      quiet: true,
    });
  }
}

function attachedOf(
  { reference, name, type, size }: Attachment,
  { words, recorded, about }: Beside,
  key: string,
  heard: HeardMessage,
  context: HandlerContext,
): AttachedFile {
  const { room, message, by, at } = heard;
  // What a platform tells of somebody beside that (an address) has no place in a log that is for ever.
  const user = { platform: by.platform, id: by.id, name: by.name };
  const alone = recorded.length === 0;
  return {
    by: speakerOf(heard, context),
    at,
    key,
    from: { room, message, reference, user, alone },
    name,
    type,
    size,
    text: words,
    // A picture beside a command belongs to what the command recorded.
    about: alone ? about : aboutEntries(recorded.slice(-1)),
  };
}
