import type { App } from '@slack/bolt';

/** One thing that Slack sent, in whatever envelope. */
export interface SlackDelivery {
  readonly body: Record<string, unknown>;
  /** Tells Slack that it arrived. */
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retryNum?: number | undefined;
  readonly retryReason?: string | undefined;
}

/**
 * Gives bolt what arrived. Bolt acknowledges an event before its listeners run, and a crash in between would lose it:
 * so the acknowledgement waits here until the listeners are done, by when it is on disk. Rejects, having acknowledged
 * nothing, where a listener failed; Slack delivers events again.
 */
export async function ackAfterHandling(app: App, { body, ack, retryNum, retryReason }: SlackDelivery): Promise<void> {
  const isEvent = body['event'] !== undefined;
  let acknowledged = false;
  await app.processEvent({
    body,
    ack: isEvent
      ? async () => {
          acknowledged = true;
        }
      : async (response) => ack(response),
    ...(retryNum === undefined ? {} : { retryNum }),
    ...(retryReason === undefined ? {} : { retryReason }),
  });
  if (acknowledged) await ack();
}
