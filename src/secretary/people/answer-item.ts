import type { Message } from '../../meeting/message.ts';
import type { Heard, HeardMessage } from '../../ports/chat.ts';
import type { OutboxItem } from '../../ports/store.ts';

/** Whether something was said to Gavel alone. */
export const isDirect = (heard: Heard): heard is HeardMessage & { readonly direct: true } =>
  heard.kind === 'message' && heard.direct === true;

/**
 * An answer in the room where it was asked for, or to one person alone if they wrote to Gavel alone.
 * @param sign says as much in a reaction
 */
export function answerItem(message: Message, heard: Heard, id: string, sign?: string): OutboxItem {
  const { room, by: to } = heard;
  if (isDirect(heard)) return { id, room, outgoing: { kind: 'direct', id, room, to, message } };
  const signed = sign === undefined ? {} : { sign };
  return { id, room, outgoing: { kind: 'answer', id, room, to, message, replyTo: heard.message, ...signed } };
}
