import type { WebClient } from '@slack/web-api';

import type { MessageId } from '../../ports/chat.ts';

/** The type of the metadata in which Gavel's messages carry their outgoing id. */
export const METADATA_TYPE = 'gavel_outgoing';

/** Clocks differ, and Slack's is the one that stamps messages. */
const CLOCKS_DIFFER_S = 60;

type Message = NonNullable<Awaited<ReturnType<WebClient['conversations']['history']>>['messages']>[number];

const carries = (id: string) => (message: Message) =>
  message.metadata?.event_type === METADATA_TYPE &&
  Object.entries(message.metadata.event_payload ?? {}).some(([key, value]) => key === 'id' && value === id);

/** Where a message may stand, and since when: ISO 8601, UTC. */
interface Where {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly since: string;
}

/**
 * Looks for a message that may have been delivered although Slack did not say so. Only what is posted in a channel or a
 * direct message can be looked up: an ephemeral answer leaves no trace, edits and reactions can be done again without
 * harm.
 * @param id of the outgoing message
 */
export async function lookUp(
  id: string,
  { channel, thread, since }: Where,
  client: WebClient,
): Promise<MessageId | undefined> {
  const oldest = String(Date.parse(since) / 1000 - CLOCKS_DIFFER_S);
  const pages = messages(client, channel, oldest, thread);
  for await (const page of pages) {
    const found = page.find(carries(id));
    if (found?.ts !== undefined) return found.ts;
  }
  return undefined;
}

/** The messages of a channel, or of a thread in it, page by page. */
async function* messages(
  client: WebClient,
  channel: string,
  oldest: string,
  thread: string | undefined,
): AsyncGenerator<readonly Message[]> {
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page = { channel, oldest, include_all_metadata: true, limit: 200, ...(cursor === '' ? {} : { cursor }) };
    const answer: HistoryPage = await (thread === undefined
      ? client.conversations.history(page)
      : client.conversations.replies({ ...page, ts: thread }));
    yield answer.messages ?? [];
    cursor = answer.response_metadata?.next_cursor || undefined;
  }
}

interface HistoryPage {
  readonly messages?: readonly Message[];
  readonly response_metadata?: { readonly next_cursor?: string };
}
