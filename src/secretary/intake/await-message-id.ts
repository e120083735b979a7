import type { Heard, MessageId } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { OutboxSender } from '../outbox-sender.ts';

interface AwaitDeps extends Pick<OutboxSender, 'underWay'> {
  readonly store: Pick<Store, 'subject'>;
  readonly clock: Clock;
}

// No platform waits for its acknowledgement for more than 3 s.
const LONGEST_MS = 1500;

/** The message that something said or done is about. */
export const targetOf = (heard: Heard): MessageId | undefined =>
  heard.kind === 'message' ? heard.replyTo : heard.message;

/**
 * People can see a message of Gavel's, and react to it, before the platform has told Gavel its id. Resolves when what
 * such a reaction or reply is about is known, or cannot be what is being sent now. Nothing is written down meanwhile, so
 * the platform has no acknowledgement either: should Gavel be killed now, it is heard again.
 */
export async function awaitMessageId(heard: Heard, { store, clock, underWay }: AwaitDeps): Promise<void> {
  const target = targetOf(heard);
  if (target === undefined || underWay(heard.room) === undefined) return;
  const latest = new Date(Date.parse(clock.now()) + LONGEST_MS).toISOString();
  const late = Promise.withResolvers<void>();
  const off = clock.wake(latest, late.resolve);
  for (
    let sending = underWay(heard.room);
    sending && clock.now() < latest && (await store.subject(heard.room, target)) === undefined;
    sending = underWay(heard.room)
  )
    await Promise.race([sending, late.promise]);
  off();
}
